// SPDX-License-Identifier: Apache-2.0
#pragma once
// Lines, fields and numbers of the data files of likeness, which have thousands. Pure.

#include <charconv>
#include <optional>
#include <string_view>

namespace kaiji {

/// The number that the whole field is, or nothing.
template <class Number>
std::optional<Number> number_of(std::string_view field) {
  Number value{};
  const auto [end, fault] = std::from_chars(field.data(), field.data() + field.size(), value);
  if (fault != std::errc{} || end != field.data() + field.size()) return std::nullopt;
  return value;
}

/// What stands before the first `separator`, all where there is none; `rest` goes on behind it.
inline std::string_view next_field(std::string_view& rest, char separator) {
  const auto end = rest.find(separator);
  const auto field = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return field;
}

}  // namespace kaiji
