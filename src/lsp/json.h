// SPDX-License-Identifier: Apache-2.0
#pragma once
// JSON as the protocol uses it. Keys are sorted, so that equal answers are equal bytes.

#include <initializer_list>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace kaiji::lsp {

using Json = nlohmann::json;

/// The member that lies at a path of keys, or a null value where some key is missing or some step is no object.
const Json& member(const Json& value, std::initializer_list<const char*> path);
/// The string at a path, or `fallback`.
std::string string_at(const Json& value, std::initializer_list<const char*> path, std::string_view fallback = {});
/// The boolean at a path, or false.
bool flag_at(const Json& value, std::initializer_list<const char*> path);
/// Whether the array of strings at a path holds `word`.
bool lists(const Json& value, std::initializer_list<const char*> path, std::string_view word);
/// The strings of the array at a path; other members are left out.
std::vector<std::string> strings_at(const Json& value, std::initializer_list<const char*> path);

/// JSON text. Bytes that are not UTF-8 become U+FFFD.
std::string to_text(const Json& value);

}  // namespace kaiji::lsp
