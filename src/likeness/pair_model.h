// SPDX-License-Identifier: Apache-2.0
#pragma once
// How likely two statements of one document contradict each other: boosted decision trees over likeness/features.h,
// learned from the labelled corpus by tests/likeness/train.py, which writes dictionaries/likeness.model. Immutable,
// thread-safe.

#include <cstdint>
#include <filesystem>
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

  double base_ = 0;  ///< log odds before any tree
  std::vector<Tree> trees_;
};

}  // namespace kaiji
