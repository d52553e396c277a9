// SPDX-License-Identifier: Apache-2.0
#include "lsp/json.h"

#include <algorithm>

namespace kaiji::lsp {

const Json& member(const Json& value, std::initializer_list<const char*> path) {
  static const Json kNothing;
  const Json* at = &value;
  for (const char* key : path) {
    const auto found = at->find(key);  // end for anything but an object
    if (found == at->end()) return kNothing;
    at = &*found;
  }
  return *at;
}

std::string string_at(const Json& value, std::initializer_list<const char*> path, std::string_view fallback) {
  const auto& found = member(value, path);
  return found.is_string() ? found.get<std::string>() : std::string(fallback);
}

bool flag_at(const Json& value, std::initializer_list<const char*> path) {
  const auto& found = member(value, path);
  return found.is_boolean() && found.get<bool>();
}

bool lists(const Json& value, std::initializer_list<const char*> path, std::string_view word) {
  const auto& found = member(value, path);
  return found.is_array() &&
         std::any_of(found.begin(), found.end(), [&](const Json& item) { return item.is_string() && item == word; });
}

std::vector<std::string> strings_at(const Json& value, std::initializer_list<const char*> path) {
  std::vector<std::string> strings;
  const auto& found = member(value, path);
  if (!found.is_array()) return strings;
  for (const auto& item : found) {
    if (item.is_string()) strings.push_back(item.get<std::string>());
  }
  return strings;
}

std::string to_text(const Json& value) {
  return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kaiji::lsp
