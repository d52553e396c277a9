// SPDX-License-Identifier: Apache-2.0
// Kind `leftover_word`: a word of the editing left behind a space at the end of a heading: 「利用者の管理 確認」.
#include <algorithm>

#include "base/strings.h"
#include "rules/rule.h"

namespace kaiji {
namespace leftover_word_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"words", "strings", "Words of the editing: 確認, 要修正, 追記 …", true},
};

constexpr std::size_t kShortestTitle = 15;  ///< bytes before the word; 「本人 確認」 is a spaced title
constexpr std::size_t kMost = 2;            ///< more headings that end so, and it is how they are written

/// The last word of `line` behind white space, or "".
std::string_view last_word(std::string_view line) {
  line = trim(line);
  auto at = line.find_last_of(" \t");
  auto begin = at == line.npos ? 0 : at + 1;
  constexpr std::string_view kWide = "　";
  if (const auto wide = line.rfind(kWide); wide != line.npos) begin = std::max(begin, wide + kWide.size());
  return begin == 0 ? std::string_view() : line.substr(begin);
}

class LeftoverWordCheck : public Check {
 public:
  LeftoverWordCheck(std::shared_ptr<const Rule> rule, std::vector<std::string> words)
      : rule_(std::move(rule)), words_(std::move(words)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    std::vector<SourceSpan> places;
    for (const auto& block : document.blocks) {
      if (block.kind != BlockKind::Heading) continue;
      const auto line = trim(block.source.in(document.source.text));
      const auto word = last_word(line);
      const auto title = trim(line.substr(0, line.size() - word.size()));
      if (std::find(words_.begin(), words_.end(), word) == words_.end() || title.size() < kShortestTitle) continue;
      const auto begin = static_cast<std::size_t>(word.data() - document.source.text.data());
      places.push_back(source_span(begin, begin + word.size()));
    }
    if (places.size() > kMost) return;
    for (const auto place : places) {
      auto finding = make_finding(*rule_, document, document.normalized.map.to_text(place), {});
      finding.location.span = place;
      findings.push_back(std::move(finding));
    }
  }

 private:
  std::shared_ptr<const Rule> rule_;
  std::vector<std::string> words_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  auto words = spec.keys.strings("words");
  if (words.empty()) return fail(spec.keys.where("words"), "the key 'words' is missing");
  return std::make_unique<const LeftoverWordCheck>(spec.rule, std::move(words));
}

}  // namespace
}  // namespace leftover_word_kind

extern const RuleKind kind_leftover_word;
constinit const RuleKind kind_leftover_word = {"leftover_word", "A word of the editing left at the end of a heading.",
                                               leftover_word_kind::kParameters, leftover_word_kind::compile};

}  // namespace kaiji
