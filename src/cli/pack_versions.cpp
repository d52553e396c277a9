// SPDX-License-Identifier: Apache-2.0
#include "cli/pack_versions.h"

#include <fmt/format.h>

#include <map>

#include "base/file.h"
#include "base/version.h"
#include "cli/session.h"
#include "diagnostics/fingerprint.h"

namespace kaiji {
namespace {

struct PackLine {
  std::string name;
  std::size_t rules = 0;
};

/// "path:12" → "path".
std::string path_of(const std::string& where) {
  return where.substr(0, where.find(".toml") + 5);
}

}  // namespace

std::string version_text() {
  std::string text = fmt::format("kaiji {}", version());
  const auto session = open_session({}, LoadedRules::WithoutProfiles);
  if (!session.linter) return text + "\n(the rules are not there: " + to_string(session.errors.front()) + ")";
  std::map<std::string, PackLine> packs;  // by file
  for (const Rule* rule : session.linter->rules().known()) {
    auto& line = packs[path_of(rule->where)];
    line.name = rule->pack;
    ++line.rules;
  }
  for (const auto& [file, line] : packs) {
    const auto bytes = read_file(file);
    const std::string_view parts[] = {bytes ? std::string_view(*bytes) : std::string_view()};
    text += fmt::format("\n{:<24} {:>4} rules  {}", line.name, line.rules, text_digest(parts).substr(0, 12));
  }
  return text;
}

}  // namespace kaiji
