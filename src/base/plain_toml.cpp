// SPDX-License-Identifier: Apache-2.0
#include "base/plain_toml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>

#include "base/find.h"
#include "base/plain_text.h"

namespace kaiji {
namespace {

constexpr int kMaxDepth = 20;

// Room for what arrays and tables of packs mostly hold: less of it is moved while it grows.
constexpr std::size_t kUsualItems = 4;
constexpr std::size_t kUsualPairs = 8;
constexpr std::size_t kUsualInlinePairs = 2;

bool is_key_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// The bytes at which the plain stretch of a basic string ends.
constexpr std::array<char, 3> kLineStops{'"', '\\', '\n'};
constexpr std::array<char, 3> kTextStops{'"', '\\', '"'};

/// Reads one file. A member function that returns false or nothing has met what is not plain.
class PlainReader {
 public:
  explicit PlainReader(std::string_view text) : text_(text) {}

  bool read(TomlValue& root);

 private:
  bool done() const { return at_ >= text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  bool take(std::string_view token) {
    if (!text_.substr(at_).starts_with(token)) return false;
    at_ += token.size();
    return true;
  }
  void skip_blanks() {
    while (peek() == ' ' || peek() == '\t') ++at_;
  }
  void skip_comment() {
    if (peek() == '#') at_ = std::min(text_.find('\n', at_), text_.size());
  }
  /// To the next line; false where something else stands on this one.
  bool end_line() {
    skip_blanks();
    skip_comment();
    return done() || take("\n");
  }
  void skip_lines() {
    while (!done() && (peek() == ' ' || peek() == '\t' || peek() == '\n' || peek() == '#')) {
      skip_comment();
      if (!done()) ++at_;
    }
  }
  void mark_place(TomlValue& value);

  bool header(TomlValue& root);
  TomlValue* parent_of(TomlValue& root, const std::string& name);
  bool pair(TomlValue& table);
  std::optional<std::string> key();
  bool value(TomlValue& value, int depth);
  bool array(TomlValue& value, int depth);
  bool inline_table(TomlValue& value, int depth);
  bool number(TomlValue& value);
  bool basic_string(std::string& text);
  bool literal_string(std::string& text);
  bool escape(std::string& text, bool lines);

  std::string_view text_;
  std::size_t at_ = 0;
  // The place that was asked for last: counting goes on from there.
  std::size_t counted_ = 0;
  std::uint32_t line_ = 1;
  std::uint32_t column_ = 1;
  TomlValue* table_ = nullptr;                             ///< that pairs go to
  std::set<std::pair<std::uint32_t, std::string>> lists_;  ///< line of the parent, name: made by [[name]]
};

void PlainReader::mark_place(TomlValue& value) {
  auto passed = text_.substr(counted_, at_ - counted_);
  counted_ = at_;
  for (auto end = passed.find('\n'); end != std::string_view::npos; end = passed.find('\n')) {
    ++line_;
    column_ = 1;
    passed.remove_prefix(end + 1);
  }
  column_ += count_characters(passed);
  value.line = line_;
  value.column = column_;
}

bool PlainReader::read(TomlValue& root) {
  table_ = &root;
  for (skip_lines(); !done(); skip_lines()) {
    if (peek() == '[' ? !header(root) : !pair(*table_)) return false;
    if (!end_line()) return false;
  }
  return true;
}

/// The table that [parent.name] adds to: the last one of [[parent]], or a table of its own.
TomlValue* PlainReader::parent_of(TomlValue& root, const std::string& name) {
  auto* found = const_cast<TomlValue*>(root.find(name));
  if (found == nullptr) return nullptr;
  if (found->type == TomlType::Table) return nullptr;
  return lists_.contains({0, name}) ? &found->array.back() : nullptr;
}

bool PlainReader::header(TomlValue& root) {
  TomlValue added;
  added.table.reserve(kUsualPairs);
  mark_place(added);
  const bool list = take("[[");
  if (!list && !take("[")) return false;
  TomlValue place;
  mark_place(place);
  auto name = key();
  if (!name) return false;
  TomlValue* parent = &root;
  if (take(".")) {
    parent = parent_of(root, *name);
    mark_place(place);
    name = key();
  }
  if (parent == nullptr || !name || !take(list ? "]]" : "]")) return false;
  const std::uint32_t owner = parent == &root ? 0 : parent->line;
  auto* const known = const_cast<TomlValue*>(parent->find(*name));
  if (known != nullptr) {
    if (!list || !lists_.contains({owner, *name})) return false;
    known->array.push_back(std::move(added));
    table_ = &known->array.back();
    return true;
  }
  if (list) {
    lists_.emplace(owner, *name);
    place.type = TomlType::Array;
    place.array.push_back(std::move(added));
  }
  parent->table.emplace_back(std::move(*name), std::move(place));
  auto& made = parent->table.back().second;
  table_ = list ? &made.array.back() : &made;
  return true;
}

std::optional<std::string> PlainReader::key() {
  std::string name;
  if (peek() == '"' || peek() == '\'') {
    const bool basic = peek() == '"';
    if (text_.substr(at_).starts_with(basic ? "\"\"\"" : "'''")) return std::nullopt;
    if (!(basic ? basic_string(name) : literal_string(name))) return std::nullopt;
    return name;
  }
  const std::size_t begin = at_;
  while (is_key_character(peek())) ++at_;
  if (at_ == begin) return std::nullopt;
  return std::string(text_.substr(begin, at_ - begin));
}

bool PlainReader::pair(TomlValue& table) {
  TomlValue added;
  mark_place(added);
  auto name = key();
  if (!name || table.find(*name) != nullptr) return false;
  skip_blanks();
  if (!take("=")) return false;
  skip_blanks();
  if (!value(added, 0)) return false;
  table.table.emplace_back(std::move(*name), std::move(added));
  return true;
}

/// Leaves the place alone: a member of a table stands where its key does.
bool PlainReader::value(TomlValue& value, int depth) {
  switch (peek()) {
    case '"':
      value.type = TomlType::String;
      return basic_string(value.string);
    case '\'':
      value.type = TomlType::String;
      return literal_string(value.string);
    case '[':
      return depth < kMaxDepth && array(value, depth);
    case '{':
      return depth < kMaxDepth && inline_table(value, depth);
    case 't':
    case 'f':
      value.type = TomlType::Boolean;
      value.boolean = peek() == 't';
      return take(value.boolean ? "true" : "false") && !is_key_character(peek());
    default:
      return number(value);
  }
}

bool PlainReader::array(TomlValue& value, int depth) {
  value.type = TomlType::Array;
  value.array.reserve(kUsualItems);
  ++at_;
  for (skip_lines(); !take("]"); skip_lines()) {
    auto& item = value.array.emplace_back();
    mark_place(item);
    if (!this->value(item, depth + 1)) return false;
    skip_lines();
    if (peek() != ']' && !take(",")) return false;
  }
  return true;
}

bool PlainReader::inline_table(TomlValue& value, int depth) {
  value.type = TomlType::Table;
  value.table.reserve(kUsualInlinePairs);
  ++at_;
  skip_blanks();
  if (take("}")) return true;
  do {
    skip_blanks();
    TomlValue added;
    mark_place(added);
    auto name = key();
    if (!name || value.find(*name) != nullptr) return false;
    skip_blanks();
    if (!take("=")) return false;
    skip_blanks();
    if (!this->value(added, depth + 1)) return false;
    value.table.emplace_back(std::move(*name), std::move(added));
    skip_blanks();
  } while (take(","));
  return take("}");
}

/// Whole numbers and decimals without exponent, separators and superfluous zeros.
bool PlainReader::number(TomlValue& value) {
  const std::size_t begin = at_;
  if (peek() == '-') ++at_;
  const std::size_t digits = at_;
  while (is_digit(peek())) ++at_;
  if (at_ == digits || at_ - digits > 15 || (text_[digits] == '0' && at_ > digits + 1)) return false;
  const bool decimal = peek() == '.';
  if (decimal) {
    ++at_;
    if (!is_digit(peek())) return false;
    while (is_digit(peek())) ++at_;
  }
  if (is_key_character(peek()) || peek() == ':' || peek() == '.') return false;
  const char* const first = text_.data() + begin;
  const char* const last = text_.data() + at_;
  value.type = decimal ? TomlType::Float : TomlType::Integer;
  if (decimal) return std::from_chars(first, last, value.number).ptr == last;
  const bool read = std::from_chars(first, last, value.integer).ptr == last;
  value.number = static_cast<double>(value.integer);
  return read;
}

/// An escape in a basic string; in one of several lines a backslash at the end of a line eats the space before the next
/// word.
bool PlainReader::escape(std::string& text, bool lines) {
  ++at_;
  constexpr std::string_view kLetters = "ntr\"\\bf";
  constexpr std::string_view kMeanings = "\n\t\r\"\\\b\f";
  if (const auto letter = kLetters.find(peek()); !done() && letter != std::string_view::npos) {
    text += kMeanings[letter];
    ++at_;
    return true;
  }
  if (!lines || peek() != '\n') return false;
  while (peek() == ' ' || peek() == '\t' || peek() == '\n') ++at_;
  return true;
}

bool PlainReader::basic_string(std::string& text) {
  const bool lines = take("\"\"\"");
  take(lines ? "\n" : "\"");  // the line end behind the opening quotes is no part of the text
  const auto& stops = lines ? kTextStops : kLineStops;
  while (true) {
    const auto piece = text_.substr(at_, find_one_of(text_, stops, at_) - at_);
    at_ += piece.size();
    if (text.empty())
      text = std::string(piece);
    else
      text.append(piece);
    if (done() || peek() == '\n') return false;
    if (peek() == '\\') {
      if (!escape(text, lines)) return false;
      continue;
    }
    if (!lines) return take("\"");
    if (take("\"\"\"")) return peek() != '"';
    text += text_[at_++];
  }
}

bool PlainReader::literal_string(std::string& text) {
  const bool lines = take("'''");
  if (lines) {
    take("\n");
  } else {
    ++at_;
  }
  const auto end = text_.find(lines ? "'''" : "'", at_);
  if (end == std::string_view::npos) return false;
  text = text_.substr(at_, end - at_);
  at_ = end + (lines ? 3 : 1);
  return lines ? peek() != '\'' : text.find('\n') == std::string::npos;
}

}  // namespace

std::optional<TomlValue> parse_plain_toml(std::string_view text) {
  if (!is_plain_text(text)) return std::nullopt;
  TomlValue root;
  if (!PlainReader(text).read(root)) return std::nullopt;
  root.line = 1;
  root.column = 1;
  return root;
}

}  // namespace kaiji
