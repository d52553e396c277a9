// SPDX-License-Identifier: Apache-2.0
#include "likeness/features.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kaiji {
namespace {

constexpr double kSlack = 1.02;  ///< figures nearer than that are one figure
constexpr double kTiny = 1e-3;   ///< keeps a ratio finite

/// Writes one feature after the other.
class Row {
 public:
  explicit Row(Features& features) : features_(features) {}
  void add(double value) { features_[next_++] = value; }
  void add(bool value) { add(value ? 1.0 : 0.0); }

 private:
  Features& features_;
  std::size_t next_ = 0;
};

struct Pair {
  const StatementIndex& index;
  const Statement& a;
  const Statement& b;
};

/// Shared weight of two sets, and as a part of the smaller one and of both together.
struct Overlap {
  double shared = 0;
  double part = 0;
  double like = 0;
};

Overlap overlap(const StatementIndex& index, const Words& a, const Words& b) {
  const double shared = index.shared(a, b);
  const double left = index.mass(a);
  const double right = index.mass(b);
  return {shared, shared / std::max(std::min(left, right), kTiny), shared / std::max(left + right - shared, kTiny)};
}

double heaviest_shared(const StatementIndex& index, const Words& a, const Words& b) {
  double most = 0;
  for (const auto word : a)
    if (std::binary_search(b.begin(), b.end(), word)) most = std::max(most, index.weight(word));
  return most;
}

/// The words of `words` that `known` has not.
Words left_of(const Words& words, const Words& known) {
  Words left;
  std::set_difference(words.begin(), words.end(), known.begin(), known.end(), std::back_inserter(left));
  return left;
}

double heaviest(const StatementIndex& index, const Words& words) {
  double most = 0;
  for (const auto word : words) most = std::max(most, index.weight(word));
  return most;
}

/// How much of a topic stands in the other statement.
double part_in(const StatementIndex& index, const Words& topic, const Words& other) {
  return topic.empty() ? 0 : index.shared(topic, other) / std::max(index.mass(topic), 1.0);
}

double letters_like(const Words& a, const Words& b) {
  std::size_t same = 0;
  for (const auto pair : a) same += std::binary_search(b.begin(), b.end(), pair) ? 1 : 0;
  const std::size_t all = a.size() + b.size() - same;
  return all == 0 ? 0 : static_cast<double>(same) / static_cast<double>(all);
}

void add_overlaps(const Pair& p, Row& row) {
  for (const auto member : {&Statement::own, &Statement::context, &Statement::around}) {
    const Overlap o = overlap(p.index, p.a.*member, p.b.*member);
    row.add(o.shared);
    row.add(o.part);
    row.add(o.like);
  }
  row.add(heaviest_shared(p.index, p.a.own, p.b.own));
  const Overlap topic = overlap(p.index, p.a.topic, p.b.topic);
  row.add(topic.shared);
  row.add(topic.like);
  row.add(std::max(part_in(p.index, p.a.topic, p.b.context), part_in(p.index, p.b.topic, p.a.context)));
  for (const auto member : {&Statement::headings, &Statement::label}) {
    const Overlap o = overlap(p.index, p.a.*member, p.b.*member);
    row.add(o.shared);
    row.add(o.like);
  }
  row.add(p.index.shared(p.a.headings, p.b.context) + p.index.shared(p.b.headings, p.a.context));
  row.add(p.index.shared(p.a.label, p.b.own) + p.index.shared(p.b.label, p.a.own));
  row.add(letters_like(p.a.letters, p.b.letters));
}

void add_words(const Pair& p, Nearness nearness, Row& row) {
  add_overlaps(p, row);
  const Words left_a = left_of(p.a.context, p.b.around);
  const Words left_b = left_of(p.b.context, p.a.around);
  row.add(std::min(p.index.mass(left_a), p.index.mass(left_b)));
  row.add(std::max(p.index.mass(left_a), p.index.mass(left_b)));
  row.add(std::max(heaviest(p.index, left_a), heaviest(p.index, left_b)));
  const double shared = p.index.shared(p.a.own, p.b.own);
  const double own_a = p.index.mass(p.a.own) - shared;
  const double own_b = p.index.mass(p.b.own) - shared;
  row.add(std::min(own_a, own_b));
  row.add(std::max(own_a, own_b));
  row.add(static_cast<double>(std::min(p.a.own.size(), p.b.own.size())));
  row.add(static_cast<double>(std::max(p.a.own.size(), p.b.own.size())));
  row.add(nearness.best);
  row.add(nearness.worst);
}

/// What a bounded figure admits.
std::pair<double, double> range_of(const Figure& figure) {
  constexpr double kEndless = std::numeric_limits<double>::infinity();
  const bool open_above = figure.bound == Bound::AtLeast || figure.bound == Bound::MoreThan;
  const bool open_below = figure.bound == Bound::AtMost || figure.bound == Bound::LessThan;
  return {open_below ? 0 : figure.low, open_above ? kEndless : figure.high};
}

void add_figures(const Pair& p, Row& row) {
  double kinds = 0;
  double equal = 0;
  double differ = 0;
  double ratio = 0;
  double before = 0;
  double behind = 0;
  bool exclude = false;
  for (const Figure& x : p.a.figures)
    for (const Figure& y : p.b.figures) {
      if (x.kind != y.kind) continue;
      ++kinds;
      if (x.low <= y.high * kSlack && y.low <= x.high * kSlack) {
        ++equal;
        continue;
      }
      ++differ;
      const double left = p.index.shared(x.before, y.before);
      const double right = p.index.shared(x.behind, y.behind);
      if (left + right < before + behind) continue;
      before = left;
      behind = right;
      ratio = std::abs(std::log((std::abs(x.low) + 0.01) / (std::abs(y.low) + 0.01)));
      const auto admitted_x = range_of(x);
      const auto admitted_y = range_of(y);
      exclude = admitted_x.first > admitted_y.second * kSlack || admitted_y.first > admitted_x.second * kSlack;
    }
  for (const double value : {kinds, equal, differ, ratio, exclude ? 1.0 : 0.0, before, behind}) row.add(value);
  row.add(static_cast<double>(std::min(p.a.figures.size(), p.b.figures.size())));
  row.add(static_cast<double>(std::max(p.a.figures.size(), p.b.figures.size())));
}

void add_sayings(const Pair& p, Row& row) {
  const auto has = [](const Statement& s, WordClass list) { return s.counts[static_cast<std::size_t>(list)] > 0; };
  const auto both = [&](WordClass list) {
    return static_cast<double>(has(p.a, list)) + static_cast<double>(has(p.b, list));
  };
  const auto one = [&](WordClass list) { return has(p.a, list) != has(p.b, list); };
  row.add(p.index.shared(p.a.denied, p.b.affirmed) + p.index.shared(p.b.denied, p.a.affirmed));
  row.add(p.index.shared(p.a.affirmed, p.b.affirmed) + p.index.shared(p.a.denied, p.b.denied));
  row.add(one(WordClass::Denial));
  row.add(both(WordClass::Denial));
  row.add(p.a.predicate != 0 && p.a.predicate == p.b.predicate);
  row.add(p.index.shared(p.a.tail, p.b.tail));
  row.add(both(WordClass::Whole));
  row.add(both(WordClass::Part));
  row.add((has(p.a, WordClass::Whole) && has(p.b, WordClass::Part)) ||
          (has(p.b, WordClass::Whole) && has(p.a, WordClass::Part)));
  const bool same_tier = p.index.shared(p.a.tiers, p.b.tiers) > 0;
  row.add(!p.a.tiers.empty() && !p.b.tiers.empty() && !same_tier);
  row.add(p.a.tiers.empty() != p.b.tiers.empty());
  row.add(same_tier);
  row.add(both(WordClass::Past));
  row.add(both(WordClass::Intended));
  row.add(one(WordClass::Customer));
  row.add(one(WordClass::Provider));
  row.add(both(WordClass::Apart));
}

void add_places(const Analysis& analysis, const Pair& p, Row& row) {
  const Block& a = analysis.document.blocks[p.a.block];
  const Block& b = analysis.document.blocks[p.b.block];
  row.add(p.a.block == p.b.block);
  row.add(a.section == b.section);
  row.add(a.table != kNone && a.table == b.table && a.row == b.row);
  row.add(static_cast<double>(a.table != kNone) + static_cast<double>(b.table != kNone));
}

/// The place of a feature among the numbers.
constexpr std::size_t place_of(std::string_view name) {
  return static_cast<std::size_t>(std::find(kFeatures.begin(), kFeatures.end(), name) - kFeatures.begin());
}

}  // namespace

bool says_the_same(const Features& features) {
  constexpr std::size_t kEqual = place_of("equal");
  constexpr std::array kApart{place_of("differ"), place_of("exclude"), place_of("opposed"), place_of("one-denies")};
  return features[kEqual] > 0 &&
         std::all_of(kApart.begin(), kApart.end(), [&](std::size_t at) { return features[at] == 0; });
}

Features features_of(const Analysis& analysis, const StatementIndex& index, const Statement& a, const Statement& b,
                     Nearness nearness) {
  Features features{};
  Row row(features);
  const Pair pair{index, a, b};
  add_words(pair, nearness, row);
  add_figures(pair, row);
  add_sayings(pair, row);
  add_places(analysis, pair, row);
  return features;
}

}  // namespace kaiji
