// SPDX-License-Identifier: Apache-2.0
#include "rules/named_rows.h"

#include <algorithm>
#include <array>
#include <numeric>

#include "base/byte_set.h"
#include "base/strings.h"
#include "text/characters.h"

namespace kaiji {
namespace {

/// A label names a heading or a label cell where it is at least this part of it; in percent.
constexpr std::size_t kNamingShare = 45;
constexpr std::size_t kRowShare = 75;
/// Of one that is the head of it, and the bytes of a head that tells.
constexpr std::size_t kHeadShare = 45;
constexpr std::size_t kLeastHead = 15;
/// Of one of several things that a label asks for.
constexpr std::size_t kPhraseShare = 75;
constexpr std::size_t kLeastPhrase = 9;
/// What a name in the row itself counts more than one that merged cells hand down.
constexpr std::size_t kOwnWeight = 4;

/// The number stands in the text by itself: 9.2.1, and not 19.2.1 or 9.2.10 or 9.2.1.3.
bool number_stands_at(std::string_view text, std::size_t at, std::size_t size) {
  if (at > 0 && (is_ascii_digit(text[at - 1]) || (text[at - 1] == '.' && at > 1 && is_ascii_digit(text[at - 2]))))
    return false;
  const auto rest = text.substr(at + size);
  return rest.empty() || !(is_ascii_digit(rest[0]) || (rest[0] == '.' && rest.size() > 1 && is_ascii_digit(rest[1])));
}

/// Holds nothing but digits, dots, letters of control numbers and what stands between them.
bool is_list_of_controls(std::string_view text) {
  static constexpr ByteSet kPlain("0123456789.ACLD-/, ~");
  constexpr std::string_view kOther[] = {"・", "、", "及び", "～", "〜"};
  while (!text.empty()) {
    if (kPlain.holds(text[0])) {
      text.remove_prefix(1);
      continue;
    }
    const auto* other =
        std::find_if(std::begin(kOther), std::end(kOther), [&](auto mark) { return text.starts_with(mark); });
    if (other == std::end(kOther)) return false;
    text.remove_prefix(other->size());
  }
  return true;
}

}  // namespace

bool lists_control(std::string_view text, std::string_view control) {
  if (!is_list_of_controls(text)) return false;
  for (auto at = text.find(control); at != std::string_view::npos; at = text.find(control, at + 1)) {
    if (!text.substr(0, at).ends_with("CLD.") && number_stands_at(text, at, control.size())) return true;
  }
  return false;
}

bool covers_number(std::string_view number, std::string_view item) {
  if (number.empty() || item.empty()) return false;
  if (number == item || lists_control(number, item)) return true;
  for (const std::string_view mark : {"、", ",", "・"}) {
    const auto at = number.find(mark);
    if (at == std::string_view::npos) continue;
    return covers_number(number.substr(0, at), item) || covers_number(number.substr(at + mark.size()), item);
  }
  const auto dash = number.find_first_of("~-");
  const auto whole = [](std::string_view text) {
    return !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
  };
  if (dash == std::string_view::npos || !whole(item)) return false;
  const auto first = number.substr(0, dash);
  const auto last = number.substr(dash + 1);
  const auto value = [](std::string_view text) { return std::stoi(std::string(text)); };
  return whole(first) && whole(last) && value(first) <= value(item) && value(item) <= value(last);
}

namespace {

bool holds_letters(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80u) != 0; });
}

/// Where the names of the rows stand, read once for all items.
struct NamingSentences {
  std::vector<std::pair<SentenceIndex, std::size_t>> rows;  ///< sentences of names with their rows, ascending
  std::vector<std::size_t> numbered;                        ///< rows that may hold the number of a control, ascending

  NamingSentences(const std::vector<FormRow>& all, const Analysis& analysis) {
    for (std::size_t row = 0; row < all.size(); ++row) {
      bool number = false;
      for (const auto& name : all[row].names) {
        const auto [begin, end] = sentences_of(analysis, name.block);
        for (auto at = begin; at < end; ++at) rows.emplace_back(at, row);
        number = number || holds_number(name.span.in(analysis.document.text()));
      }
      if (number) numbered.push_back(row);
    }
    std::sort(rows.begin(), rows.end());
  }

  /// A digit before a dot or behind one, as every number of a control has.
  static bool holds_number(std::string_view text) {
    for (auto dot = text.find('.'); dot != text.npos; dot = text.find('.', dot + 1))
      if ((dot > 0 && is_ascii_digit(text[dot - 1])) || (dot + 1 < text.size() && is_ascii_digit(text[dot + 1])))
        return true;
    return false;
  }
};

class RowNamer {
 public:
  RowNamer(const DisclosureItem& item, const CheckInput& input) : item_(item), input_(input) {}

  bool finds_any(const std::vector<FormRow>& rows) {
    const auto may_match = rows_that_may_match(rows);
    return std::any_of(may_match.begin(), may_match.end(),
                       [&](std::size_t row) { return match_row(rows[row], row).score > 0; });
  }

  std::vector<RowMatch> find(const std::vector<FormRow>& rows) {
    std::vector<RowMatch> found;
    for (const auto row : rows_that_may_match(rows)) {
      const auto match = match_row(rows[row], row);
      if (match.score > 0) found.push_back(match);
    }
    return found;
  }

 private:
  const Document& document() const { return input_.analysis.document; }

  /// The rows in whose names a word of the item may stand, or a control's number; no other is named. Ascending. Marks
  /// the sentences.
  std::vector<std::size_t> rows_that_may_match(const std::vector<FormRow>& rows) {
    const auto make = [&] { return NamingSentences(rows, input_.analysis); };
    const auto& naming = input_.memo.get<NamingSentences>(item_.cues.get(), make);
    std::vector<std::size_t> found;
    for (const auto* words : {&item_.labels, &item_.rows}) {
      for (const auto sentence : words->possible_sentences(input_)) {
        const std::pair<SentenceIndex, std::size_t> first(sentence, 0);
        auto at = std::lower_bound(naming.rows.begin(), naming.rows.end(), first);
        if (at != naming.rows.end() && at->first == sentence) marked_.push_back(sentence);
        for (; at != naming.rows.end() && at->first == sentence; ++at) found.push_back(at->second);
      }
    }
    std::sort(marked_.begin(), marked_.end());
    const bool dotted = std::all_of(item_.controls.begin(), item_.controls.end(), NamingSentences::holds_number);
    if (!dotted) {
      found.resize(rows.size());
      std::iota(found.begin(), found.end(), std::size_t{0});
    } else if (!item_.controls.empty()) {
      found.insert(found.end(), naming.numbered.begin(), naming.numbered.end());
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  RowMatch match_row(const FormRow& row, std::size_t index) const {
    RowMatch best{index, {}, 0, false};
    bool own = false;
    bool named_itself = false;
    const bool alone = std::count_if(row.names.begin(), row.names.end(), [&](const RowName& name) {
                         return name.own && holds_letters(name.span.in(document().text()));
                       }) == 1;
    for (const auto& name : row.names) {
      own = own || (name.own && holds_letters(name.span.in(document().text())));
      bool listed = false;
      const auto size = naming_size(name, alone, listed);
      if (size == 0) continue;
      best.listed = best.listed || listed;
      if (name.own && stands_in(item_.unless, name.block, name.span)) return {index, {}, 0, false};
      best.label = name.span;
      best.score += size * (name.own ? kOwnWeight : 1);
      named_itself = named_itself || name.own;
    }
    // A name that merged cells hand down to a row with a question of its own only says what group it is in.
    if (best.score == 0 || (own && !named_itself) || !holds_within(row)) best.score = 0;
    return best;
  }

  /// `listed` becomes true where the name is one of several; a row with names beside the list (`may_list` false) asks
  /// for what those say.
  std::size_t naming_size(const RowName& name, bool may_list, bool& listed) const {
    const bool question = document().blocks[name.block].role == BlockRole::Question;
    const auto whole = name.span.in(document().text());
    std::size_t best = 0;
    const auto [begin, end] = sentences_of(input_.analysis, name.block);
    for (auto at = begin; at < end; ++at) {
      if (!std::binary_search(marked_.begin(), marked_.end(), at)) continue;
      const auto label = item_.labels.longest_within(input_, at, name.span);
      const bool phrase = !label.empty() && names_phrase(label, name.span);
      const bool names = phrase || (!label.empty() && names_item(label, name.span, whole, question));
      if (names) best = std::max<std::size_t>(best, label.size());
      const auto brief = item_.rows.longest_within(input_, at, name.span);
      const bool part = may_list && (is_listed(brief, name.span) || is_listed(label, name.span));
      if (is_short_name(brief.in(document().text()), whole) || part) best = std::max<std::size_t>(best, brief.size());
      if (part) best = std::max<std::size_t>(best, label.size());
      listed = listed || (name.own && (part || phrase));
    }
    for (const auto& control : item_.controls) {
      // 「5.1.1 方針群」: a label that begins with the number is that control.
      const bool leads = whole.starts_with(control) && number_stands_at(whole, 0, control.size());
      if (leads || quotes_control(whole, control) || lists_control(whole, control)) best = std::max(best, whole.size());
    }
    return best;
  }

  /// One of several things that are asked for: 「設立年月日と本店の所在地をご記入ください」.
  bool names_phrase(TextSpan label, TextSpan name) const {
    constexpr std::array<std::string_view, 6> kBounds{"、", "と", "及び", "・", "又は", "や"};
    const auto whole = name.in(document().text());
    const auto at = label.begin.value - name.begin.value;
    if (label.size() < kLeastPhrase || at >= size_of_name(whole)) return false;
    std::size_t begin = 0;
    auto end = whole.size();
    for (const auto bound : kBounds) {
      const auto before = whole.substr(0, at).rfind(bound);
      if (before != std::string_view::npos) begin = std::max(begin, before + bound.size());
      end = std::min(end, whole.find(bound, at + label.size()));
    }
    for (const std::string_view ask : {"を", "は", "の有無", "が"})
      end = std::min(end, whole.find(ask, at + label.size()));
    const bool several = begin > 0 || end < whole.size();
    return several && label.size() * 100 >= (end - begin) * kPhraseShare;
  }

  /// A short name is one of those that the row lists.
  bool is_listed(TextSpan brief, TextSpan name) const {
    const auto whole = name.in(document().text());
    if (brief.empty() || whole.find("、") == std::string_view::npos) return false;
    const auto before = whole.substr(0, brief.begin.value - name.begin.value);
    const auto behind = whole.substr(brief.end.value - name.begin.value);
    return (before.empty() || before.ends_with("、")) && (behind.empty() || behind.starts_with("、"));
  }

  bool stands_in(const WordSet& words, BlockIndex block, TextSpan span) const {
    const auto [begin, end] = sentences_of(input_.analysis, block);
    for (auto at = begin; at < end; ++at) {
      if (words.stands_within(input_, at, span)) return true;
    }
    return false;
  }

  bool holds_within(const FormRow& row) const {
    if (item_.within.empty()) return true;
    for (const auto& name : row.names) {
      if (stands_in(item_.within, name.block, name.span)) return true;
    }
    for (auto at = row.section; at != kNone; at = document().sections[at].parent) {
      const auto heading = document().sections[at].heading;
      if (heading != kNone && stands_in(item_.within, heading, document().blocks[heading].text)) return true;
    }
    return false;
  }

  const DisclosureItem& item_;
  const CheckInput& input_;
  std::vector<SentenceIndex> marked_;  ///< sorted
};

}  // namespace

std::size_t size_of_name(std::string_view text) {
  const auto open = text.find('(');
  return open == std::string_view::npos || open < 6 ? text.size() : open;
}

bool share_of(std::size_t part, std::string_view whole, std::size_t percent) {
  return part * 100 >= size_of_name(whole) * percent;
}

bool quotes_control(std::string_view text, std::string_view control) {
  for (auto at = text.find(control); at != std::string_view::npos; at = text.find(control, at + 1)) {
    if (!number_stands_at(text, at, control.size())) continue;
    const auto before = text.substr(0, at);
    if (!is_ascii_digit(control[0]) || before.ends_with("A.") || before.ends_with("A ")) return true;
    const auto open = before.rfind('(');
    if (open != std::string_view::npos && before.find(')', open) == std::string_view::npos) return true;
  }
  return false;
}

bool names_item(TextSpan name, TextSpan at, std::string_view whole, bool question) {
  // What stands in the brackets of a question is an example: it names nothing.
  if (name.begin.value >= at.begin.value + size_of_name(whole)) return false;
  return (question && name.size() >= kTellingWord) || share_of(name.size(), whole, kNamingShare);
}

/// What stands before a head only says which one: 「広い地域の災害への備え」; not 「30日前に電子メール」.
static bool is_head(std::string_view name, std::string_view whole) {
  constexpr std::array<std::string_view, 8> kCases{"に", "で", "へ", "を", "は", "が", "も", "と"};
  if (!whole.ends_with(name)) return false;
  const auto before = whole.substr(0, whole.size() - name.size());
  return std::none_of(kCases.begin(), kCases.end(), [&](auto particle) { return before.ends_with(particle); });
}

bool is_short_name(std::string_view name, std::string_view whole) {
  if (name.empty()) return false;
  const bool head = name.size() >= kLeastHead && is_head(name, whole.substr(0, size_of_name(whole)));
  return share_of(name.size(), whole, head ? kHeadShare : kRowShare);
}

std::vector<RowMatch> find_named_rows(const DisclosureItem& item, const CheckInput& input,
                                      const std::vector<FormRow>& rows) {
  return RowNamer(item, input).find(rows);
}

bool names_any_row(const DisclosureItem& item, const CheckInput& input, const std::vector<FormRow>& rows) {
  return RowNamer(item, input).finds_any(rows);
}

}  // namespace kaiji
