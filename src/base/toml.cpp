// SPDX-License-Identifier: Apache-2.0
#include "base/toml.h"

#include <fmt/format.h>

#include "base/plain_toml.h"
#include "base/strings.h"
#include "base/toml_library.h"

namespace kaiji {
namespace {

TomlValue convert(const toml::node& node);

void convert_table(const toml::table& table, TomlValue& value) {
  value.type = TomlType::Table;
  for (const auto& [key, child] : table) {
    value.table.emplace_back(std::string(key.str()), convert(child));
    auto& added = value.table.back().second;
    added.line = key.source().begin.line;
    added.column = key.source().begin.column;
  }
  // toml++ iterates in the order of the keys; people expect that of the file.
  std::stable_sort(value.table.begin(), value.table.end(), [](const auto& a, const auto& b) {
    return std::pair(a.second.line, a.second.column) < std::pair(b.second.line, b.second.column);
  });
}

void convert_scalar(const toml::node& node, TomlValue& value) {
  if (const auto* text = node.as_string()) {
    value.type = TomlType::String;
    value.string = text->get();
  } else if (const auto* whole = node.as_integer()) {
    value.type = TomlType::Integer;
    value.integer = whole->get();
    value.number = static_cast<double>(whole->get());
  } else if (const auto* real = node.as_floating_point()) {
    value.type = TomlType::Float;
    value.number = real->get();
  } else if (const auto* truth = node.as_boolean()) {
    value.type = TomlType::Boolean;
    value.boolean = truth->get();
  } else if (const auto* date = node.as_date()) {
    value.type = TomlType::Date;
    const auto day = date->get();
    value.string = fmt::format("{:04}-{:02}-{:02}", day.year, day.month, day.day);
  } else {
    value.type = TomlType::String;  // times have no use here; readers refuse them by their type
  }
}

TomlValue convert(const toml::node& node) {
  TomlValue value;
  value.line = node.source().begin.line;
  value.column = node.source().begin.column;
  if (const auto* table = node.as_table()) {
    convert_table(*table, value);
  } else if (const auto* array = node.as_array()) {
    value.type = TomlType::Array;
    value.array.reserve(array->size());
    for (const auto& child : *array) value.array.push_back(convert(child));
  } else {
    convert_scalar(node, value);
  }
  return value;
}

}  // namespace

TomlValue::TomlValue() = default;
TomlValue::TomlValue(const TomlValue& other) = default;
TomlValue::TomlValue(TomlValue&& other) noexcept = default;
TomlValue& TomlValue::operator=(const TomlValue& other) = default;
TomlValue& TomlValue::operator=(TomlValue&& other) noexcept = default;
TomlValue::~TomlValue() = default;

const TomlValue* TomlValue::find(std::string_view key) const {
  for (const auto& [name, child] : table) {
    if (name == key) return &child;
  }
  return nullptr;
}

std::string_view to_string(TomlType type) {
  switch (type) {
    case TomlType::Boolean:
      return "boolean";
    case TomlType::Integer:
      return "integer";
    case TomlType::Float:
      return "number";
    case TomlType::String:
      return "string";
    case TomlType::Date:
      return "date";
    case TomlType::Array:
      return "array";
    case TomlType::Table:
      return "table";
  }
  return "value";
}

Result<TomlValue> parse_toml(std::string_view text, std::string_view path) {
  if (auto plain = parse_plain_toml(text)) return std::move(*plain);
  return parse_any_toml(text, path);
}

Result<TomlValue> parse_any_toml(std::string_view text, std::string_view path) {
  const toml::parse_result parsed = toml::parse(text, path);
  if (!parsed) {
    const auto at = parsed.error().source().begin;
    return fail(fmt::format("{}:{}:{}", path, at.line, at.column), std::string(parsed.error().description()));
  }
  TomlValue root;
  convert_table(parsed.table(), root);
  root.line = 1;
  root.column = 1;
  return root;
}

namespace {

/// Most tables are asked for no more keys.
constexpr std::size_t kUsualKeys = 16;

}  // namespace

TomlReader::TomlReader(const TomlValue& table, std::string path, const TomlValue* defaults)
    : table_(table), defaults_(defaults), path_(std::move(path)) {}

const TomlValue* TomlReader::lookup(std::string_view key) {
  // Readers ask for one key several times in a row; that it may stand here twice does no harm.
  if (known_.empty()) known_.reserve(kUsualKeys);
  if (known_.empty() || known_.back() != key) known_.emplace_back(key);
  if (const auto* own = table_.find(key)) return own;
  return defaults_ == nullptr ? nullptr : defaults_->find(key);
}

const TomlValue* TomlReader::typed(std::string_view key, TomlType type) {
  const auto* found = lookup(key);
  if (found == nullptr) return nullptr;
  const bool widened = type == TomlType::Float && found->type == TomlType::Integer;
  if (found->type == type || widened) return found;
  reject(key, fmt::format("'{}' must be a {}, but is a {}", key, to_string(type), to_string(found->type)));
  return nullptr;
}

bool TomlReader::has(std::string_view key) {
  return lookup(key) != nullptr;
}

std::string TomlReader::string(std::string_view key, std::string_view fallback) {
  const auto* found = typed(key, TomlType::String);
  return found == nullptr ? std::string(fallback) : found->string;
}

std::string TomlReader::required_string(std::string_view key) {
  if (!has(key)) reject(key, fmt::format("the key '{}' is missing", key));
  auto text = string(key);
  if (has(key) && text.empty()) reject(key, fmt::format("'{}' must not be empty", key));
  return text;
}

std::int64_t TomlReader::integer(std::string_view key, std::int64_t fallback) {
  const auto* found = typed(key, TomlType::Integer);
  return found == nullptr ? fallback : found->integer;
}

double TomlReader::number(std::string_view key, double fallback) {
  const auto* found = typed(key, TomlType::Float);
  return found == nullptr ? fallback : found->number;
}

bool TomlReader::boolean(std::string_view key, bool fallback) {
  const auto* found = typed(key, TomlType::Boolean);
  return found == nullptr ? fallback : found->boolean;
}

std::vector<std::string> TomlReader::strings(std::string_view key) {
  const auto* found = lookup(key);
  if (found == nullptr) return {};
  if (found->type == TomlType::String) return {found->string};
  std::vector<std::string> list;
  list.reserve(found->array.size());
  for (const auto& item : found->array) {
    if (item.type != TomlType::String) {
      reject(key, fmt::format("'{}' must hold strings, but holds a {}", key, to_string(item.type)));
      return {};
    }
    list.push_back(item.string);
  }
  if (found->type != TomlType::Array) reject(key, fmt::format("'{}' must be an array of strings", key));
  return list;
}

const TomlValue* TomlReader::value(std::string_view key) {
  return lookup(key);
}

void TomlReader::reject(std::string_view key, std::string message) {
  if (state_) state_ = fail(where(key), std::move(message));
}

std::string TomlReader::where(std::string_view key) const {
  const TomlValue* at = key.empty() ? nullptr : table_.find(key);
  if (at == nullptr && !key.empty() && defaults_ != nullptr) at = defaults_->find(key);
  if (at == nullptr) at = &table_;
  return at->line == 0 ? path_ : fmt::format("{}:{}:{}", path_, at->line, at->column);
}

Result<void> TomlReader::finish() {
  if (!state_) return state_;
  for (const auto& [key, child] : table_.table) {
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    const auto guess = nearest(key, known_);
    return fail(fmt::format("{}:{}:{}", path_, child.line, child.column),
                fmt::format("unknown key '{}'{}", key,
                            guess.empty() ? std::string() : fmt::format("; did you mean '{}'?", guess)));
  }
  return {};
}

}  // namespace kaiji
