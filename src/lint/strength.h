// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which of two promises about one thing is the stronger: dictionaries/strength.toml as values. Immutable, thread-safe.

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "base/result.h"
#include "claims/analysis.h"
#include "claims/analyzer.h"

namespace kaiji {

/// What became of a promise from one edition to the next.
enum class Trend : std::uint8_t {
  Same,
  Stronger,
  Weaker,
  Conditional,  ///< it depends on something now, or became a target or an effort
  Different     ///< another value, neither stronger nor weaker
};

class Strength {
 public:
  /// Fails where the file cannot be read, has another key or names a concept that the vocabulary does not know.
  static Result<Strength> load(const std::filesystem::path& dictionaries, const Vocabulary& vocabulary);

  /// `before` and `after` are of one concept.
  Trend trend(const Claim& before, const Claim& after) const;
  /// True where stating the claim promises something: of a concept with two sides, the good one.
  bool promises(const Claim& claim) const;
  /// Words of the list `conditions` that stand in `after` and not in `before`; the first of them, or empty.
  std::string_view new_condition(std::string_view before, std::string_view after) const;

 private:
  enum class Side : std::uint8_t { Lower, Higher, Hours, Yes, No };
  Trend by_value(const Claim& before, const Claim& after) const;

  std::map<std::string, Side, std::less<>> sides_;
  std::vector<std::string> conditions_;
};

}  // namespace kaiji
