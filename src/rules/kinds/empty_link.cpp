// SPDX-License-Identifier: Apache-2.0
// Kind `empty_link`: links whose target was never filled in: [資料](#), <a href="">.
#include <algorithm>
#include <array>

#include "rules/rule.h"

namespace kaiji {
namespace {

constexpr std::array<std::string_view, 6> kEmptyTargets = {"](#)",      "]()",      "href=\"#\"",
                                                           "href=\"\"", "href='#'", "href=''"};

class EmptyLinkCheck : public Check {
 public:
  explicit EmptyLinkCheck(std::shared_ptr<const Rule> rule) : rule_(std::move(rule)) {}

  /// One finding for the document: the first such link, with the others as notes.
  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    auto places = find_places(document.source.text);
    if (places.empty()) return;
    auto finding = make_finding(*rule_, document, document.normalized.map.to_text(places.front()), {});
    finding.location.span = places.front();
    finding.key = "empty-link";
    for (std::size_t i = 1; i < places.size(); ++i) {
      const std::string words(places[i].in(document.source.text));
      finding.notes.push_back({{document.source.path, places[i]}, {words, words}});
    }
    findings.push_back(std::move(finding));
  }

 private:
  static std::vector<SourceSpan> find_places(std::string_view source) {
    std::vector<SourceSpan> places;
    for (const auto target : kEmptyTargets) {
      for (auto at = source.find(target); at != source.npos; at = source.find(target, at + target.size())) {
        // Without the bracket that belongs to the link's words.
        const auto begin = target.front() == ']' ? at + 1 : at;
        places.push_back(source_span(begin, at + target.size()));
      }
    }
    std::sort(places.begin(), places.end());
    return places;
  }

  std::shared_ptr<const Rule> rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  return std::make_unique<const EmptyLinkCheck>(spec.rule);
}

}  // namespace

extern const RuleKind kind_empty_link;
constinit const RuleKind kind_empty_link = {"empty_link", "A link without a target.", {}, compile};

}  // namespace kaiji
