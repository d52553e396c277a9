// SPDX-License-Identifier: Apache-2.0
#include "rules/form_pointers.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "text/characters.h"

namespace kaiji {
namespace {

/// Rows that 「同上」 may climb.
constexpr std::size_t kMaxDitto = 20;
/// Bytes of an answer that is hardly more than the pointer.
constexpr std::size_t kLongestPointer = 60;

constexpr std::array<std::string_view, 5> kNoteMarks{"注記", "注", "※", "備考", "補足"};

/// Bytes of the number at the start of a text: 「8-7」, 「D4」, 「123」.
std::size_t number_size(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && at < 3 && text[at] >= 'A' && text[at] <= 'Z') ++at;
  if (at < text.size() && at > 0 && text[at] == '-') ++at;
  const auto first = at;
  while (at < text.size() && (is_ascii_digit(text[at]) || (at > first && (text[at] == '-' || text[at] == '.') &&
                                                           at + 1 < text.size() && is_ascii_digit(text[at + 1]))))
    ++at;
  return at > first ? at : 0;
}

bool starts_with_any(std::string_view text, const auto& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

std::string_view text_of(const Analysis& analysis, TextSpan span) {
  return span.in(analysis.document.text());
}

/// The row above, categories and rows without names left out; `row` itself where there is none.
std::size_t row_above(const FormReading& form, std::size_t row) {
  for (auto at = row; at > 0;) {
    --at;
    if (!form.rows()[at].names.empty()) return at;
  }
  return row;
}

/// What the rows above say, the first that says anything itself.
std::vector<AnswerPart> parts_above(const FormReading& form, std::size_t row, const Analysis& analysis,
                                    const DisclosureCues& cues) {
  for (std::size_t step = 0; step < kMaxDitto; ++step) {
    const auto above = row_above(form, row);
    if (above == row) break;
    row = above;
    const auto& parts = form.rows()[row].answers;
    const bool ditto = std::any_of(parts.begin(), parts.end(), [&](const AnswerPart& part) {
      return cues.read(text_of(analysis, part.span)).ditto;
    });
    const bool says = std::any_of(parts.begin(), parts.end(), [&](const AnswerPart& part) {
      const auto reading = cues.read(text_of(analysis, part.span));
      return !reading.ditto && !reading.blank;
    });
    if (says || !ditto) return parts;
  }
  return {};
}

/// The sentences of the note with this mark: 「- 注2 …」, 「※1 …」.
std::vector<AnswerPart> note_parts(std::string_view mark, const Analysis& analysis) {
  std::vector<AnswerPart> parts;
  const auto& document = analysis.document;
  for (BlockIndex index = 0; index < document.blocks.size(); ++index) {
    const auto& block = document.blocks[index];
    if (block.table != kNone || block.role != BlockRole::Statement) continue;
    auto text = document.text_of(index);
    if (text.starts_with("(")) text.remove_prefix(1);
    const bool marked = block.number == mark ||
                        (text.starts_with(mark) && text.size() > mark.size() && !is_ascii_digit(text[mark.size()]));
    if (!marked) continue;
    const auto [begin, end] = sentences_of(analysis, index);
    for (auto at = begin; at < end; ++at) parts.push_back({at, analysis.sentences[at].span});
    break;
  }
  return parts;
}

}  // namespace

std::string pointed_row(std::string_view text) {
  constexpr std::array<std::string_view, 10> kBefore{"項番", "項目番号", "番号", "No.", "No",
                                                     "設問", "質問",     "問",   "Q",   "項"};
  constexpr std::array<std::string_view, 4> kUnits{"番", "項", "の回答", "の欄"};
  constexpr std::array<std::string_view, 13> kBehind{"のとおり", "の通り", "と同じ",  "と同様", "に同じ",
                                                     "に記載",   "を参照", "参照",    "の備考", "をご覧",
                                                     "に準じ",   "による", "をご参照"};
  constexpr std::array<std::string_view, 3> kForeign{"第", "別紙", "条"};
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool inside = at > 0 && (is_ascii_digit(text[at - 1]) || text[at - 1] == '-' || text[at - 1] == '.' ||
                                   (text[at - 1] >= 'A' && text[at - 1] <= 'z'));
    const auto size = inside ? 0 : number_size(text.substr(at));
    if (size == 0) continue;
    const auto before = text.substr(0, at);
    const auto ends = [&](std::string_view word) { return before.ends_with(word); };
    if (std::any_of(kForeign.begin(), kForeign.end(), ends)) continue;
    auto rest = text.substr(at + size);
    for (const auto unit : kUnits) {
      if (rest.starts_with(unit)) rest.remove_prefix(unit.size());
    }
    // A bare number points only where a word says that it is a row's.
    const bool called = std::any_of(kBefore.begin(), kBefore.end(), ends) || rest.size() + size + at < text.size() ||
                        text.substr(at, size).find_first_not_of("0123456789") != std::string_view::npos;
    if (called && starts_with_any(rest, kBehind)) return std::string(text.substr(at, size));
  }
  return {};
}

std::string pointed_note(std::string_view text) {
  for (const auto mark : kNoteMarks) {
    for (auto at = text.find(mark); at != std::string_view::npos; at = text.find(mark, at + 1)) {
      const auto digits = text.substr(at + mark.size());
      std::size_t size = 0;
      while (size < digits.size() && is_ascii_digit(digits[size])) ++size;
      if (size > 0) return std::string(text.substr(at, mark.size() + size));
    }
  }
  return {};
}

std::vector<AnswerPart> follow_pointers(const FormReading& form, std::size_t row, std::vector<AnswerPart> parts,
                                        const Analysis& analysis, const DisclosureCues& cues) {
  std::vector<AnswerPart> all;
  for (const auto& part : parts) {
    const auto text = text_of(analysis, part.span);
    const auto reading = cues.read(text);
    std::vector<AnswerPart> behind;
    if (reading.ditto || (reading.yes && text.find("(同") != std::string_view::npos)) {
      behind = parts_above(form, row, analysis, cues);
    } else if (text.size() <= kLongestPointer) {
      const auto number = pointed_row(text);
      const auto other = number.empty() ? form.rows().size() : form.row_with_number(number, row);
      if (other < form.rows().size()) {
        behind = form.rows()[other].answers;
      } else if (const auto note = pointed_note(text); !note.empty()) {
        behind = note_parts(note, analysis);
      }
    }
    if (behind.empty() || (reading.yes && !reading.ditto)) all.push_back(part);
    all.insert(all.end(), behind.begin(), behind.end());
  }
  return all;
}

}  // namespace kaiji
