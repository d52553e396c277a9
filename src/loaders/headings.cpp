// SPDX-License-Identifier: Apache-2.0
#include "loaders/headings.h"

#include <algorithm>

#include "loaders/wording.h"

namespace kaiji {
namespace {

constexpr std::size_t kLongestChain = 3;        ///< titles in a row that may all be headings
constexpr std::uint32_t kWidestNumbered = 100;  ///< cells of a numbered heading
constexpr std::uint32_t kWidestItem = 48;       ///< cells of a heading with (1), ① or ■

/// `b` has the mark that comes after `a`'s: the next number, or the same sign.
bool is_sibling(const TextLine& a, const TextLine& b) {
  if (a.mark.kind != b.mark.kind || a.mark.depth != b.mark.depth || a.mark.sign != b.mark.sign) return false;
  if (a.indent > b.indent + 1 || b.indent > a.indent + 1) return false;
  return a.mark.sign != 0 || b.mark.value == a.mark.value + 1;
}

bool is_row(LineKind kind) {
  return kind == LineKind::PipeRow || kind == LineKind::TabRow || kind == LineKind::AlignedRow ||
         kind == LineKind::BoxRow;
}

/// 【見出し】 or <見出し> alone on a line.
bool is_boxed(const TextLine& line) {
  if (line.mark.kind != MarkKind::None || line.width > kWidestNumbered) return false;
  const std::string_view text = line.text;
  const auto enclosed = [&](std::string_view open, std::string_view close) {
    return text.size() > open.size() + close.size() && text.starts_with(open) && text.ends_with(close) &&
           text.find(close) == text.size() - close.size() && text.find("://") == std::string_view::npos;
  };
  return enclosed("【", "】") || enclosed("<", ">") || enclosed("≪", "≫") || enclosed("《", "》") ||
         enclosed("〔", "〕") || enclosed("[", "]");
}

/// 「2.1 月間稼働率 99.99%」: a line that says how much or how long.
bool states_value(std::string_view text) {
  constexpr std::string_view kUnits[] = {"%",    "時",     "分", "日", "年", "か月", "世代",
                                         "文字", "営業日", "秒", "回", "台", "円"};
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (text[at] < '0' || text[at] > '9') continue;
    const std::string_view behind = text.substr(at + 1);
    if (std::any_of(std::begin(kUnits), std::end(kUnits),
                    [&](std::string_view unit) { return behind.starts_with(unit); }))
      return true;
  }
  return false;
}

/// 「困ったときは」, 「安心してお使いいただくために」: a title that ends like a clause.
bool names_occasion(const TextLine& line) {
  constexpr std::uint32_t kWidest = 40;  ///< cells
  constexpr std::string_view kEnds[] = {"ときは", "時は", "場合は", "際は", "ために", "には", "あとは", "後は", "まで"};
  return line.width <= kWidest && line.text.find("、") == std::string::npos &&
         std::any_of(std::begin(kEnds), std::end(kEnds), [&](auto end) { return line.text.ends_with(end); });
}

/// Decides line by line; a title is a heading only by what follows, so the walk goes from the end to the start.
class HeadingFinder {
 public:
  explicit HeadingFinder(std::vector<TextLine>& lines)
      : lines_(lines), next_(lines.size(), lines.size()), first_(next_line(lines, 0)) {}

  void run() {
    auto next = lines_.size();
    for (auto i = lines_.size(); i-- > 0;) {
      next_[i] = next;
      if (lines_[i].blank() || lines_[i].kind == LineKind::Furniture) continue;
      if (lines_[i].kind == LineKind::Text && is_heading(i)) lines_[i].kind = LineKind::Heading;
      next = i;
    }
    drop_long_chains();
    add_bodiless();
  }

 private:
  /// 「7. 体制」 between blank lines and between the sections 6 and 8: a section without a body, no item of a list.
  void add_bodiless() {
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      TextLine& line = lines_[i];
      if (line.kind != LineKind::Text || line.mark.kind != MarkKind::Decimal || line.mark.depth != 1) continue;
      const TextLine* below = next(i);
      if (below == nullptr || below->kind != LineKind::Heading || !is_sibling(line, *below) || adjacent(i)) continue;
      if (!is_title(line.text) || !after_blank(i) || line.width > kWidestItem) continue;
      for (auto above = i; above-- > 0;) {
        if (lines_[above].mark.kind != MarkKind::Decimal || !is_sibling(lines_[above], line)) continue;
        if (lines_[above].kind == LineKind::Heading && next_[above] != i) line.kind = LineKind::Heading;
        break;
      }
    }
  }

  const TextLine* next(std::size_t i) const { return next_[i] < lines_.size() ? &lines_[next_[i]] : nullptr; }
  bool adjacent(std::size_t i) const { return next_[i] == i + 1 && i + 1 < lines_.size(); }
  bool after_blank(std::size_t i) const { return i == 0 || lines_[i - 1].kind != LineKind::Text; }

  bool is_heading(std::size_t i) const {
    const TextLine& line = lines_[i];
    switch (line.mark.kind) {
      case MarkKind::Hash:
        return true;
      case MarkKind::Chapter:
        return (!is_terminated(line.text) && !line.text.ends_with("、") && !runs_on(i)) || line.text.starts_with("(");
      case MarkKind::Decimal:
        return is_numbered_heading(i);
      case MarkKind::Paren:
      case MarkKind::Circled:
      case MarkKind::Box:
        return is_item_heading(i);
      case MarkKind::None:
        return is_boxed(line) || is_bare_heading(i);
      default:
        return false;
    }
  }

  /// 「2-3 取引データは、社員であっても閲覧できない仕組みとして」 / 「いる。」: a wrapped sentence behind a number.
  bool runs_on(std::size_t i) const {
    constexpr std::uint32_t kFullLine = 60;  ///< cells; hardly a title
    if (!adjacent(i)) return false;
    const TextLine& below = lines_[i + 1];
    if (below.kind != LineKind::Text || below.mark.kind != MarkKind::None) return false;
    return goes_on(below.text) || lines_[i].width >= kFullLine;
  }

  bool is_numbered_heading(std::size_t i) const {
    const TextLine& line = lines_[i];
    if (line.text.empty() || line.width > kWidestNumbered || is_sentence(line.text)) return false;
    if (breaks_off(line.text) && !is_outer_title(line.text) && !names_occasion(line)) return false;
    if (is_key_value(line.text) && line.mark.depth < 2) return false;
    const TextLine* below = next(i);
    if (runs_on(i)) return false;
    if (line.mark.depth >= 2) {
      const bool item = below == nullptr || below->mark.kind == MarkKind::Decimal || below->kind == LineKind::Heading;
      return !(item && (states_value(line.text) || !is_title(line.text)));
    }
    if (line.indent > 1 || below == nullptr) return false;
    return !is_sibling(line, *below) && below->kind != LineKind::Contents;
  }

  /// (1), ① and ■ open a part where prose stands below them; otherwise they are items of a list.
  bool is_item_heading(std::size_t i) const {
    const TextLine& line = lines_[i];
    const TextLine* below = next(i);
    if (below == nullptr || line.indent > 1 || line.width > kWidestItem || is_sibling(line, *below)) return false;
    if (!is_title(line.text) && !(names_occasion(line) && line.mark.kind != MarkKind::Circled)) return false;
    if (line.mark.kind == MarkKind::Box && (after_blank(i) || !adjacent(i))) return true;
    const bool prose = below->kind == LineKind::Text && below->mark.kind == MarkKind::None && is_sentence(below->text);
    return prose || is_row(below->kind);
  }

  /// A short line alone before what it names.
  bool is_bare_heading(std::size_t i) const {
    const TextLine& line = lines_[i];
    const TextLine* below = next(i);
    const bool outer = is_outer_title(line.text);
    if (below == nullptr || line.indent > 8 || !(outer || is_title(line.text))) return false;
    if (below->kind == LineKind::Text && below->mark.kind == MarkKind::None && goes_on(below->text)) return false;
    const bool titled = i == first_ && is_title(line.text);
    if (titled && (!adjacent(i) || below->kind == LineKind::Heading)) return true;
    if (i > 0 && lines_[i - 1].kind == LineKind::Text) {
      const bool closed = is_terminated(lines_[i - 1].text);
      if (!closed || !adjacent(i)) return false;
    }
    if (outer) return true;
    if (below->kind == LineKind::Heading) return !adjacent(i);
    if (below->kind != LineKind::Text) return below->kind != LineKind::Contents;
    if (below->mark.kind == MarkKind::Note) return false;
    if (below->mark.kind != MarkKind::None) return !adjacent(i) || after_blank(i) || below->indent > line.indent;
    const bool block = !adjacent(i) && adjacent(next_[i]) && lines_[next_[i] + 1].kind == LineKind::Text;
    return block || is_sentence(below->text) || breaks_off(below->text) || below->width > kWidestNumbered ||
           (is_key_value(below->text) && !adjacent(i));
  }

  /// A row of short lines is a list without marks: only the last of them can be the heading of what follows.
  void drop_long_chains() {
    std::vector<std::size_t> chain;
    const auto finish = [&] {
      if (chain.size() > kLongestChain) {
        for (std::size_t i = 0; i + 1 < chain.size(); ++i) lines_[chain[i]].kind = LineKind::Text;
      }
      chain.clear();
    };
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      const TextLine& line = lines_[i];
      if (line.blank() || line.kind == LineKind::Furniture) continue;
      const bool bare = line.kind == LineKind::Heading && line.mark.kind == MarkKind::None && !is_boxed(line);
      if (!bare) finish();
      if (bare) chain.push_back(i);
    }
    finish();
  }

  std::vector<TextLine>& lines_;
  std::vector<std::size_t> next_;  ///< the next line with words
  std::size_t first_;              ///< the first line with words: the title of the document
};

/// Rank of a heading's style: a lower one encloses a higher one.
int rank_of(const TextLine& line, bool has_body, bool first) {
  const bool unnumbered = line.mark.kind == MarkKind::Box || line.mark.kind == MarkKind::None;
  if (first && line.mark.kind == MarkKind::None) return 0;
  if (unnumbered && is_outer_title(line.text)) return 8;
  switch (line.mark.kind) {
    case MarkKind::Hash:
      return line.mark.depth;
    case MarkKind::Chapter:
      return 10 + line.mark.depth;
    case MarkKind::Decimal:
      return 30 + line.mark.depth;
    case MarkKind::Box:
      return 60;
    case MarkKind::Paren:
      return 70;
    case MarkKind::Circled:
      return 80;
    default:
      break;
  }
  if (is_boxed(line)) return 58;
  return has_body ? 55 : 50;
}

}  // namespace

void find_headings(std::vector<TextLine>& lines) {
  HeadingFinder(lines).run();
  std::vector<int> open;
  bool first = true;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    TextLine& line = lines[i];
    if (line.blank() || line.kind == LineKind::Furniture) continue;
    if (line.kind == LineKind::Heading) {
      const auto below = next_line(lines, i + 1);
      const bool has_body = below == lines.size() || lines[below].kind != LineKind::Heading;
      const bool title = first && !is_outer_title(line.text);
      const int rank = rank_of(line, has_body, title);
      while (!open.empty() && open.back() >= rank) open.pop_back();
      open.push_back(rank);
      line.level = static_cast<std::uint8_t>(std::min<std::size_t>(open.size(), 200));
    }
    first = false;
  }
}

}  // namespace kaiji
