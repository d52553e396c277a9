// SPDX-License-Identifier: Apache-2.0
#include "likeness/pair_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>

#include "base/file.h"
#include "likeness/number_field.h"

namespace kaiji {
namespace {

constexpr std::uint16_t kAll = 0xFFFF;  ///< leaves of a tree

}  // namespace

/// Lays the nodes of trees out by feature.
class PairModel::Planter {
 public:
  explicit Planter(PairModel& model) : model_(model) {}

  /// False where the tree has too many leaves.
  bool add(const Tree& tree) {
    tree_ = &tree;
    leaves_ = 0;
    model_.leaves_.emplace_back();
    return visit(0) != 0;
  }
  void finish() {
    std::stable_sort(found_.begin(), found_.end(),
                     [](const Found& a, const Found& b) { return a.threshold < b.threshold; });
    std::array<Forest, std::tuple_size_v<Features>> left;
    for (Forest& forest : left) forest.fill(kAll);
    for (const Found& one : found_) {
      Thresholds& thresholds = model_.thresholds_[one.feature];
      thresholds.values.push_back(one.threshold);
      thresholds.passed.push_back(one.passed);
      left[one.feature][one.passed.tree] &= one.passed.left;
      if (thresholds.values.size() % kStride == 0) thresholds.strides.push_back(left[one.feature]);
    }
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
      model_.leaves_.back()[leaves_] = node.value;
      return static_cast<Leaves>(1u << leaves_++);
    }
    const Leaves left = visit(node.left);
    const Leaves right = left == 0 ? Leaves{0} : visit(node.right);
    if (right == 0) return 0;
    const auto tree = static_cast<std::uint16_t>(model_.leaves_.size() - 1);
    found_.push_back({node.feature, node.value, {tree, static_cast<Leaves>(~left)}});
    return left | right;
  }

  PairModel& model_;
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
    if (trees_.size() > kMostTrees) return fail(where(), fmt::format("the model has more than {} trees", kMostTrees));
    Planter planter(model_);
    for (const Tree& tree : trees_) {
      if (!is_sound(tree)) return fail(where(), "a tree refers to nodes that it has not");
      if (!planter.add(tree)) return fail(where(), fmt::format("a tree has more than {} leaves", kMostLeaves));
    }
    planter.finish();
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

/// Leaves what both have. That they are two things lets the compiler take eight trees at a time.
void PairModel::keep(const Forest& __restrict kept, Forest& __restrict left) {
  for (std::size_t tree = 0; tree < kMostTrees; ++tree) left[tree] &= kept[tree];
}

/// Every threshold below the feature takes leaves from its tree.
void PairModel::Thresholds::leave(double feature, Forest& left) const {
  const auto passes = [&](std::size_t threshold) { return !(feature <= values[threshold]); };
  std::size_t passed_strides = 0;
  while (passed_strides < strides.size() && passes((passed_strides + 1) * kStride - 1)) ++passed_strides;
  if (passed_strides > 0) keep(strides[passed_strides - 1], left);
  for (std::size_t i = passed_strides * kStride; i < values.size() && passes(i); ++i)
    left[passed[i].tree] &= passed[i].left;
}

double PairModel::probability(const Features& features) const {
  // Log odds of 1 in 650: what later trees add hardly brings such a pair near a finding.
  constexpr double kHopeless = -6.5;
  Forest left;
  left.fill(kAll);
  for (std::size_t feature = 0; feature < features.size(); ++feature)
    thresholds_[feature].leave(features[feature], left);
  double odds = base_;
  for (std::size_t tree = 0; tree < leaves_.size(); ++tree) {
    // The walk ends in the leftmost leaf that is left.
    odds += leaves_[tree][static_cast<std::size_t>(std::countr_zero(left[tree]))];
    if (odds < kHopeless) return 0;
  }
  return 1.0 / (1.0 + std::exp(-odds));
}

}  // namespace kaiji
