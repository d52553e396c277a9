// SPDX-License-Identifier: Apache-2.0
// Kind `self_name`: a document that calls itself by the name of another one: 「本規約」 in a white paper, copied from
// the terms of use.
#include <algorithm>

#include "rules/rule.h"
#include "text/characters.h"

namespace kaiji {
namespace self_name_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"borrowed", "strings", "Names of papers that this one is not: 本規約, 本契約.", true},
    {"own", "strings", "Names by which a paper of this sort calls itself; one of them must stand in it.", true},
    {"most", "number", "A name used more often than this is meant (2)."},
};

struct SelfNameRule {
  std::shared_ptr<const Rule> rule;
  std::vector<std::string> borrowed;
  std::vector<std::string> own;
  std::size_t most = 2;
};

/// Where the name stands as a word of its own: 「基本規程」 holds no 「本規程」.
std::vector<std::size_t> places_of(std::string_view text, std::string_view name) {
  std::vector<std::size_t> places;
  for (auto at = text.find(name); at != text.npos; at = text.find(name, at + name.size())) {
    if (!is_han(last_of(text.substr(0, at)))) places.push_back(at);
  }
  return places;
}

class SelfNameCheck : public Check {
 public:
  explicit SelfNameCheck(SelfNameRule rule) : names_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    const auto text = document.text();
    const bool named = std::any_of(names_.own.begin(), names_.own.end(),
                                   [&](const std::string& name) { return text.find(name) != text.npos; });
    if (!named) return;
    for (const auto& name : names_.borrowed) {
      const auto places = places_of(text, name);
      if (places.empty() || places.size() > names_.most || is_defined(text, name)) continue;
      const auto at = text_span(places.front(), places.front() + name.size());
      if (document.blocks[document.block_at(at.begin)].role == BlockRole::Question) continue;
      findings.push_back(make_finding(*names_.rule, document, at, {}));
    }
  }

 private:
  /// 「以下「本規約」という」, or a heading or title with the bare word (利用規約) at its end.
  static bool is_defined(std::string_view text, const std::string& name) {
    for (const std::string_view open : {"「", "\"", "『", "、", "下", ","}) {
      if (text.find("以下" + std::string(open) + name) != text.npos) return true;
      if (text.find(std::string(open) + name + "」") != text.npos) return true;
    }
    return text.find("以下" + name) != text.npos;
  }

  SelfNameRule names_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  SelfNameRule rule{spec.rule, spec.keys.strings("borrowed"), spec.keys.strings("own"), 2};
  rule.most = static_cast<std::size_t>(std::max<std::int64_t>(spec.keys.integer("most", 2), 0));
  if (rule.borrowed.empty()) return fail(spec.keys.where("borrowed"), "the key 'borrowed' is missing");
  return std::make_unique<const SelfNameCheck>(std::move(rule));
}

}  // namespace
}  // namespace self_name_kind

extern const RuleKind kind_self_name;
constinit const RuleKind kind_self_name = {"self_name", "A document that calls itself by another paper's name.",
                                           self_name_kind::kParameters, self_name_kind::compile};

}  // namespace kaiji
