// SPDX-License-Identifier: Apache-2.0
#include "likeness/pair_model.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/file.h"
#include "base/strings.h"
#include "likeness/number_field.h"

namespace kaiji {

/// Reads the lines of a model: `features NAME…`, `base X`, `tree N` with N lines
/// `node FEATURE THRESHOLD LEFT RIGHT` or `leaf X`.
class PairModel::Reader {
 public:
  explicit Reader(std::string path) : path_(std::move(path)) {}

  Result<PairModel> read(std::string_view text) {
    for (const std::string_view line : split(text, '\n')) {
      ++line_;
      if (line.empty() || line.front() == '#') continue;
      if (const auto fault = take(split(line, ' ')); !fault.empty()) return fail(where(), fault);
    }
    if (!features_known_ || model_.trees_.empty()) return fail(where(), "the model names no features or has no trees");
    for (const Tree& tree : model_.trees_)
      if (!is_sound(tree)) return fail(where(), "a tree refers to nodes that it has not");
    return std::move(model_);
  }

 private:
  using Fields = std::vector<std::string_view>;

  std::string where() const { return fmt::format("{}:{}", path_, line_); }

  /// What is wrong with a line; empty where nothing is.
  std::string take(const Fields& fields) {
    const std::string_view key = fields.front();
    if (key == "features") return take_features(fields);
    if (key == "node" && fields.size() == 5) return take_node(fields);
    const auto value = fields.size() > 1 ? number_of<double>(fields[1]) : std::nullopt;
    if (!value) return fmt::format("'{}' must be followed by a number", key);
    if (key == "base") {
      model_.base_ = *value;
    } else if (key == "tree") {
      model_.trees_.emplace_back();
    } else if (key == "leaf" && !model_.trees_.empty()) {
      model_.trees_.back().push_back({0, 0, 0, *value});
    } else {
      return fmt::format("'{}' is no line of a model", key);
    }
    return {};
  }

  std::string take_features(const Fields& fields) {
    features_known_ = std::equal(fields.begin() + 1, fields.end(), kFeatures.begin(), kFeatures.end());
    return features_known_ ? "" : "the model was learned of other features: run tests/likeness/train.sh";
  }

  std::string take_node(const Fields& fields) {
    const auto feature = number_of<std::uint16_t>(fields[1]);
    const auto threshold = number_of<double>(fields[2]);
    const auto left = number_of<std::uint16_t>(fields[3]);
    const auto right = number_of<std::uint16_t>(fields[4]);
    const bool sound =
        feature && threshold && left && right && *feature < kFeatures.size() && *left > 0 && !model_.trees_.empty();
    if (!sound) return "a node needs a feature, a threshold and the two nodes below it";
    model_.trees_.back().push_back({*feature, *left, *right, *threshold});
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
  PairModel model_;
};

Result<PairModel> PairModel::load(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  return Reader(file.generic_string()).read(*bytes);
}

double PairModel::probability(const Features& features) const {
  // Log odds of 1 in 650: what later trees add hardly brings such a pair near a finding.
  constexpr double kHopeless = -6.5;
  double odds = base_;
  for (const Tree& tree : trees_) {
    std::size_t at = 0;
    while (tree[at].left != 0) at = features[tree[at].feature] <= tree[at].value ? tree[at].left : tree[at].right;
    odds += tree[at].value;
    if (odds < kHopeless) return 0;
  }
  return 1.0 / (1.0 + std::exp(-odds));
}

}  // namespace kaiji
