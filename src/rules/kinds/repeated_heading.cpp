// SPDX-License-Identifier: Apache-2.0
// Kind `repeated_heading`: two sections of one chapter under the same title.
#include <algorithm>
#include <iterator>
#include <map>

#include "rules/rule.h"
#include "rules/title_match.h"

namespace kaiji {
namespace repeated_heading_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"usual", "strings", "Titles that come again by design: 回答, 備考, Added."},
};

constexpr std::size_t kShortestTitle = 6;  ///< bytes
constexpr std::size_t kMost = 2;           ///< more, and it is how the document is built

class RepeatedHeadingCheck : public Check {
 public:
  RepeatedHeadingCheck(std::shared_ptr<const Rule> rule, std::vector<std::string> usual)
      : rule_(std::move(rule)), usual_(std::move(usual)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    std::map<std::pair<SectionIndex, std::string>, std::vector<BlockIndex>> titles;
    std::map<std::string, std::size_t> uses;
    for (SectionIndex at = 1; at < document.sections.size(); ++at) {
      const auto& section = document.sections[at];
      if (section.heading == kNone) continue;
      const auto text = document.text_of(section.heading);
      auto key = title_key(text);
      ++uses[key];
      if (!document.blocks[section.heading].number.empty() || key.size() < kShortestTitle || is_usual(text)) continue;
      titles[{section.parent, std::move(key)}].push_back(section.heading);
    }
    std::vector<Finding> told;
    for (const auto& [title, headings] : titles) {
      if (headings.size() != 2 || uses[title.second] != 2) continue;
      told.push_back(make_finding(*rule_, document, document.blocks[headings.back()].text, {}));
      const auto first = document.blocks[headings.front()].source;
      const std::string words(first.in(document.source.text));
      told.back().notes.push_back({{document.source.path, first}, {words, words}});
    }
    if (told.size() > kMost) return;
    std::move(told.begin(), told.end(), std::back_inserter(findings));
  }

 private:
  bool is_usual(std::string_view title) const {
    return title.find("。") != title.npos ||
           std::any_of(usual_.begin(), usual_.end(), [&](const std::string& word) { return title == word; });
  }

  std::shared_ptr<const Rule> rule_;
  std::vector<std::string> usual_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  return std::make_unique<const RepeatedHeadingCheck>(spec.rule, spec.keys.strings("usual"));
}

}  // namespace
}  // namespace repeated_heading_kind

extern const RuleKind kind_repeated_heading;
constinit const RuleKind kind_repeated_heading = {"repeated_heading", "Two sections of one chapter under one title.",
                                                  repeated_heading_kind::kParameters, repeated_heading_kind::compile};

}  // namespace kaiji
