// SPDX-License-Identifier: Apache-2.0
#include "rules/pattern_keys.h"

#include <fmt/format.h>

#include <algorithm>

namespace kaiji {

Result<std::vector<PatternId>> read_patterns(RuleSpec& spec, std::string_view key) {
  std::vector<PatternId> ids;
  for (const auto& expression : spec.keys.strings(key)) {
    const auto id = spec.patterns.add(expression, spec.keys.where(key), true);
    if (!id) return tl::unexpected<Error>(id.error());
    ids.push_back(*id);
  }
  return ids;
}

Result<std::vector<PatternId>> read_required_patterns(RuleSpec& spec, std::string_view key) {
  auto ids = read_patterns(spec, key);
  if (ids && ids->empty()) return fail(spec.keys.where(key), fmt::format("the key '{}' is missing", key));
  return ids;
}

bool any_stands(const PatternHits& hits, const std::vector<PatternId>& patterns, SentenceIndex sentence) {
  return std::any_of(patterns.begin(), patterns.end(), [&](PatternId id) { return !hits.of(id, sentence).empty(); });
}

bool is_named(const PatternHits& hits, const std::vector<PatternId>& patterns) {
  return std::any_of(patterns.begin(), patterns.end(), [&](PatternId id) { return !hits.of(id).empty(); });
}

}  // namespace kaiji
