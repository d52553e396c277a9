// SPDX-License-Identifier: Apache-2.0
#include "accuracy/coverage.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "base/file.h"

namespace kaiji::accuracy {
namespace {
namespace fs = std::filesystem;

constexpr std::string_view kSuffix = ".coverage.csv";
constexpr std::string_view kMissing = "missing";

using Row = std::vector<std::string>;

/// Rows of RFC 4180: fields between commas, quoted ones with doubled quotes and line breaks.
std::vector<Row> read_csv(std::string_view text) {
  std::vector<Row> rows;
  Row row(1);
  bool quoted = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c == '"' && quoted && text.substr(at + 1).starts_with('"')) {
      row.back() += text[++at];
    } else if (c == '"') {
      quoted = !quoted;
    } else if (c == ',' && !quoted) {
      row.emplace_back();
    } else if (c == '\n' && !quoted) {
      rows.push_back(std::exchange(row, Row(1)));
    } else if (c != '\r' || quoted) {
      row.back() += c;
    }
  }
  if (row.size() > 1) rows.push_back(std::move(row));
  return rows;
}

bool allows(const CoverageLabel& label, std::string_view state) {
  return state == label.state || (!label.also.empty() && state == label.also);
}

bool stands_there(const CoverageItem& item, const Document& document, std::uint32_t line) {
  if (!item.evidence) return false;
  const SourceSpan span = document.to_source(*item.evidence);
  const auto& lines = document.source.lines;
  return lines.line_of(span.begin) <= line && line <= lines.line_of(span.end);
}

void add_state(const CoverageLabel& label, std::string_view state, CoverageScore& score) {
  ++score.rows;
  score.right += allows(label, state) ? 1 : 0;
  if (label.state == kMissing && label.also.empty()) ++(state == kMissing ? score.missing_right : score.missing_lost);
  if (state == kMissing && !allows(label, kMissing)) ++score.missing_extra;
}

}  // namespace

void CoverageScore::add(const CoverageScore& other) {
  rows += other.rows;
  right += other.right;
  missing_right += other.missing_right;
  missing_extra += other.missing_extra;
  missing_lost += other.missing_lost;
  placed += other.placed;
  placed_right += other.placed_right;
}

std::vector<std::string> labelled_profiles(const fs::path& document) {
  const std::string stem = document.stem().string() + ".";
  std::vector<std::string> found;
  for (const auto& entry : fs::directory_iterator(document.parent_path())) {
    const std::string name = entry.path().filename().string();
    if (!name.starts_with(stem) || !name.ends_with(kSuffix)) continue;
    found.push_back(name.substr(stem.size(), name.size() - stem.size() - kSuffix.size()));
  }
  std::sort(found.begin(), found.end());
  return found;
}

Result<std::vector<CoverageLabel>> load_coverage_labels(const fs::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  const auto rows = read_csv(*bytes);
  const Row header{"item", "subitem", "title", "state", "also", "line", "quote"};
  if (rows.empty() || rows.front() != header) return fail(file.string(), "is no table of coverage labels");
  std::vector<CoverageLabel> labels;
  for (std::size_t i = 1; i < rows.size(); ++i) {
    const Row& row = rows[i];
    if (row.size() != header.size()) return fail(file.string(), fmt::format("row {} has {} fields", i, row.size()));
    const auto line = static_cast<std::uint32_t>(std::strtoul(row[5].c_str(), nullptr, 10));
    labels.push_back({row[0], row[1], row[2], row[3], row[4], row[6], line});
  }
  return labels;
}

std::vector<WrongState> add_coverage(const std::vector<CoverageLabel>& labels, const CoverageResult& result,
                                     CoverageScore& score) {
  std::vector<WrongState> wrong;
  const Document& document = result.analysis->document;
  for (const auto& label : labels) {
    const auto item = std::find_if(result.items.begin(), result.items.end(), [&](const CoverageItem& judged) {
      return judged.item == label.item && judged.subitem == label.subitem;
    });
    const bool known = item != result.items.end();
    const std::string state = known ? std::string(to_string(item->state)) : "not judged";
    add_state(label, state, score);
    if (!allows(label, state)) {
      wrong.push_back({label, state, known && item->evidence ? std::string(document.quote(*item->evidence)) : ""});
    } else if (state != kMissing && label.line > 0) {
      ++score.placed;
      score.placed_right += stands_there(*item, document, label.line) ? 1 : 0;
    }
  }
  return wrong;
}

}  // namespace kaiji::accuracy
