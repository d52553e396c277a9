// SPDX-License-Identifier: Apache-2.0
#pragma once
// TOML as plain values with their places, so that packs, dictionaries and kaiji.toml can point into the file when they
// refuse a key. toml++ is used in toml.cpp alone. Values are immutable after parsing and may be shared by threads.

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace kaiji {

enum class TomlType : std::uint8_t { Boolean, Integer, Float, String, Date, Array, Table };

/// One value of a TOML file. Only the member that `type` names holds something.
struct TomlValue {
  TomlType type = TomlType::Table;
  bool boolean = false;
  std::int64_t integer = 0;
  double number = 0;                                     ///< Float, and Integer as well
  std::string string;                                    ///< String; a Date as YYYY-MM-DD
  std::vector<TomlValue> array;                          ///< Array (of tables, too)
  std::vector<std::pair<std::string, TomlValue>> table;  ///< Table, in the order of the file
  std::uint32_t line = 0;                                ///< 1-based; 0 where unknown
  std::uint32_t column = 0;                              ///< 1-based, in bytes

  // Defined in toml.cpp, where the type is complete: a vector of pairs with itself needs that.
  TomlValue();
  TomlValue(const TomlValue& other);
  TomlValue(TomlValue&& other) noexcept;
  TomlValue& operator=(const TomlValue& other);
  TomlValue& operator=(TomlValue&& other) noexcept;
  ~TomlValue();

  /// The member of a table, or nullptr.
  const TomlValue* find(std::string_view key) const;
};

/// The name that messages give to a type: "string", "array of tables" …
std::string_view to_string(TomlType type);

/// Parses a whole file. `path` is only for messages. Fails with path:line:column.
Result<TomlValue> parse_toml(std::string_view text, std::string_view path);

/// Reads the keys of one table and refuses what nobody asked for, with the nearest known key.
/// Each getter remembers its key; `finish` fails on the first key that no getter named. Errors stick: the first one is
/// kept and reported by `finish`, so callers read all keys and check once.
class TomlReader {
 public:
  /// `table` and `path` must outlive the reader. `defaults` (may be null) gives values for keys absent in `table`.
  TomlReader(const TomlValue& table, std::string path, const TomlValue* defaults = nullptr);

  bool has(std::string_view key);
  std::string string(std::string_view key, std::string_view fallback = {});
  std::string required_string(std::string_view key);
  std::int64_t integer(std::string_view key, std::int64_t fallback);
  double number(std::string_view key, double fallback);
  bool boolean(std::string_view key, bool fallback);
  /// An array of strings; a single string counts as an array of one.
  std::vector<std::string> strings(std::string_view key);
  /// Any value, or nullptr where the key is absent.
  const TomlValue* value(std::string_view key);

  /// Records an error of the caller's own at the place of `key` (or of the table).
  void reject(std::string_view key, std::string message);
  /// "path:line:column" of a key, or of the table where the key is absent.
  std::string where(std::string_view key = {}) const;
  Result<void> finish();
  /// The first error so far; unknown keys are only seen by `finish`.
  const Result<void>& state() const { return state_; }
  /// The keys that were asked for so far, some more than once.
  const std::vector<std::string>& known() const { return known_; }

 private:
  const TomlValue* lookup(std::string_view key);
  const TomlValue* typed(std::string_view key, TomlType type);

  const TomlValue& table_;
  const TomlValue* defaults_;
  std::string path_;
  std::vector<std::string> known_;
  Result<void> state_;
};

}  // namespace kaiji
