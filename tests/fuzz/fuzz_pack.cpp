// SPDX-License-Identifier: Apache-2.0
// A pack of any bytes is refused with a place, or gives rules whose expressions compile or are refused.

#include <cstdint>

#include "fuzz/invariants.h"
#include "language/patterns.h"
#include "rules/pack.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace kaiji;
  const auto pack = parse_pack({reinterpret_cast<const char*>(data), size}, "pack.toml");
  if (!pack) {
    require(pack.error().where.starts_with("pack.toml"), "a refusal names the pack");
    require(!pack.error().message.empty(), "a refusal says why");
    return 0;
  }
  PatternSet::Builder patterns;
  for (const auto* table : pack->rules) {
    TomlReader keys(*table, pack->path, pack->defaults);
    const Rule rule = read_rule(keys, *table, *pack);
    require(rule.severity <= Severity::Error, "a rule has a severity");
    for (const auto& expression : keys.strings("expressions")) {
      const auto added = patterns.add(expression, keys.where("expressions"));
      require(added.has_value() || !added.error().message.empty(), "a refused expression says why");
    }
  }
  const auto set = std::move(patterns).build();
  const std::string_view text = "速やかに通知します。";
  const TextSpan unit = text_span(0, text.size());
  const auto hits = set.scan(text, {&unit, 1});
  for (PatternId pattern = 0; pattern < set.size(); ++pattern) {
    for (const auto& hit : hits.of(pattern)) require(unit.contains(hit.span), "a hit lies in its unit");
  }
  return 0;
}
