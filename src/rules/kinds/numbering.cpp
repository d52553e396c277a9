// SPDX-License-Identifier: Apache-2.0
// Kind `numbering`: a number used twice, left out or under the wrong parent, among headings, table rows or list items.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "rules/kana_numbers.h"
#include "rules/lead_numbers.h"
#include "rules/order_numbers.h"
#include "rules/reference_targets.h"
#include "rules/rule.h"
#include "text/characters.h"
#include "text/normalizer.h"

namespace kaiji {
namespace numbering_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"of", "strings",
     "What is counted: headings, tables, items, labels, inline, captions, rows, kana, leads, circled; all where "
     "absent."},
    {"fault", "string", "duplicate (a number used twice) or skipped (a number left out).", true},
};

/// A count that leaves out more than this is a selection from another numbering.
constexpr std::size_t kMostGaps = 2;
constexpr std::size_t kLeastMembers = 3;
/// Chapters that begin this late are those of a control catalogue (ISO/IEC 27002 begins at 5).
constexpr std::uint32_t kCatalogueBegins = 4;

using Runs = std::vector<NumberRun> (*)(const Document&);

struct Gap {
  const NumberedPlace* before = nullptr;
  const NumberedPlace* after = nullptr;
  std::uint32_t missing = 0;
};

/// The words that the number stands for: its heading or item, or the other cells of its row.
std::string named_words(const Document& document, BlockIndex at) {
  const auto& block = document.blocks[at];
  if (block.table == kNone) return std::string(document.text_of(block));
  std::string words;
  for (const auto cell : document.tables[block.table].cells[block.row]) {
    if (cell != kNone && cell != at) words += document.text_of(cell);
  }
  return words;
}

/// The second speaks of the first: a line under the heading of its number, an item with the label of a title.
bool names_again(const Document& document, BlockIndex first, BlockIndex second) {
  const auto& own = document.blocks[first];
  const auto& other = document.blocks[second];
  if (own.kind == BlockKind::Heading && other.kind != BlockKind::Heading) return own.section == other.section;
  return own.kind != BlockKind::ListItem && other.kind == BlockKind::ListItem && other.number.empty();
}

/// Headings that count with dots (17.1.2): two make a count, because chapters with few sections are many.
bool are_sections(const Document& document, const NumberRun& run) {
  return std::all_of(run.begin(), run.end(), [&](const NumberedPlace& place) {
    return document.blocks[place.block].kind == BlockKind::Heading &&
           place.number.before.find('.') != std::string::npos;
  });
}

/// Places of one run that share a value but not their words: a repeated page header shares both.
std::vector<std::pair<const NumberedPlace*, const NumberedPlace*>> duplicates(const Document& document,
                                                                              const NumberRun& run) {
  std::map<std::uint32_t, const NumberedPlace*> first;
  std::vector<std::pair<const NumberedPlace*, const NumberedPlace*>> pairs;
  for (const auto& place : run) {
    const auto [found, fresh] = first.emplace(place.number.value, &place);
    if (fresh) continue;
    if (names_again(document, found->second->block, place.block)) continue;
    if (named_words(document, found->second->block) != named_words(document, place.block)) {
      pairs.emplace_back(found->second, &place);
    }
  }
  const bool all_alike = first.size() * 2 <= run.size();  // "1. 1. 1.": no count at all
  const auto merged = std::count_if(pairs.begin(), pairs.end(), [&](const auto& pair) {
    return pair.second - pair.first == 1 && document.blocks[pair.second->block].table != kNone;
  });
  // Rows beside each other that share a number belong together, where it happens more than once.
  if ((all_alike && run.size() > 3) || merged > 1) pairs.clear();
  return run.size() < kLeastMembers && !are_sections(document, run) ? decltype(pairs){} : pairs;
}

/// Whether `number` stands somewhere between two places, as a block that the loader read as something else.
bool stands_between(const Document& document, const Gap& gap) {
  const auto wanted = normalize(gap.after->number.with(gap.missing));
  for (auto at = gap.before->block + 1; at < gap.after->block; ++at) {
    const auto& block = document.blocks[at];
    const auto text = document.text_of(block);
    if (block.number == wanted || block.number.starts_with(wanted + ".") || text.starts_with(wanted)) return true;
  }
  return false;
}

/// 「3月」 and 「エラー」 are no mention of the number 3 and the item エ.
bool is_part_of_word(std::string_view text, std::size_t begin, std::size_t end) {
  std::size_t at = begin;
  const auto first = decode_at(text, at);
  if (end - begin > 3 || (!is_ascii_digit(first) && !is_katakana(first))) return false;
  const auto next = first_of(text.substr(end));
  if (is_katakana(first)) return is_katakana(next) || is_han(next);
  const char before = begin == 0 ? ' ' : text[begin - 1];
  const bool figure = is_ascii_digit(static_cast<unsigned char>(before)) || before == '.';
  const bool fraction =
      next == U'.' && end + 1 < text.size() && is_ascii_digit(static_cast<unsigned char>(text[end + 1]));
  return figure || fraction || is_ascii_digit(next) || (is_han(next) && next != U'番') || is_katakana(next);
}

/// 「B-3 は欠番です」, 「第4部は分冊した」: the document says what became of the number.
bool is_left_out(const Document& document, const std::string& wanted) {
  constexpr std::array<std::string_view, 12> kReasons{"欠番",   "統合", "削除", "省い", "省略",     "載せて",
                                                      "掲載し", "分冊", "別冊", "抜粋", "該当なし", "割愛"};
  constexpr std::size_t kReach = 150;  // bytes
  const auto text = document.text();
  for (auto at = text.find(wanted); at != text.npos; at = text.find(wanted, at + wanted.size())) {
    if (is_part_of_word(text, at, at + wanted.size())) continue;
    const auto rest = text.substr(at, kReach);
    const auto sentence = rest.substr(0, rest.find("。"));
    for (const auto reason : kReasons) {
      if (sentence.find(reason) != sentence.npos) return true;
    }
  }
  return false;
}

/// 「第十条及び第十一条 削除」 between 第九条 and 第十二条.
bool names_in_kanji(const Document& document, const Gap& gap) {
  if (gap.after->number.before != "第" || gap.missing > 99) return false;
  constexpr std::string_view kFigures = "一二三四五六七八九";
  constexpr std::size_t kCharacter = 3;
  const auto figure = [&](std::uint32_t value) { return kFigures.substr((value - 1) * kCharacter, kCharacter); };
  std::string numeral;
  if (gap.missing >= 20) numeral += figure(gap.missing / 10);
  if (gap.missing >= 10) numeral += "十";
  if (gap.missing % 10 != 0) numeral += figure(gap.missing % 10);
  const auto wanted = "第" + numeral + gap.after->number.after;
  for (auto at = gap.before->block + 1; at < gap.after->block; ++at) {
    const auto& block = document.blocks[at];
    if (document.text_of(block).find(wanted) != std::string_view::npos || block.number == wanted) return true;
  }
  return false;
}

std::vector<Gap> gaps(const NumberRun& run) {
  std::vector<const NumberedPlace*> sorted;
  for (const auto& place : run) sorted.push_back(&place);
  std::stable_sort(sorted.begin(), sorted.end(),
                   [](const auto* a, const auto* b) { return a->number.value < b->number.value; });
  std::vector<Gap> found;
  for (std::size_t i = 1; i < sorted.size(); ++i) {
    const auto low = sorted[i - 1]->number.value;
    const auto high = sorted[i]->number.value;
    if (high <= low + 1) continue;
    if (high > low + kMostGaps + 1) return {};  // a selection
    for (auto value = low + 1; value < high; ++value) found.push_back({sorted[i - 1], sorted[i], value});
  }
  return found;
}

/// A heading counts what `before` ("5." of 5.1) is a part of: 5, or 第5章.
bool has_chapter(const Document& document, const std::string& before) {
  const auto chapter = read_order_number(before);
  return !chapter || !chapter->before.empty() ||
         std::any_of(document.sections.begin(), document.sections.end(), [&](const Section& section) {
           if (section.heading == kNone) return false;
           const auto number = read_order_number(document.blocks[section.heading].number);
           return number && number->value == chapter->value && (number->before.empty() || number->before == "第");
         });
}

/// The headings count 1.1, 1.2 …, though no heading counts the chapters.
bool counts_from_one(const Document& document) {
  return std::any_of(document.sections.begin(), document.sections.end(), [&](const Section& section) {
    return section.heading != kNone && document.blocks[section.heading].number == "1.1";
  });
}

/// Headings under "4" that count 5.1, 5.2: numbers of a standard, no sections of this document.
bool is_foreign(const Document& document, const NumberRun& run) {
  const auto& first = document.blocks[run.front().block];
  const auto& before = run.front().number.before;
  if (first.kind != BlockKind::Heading || before.find_first_of(".-") == std::string::npos) return false;
  if (before.front() >= 'A' && before.front() <= 'Z') return false;  // Q2-1, Q2-2 under any chapter
  const auto parent = document.sections[document.sections[first.section].parent].heading;
  // 1-1 and 1-2 of a paper that counts no chapters; catalogues count with dots.
  if (before.ends_with("-") && (parent == kNone || document.blocks[parent].number.empty())) return false;
  if (parent == kNone || document.blocks[parent].number.empty()) {
    return !has_chapter(document, before) && !counts_from_one(document);
  }
  const auto number = read_order_number(document.blocks[parent].number);
  return number &&
         !before.starts_with(number->before == "第" ? std::to_string(number->value) : number->with(number->value));
}

/// 1.1 and 1.3 alone are a count where they are all that their chapter has.
bool is_short_chapter(const Document& document, const NumberRun& run) {
  const auto& first = document.blocks[run.front().block];
  const auto parent = document.sections[first.section].parent;
  return run.size() == 2 && first.kind == BlockKind::Heading && parent != 0 && parent != kNone &&
         !document.blocks[document.sections[parent].heading].number.empty() && run[0].number.value == 1 &&
         run[1].number.value == 3 && run.front().number.before.find('.') != std::string::npos;
}

/// 別紙1 and 別紙3: annexes, of which two say how they are counted.
bool is_caption(const NumberRun& run) {
  const auto& before = run.front().number.before;
  return !before.empty() && static_cast<unsigned char>(before.front()) >= 0x80u && before != "第" && before != "Q";
}

/// Gaps of a run that counts: those of a selection, and those beside a number used twice, are none.
std::vector<Gap> true_gaps(const Document& document, const NumberRun& run) {
  const bool caption = is_caption(run);
  const bool pair = caption && run.size() == 2 && run[0].number.value == 1 && run[1].number.value == 3;
  const bool chapter = is_short_chapter(document, run) || pair;
  if (run.size() < kLeastMembers && !chapter) return {};
  if (run.front().number.value >= kCatalogueBegins && document.blocks[run.front().block].table == kNone) return {};
  auto found = gaps(run);
  if (found.size() > kMostGaps || (found.size() * 3 > run.size() && !chapter)) return {};
  // A number used twice beside the gap is one slip, not two.
  for (const auto& pair : duplicates(document, run)) {
    std::erase_if(found, [second = pair.second, value = pair.second->number.value](const Gap& gap) {
      const bool next = gap.missing <= value + 1 && value <= gap.missing + 1;
      const bool near = gap.missing <= value + 2 && value <= gap.missing + 2;
      return next || (near && (second == gap.before || second + 1 == gap.after));  // 5, 6, 5, 8
    });
  }
  const auto elsewhere = [&](const Gap& gap) {
    // An annex that the text speaks of may be a file of its own.
    const auto wanted = normalize(gap.after->number.with(gap.missing));
    if (caption && document.text().find(wanted) != std::string_view::npos) return true;
    if (is_left_out(document, wanted.substr(0, wanted.find_last_not_of('.') + 1))) return true;
    if (names_in_kanji(document, gap)) return true;
    return gap.after->block < gap.before->block ||
           (gap.after->block != gap.before->block && stands_between(document, gap));
  };
  if (std::any_of(found.begin(), found.end(), elsewhere)) return {};
  return found;
}

class NumberingCheck : public Check {
 public:
  NumberingCheck(std::shared_ptr<const Rule> rule, std::vector<Runs> of, bool skipped)
      : rule_(std::move(rule)), of_(std::move(of)), skipped_(skipped) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    for (const auto runs_of : of_) {
      const auto runs = !skipped_ && runs_of == &caption_runs ? repeated_captions(document) : runs_of(document);
      if (skipped_) {
        report_gaps(document, runs, findings);
        report_strays(document, runs, findings);
      } else {
        for (const auto& run : runs) {
          if (!is_foreign(document, run)) report_duplicates(document, run, findings);
        }
      }
    }
  }

 private:
  static SourceSpan place_of(const Document& document, const NumberedPlace& place) {
    return document.blocks[place.block].source;
  }

  Finding finding_at(const Document& document, const NumberedPlace& place, const std::string& numbers) const {
    auto finding = make_finding(*rule_, document, document.blocks[place.block].text, {{"numbers", {numbers, numbers}}});
    finding.location.span = place_of(document, place);
    finding.key = numbers;
    return finding;
  }

  static Note note_at(const Document& document, const NumberedPlace& place) {
    const std::string words(place_of(document, place).in(document.source.text));
    return {{document.source.path, place_of(document, place)}, {words, words}};
  }

  /// One finding for a run: at the first number that was used before, with the others as notes.
  void report_duplicates(const Document& document, const NumberRun& run, std::vector<Finding>& findings) const {
    const auto pairs = duplicates(document, run);
    if (pairs.empty()) return;
    std::string numbers;
    for (const auto& [first, second] : pairs) {
      const auto label = second->number.with(second->number.value);
      if (numbers.find(label) == std::string::npos) numbers += (numbers.empty() ? "" : ", ") + label;
    }
    auto finding = finding_at(document, *pairs.front().second, numbers);
    for (const auto& [first, second] : pairs) {
      finding.notes.push_back(note_at(document, *first));
      if (second != pairs.front().second) finding.notes.push_back(note_at(document, *second));
    }
    findings.push_back(std::move(finding));
  }

  void report_gaps(const Document& document, const std::vector<NumberRun>& runs, std::vector<Finding>& findings) const {
    std::vector<Gap> all;
    std::size_t runs_with_gaps = 0;
    for (const auto& run : runs) {
      if (is_foreign(document, run)) continue;
      runs_with_gaps += gaps(run).empty() && !spread(run) ? 0 : 1;
      const auto found = true_gaps(document, run);
      all.insert(all.end(), found.begin(), found.end());
    }
    // The whole numbering is a selection; articles are no part of it: they count through all chapters.
    if (runs_with_gaps > kMostGaps) std::erase_if(all, [](const Gap& gap) { return gap.after->number.after != "条"; });
    for (const auto& gap : all) {
      auto finding = finding_at(document, *gap.after, normalize(gap.after->number.with(gap.missing)));
      finding.notes.push_back(note_at(document, *gap.before));
      findings.push_back(std::move(finding));
    }
  }

  /// 「1.1」 and 「2.2」 under chapter 2: the section before a run that begins with its second number.
  void report_strays(const Document& document, const std::vector<NumberRun>& runs,
                     std::vector<Finding>& findings) const {
    for (const auto& run : runs) {
      const auto& first = run.front();
      const auto& block = document.blocks[first.block];
      if (first.number.value != 2 || block.kind != BlockKind::Heading || !first.number.before.ends_with(".")) continue;
      const auto own = block.section;
      if (own == 0 || is_foreign(document, run)) continue;
      const auto& before = document.sections[own - 1];
      if (before.parent != document.sections[own].parent || before.heading == kNone) continue;
      const auto number = read_order_number(document.blocks[before.heading].number);
      if (!number || number->value != 1 || number->before == first.number.before || !number->before.ends_with(".")) {
        continue;
      }
      findings.push_back(finding_at(document, {*number, before.heading}, first.number.with(1)));
      findings.back().notes.push_back(note_at(document, first));
    }
  }

  /// A run with a hole too wide to be a slip.
  static bool spread(const NumberRun& run) {
    for (std::size_t i = 1; i < run.size(); ++i) {
      if (run[i].number.value > run[i - 1].number.value + kMostGaps + 1) return true;
    }
    return false;
  }

  std::shared_ptr<const Rule> rule_;
  std::vector<Runs> of_;
  bool skipped_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  std::vector<Runs> of;
  constexpr std::pair<std::string_view, Runs> kRuns[] = {
      {"headings", heading_runs}, {"tables", table_runs},     {"items", item_runs},      {"labels", label_runs},
      {"inline", inline_runs},    {"captions", caption_runs}, {"rows", marked_row_runs}, {"kana", kana_runs},
      {"leads", lead_runs},       {"circled", circled_runs}};
  for (const auto& word : spec.keys.strings("of")) {
    const auto* found =
        std::find_if(std::begin(kRuns), std::end(kRuns), [&](const auto& run) { return run.first == word; });
    if (found == std::end(kRuns)) {
      return fail(
          spec.keys.where("of"),
          fmt::format(
              "unknown '{}'; one of headings, tables, items, labels, inline, captions, rows, kana, leads, circled",
              word));
    }
    of.push_back(found->second);
  }
  if (of.empty()) {
    for (const auto& run : kRuns) of.push_back(run.second);
  }
  const auto fault = spec.keys.required_string("fault");
  if (fault != "duplicate" && fault != "skipped") {
    return fail(spec.keys.where("fault"), "'fault' must be duplicate or skipped");
  }
  return std::make_unique<const NumberingCheck>(spec.rule, std::move(of), fault == "skipped");
}

}  // namespace
}  // namespace numbering_kind

extern const RuleKind kind_numbering;
constinit const RuleKind kind_numbering = {"numbering", "Numbers of headings, rows and items that count.",
                                           numbering_kind::kParameters, numbering_kind::compile};

}  // namespace kaiji
