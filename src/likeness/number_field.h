// SPDX-License-Identifier: Apache-2.0
#pragma once
// Numbers in the fields of the data files of likeness. Pure.

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

}  // namespace kaiji
