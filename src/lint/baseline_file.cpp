// SPDX-License-Identifier: Apache-2.0
// Reading a baseline.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "lint/baseline.h"

namespace kaiji {
namespace fs = std::filesystem;
namespace {

using nlohmann::json;

/// The string at `keys`, or "" where there is none.
std::string string_at(const json& value, std::initializer_list<std::string_view> keys) {
  const json* at = &value;
  for (const auto key : keys) {
    if (!at->is_object()) return {};
    const auto found = at->find(key);
    if (found == at->end()) return {};
    at = &*found;
  }
  return at->is_string() ? at->get<std::string>() : std::string();
}

/// The percent-encoded path of a URI reference.
std::string decoded(std::string_view uri) {
  const auto digit = [](char c) {
    const auto at = std::string_view("0123456789abcdef").find(c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
  };
  std::string path;
  for (std::size_t i = 0; i < uri.size(); ++i) {
    if (uri[i] == '%' && i + 2 < uri.size() && digit(uri[i + 1]) >= 0 && digit(uri[i + 2]) >= 0) {
      path += static_cast<char>(digit(uri[i + 1]) * 16 + digit(uri[i + 2]));
      i += 2;
    } else {
      path += uri[i];
    }
  }
  constexpr std::string_view kFile = "file://";
  return path.starts_with(kFile) ? path.substr(kFile.size()) : path;
}

/// "kaiji/v1" of a report counts equal prints: "1f2e…:2".
std::string print_at(const json& result, std::string_view name) {
  const auto print = string_at(result, {"partialFingerprints", name});
  return print.substr(0, print.find(':'));
}

Result<Allowance> read_allowance(const json& result, const std::string& where) {
  Allowance made;
  const auto list = result.find("suppressions");
  if (list == result.end() || !list->is_array() || list->empty()) return made;
  const json& decision = list->front();
  made.reason = string_at(decision, {"justification"});
  made.owner = string_at(decision, {"properties", "owner"});
  const auto expires = string_at(decision, {"properties", "expires"});
  if (expires.empty()) return made;
  made.expires = parse_iso_date(expires);
  if (!made.expires || made.expires->day == 0) {
    return fail(where, fmt::format("'{}' is no date; write \"expires\" like 2026-09-30", expires));
  }
  return made;
}

void read_place(const json& result, const fs::path& folder, BaselineEntry& entry) {
  const auto locations = result.find("locations");
  if (locations == result.end() || !locations->is_array() || locations->empty()) return;
  const json& location = locations->front();
  const auto uri = string_at(location, {"physicalLocation", "artifactLocation", "uri"});
  std::error_code error;
  entry.path = fs::weakly_canonical(folder / decoded(uri), error);
  const auto line = json::json_pointer("/physicalLocation/region/startLine");
  if (location.contains(line) && location[line].is_number_unsigned()) entry.line = location[line].get<std::uint32_t>();
}

/// Where the entries begin: the nth member "ruleId" is the nth entry's.
std::vector<SourceSpan> places(std::string_view text) {
  constexpr std::string_view kMember = "\"ruleId\":";
  std::vector<SourceSpan> found;
  for (auto at = text.find(kMember); at != std::string_view::npos; at = text.find(kMember, at + 1)) {
    if (at == 0 || text[at - 1] != '\\') found.push_back(source_span(at, std::min(text.find('\n', at), text.size())));
  }
  return found;
}

Result<void> read_entries(const json& run, const fs::path& folder, Baseline& baseline) {
  const auto at = places(baseline.source.text);
  for (const auto& result : run.at("results")) {
    const auto number = baseline.entries.size();
    BaselineEntry entry;
    entry.at = number < at.size() ? at[number] : SourceSpan{};
    entry.rule = string_at(result, {"ruleId"});
    entry.severity = parse_severity(string_at(result, {"level"})).value_or(Severity::Warning);
    entry.message = string_at(result, {"message", "text"});
    read_place(result, folder, entry);
    entry.prints = {print_at(result, kPrintWhat), print_at(result, kPrintEvidence), print_at(result, kPrintSection)};
    const auto line = baseline.source.lines.line_of(entry.at.begin);
    const auto where = fmt::format("{}:{}", baseline.file, line);
    if (entry.rule.empty() || entry.prints.what.empty()) {
      return fail(where, "this result has no rule or no print of kaiji; write the file with --update-baseline");
    }
    auto allowance = read_allowance(result, where);
    if (!allowance) return tl::unexpected<Error>(allowance.error());
    entry.allowance = std::move(*allowance);
    baseline.entries.push_back(std::move(entry));
  }
  return {};
}

}  // namespace

Result<Baseline> load_baseline(const std::string& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  auto source = make_source(file, *bytes);
  if (!source) return tl::unexpected<Error>(source.error());
  Baseline baseline;
  baseline.file = file;
  baseline.source = std::move(*source);
  baseline.source.editable = false;
  const auto log = json::parse(baseline.source.text, nullptr, false);
  const bool good = log.is_object() && log.contains("runs") && log["runs"].is_array() && log["runs"].size() == 1 &&
                    log["runs"][0].is_object() && string_at(log["runs"][0], {"tool", "driver", "name"}) == "kaiji" &&
                    log["runs"][0].contains("results") && log["runs"][0]["results"].is_array();
  if (!good) return fail(file, "is no SARIF log of kaiji; write it with --update-baseline");
  std::error_code error;
  auto read = read_entries(log["runs"][0], fs::absolute(file, error).parent_path(), baseline);
  if (!read) return tl::unexpected<Error>(read.error());
  return baseline;
}

}  // namespace kaiji
