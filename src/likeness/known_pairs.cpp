// SPDX-License-Identifier: Apache-2.0
#include "likeness/known_pairs.h"

#include <algorithm>

namespace kaiji {
namespace {

constexpr std::size_t kSpareWords = 20'000;  ///< that no statement has any more, before the index is made anew

/// Whether two statements stand in one block, section and row, and in how many cells: what features_of asks for.
std::uint8_t places_of(const Document& document, const Statement& a, const Statement& b) {
  const Block& x = document.blocks[a.block];
  const Block& y = document.blocks[b.block];
  const int row = x.table != kNone && x.table == y.table && x.row == y.row ? 1 : 0;
  const int cells = (x.table != kNone ? 1 : 0) + (y.table != kNone ? 1 : 0);
  return static_cast<std::uint8_t>((a.block == b.block ? 1 : 0) | (x.section == y.section ? 2 : 0) | row << 2 |
                                   cells << 3);
}

}  // namespace

/// The parts and statements of the last edition that give way to others: those before are as they were, and those
/// behind but for their places.
struct KnownPairs::Change {
  std::vector<Part> parts;              ///< of the new edition
  std::size_t first = 0;                ///< of the parts: the first that changed
  std::size_t same_behind = 0;          ///< so many of the last ones did not
  std::size_t begin = 0;                ///< of `order_`: [begin, end) gives way
  std::size_t end = 0;                  ///< first to what is wholly new, later without what `keep_equal` found
  std::vector<Statement> statements{};  ///< of the parts that changed
  std::size_t front = 0;                ///< so many of the statements are those that stood there
  std::size_t back = 0;                 ///< as are so many of the last ones
  std::uint32_t sentences_more = 0;     ///< than the last edition had; wraps around where there are fewer
  std::uint32_t blocks_more = 0;
  std::vector<Slot> reviewed{};  ///< whose pairs may be others, or compare otherwise
};

KnownPairs::Change KnownPairs::compare(const Analysis& analysis) const {
  Change change;
  const auto parts = analysis.reading_parts();
  for (const ReadingPart& part : parts) change.parts.push_back({part.key.value_or(SectionKey{}), 0});
  const bool comparable =
      std::all_of(parts.begin(), parts.end(), [](const auto& part) { return part.key.has_value(); });
  const auto most = comparable ? std::min(parts_.size(), change.parts.size()) : 0;
  const auto same = [](const Part& a, const Part& b) { return a.key == b.key; };
  while (change.first < most && same(parts_[change.first], change.parts[change.first])) ++change.first;
  while (change.first + change.same_behind < most && same(parts_[parts_.size() - 1 - change.same_behind],
                                                          change.parts[change.parts.size() - 1 - change.same_behind]))
    ++change.same_behind;
  for (std::size_t i = 0; i < change.first; ++i) change.begin += change.parts[i].statements = parts_[i].statements;
  change.end = order_.size();
  for (std::size_t i = 1; i <= change.same_behind; ++i)
    change.end -= change.parts[change.parts.size() - i].statements = parts_[parts_.size() - i].statements;
  change.sentences_more = static_cast<std::uint32_t>(analysis.sentences.size() - sentences_);
  change.blocks_more = static_cast<std::uint32_t>(analysis.document.blocks.size() - blocks_);
  return change;
}

/// Reads the parts that changed.
void KnownPairs::read(const Analysis& analysis, Change& change) {
  if (change.first + change.same_behind == change.parts.size()) return;
  const ContextIndex contexts(analysis);
  const auto parts = analysis.reading_parts();
  for (auto i = change.first; i + change.same_behind < change.parts.size(); ++i) {
    auto more = index_->read(analysis, contexts, parts[i].first, parts[i].last);
    change.parts[i].statements = more.size();
    std::move(more.begin(), more.end(), std::back_inserter(change.statements));
  }
}

/// A part changes where its neighbour does: most of its statements are what they were.
void KnownPairs::keep_equal(Change& change) const {
  const auto most = std::min(change.statements.size(), change.end - change.begin);
  const auto same = [&](std::size_t old, std::size_t now) {
    const StatementWords& before = statement(order_[old]);
    return before == static_cast<const StatementWords&>(change.statements[now]);
  };
  while (change.front < most && same(change.begin + change.front, change.front)) ++change.front;
  while (change.front + change.back < most &&
         same(change.end - 1 - change.back, change.statements.size() - 1 - change.back))
    ++change.back;
}

void KnownPairs::move_behind(const Change& change) {
  for (auto i = change.end; i < order_.size(); ++i) {
    Statement& statement = slots_.statements[order_[i]];
    statement.sentence += change.sentences_more;
    statement.block += change.blocks_more;
  }
}

Slot KnownPairs::take(Statement statement) {
  if (free_.empty()) {
    free_.push_back(static_cast<Slot>(slots_.statements.size()));
    slots_.statements.emplace_back();
    slots_.position.emplace_back();
    links_.emplace_back();
  }
  const Slot slot = free_.back();
  free_.pop_back();
  slots_.statements[slot] = std::move(statement);
  near_.add(slot, slots_.statements[slot].context);
  return slot;
}

void KnownPairs::drop(Slot slot) {
  near_.remove(slot, slots_.statements[slot].context);
  for (const Link& link : links_[slot]) unlink(link.other, slot);
  links_[slot].clear();
}

void KnownPairs::replace(Change& change) {
  const auto at = [&](std::size_t i) { return order_.begin() + static_cast<std::ptrdiff_t>(i); };
  std::vector<Slot> now;
  const auto behind = change.statements.size() - change.back;
  for (std::size_t i = 0; i < change.statements.size(); ++i) {
    Statement& statement = change.statements[i];
    if (i >= change.front && i < behind) {
      now.push_back(take(std::move(statement)));
      continue;
    }
    const Slot slot = i < change.front ? order_[change.begin + i] : order_[change.end - (change.statements.size() - i)];
    slots_.statements[slot].sentence = statement.sentence;
    slots_.statements[slot].block = statement.block;
    now.push_back(slot);
    change.reviewed.push_back(slot);
  }
  const std::vector<Slot> gone(at(change.begin + change.front), at(change.end - change.back));
  for (const Slot slot : gone) drop(slot);
  order_.erase(at(change.begin), at(change.end));
  order_.insert(at(change.begin), now.begin(), now.end());
  for (std::uint32_t i = 0; i < order_.size(); ++i) slots_.position[order_[i]] = i;
  const auto changed = near_.settle(slots_, *index_);
  change.reviewed.insert(change.reviewed.end(), changed.begin(), changed.end());
  free_.insert(free_.end(), gone.begin(), gone.end());
}

std::uint8_t KnownPairs::rank(Slot of, Slot among) const {
  const auto nearest = near_.nearest(among);
  const auto at = std::find_if(nearest.begin(), nearest.end(), [&](const auto& other) { return other.slot == of; });
  return static_cast<std::uint8_t>(at == nearest.end() ? kNearest : at - nearest.begin());
}

std::vector<KnownPairs::Link>::iterator KnownPairs::place(Slot from, Slot other) {
  return std::lower_bound(links_[from].begin(), links_[from].end(), slots_.position[other],
                          [&](const Link& a, std::uint32_t at) { return slots_.position[a.other] < at; });
}

const KnownPairs::Link* KnownPairs::find(Slot from, Slot other) {
  auto& links = links_[from];
  const auto at = place(from, other);
  return at == links.end() || at->other != other ? nullptr : &*at;
}

void KnownPairs::unlink(Slot from, Slot other) {
  std::erase_if(links_[from], [&](const Link& link) { return link.other == other; });
}

void KnownPairs::link(Slot from, const Link& link) {
  const auto at = place(from, link.other);
  if (at != links_[from].end() && at->other == link.other)
    *at = link;
  else
    links_[from].insert(at, link);
}

void KnownPairs::judge(const Document& document, Slot a, Slot b, const Weigh& weigh) {
  if (slots_.position[b] < slots_.position[a]) std::swap(a, b);
  const auto [best, worst] = std::minmax({rank(a, b), rank(b, a)});
  if (best == kNearest) {
    unlink(a, b);
    unlink(b, a);
    return;
  }
  const Statement& first = statement(a);
  const Statement& second = statement(b);
  Link made{b, best, worst, places_of(document, first, second), 0};
  const Link* known = find(a, b);
  if (known != nullptr && known->best == best && known->worst == worst && known->places == made.places) return;
  made.probability = weigh(*index_, first, second, {static_cast<double>(best), static_cast<double>(worst)});
  link(a, made);
  made.other = a;
  link(b, made);
}

void KnownPairs::update(const Analysis& analysis, const Lexicon& lexicon, const WordWeights& weights,
                        const Weigh& weigh) {
  if (index_ && index_->words() > 2 * first_words_ + kSpareWords) *this = KnownPairs();
  if (!index_) index_.emplace(lexicon, weights);
  Change change = compare(analysis);
  read(analysis, change);
  keep_equal(change);
  move_behind(change);
  replace(change);
  std::vector<Slot> others;
  for (const Slot slot : change.reviewed) {
    others.clear();
    for (const Link& link : links_[slot]) others.push_back(link.other);
    for (const auto& near : near_.nearest(slot)) others.push_back(near.slot);
    for (const Slot other : others) judge(analysis.document, slot, other, weigh);
  }
  parts_ = std::move(change.parts);
  sentences_ = analysis.sentences.size();
  blocks_ = analysis.document.blocks.size();
  if (first_words_ == 0) first_words_ = index_->words();
}

}  // namespace kaiji
