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

  static constexpr std::size_t kGroup = 48;       ///< trees that are asked together
  static constexpr std::size_t kMostLeaves = 32;  ///< of a tree
  using Leaves = std::uint32_t;                   ///< a bit for each leaf of a tree, the leftmost is the lowest

  /// What a threshold tells of its tree where the feature is above it.
  struct Passed {
    std::uint32_t tree = 0;  ///< of the group
    Leaves left = 0;         ///< those that the walk may still end in
  };
  /// The thresholds of some trees by feature, ascending: most features of a pair lie below most of their thresholds, so
  /// that few need to be looked at, and none waits for another one as the steps of a walk do.
  struct Group {
    std::array<std::uint32_t, std::tuple_size_v<Features> + 1> first{};  ///< by feature: its first threshold
    std::vector<double> thresholds;
    std::vector<Passed> passed;                           ///< of each threshold
    std::vector<std::array<double, kMostLeaves>> leaves;  ///< by tree: what each adds
  };
  static std::array<Leaves, kGroup> leaves_left(const Group& group, const Features& features);

  double base_ = 0;  ///< log odds before any tree
  std::vector<Group> groups_;
};

}  // namespace kaiji
