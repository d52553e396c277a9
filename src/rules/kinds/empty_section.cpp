// SPDX-License-Identifier: Apache-2.0
// Kind `empty_section`: a heading that nothing stands under.
#include <algorithm>

#include "base/strings.h"
#include "rules/order_numbers.h"
#include "rules/pictures.h"
#include "rules/reference_targets.h"
#include "rules/rule.h"

namespace kaiji {
namespace empty_section_kind {
namespace {

/// Fewer sections with a body than this share, and the headings are no headings.
constexpr std::size_t kFullOfTen = 7;

bool holds_words(const Block& block) {
  return block.kind != BlockKind::Furniture && block.kind != BlockKind::Comment && block.kind != BlockKind::Contents;
}

/// Headings that need no body: the end of a document, and pictures that text does not show.
bool needs_no_body(std::string_view title, bool marked) {
  for (const std::string_view word : {"以上", "附則", "付則", "目次", "参考", "図", "フロー", "構成", "余白"}) {
    if (title.find(word) != title.npos) return true;
  }
  // What a legal text says of a clause that is gone, and annexes that are left out on purpose.
  for (const std::string_view word : {"削除", "欠番", "省略", "略", "廃止"}) {
    const auto at = title.rfind(word);
    if (at != title.npos && (at == 0 || title[at - 1] == '(') && title.size() - at <= word.size() + 1) return true;
  }
  return !marked && title.find("。") != title.npos;  // the body stands on the heading's line
}

/// The annexes behind the last chapter are no part of it, though a loader may put them there.
bool begins_annex(std::string_view text) {
  for (const std::string_view word : {"付属書", "附属書", "付録", "附録", "別紙", "別表", "附則", "付則"}) {
    if (text.starts_with(word)) return true;
  }
  return false;
}

/// 「（記入欄）」: a place to fill in is no body.
bool is_blank_field(std::string_view text) {
  return text == "(記入欄)" || text == "(記載欄)" || text == "(未記入)" || text == "(空欄)" || text == "(要記入)";
}

/// 「以上」 closes a document; it is no body of the last heading.
bool closes_document(std::string_view text) {
  return text == "以上" || text == "(以上)" || text == "-以上-" || text == "以 上";
}

class EmptySectionCheck : public Check {
 public:
  explicit EmptySectionCheck(std::shared_ptr<const Rule> rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    for (SectionIndex at = 1; at < document.sections.size(); ++at) {
      const auto& section = document.sections[at];
      if (!is_empty(document, at) && !body_is_next_heading(document, section)) continue;
      const auto& heading = document.blocks[section.heading];
      if (needs_no_body(document.text_of(heading), is_marked(document, heading))) continue;
      if (!may_be_judged(document, at) || comes_again(document, at) || has_child_by_number(document, at)) continue;
      auto finding = make_finding(*rule_, document, document.blocks[section.heading].text, {});
      finding.location.span = document.blocks[section.heading].source;
      if (at + 1 < document.sections.size() && document.sections[at + 1].heading != kNone) {
        add_next(document, document.sections[at + 1].heading, finding);
      }
      findings.push_back(std::move(finding));
    }
    judge_last_annex(document, findings);
  }

 private:
  /// 「附属書B 試験の方法」 as the last words of a document whose 附属書A has a body.
  void judge_last_annex(const Document& document, std::vector<Finding>& findings) const {
    constexpr std::size_t kLongestTitle = 90;  // bytes
    BlockIndex last = kNone;
    std::string label;
    std::size_t full = 0;
    for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
      const auto& block = document.blocks[at];
      if (!holds_words(block) && block.kind != BlockKind::Heading) continue;
      const auto found = caption_label(std::string(block.number) + std::string(document.text_of(block)));
      const bool annex = found.starts_with("附属書") || found.starts_with("付録") || found.starts_with("別添");
      full += !label.empty() && !annex && last + 1 == at ? 1 : 0;
      label = annex && block.text.size() <= kLongestTitle ? found : std::string();
      last = at;
    }
    if (label.empty() || full == 0 || last == kNone) return;
    const auto& block = document.blocks[last];
    if (block.kind == BlockKind::Heading || needs_no_body(document.text_of(block), false)) return;
    findings.push_back(make_finding(*rule_, document, block.text, {}));
    findings.back().location.span = block.source;
  }

  /// An entry of a table of contents that the loader took for a heading: the same heading follows with its body.
  static bool comes_again(const Document& document, SectionIndex at) {
    const auto& own = document.blocks[document.sections[at].heading];
    for (auto later = at + 1; later < document.sections.size(); ++later) {
      const auto heading = document.sections[later].heading;
      if (heading == kNone || document.blocks[heading].number != own.number) continue;
      if (document.text_of(heading) == document.text_of(own)) return true;
    }
    return false;
  }

  /// 「### 5.2」 above 「### 5.2.1」, 「# 別表」 above 「## 別表1」: its part by its number, whatever the level of the
  /// heading.
  static bool has_child_by_number(const Document& document, SectionIndex at) {
    if (at + 1 >= document.sections.size() || document.sections[at + 1].heading == kNone) return false;
    const auto title = document.text_of(document.sections[at].heading);
    if (begins_annex(title) && document.text_of(document.sections[at + 1].heading).starts_with(title)) return true;
    const std::string_view own = document.blocks[document.sections[at].heading].number;
    const std::string_view next = document.blocks[document.sections[at + 1].heading].number;
    return !own.empty() && next.size() > own.size() + 1 && next.starts_with(own) &&
           (next[own.size()] == '.' || next[own.size()] == '-');
  }

  static bool is_empty(const Document& document, SectionIndex at) {
    const auto& section = document.sections[at];
    if (section.heading == kNone) return false;
    for (auto block = section.heading + 1; block < section.end; ++block) {
      const auto text = document.text_of(block);
      if (document.blocks[block].kind == BlockKind::Heading && begins_annex(text)) break;
      if (block == section.heading + 1 && is_divided(document, section.heading)) break;
      if (holds_words(document.blocks[block]) && !closes_document(text) && !is_blank_field(text)) return false;
    }
    return !shows_picture(document, section);
  }

  /// A rule stands below the heading: what follows is the foot of the page.
  static bool is_divided(const Document& document, BlockIndex heading) {
    if (document.blocks[heading].number.empty() || !is_marked(document, document.blocks[heading])) return false;
    const auto begin = document.blocks[heading].source.end.value;
    const auto end = document.blocks[heading + 1].source.begin.value;
    if (end <= begin) return false;
    const auto between = std::string_view(document.source.text).substr(begin, end - begin);
    return between.find("\n---") != between.npos || between.find("\n***") != between.npos;
  }

  /// An image has no words, but it is a body.
  static bool shows_picture(const Document& document, const Section& section) {
    const auto begin = document.blocks[section.heading].source.end.value;
    const auto end = section.end < document.blocks.size() ? document.blocks[section.end].source.begin.value
                                                          : static_cast<std::uint32_t>(document.source.text.size());
    if (end <= begin) return false;
    return kaiji::shows_picture(std::string_view(document.source.text).substr(begin, end - begin));
  }

  /// The body begins with the number of the next section: 「8.2.2 通信は…」 under 8.2.1.
  static bool body_is_next_heading(const Document& document, const Section& section) {
    if (section.heading == kNone || section.heading + 1 >= section.end) return false;
    const auto number = read_order_number(document.blocks[section.heading].number);
    if (!number || number->before.empty()) return false;
    const auto& body = document.blocks[section.heading + 1];
    const auto next = number->with(number->value + 1);
    return body.number == next || document.text_of(body).starts_with(next + " ");
  }

  /// The loader's headings can be trusted here: numbered like their neighbours or marked by the format, and most of
  /// their siblings have a body.
  static bool may_be_judged(const Document& document, SectionIndex at) {
    const auto& section = document.sections[at];
    const auto& heading = document.blocks[section.heading];
    const bool marked = is_marked(document, heading) || !document.source.editable;
    if (heading.number.empty() && !marked) return false;
    if (heading.number.empty() && (section.parent == 0 && at == 1)) return false;  // the title of the document
    std::size_t all = 0;
    std::size_t full = 0;
    for (SectionIndex other = 1; other < document.sections.size(); ++other) {
      if (other == at || document.sections[other].level != section.level) continue;
      if (document.blocks[document.sections[other].heading].number.empty() != heading.number.empty()) continue;
      ++all;
      full += is_empty(document, other) ? 0 : 1;
    }
    return (full >= 2 && full * 10 >= all * kFullOfTen) || (full == all && marked && most_have_bodies(document, at));
  }

  /// A section without siblings to compare with, in a document whose marked headings all head something.
  static bool most_have_bodies(const Document& document, SectionIndex at) {
    constexpr std::size_t kLeast = 8;
    std::size_t all = 0;
    std::size_t full = 0;
    for (SectionIndex other = 1; other < document.sections.size(); ++other) {
      if (other == at || document.sections[other].heading == kNone) continue;
      if (!is_marked(document, document.blocks[document.sections[other].heading])) continue;
      ++all;
      full += is_empty(document, other) ? 0 : 1;
    }
    return all >= kLeast && full + 1 >= all;
  }

  /// The format says that this line is a heading: "## ", <h2>.
  static bool is_marked(const Document& document, const Block& heading) {
    const std::string_view source = document.source.text;
    const auto line_end = source.rfind('\n', heading.source.begin.value);
    const auto line = trim(source.substr(line_end == source.npos ? 0 : line_end + 1, 8));
    return line.starts_with('#') || line.starts_with("<h") || line.starts_with("<H");
  }

  static void add_next(const Document& document, BlockIndex heading, Finding& finding) {
    const auto span = document.blocks[heading].source;
    const std::string words(span.in(document.source.text));
    finding.notes.push_back({{document.source.path, span}, {words, words}});
  }

  std::shared_ptr<const Rule> rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  return std::make_unique<const EmptySectionCheck>(spec.rule);
}

}  // namespace
}  // namespace empty_section_kind

extern const RuleKind kind_empty_section;
constinit const RuleKind kind_empty_section = {
    "empty_section", "A heading that nothing stands under.", {}, empty_section_kind::compile};

}  // namespace kaiji
