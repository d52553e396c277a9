// SPDX-License-Identifier: Apache-2.0
#pragma once
// How likely two statements of one document contradict each other: boosted decision trees over likeness/features.h,
// learned from the labelled corpus by tests/likeness/train.py, which writes dictionaries/likeness.model. Immutable,
// thread-safe.

#include <array>
#include <cstdint>
#include <filesystem>
#include <tuple>
#include <vector>

#include "base/result.h"
#include "likeness/features.h"

namespace kaiji {

class PairModel {
 public:
  /// Reads a model. Fails with file and line where it is no model or was learned of other features.
  static Result<PairModel> load(const std::filesystem::path& file);

  /// 0 to 1.
  double probability(const Features& features) const;

 private:
  /// A node of a tree; a leaf where `left` is 0.
  struct Node {
    std::uint16_t feature = 0;
    std::uint16_t left = 0;  ///< index in the tree, where the feature is at most `value`
    std::uint16_t right = 0;
    double value = 0;  ///< threshold, or what a leaf adds
  };
  using Tree = std::vector<Node>;
  class Reader;
  class Planter;

  static constexpr std::size_t kMostTrees = 256;
  static constexpr std::size_t kMostLeaves = 16;  ///< of a tree
  static constexpr std::size_t kStride = 32;      ///< thresholds that are passed at once
  using Leaves = std::uint16_t;                   ///< a bit for each leaf of a tree, the leftmost is the lowest
  using Forest = std::array<Leaves, kMostTrees>;

  static void keep(const Forest& kept, Forest& left);

  /// What a threshold tells of its tree where the feature is above it.
  struct Passed {
    std::uint16_t tree = 0;
    Leaves left = 0;  ///< those that the walk may still end in
  };
  /// The thresholds of one feature in all trees, ascending: a feature passes the first ones, and none waits for another
  /// one as the steps of a walk do.
  struct Thresholds {
    std::vector<double> values;
    std::vector<Passed> passed;   ///< of each
    std::vector<Forest> strides;  ///< what is left where the first kStride are passed, twice as many, and so on
    void leave(double feature, Forest& left) const;
  };

  double base_ = 0;  ///< log odds before any tree
  std::array<Thresholds, std::tuple_size_v<Features>> thresholds_;
  std::vector<std::array<double, kMostLeaves>> leaves_;  ///< by tree: what each adds
};

}  // namespace kaiji
