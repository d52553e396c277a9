// SPDX-License-Identifier: Apache-2.0
// The keys that all rules have.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "rules/pack.h"

namespace kaiji {
namespace {

constexpr std::array<std::string_view, 8> kFamilies = {"contradiction", "disclosure", "edition",     "scope",
                                                       "stale",         "structure",  "terminology", "vague"};

constexpr std::array<Genre, 9> kGenres = {Genre::Unknown,      Genre::WhitePaper, Genre::CheckSheet,
                                          Genre::ServiceLevel, Genre::Terms,      Genre::SecurityPage,
                                          Genre::Guideline,    Genre::OffGenre,   Genre::Treatise};

Citation read_source(TomlReader& keys, const std::string& path) {
  const auto* value = keys.value("source");
  if (value == nullptr) return {};
  if (value->type != TomlType::Table) {
    keys.reject("source", "'source' must be { title = …, clause = …, url = … }");
    return {};
  }
  TomlReader parts(*value, path);
  Citation source{parts.string("title"), parts.string("clause"), parts.string("url"), parts.string("date")};
  if (const auto done = parts.finish(); !done) keys.reject("source", "'source': " + done.error().message);
  return source;
}

std::vector<Genre> read_genres(TomlReader& keys) {
  std::vector<Genre> genres;
  for (const auto& word : keys.strings("genres")) {
    if (word == "any") return {kGenres.begin(), kGenres.end()};
    const auto found = std::find_if(kGenres.begin(), kGenres.end(), [&](Genre g) { return to_string(g) == word; });
    if (found == kGenres.end()) {
      keys.reject("genres", fmt::format("unknown genre '{}'", word));
    } else {
      genres.push_back(*found);
    }
  }
  return genres;
}

RuleExample read_example(TomlReader& keys, const TomlValue& table, const Pack& pack) {
  TomlReader parts(table, pack.path);
  RuleExample example;
  example.bad = parts.string("bad");
  example.good = parts.string("good");
  example.format = parts.string("format", "text");
  example.date = parts.string("date", pack.date);
  example.line = table.line;
  if (!example.date.empty() && !parse_iso_date(example.date)) parts.reject("date", "the date must be YYYY-MM-DD");
  if (example.bad.empty() && example.good.empty()) parts.reject("bad", "an example needs 'bad' or 'good'");
  if (const auto done = parts.finish(); !done) {
    keys.reject("example", fmt::format("example at {}: {}", done.error().where, done.error().message));
  }
  return example;
}

void read_examples(TomlReader& keys, const Pack& pack, Rule& rule) {
  const auto* value = keys.value("example");
  if (value == nullptr) return;
  if (value->type != TomlType::Array) keys.reject("example", "examples are written as [[rule.example]]");
  for (const auto& table : value->array) rule.examples.push_back(read_example(keys, table, pack));
}

bool name_like(std::string_view part) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
  };
  return !part.empty() && std::all_of(part.begin(), part.end(), fits);
}

void check_id(TomlReader& keys, Rule& rule) {
  const auto parts = split(rule.id, '/');
  rule.family = std::string(parts.front());
  if (rule.id.empty()) return;
  if (std::find(kFamilies.begin(), kFamilies.end(), parts.front()) == kFamilies.end()) {
    const std::vector<std::string> known(kFamilies.begin(), kFamilies.end());
    keys.reject("id", fmt::format("unknown family '{}'; the families are {}", rule.family, join(known, ", ")));
  }
  const std::size_t wanted = rule.family == "disclosure" ? 3 : 2;
  if (parts.size() != wanted || !std::all_of(parts.begin(), parts.end(), name_like)) {
    keys.reject("id", fmt::format("the id '{}' must be {} of a-z, 0-9, '-', '_' and '.'", rule.id,
                                  wanted == 3 ? "disclosure/<profile>/<item>" : "<family>/<name>"));
  }
}

void check_words(TomlReader& keys, const Rule& rule) {
  if (rule.title.empty()) keys.reject("title", "the key 'title' is missing");
  if (rule.message.empty()) keys.reject("message", "the key 'message' is missing");
  if (rule.examples.empty()) keys.reject("example", fmt::format("the rule '{}' has no [[rule.example]]", rule.id));
  constexpr std::array<std::string_view, 4> kPrecisions = {"low", "medium", "high", "very-high"};
  if (std::find(kPrecisions.begin(), kPrecisions.end(), rule.precision) == kPrecisions.end()) {
    keys.reject("precision", "'precision' must be one of low, medium, high, very-high");
  }
}

}  // namespace

std::span<const std::string_view> rule_families() {
  return kFamilies;
}

LocalText read_text(TomlReader& keys, std::string_view key, const std::string& path) {
  const auto* value = keys.value(key);
  if (value == nullptr) return {};
  if (value->type == TomlType::String) return {value->string, {}};
  if (value->type != TomlType::Table) {
    keys.reject(key, fmt::format("'{}' must be a string or {{ ja = …, en = … }}", key));
    return {};
  }
  TomlReader parts(*value, path);
  LocalText text{parts.string("ja"), parts.string("en")};
  if (const auto done = parts.finish(); !done) keys.reject(key, fmt::format("'{}': {}", key, done.error().message));
  return text;
}

Rule read_silent_rule(TomlReader& keys, const TomlValue& table, const Pack& pack) {
  Rule rule;
  rule.id = keys.required_string("id");
  rule.kind = keys.required_string("kind");
  const auto severity = parse_severity(keys.string("severity", "warning"));
  if (!severity) keys.reject("severity", "the severity must be one of error, warning, note, off");
  rule.severity = severity.value_or(Severity::Warning);
  rule.title = read_text(keys, "title", pack.path);
  rule.tags = keys.strings("tags");
  rule.aliases = keys.strings("aliases");
  rule.genres = read_genres(keys);
  rule.service = keys.boolean("service", false);
  rule.precision = keys.string("precision", "medium");
  rule.pack = pack.name;
  rule.where = fmt::format("{}:{}", pack.path, table.line);
  check_id(keys, rule);
  for (const std::string_view key : {"message", "reason", "advice", "source", "example"}) keys.value(key);
  return rule;
}

Rule read_rule(TomlReader& keys, const TomlValue& table, const Pack& pack) {
  Rule rule = read_silent_rule(keys, table, pack);
  rule.message = read_text(keys, "message", pack.path);
  rule.reason = read_text(keys, "reason", pack.path);
  rule.advice = read_text(keys, "advice", pack.path);
  rule.source = read_source(keys, pack.path);
  read_examples(keys, pack, rule);
  check_words(keys, rule);
  return rule;
}

}  // namespace kaiji
