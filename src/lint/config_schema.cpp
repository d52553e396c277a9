// SPDX-License-Identifier: Apache-2.0
#include "lint/config_schema.h"

#include <nlohmann/json.hpp>

namespace kaiji {
namespace {

using nlohmann::ordered_json;

ordered_json strings(std::string_view description) {
  return {{"description", description}, {"type", "array"}, {"items", {{"type", "string"}}}};
}

ordered_json rules() {
  return {{"description", "Rule selector (id, family, prefix, \"all\") = severity; a later line wins"},
          {"type", "object"},
          {"additionalProperties", {{"enum", ordered_json::array({"off", "note", "warning", "error"})}}}};
}

}  // namespace

std::string config_schema() {
  const ordered_json entry = {{"type", "object"},
                              {"properties", {{"paths", strings("Globs relative to kaiji.toml")}, {"rules", rules()}}},
                              {"required", ordered_json::array({"paths"})},
                              {"additionalProperties", false}};
  const ordered_json truth = {{"description", "Concept or \"*\" = the file that is right where two disagree"},
                              {"type", "object"},
                              {"additionalProperties", {{"type", "string"}}}};
  const ordered_json set = {{"type", "object"},
                            {"properties",
                             {{"name", {{"description", "Name of the service"}, {"type", "string"}}},
                              {"files", strings("Globs relative to kaiji.toml")},
                              {"truth", truth}}},
                            {"required", ordered_json::array({"name", "files"})},
                            {"additionalProperties", false}};
  const ordered_json properties = {
      {"profiles", strings("Disclosure profiles to judge")},
      {"as-of", {{"description", "Judge editions as of this day"}, {"type", "string"}, {"format", "date"}}},
      {"language", {{"description", "Language of messages"}, {"enum", ordered_json::array({"ja", "en"})}}},
      {"fail-level",
       {{"description", "Exit with 1 from this severity on"},
        {"enum", ordered_json::array({"error", "warning", "note", "none"})}}},
      {"packs", strings("Further rule packs, files or folders, relative to kaiji.toml")},
      {"rules", rules()},
      {"override", {{"description", "Settings for some paths"}, {"type", "array"}, {"items", entry}}},
      {"set",
       {{"description", "Documents of one service that are judged together"}, {"type", "array"}, {"items", set}}}};
  const ordered_json schema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                               {"title", "kaiji.toml"},
                               {"type", "object"},
                               {"properties", properties},
                               {"additionalProperties", false}};
  return schema.dump(2) + "\n";
}

}  // namespace kaiji
