// SPDX-License-Identifier: Apache-2.0
#include "lint/glob.h"

#include <string>
#include <vector>

namespace kaiji {
namespace {

/// Matches by dynamic programming over the pattern: reached[i] says whether the first i bytes of the pattern explain
/// the path read so far.
class Glob {
 public:
  explicit Glob(std::string pattern) : pattern_(std::move(pattern)) {}

  bool matches(std::string_view path) const {
    std::vector<char> reached(pattern_.size() + 1, 0);
    reached[0] = 1;
    skip_stars(reached, '/');
    for (const char c : path) {
      std::vector<char> next(pattern_.size() + 1, 0);
      for (std::size_t i = 0; i < pattern_.size(); ++i) {
        if (reached[i]) step(i, c, next);
      }
      skip_stars(next, c);
      reached = std::move(next);
    }
    return reached[pattern_.size()] != 0;
  }

 private:
  bool deep(std::size_t i) const { return pattern_.compare(i, 2, "**") == 0; }

  void step(std::size_t i, char c, std::vector<char>& next) const {
    const char want = pattern_[i];
    if (want == '*') {
      if (deep(i) || c != '/') next[i] = 1;
    } else if (want == c || (want == '?' && c != '/')) {
      next[i + 1] = 1;
    }
  }

  /// A star may also take nothing; "**/" may only where a name starts.
  void skip_stars(std::vector<char>& reached, char before) const {
    for (std::size_t i = 0; i < pattern_.size(); ++i) {
      if (!reached[i] || pattern_[i] != '*') continue;
      if (!deep(i)) {
        reached[i + 1] = 1;
        continue;
      }
      reached[i + 2] = 1;
      if (before == '/' && i + 2 < pattern_.size() && pattern_[i + 2] == '/') reached[i + 3] = 1;
    }
  }

  std::string pattern_;
};

}  // namespace

bool matches_glob(std::string_view pattern, std::string_view path) {
  if (pattern.empty()) return false;
  std::string full(pattern);
  if (full.find('/') == std::string::npos) full = "**/" + full;
  if (full.starts_with('/')) full.erase(0, 1);
  if (full.ends_with('/')) full += "**";
  return Glob(full).matches(path);
}

}  // namespace kaiji
