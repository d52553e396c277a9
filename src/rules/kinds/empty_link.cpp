// SPDX-License-Identifier: Apache-2.0
// Kind `empty_link`: links whose target was never filled in: [資料](#), <a href="">.
#include <algorithm>
#include <array>

#include "base/strings.h"
#include "document/literal_places.h"
#include "rules/rule.h"

namespace kaiji {
namespace empty_link_kind {
namespace {

constexpr std::array<std::string_view, 6> kEmptyTargets = {"](#)",      "]()",      "href=\"#\"",
                                                           "href=\"\"", "href='#'", "href=''"};

class EmptyLinkCheck : public Check {
 public:
  explicit EmptyLinkCheck(std::shared_ptr<const Rule> rule) : rule_(std::move(rule)) {}

  /// One finding for the document: the first such link, with the others as notes.
  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    auto places = find_places(input);
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
  static std::vector<SourceSpan> find_places(const CheckInput& input) {
    const std::string_view source = input.analysis.document.source.text;
    const auto& literal =
        input.memo.get<LiteralPlaces>(nullptr, [&] { return LiteralPlaces(input.analysis.document); });
    std::vector<SourceSpan> places;
    for (const auto target : kEmptyTargets) {
      for (auto at = source.find(target); at != source.npos; at = source.find(target, at + target.size())) {
        // Without the bracket that belongs to the link's words.
        const auto begin = target.front() == ']' ? at + 1 : at;
        const auto place = source_span(begin, at + target.size());
        const bool link = target.front() == ']' ? !literal.holds(place) && !leads_to_top(words_before(source, at))
                                                : is_link(source, place);
        if (link) places.push_back(place);
      }
    }
    std::sort(places.begin(), places.end());
    return places;
  }

  /// 「<a href="#">運用ガイド</a>」 and no anchor that a script or the page itself answers: a menu, a button,
  /// 「先頭へ」.
  static bool is_link(std::string_view source, SourceSpan target) {
    const auto open = source.rfind('<', target.begin.value);
    const auto close = source.find('>', target.end.value);
    if (open == source.npos || close == source.npos) return false;
    const auto tag = to_lower_ascii(source.substr(open, close - open));
    if (!tag.starts_with("<a ") && !tag.starts_with("<a\n")) return false;
    for (const std::string_view script : {"onclick", "role=", "data-", "toggle", "menu", "btn", "button", "pagetop"}) {
      if (tag.find(script) != tag.npos) return false;
    }
    return !leads_to_top(source.substr(close + 1, source.find("</a", close) - close - 1));
  }

  /// "[TOP](#)" and 「<a href="#">先頭へ</a>」 lead to the head of the page, as they say.
  static bool leads_to_top(std::string_view link) {
    const auto words = to_lower_ascii(link);
    constexpr auto kPlaces =
        std::to_array<std::string_view>({"page top", "pagetop", "to top", "トップへ", "トップに", "ページトップ",
                                         "先頭", "上へ", "上に戻", "閉じる", "メニュー", "目次へ", "目次に"});
    return words == "top" || words == "↑" || std::any_of(kPlaces.begin(), kPlaces.end(), [&](std::string_view place) {
             return words.find(place) != words.npos;
           });
  }

  /// The words of the Markdown link whose closing bracket stands at `close`.
  static std::string_view words_before(std::string_view source, std::size_t close) {
    const auto open = source.substr(0, close).rfind('[');
    return open == source.npos ? std::string_view() : source.substr(open + 1, close - open - 1);
  }

  std::shared_ptr<const Rule> rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  return std::make_unique<const EmptyLinkCheck>(spec.rule);
}

}  // namespace
}  // namespace empty_link_kind

extern const RuleKind kind_empty_link;
constinit const RuleKind kind_empty_link = {"empty_link", "A link without a target.", {}, empty_link_kind::compile};

}  // namespace kaiji
