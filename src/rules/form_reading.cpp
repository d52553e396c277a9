// SPDX-License-Identifier: Apache-2.0
#include "rules/form_reading.h"

#include <algorithm>
#include <set>

#include "rules/row_alignment.h"
#include "rules/wording_likeness.h"

namespace kaiji {
namespace {

/// Items × rows that are aligned at most; a larger form is read by its words alone.
constexpr std::size_t kLargestTable = 2'000'000;
/// A form follows the order of the guideline where at least so many items are named in order, and so many percent of
/// those that are named at all.
constexpr std::size_t kLeastInOrder = 8;
constexpr std::size_t kLeastShareInOrder = 60;
/// Rows whose number is the item's: at least so many, and so many percent, for numbers to tell the item.
constexpr std::size_t kLeastNumbered = 5;
constexpr std::size_t kLeastShareNumbered = 70;
/// Unknown rows between two known ones that are taken for as many items without a word in common.
constexpr std::size_t kLongestGap = 12;
/// And where the chapters have an order of their own.
constexpr std::size_t kLongestGapApart = 3;
constexpr double kNamed = 2.0;
constexpr double kNumbered = 1.2;
constexpr double kTold = 0.3;   ///< beside the number a name says little more
constexpr double kGroup = 0.1;  ///< named by a cell that is merged over several rows
/// A likeness of less is none; between two known rows less will do.
constexpr double kLeastLikeness = 0.5;
constexpr double kLeastInGap = 0.2;
/// What a row's second name counts.
constexpr double kNextName = 0.3;
/// What the answer's value adds or takes.
constexpr double kValue = 0.15;

class Aligner {
 public:
  using Pairs = std::vector<std::pair<std::size_t, std::size_t>>;

  Aligner(const ProfileItems& profile, const CheckInput& input, const std::vector<FormRow>& rows)
      : items_(profile.items), input_(input), rows_(rows), named_(items_.size()), taken_(rows.size()) {
    for (std::size_t item = 0; item < items_.size(); ++item) {
      named_[item] = find_named_rows(*items_[item], input, rows);
      for (const auto& match : named_[item]) taken_[match.row] = true;
    }
  }

  std::vector<std::vector<RowMatch>> run() {
    chosen_.resize(items_.size());
    if (!rows_.empty() && items_.size() * rows_.size() <= kLargestTable) align_all();
    for (std::size_t item = 0; item < items_.size(); ++item) {
      if (chosen_[item].empty()) chosen_[item] = best_named(item);
    }
    return std::move(chosen_);
  }

 private:
  std::vector<RowMatch> best_named(std::size_t item) const {
    auto rows = named_[item];
    // Of several rows that may ask for it, one with an answer of another sort does not.
    const auto fits = [&](const RowMatch& row) { return value_of(item, row.row) > 0; };
    if (std::any_of(rows.begin(), rows.end(), fits))
      std::erase_if(rows, [&](const RowMatch& row) { return value_of(item, row.row) < 0; });
    std::size_t best = 0;
    for (const auto& row : rows) best = std::max(best, row.score);
    if (!items_[item]->every_row) std::erase_if(rows, [&](const RowMatch& row) { return row.score < best; });
    return rows;
  }

  const RowMatch* named(std::size_t item, std::size_t row) const {
    const auto found = std::lower_bound(named_[item].begin(), named_[item].end(), row,
                                        [](const RowMatch& match, std::size_t at) { return match.row < at; });
    return found != named_[item].end() && found->row == row ? &*found : nullptr;
  }

  void align_all() {
    trust_numbers();
    const auto known = align_rows([&](auto item, auto row) { return worth_of_known(item, row); });
    std::set<std::size_t> in_order;
    for (const auto& [item, row] : known) in_order.insert(item);
    const auto all = static_cast<std::size_t>(
        std::count_if(named_.begin(), named_.end(), [](const auto& rows) { return !rows.empty(); }));
    if (in_order.size() < kLeastInOrder) return;
    if (in_order.size() * 100 < all * kLeastShareInOrder) return fill_between();
    keep_to_order(known);
    compare_wordings();
    const auto pairs = align_rows([&](auto item, auto row) {
      const auto sure = worth_of_known(item, row);
      return sure > 0 ? sure : worth_of_like(item, row, kLeastLikeness);
    });
    for (const auto& [item, row] : pairs) choose(item, row);
    fill_gaps(pairs);
  }

  void compare_wordings() {
    std::vector<const std::vector<std::string>*> wordings;
    for (const auto& item : items_) wordings.push_back(&item->wording);
    likeness_ = std::make_unique<const WordingLikeness>(wordings);
  }

  /// A form may have its own order of chapters, and keep to that of the guideline inside them: rows of one table
  /// between two that are named are the items between, where those are few.
  void fill_between() {
    const auto none = items_.size();
    std::vector<std::size_t> item_of(rows_.size(), none);
    for (std::size_t item = 0; item < items_.size(); ++item) {
      for (const auto& match : best_named(item)) item_of[match.row] = item;
    }
    compare_wordings();
    auto before = rows_.size();
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (item_of[row] == none) continue;
      const bool beside = before < rows_.size() && rows_[before].table == rows_[row].table;
      if (beside && item_of[before] < item_of[row] && item_of[row] - item_of[before] <= kLongestGapApart)
        fill_gap(item_of[before] + 1, item_of[row], before + 1, row);
      before = row;
    }
  }

  /// A row that is an item's in its place is no other item's that the order puts elsewhere.
  void keep_to_order(const Pairs& pairs) {
    std::vector<std::size_t> owners(rows_.size(), items_.size());
    std::set<std::size_t> placed;
    for (const auto& [item, row] : pairs) {
      owners[row] = item;
      placed.insert(item);
    }
    taken_.assign(rows_.size(), false);
    owner_.assign(rows_.size(), nullptr);
    for (const auto& [item, row] : pairs) owner_[row] = &items_[item]->item;
    for (std::size_t item = 0; item < items_.size(); ++item) {
      if (placed.count(item) != 0) continue;
      std::erase_if(named_[item], [&](const RowMatch& match) {
        const auto owner = owners[match.row];
        const auto* other = owner < items_.size() ? named(owner, match.row) : nullptr;
        if (match.listed && other != nullptr && other->listed) return false;
        return owner < items_.size() && items_[owner]->item != items_[item]->item;
      });
      for (const auto& match : best_named(item)) taken_[match.row] = true;
    }
    for (const auto& [item, row] : pairs) taken_[row] = true;
  }

  template <class Worth>
  Pairs align_rows(Worth worth) const {
    const Sharing sharing = {[&](std::size_t item, std::size_t row) {
                               const auto& number = rows_[row].number;
                               return items_[item]->item == items_[item - 1]->item ||
                                      (numbers_tell_ && covers_number(number, items_[item]->item) &&
                                       covers_number(number, items_[item - 1]->item));
                             },
                             [&](std::size_t item, std::size_t) { return items_[item]->every_row; }};
    return align(items_.size(), rows_.size(), worth, sharing);
  }

  /// The numbers of the rows are those of the items, where rows that name an item mostly have its number.
  void trust_numbers() {
    std::size_t numbered = 0;
    std::size_t same = 0;
    for (std::size_t item = 0; item < items_.size(); ++item) {
      for (const auto& match : best_named(item)) {
        const auto& number = rows_[match.row].number;
        numbered += number.empty() ? 0 : 1;
        same += covers_number(number, items_[item]->item) ? 1 : 0;
      }
    }
    numbers_tell_ = same >= kLeastNumbered && same * 100 >= numbered * kLeastShareNumbered;
  }

  double worth_of_known(std::size_t item, std::size_t row) const {
    const auto* match = named(item, row);
    if (numbers_tell_ && !rows_[row].number.empty()) {
      if (!covers_number(rows_[row].number, items_[item]->item)) return 0;
      const double name = match == nullptr ? 0 : names_group(*match) ? kGroup : kTold;
      // A row that says no is as good as one with a value; only an answer of another sort is worse.
      const double other = value_of(item, row) < 0 ? kValue : 0;
      return kNumbered + name + (likeness_ ? like(item, row) - other : 0);
    }
    if (match == nullptr) return 0;
    const double size = static_cast<double>(std::min<std::size_t>(match->score, 200)) / 1000;
    return kNamed + size + value_of(item, row);
  }

  /// The words that name the item stand in a merged cell, over this row and the next.
  bool names_group(const RowMatch& match) const {
    if (match.row + 1 >= rows_.size()) return false;
    const auto& below = rows_[match.row + 1].names;
    return std::any_of(below.begin(), below.end(), [&](const RowName& name) { return name.span == match.label; });
  }

  double worth_of_like(std::size_t item, std::size_t row, double least) const {
    if (numbers_tell_ && !rows_[row].number.empty()) return 0;
    if (!named_[item].empty() || (taken_[row] && !answers_too(item, row))) return 0;
    return like(item, row) + value_of(item, row) - least;
  }

  /// The row belongs to another part of the same item, and its answer speaks of this part, too.
  bool answers_too(std::size_t item, std::size_t row) const {
    if (row >= owner_.size() || owner_[row] == nullptr || *owner_[row] != items_[item]->item) return false;
    const auto& words = *items_[item];
    const auto& answers = rows_[row].answers;
    return std::any_of(answers.begin(), answers.end(), [&](const AnswerPart& part) {
      return words.evidence.stands_within(input_, part.sentence, part.span) ||
             words.details.stands_within(input_, part.sentence, part.span) || value_of(item, row) > 0;
    });
  }

  /// The likeness of the name that is most like, and a part of the next: the question of a row and its group.
  double like(std::size_t item, std::size_t row) const {
    double best = 0;
    double next = 0;
    bool own = false;
    for (const auto& name : rows_[row].names) {
      const auto likeness = (*likeness_)(item, name.span.in(input_.analysis.document.text()));
      own = own || (name.own && likeness > 0);
      next = std::max(next, std::min(best, likeness));
      best = std::max(best, likeness);
    }
    return own ? best + next * kNextName : 0;
  }

  /// The answer holds the value that the item asks for, or answers without it.
  double value_of(std::size_t item, std::size_t row) const {
    const auto& wanted = items_[item]->values;
    const auto& answers = rows_[row].answers;
    if (wanted.empty() || answers.empty()) return 0;
    for (const auto& part : answers) {
      const auto reading = items_[item]->cues->read(part.span.in(input_.analysis.document.text()));
      if (reading.denied || reading.ditto || reading.blank || reading.refers || reading.bare_yes) return 0;
      for (const auto value : wanted) {
        if (holds_value(input_.analysis, part.span, value)) return kValue;
      }
    }
    return -kValue;
  }

  void choose(std::size_t item, std::size_t row) {
    const auto* match = named(item, row);
    if (match != nullptr && !numbers_tell_) {
      // Of several rows that name it the one in its place counts, unless another is named far better.
      const auto best = best_named(item).front().score;
      if (items_[item]->every_row || match->score * 4 < best * 3) return;
    }
    const auto& names = rows_[row].names;
    const bool told = numbers_tell_ && covers_number(rows_[row].number, items_[item]->item);
    if (match == nullptr && names.empty()) return;
    chosen_[item].push_back(match != nullptr ? *match : RowMatch{row, names.back().span, told ? 1u : 0u, false});
    taken_[row] = true;
  }

  /// Rows and items that stand between two pairs and belong to none.
  void fill_gaps(const Pairs& pairs) {
    std::size_t item = 0;
    std::size_t row = 0;
    for (const auto& [next_item, next_row] : pairs) {
      fill_gap(item, next_item, row, next_row);
      item = next_item + 1;
      row = next_row + 1;
    }
    fill_gap(item, items_.size(), row, rows_.size());
  }

  void fill_gap(std::size_t item, std::size_t last_item, std::size_t row, std::size_t last_row) {
    if (item >= last_item || row >= last_row) return;
    std::vector<std::size_t> items;
    std::vector<std::size_t> rows;
    for (; item < last_item; ++item) {
      if (named_[item].empty() && chosen_[item].empty()) items.push_back(item);
    }
    for (; row < last_row; ++row) {
      const bool number = numbers_tell_ && !rows_[row].number.empty();
      if (!taken_[row] && !number && !rows_[row].names.empty()) rows.push_back(row);
    }
    const Sharing apart = {[](auto, auto) { return false; }, [](auto, auto) { return false; }};
    const auto pairs = align(
        items.size(), rows.size(), [&](auto at, auto to) { return worth_of_like(items[at], rows[to], kLeastInGap); },
        apart);
    std::size_t at = 0;
    std::size_t to = 0;
    for (const auto& [next_at, next_to] : pairs) {
      fill_equal(items, at, next_at, rows, to, next_to);
      choose(items[next_at], rows[next_to]);
      at = next_at + 1;
      to = next_to + 1;
    }
    fill_equal(items, at, items.size(), rows, to, rows.size());
  }

  /// As many rows as items: each row is the item of its place, unless an answer is of another sort.
  void fill_equal(const std::vector<std::size_t>& items, std::size_t at, std::size_t last_at,
                  const std::vector<std::size_t>& rows, std::size_t to, std::size_t last_to) {
    if (last_at - at != last_to - to || last_at - at > kLongestGap) return;
    for (std::size_t i = 0; at + i < last_at; ++i) {
      if (value_of(items[at + i], rows[to + i]) < 0) return;
    }
    for (; at < last_at; ++at, ++to) choose(items[at], rows[to]);
  }

  const std::vector<std::shared_ptr<const DisclosureItem>>& items_;
  const CheckInput& input_;
  const std::vector<FormRow>& rows_;
  std::vector<std::vector<RowMatch>> named_;   ///< by item
  std::vector<std::vector<RowMatch>> chosen_;  ///< by item
  std::vector<bool> taken_;                    ///< by row: it asks for an item
  std::vector<const std::string*> owner_;      ///< by row: the number of the item whose place it is
  std::unique_ptr<const WordingLikeness> likeness_;
  bool numbers_tell_ = false;
};

}  // namespace

const FormReading& FormReading::of(const CheckInput& input, const DisclosureCues& cues) {
  return input.memo.get<FormReading>(&cues, [&] {
    FormReading reading;
    reading.rows_ = read_form_rows(input.analysis, cues);
    return reading;
  });
}

const FormReading::Matches& FormReading::matches_of(const ProfileItems& profile, const CheckInput& input) const {
  auto found = matches_.find(&profile);
  if (found == matches_.end()) found = matches_.emplace(&profile, match(profile, input)).first;
  return found->second;
}

const std::vector<RowMatch>& FormReading::rows_of(const DisclosureItem& item, const ProfileItems& profile,
                                                  const CheckInput& input) const {
  static const std::vector<RowMatch> kNothing;
  const auto& matches = matches_of(profile, input).rows;
  const auto rows = matches.find(&item);
  return rows == matches.end() ? kNothing : rows->second;
}

bool FormReading::is_taken(std::size_t row, const ProfileItems& profile, const CheckInput& input) const {
  return matches_of(profile, input).taken[row];
}

FormReading::Matches FormReading::match(const ProfileItems& profile, const CheckInput& input) const {
  auto rows = Aligner(profile, input, rows_).run();
  std::vector<std::size_t> items(rows_.size());
  for (const auto& all : rows) {
    for (const auto& match : all) ++items[match.row];
  }
  for (auto& all : rows) {
    for (auto& match : all) match.shared = items[match.row] > 1;
  }
  Matches matches;
  matches.taken.resize(rows_.size());
  for (const auto& all : rows) {
    for (const auto& match : all) matches.taken[match.row] = matches.taken[match.row] || match.score > 1;
  }
  for (std::size_t item = 0; item < rows.size(); ++item) {
    if (!rows[item].empty()) matches.rows.emplace(profile.items[item].get(), std::move(rows[item]));
  }
  return matches;
}

std::size_t FormReading::row_of(BlockIndex block, const Document& document) const {
  auto after = std::upper_bound(rows_.begin(), rows_.end(), block,
                                [](BlockIndex index, const FormRow& row) { return index < row.first; });
  if (after == rows_.begin()) return rows_.size();
  const auto& row = *--after;
  const auto& cell = document.blocks[block];
  const bool inside = row.table == kNone ? row.first == block : cell.table == row.table && cell.row == row.row;
  return inside ? static_cast<std::size_t>(after - rows_.begin()) : rows_.size();
}

std::size_t FormReading::row_with_number(std::string_view number, std::size_t from) const {
  auto best = rows_.size();
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    if (row == from || rows_[row].number != number) continue;
    const auto distance = [&](std::size_t at) { return at < from ? from - at : at - from; };
    if (best == rows_.size() || distance(row) < distance(best)) best = row;
  }
  return best;
}

}  // namespace kaiji
