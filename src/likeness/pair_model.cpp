// SPDX-License-Identifier: Apache-2.0
#include "likeness/pair_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <utility>

#include "base/file.h"
#include "likeness/number_field.h"

namespace kaiji {

/// Lays the nodes of the trees of a group out by feature.
class PairModel::Planter {
 public:
  /// False where the tree has too many leaves.
  bool add(const Tree& tree) {
    tree_ = &tree;
    leaves_ = 0;
    group_.leaves.emplace_back();
    return visit(0) != 0;
  }
  bool is_full() const { return group_.leaves.size() == kGroup; }
  bool is_empty() const { return group_.leaves.empty(); }
  Group take() {
    std::stable_sort(found_.begin(), found_.end(), [](const Found& a, const Found& b) {
      return std::pair(a.feature, a.threshold) < std::pair(b.feature, b.threshold);
    });
    for (const Found& one : found_) {
      ++group_.first[one.feature + 1u];
      group_.thresholds.push_back(one.threshold);
      group_.passed.push_back(one.passed);
    }
    for (std::size_t i = 1; i < group_.first.size(); ++i) group_.first[i] += group_.first[i - 1];
    found_.clear();
    return std::exchange(group_, {});
  }

 private:
  struct Found {
    std::uint16_t feature = 0;
    double threshold = 0;
    Passed passed;
  };

  /// The leaves below a node, from left to right; 0 where there are too many.
  Leaves visit(std::size_t at) {
    const Node& node = (*tree_)[at];
    if (node.left == 0) {
      if (leaves_ == kMostLeaves) return 0;
      group_.leaves.back()[leaves_] = node.value;
      return Leaves{1} << leaves_++;
    }
    const Leaves left = visit(node.left);
    const Leaves right = left == 0 ? 0 : visit(node.right);
    if (right == 0) return 0;
    found_.push_back({node.feature, node.value, {static_cast<std::uint32_t>(group_.leaves.size() - 1), ~left}});
    return left | right;
  }

  Group group_;
  const Tree* tree_ = nullptr;
  std::size_t leaves_ = 0;
  std::vector<Found> found_;
};

/// Reads the lines of a model: `features NAME…`, `base X`, `tree N` with N lines
/// `node FEATURE THRESHOLD LEFT RIGHT` or `leaf X`.
class PairModel::Reader {
 public:
  explicit Reader(std::string path) : path_(std::move(path)) {}

  Result<PairModel> read(std::string_view text) {
    while (!text.empty()) {
      ++line_;
      const auto line = next_field(text, '\n');
      if (line.empty() || line.front() == '#') continue;
      if (const auto fault = take(line); !fault.empty()) return fail(where(), fault);
    }
    if (!features_known_ || trees_.empty()) return fail(where(), "the model names no features or has no trees");
    Planter planter;
    for (const Tree& tree : trees_) {
      if (!is_sound(tree)) return fail(where(), "a tree refers to nodes that it has not");
      if (!planter.add(tree)) return fail(where(), fmt::format("a tree has more than {} leaves", kMostLeaves));
      if (planter.is_full()) model_.groups_.push_back(planter.take());
    }
    if (!planter.is_empty()) model_.groups_.push_back(planter.take());
    return std::move(model_);
  }

 private:
  std::string where() const { return fmt::format("{}:{}", path_, line_); }

  /// What is wrong with a line; empty where nothing is.
  std::string take(std::string_view rest) {
    const std::string_view key = next_field(rest, ' ');
    if (key == "features") return take_features(rest);
    if (key == "node") return take_node(rest);
    const auto value = number_of<double>(rest);
    if (!value) return fmt::format("'{}' must be followed by a number", key);
    if (key == "base") {
      model_.base_ = *value;
    } else if (key == "tree") {
      trees_.emplace_back();
    } else if (key == "leaf" && !trees_.empty()) {
      trees_.back().push_back({0, 0, 0, *value});
    } else {
      return fmt::format("'{}' is no line of a model", key);
    }
    return {};
  }

  std::string take_features(std::string_view names) {
    features_known_ = true;
    for (const auto name : kFeatures) features_known_ = features_known_ && next_field(names, ' ') == name;
    features_known_ = features_known_ && names.empty();
    return features_known_ ? "" : "the model was learned of other features: run tests/likeness/train.sh";
  }

  std::string take_node(std::string_view rest) {
    const auto feature = number_of<std::uint16_t>(next_field(rest, ' '));
    const auto threshold = number_of<double>(next_field(rest, ' '));
    const auto left = number_of<std::uint16_t>(next_field(rest, ' '));
    const auto right = number_of<std::uint16_t>(rest);
    const bool sound =
        feature && threshold && left && right && *feature < kFeatures.size() && *left > 0 && !trees_.empty();
    if (!sound) return "a node needs a feature, a threshold and the two nodes below it";
    trees_.back().push_back({*feature, *left, *right, *threshold});
    return {};
  }

  /// Nodes refer to later ones alone, so that every walk ends.
  static bool is_sound(const Tree& tree) {
    for (std::size_t i = 0; i < tree.size(); ++i) {
      const Node& node = tree[i];
      if (node.left == 0) continue;
      if (node.left <= i || node.right <= i || node.left >= tree.size() || node.right >= tree.size()) return false;
    }
    return !tree.empty();
  }

  std::string path_;
  std::uint32_t line_ = 0;
  bool features_known_ = false;
  std::vector<Tree> trees_;
  PairModel model_;
};

Result<PairModel> PairModel::load(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  return Reader(file.generic_string()).read(*bytes);
}

/// Every threshold below a feature takes leaves from its tree: the walk ends in the leftmost one that is left.
std::array<PairModel::Leaves, PairModel::kGroup> PairModel::leaves_left(const Group& group, const Features& features) {
  std::array<Leaves, kGroup> left;
  left.fill(~Leaves{0});
  for (std::size_t feature = 0; feature < features.size(); ++feature) {
    const double value = features[feature];
    for (auto i = group.first[feature]; i < group.first[feature + 1] && !(value <= group.thresholds[i]); ++i)
      left[group.passed[i].tree] &= group.passed[i].left;
  }
  return left;
}

double PairModel::probability(const Features& features) const {
  // Log odds of 1 in 650: what later trees add hardly brings such a pair near a finding.
  constexpr double kHopeless = -6.5;
  double odds = base_;
  for (const Group& group : groups_) {
    const auto left = leaves_left(group, features);
    for (std::size_t tree = 0; tree < group.leaves.size(); ++tree) {
      odds += group.leaves[tree][static_cast<std::size_t>(std::countr_zero(left[tree]))];
      if (odds < kHopeless) return 0;
    }
  }
  return 1.0 / (1.0 + std::exp(-odds));
}

}  // namespace kaiji
