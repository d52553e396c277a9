// SPDX-License-Identifier: Apache-2.0
// CSV and TSV as Excel writes them (RFC 4180, and more than it allows): check sheets. The words are places of the file.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "loaders/lines.h"
#include "loaders/loader.h"
#include "loaders/markdown_blocks.h"
#include "loaders/sheet_rows.h"
#include "loaders/table_grid.h"

namespace kaiji {
namespace csv_format {
namespace {

using Cell = std::vector<SourceSpan>;
using Rows = std::vector<std::vector<Cell>>;

/// The separator that stands most often outside quotes in the first lines; a comma where none does.
char find_separator(std::string_view text) {
  constexpr std::string_view kSeparators = ",\t;";
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  std::size_t lines = 0;
  for (const char c : text.substr(0, 1u << 16)) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' && ++lines == 20) break;
    if (const auto which = kSeparators.find(c); which != std::string_view::npos) ++counts[which];
  }
  return kSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

class CsvReader {
 public:
  CsvReader(const Source& source, char separator) : source_(source), text_(source.text), separator_(separator) {}

  Result<Rows> read() && {
    if (text_.starts_with("sep=")) at_ = std::min(text_.find('\n'), text_.size() - 1) + 1;
    while (at_ < text_.size()) {
      const auto line = at_;
      if (auto row = read_row(); !row) return tl::unexpected(std::move(row.error()));
      cells_ += rows_.back().size();
      if (rows_.back().size() > kMostColumns)
        return failure(line, fmt::format("the row has more than {} columns. Is this a CSV file?", kMostColumns));
      if (rows_.size() > kMostRows || cells_ > TableGrid::kMostCells)
        return failure(line, fmt::format("the file has more than {} rows or {} cells. Divide it.", kMostRows,
                                         TableGrid::kMostCells));
    }
    return std::move(rows_);
  }

 private:
  tl::unexpected<Error> failure(std::size_t at, std::string message) const {
    const auto line = source_.lines.line_of({static_cast<std::uint32_t>(at)});
    return fail(fmt::format("{}:{}", source_.path, line), std::move(message));
  }

  Result<void> read_row() {
    auto& row = rows_.emplace_back();
    while (row.size() <= kMostColumns) {
      Cell cell;
      if (text_.substr(at_, 1) == "\"") {
        if (auto quoted = read_quoted(cell); !quoted) return quoted;
      }
      read_plain(cell);
      row.push_back(std::move(cell));
      if (at_ >= text_.size() || text_[at_] != separator_) break;
      ++at_;
    }
    if (at_ < text_.size() && text_[at_] == '\r') ++at_;
    if (at_ < text_.size() && text_[at_] == '\n') ++at_;
    return {};
  }

  /// A quote inside is written twice; the cell means it once.
  Result<void> read_quoted(Cell& cell) {
    const auto open = at_++;
    while (true) {
      const auto close = text_.find('"', at_);
      if (close == std::string_view::npos)
        return failure(open, "the quotation mark that opens a cell here is never closed. Close it, or save again.");
      const bool twice = text_.substr(close + 1, 1) == "\"";
      cell.push_back(source_span(at_, twice ? close + 1 : close));
      at_ = close + (twice ? 2 : 1);
      if (!twice) return {};
    }
  }

  void read_plain(Cell& cell) {
    const auto begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n' && text_[at_] != '\r') ++at_;
    const auto words = trim_span(source_span(begin, at_), text_);
    if (!words.empty()) cell.push_back(words);
  }

  const Source& source_;
  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::size_t cells_ = 0;
  Rows rows_;
};

bool is_filled(const Cell& cell, std::string_view source) {
  return std::any_of(cell.begin(), cell.end(), [&](SourceSpan piece) { return !trim_span(piece, source).empty(); });
}

/// Excel writes as many separators as its widest row has: cells that no row fills, on either side, are none.
void cut_empty_columns(Rows& rows, std::string_view source) {
  std::size_t first = kMostColumns;
  for (auto& row : rows) {
    while (!row.empty() && !is_filled(row.back(), source)) row.pop_back();
    const auto filled = std::find_if(row.begin(), row.end(), [&](const Cell& cell) { return is_filled(cell, source); });
    if (filled != row.end()) first = std::min(first, static_cast<std::size_t>(filled - row.begin()));
  }
  for (auto& row : rows) row.erase(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(std::min(first, row.size())));
}

void add_title(std::vector<Cell>& row, std::string_view source, MarkdownBlocks& blocks) {
  InlineLines lines(1);
  for (auto& cell : row) {
    for (const auto& piece : cell) {
      const auto words = lines.back().empty() ? trim_span(piece, source) : piece;
      if (!words.empty()) lines.back().push_back(words);
    }
  }
  blocks.prose(lines, {});
}

Document make_document(Source source, Rows rows) {
  cut_empty_columns(rows, source.text);
  std::vector<std::uint32_t> filled;
  for (const auto& row : rows)
    filled.push_back(static_cast<std::uint32_t>(
        std::count_if(row.begin(), row.end(), [&](const Cell& cell) { return is_filled(cell, source.text); })));
  const auto uses = read_sheet_rows(filled);
  DocumentBuilder builder(std::move(source));
  const std::vector<Footnote> none;
  MarkdownBlocks blocks(builder, none);
  TableGrid grid;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (uses[i] != SheetRow::Table) grid.emit(builder);
    if (uses[i] == SheetRow::Title) add_title(rows[i], builder.source().text, blocks);
    if (uses[i] != SheetRow::Table) continue;
    grid.begin_row();
    for (auto& cell : rows[i]) grid.add_cell(std::move(cell));
  }
  grid.emit(builder);
  return std::move(builder).finish();
}

Result<Document> load(std::string path, std::string_view bytes) {
  const bool tabs = to_lower_ascii(path).ends_with(".tsv");
  auto source = make_source(std::move(path), bytes);
  if (!source) return tl::unexpected(std::move(source.error()));
  auto rows = CsvReader(*source, tabs ? '\t' : find_separator(source->text)).read();
  if (!rows) return tl::unexpected(std::move(rows.error()));
  return make_document(std::move(*source), std::move(*rows));
}

constexpr auto kExtensions = std::to_array<std::string_view>({".csv", ".tsv"});

}  // namespace
}  // namespace csv_format

extern const Loader loader_csv;
constinit const Loader loader_csv = {"csv", csv_format::kExtensions, csv_format::load};

}  // namespace kaiji
