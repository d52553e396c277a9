// SPDX-License-Identifier: Apache-2.0
// Kind `unnamed_party`: 「当社」 in a document that never names the company.
#include <algorithm>

#include "rules/pattern_keys.h"
#include "rules/rule.h"

namespace kaiji {
namespace unnamed_party_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"words", "strings", "Words for the provider: 当社, 弊社.", true},
    {"names", "strings", "Expressions that name a company: 株式会社…", true},
    {"others", "strings", "Words in such a name that make it another company: Amazon, Google …"},
    {"least", "number", "How often the word must stand in the document (3)."},
};

struct PartyRule {
  std::shared_ptr<const Rule> rule;
  std::vector<std::string> words;
  std::vector<std::string> others;
  std::vector<PatternId> names;
  std::size_t least = 3;
};

class UnnamedPartyCheck : public Check {
 public:
  explicit UnnamedPartyCheck(PartyRule rule) : party_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    const auto text = document.text();
    std::size_t count = 0;
    auto first = text.npos;
    std::size_t length = 0;
    for (const auto& word : party_.words) {
      for (auto at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) {
        ++count;
        if (at < first) first = at, length = word.size();
      }
    }
    if (count < party_.least || is_named(input)) return;
    findings.push_back(make_finding(*party_.rule, document, text_span(first, first + length), {}));
  }

 private:
  bool is_named(const CheckInput& input) const {
    const auto text = input.analysis.document.text();
    for (const auto id : party_.names) {
      for (const auto& hit : input.hits.of(id)) {
        const auto name = hit.span.in(text);
        const auto other = [&](const std::string& word) { return name.find(word) != name.npos; };
        if (std::none_of(party_.others.begin(), party_.others.end(), other)) return true;
      }
    }
    return false;
  }

  PartyRule party_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  PartyRule rule{spec.rule, spec.keys.strings("words"), spec.keys.strings("others"), {}, 3};
  rule.least = static_cast<std::size_t>(std::max<std::int64_t>(spec.keys.integer("least", 3), 1));
  auto names = read_required_patterns(spec, "names");
  if (!names) return tl::unexpected<Error>(names.error());
  rule.names = std::move(*names);
  if (rule.words.empty()) return fail(spec.keys.where("words"), "the key 'words' is missing");
  return std::make_unique<const UnnamedPartyCheck>(std::move(rule));
}

}  // namespace
}  // namespace unnamed_party_kind

extern const RuleKind kind_unnamed_party;
constinit const RuleKind kind_unnamed_party = {"unnamed_party", "A provider that the document never names.",
                                               unnamed_party_kind::kParameters, unnamed_party_kind::compile};

}  // namespace kaiji
