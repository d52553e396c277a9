// SPDX-License-Identifier: Apache-2.0
// Excel files (Office Open XML, ECMA-376 part 1, 18): each sheet a section, its used range tables, cells as Excel shows
// them. A finding stands at a sheet and a cell.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "base/strings.h"
#include "loaders/cell_formats.h"
#include "loaders/extraction.h"
#include "loaders/loader.h"
#include "loaders/office_package.h"
#include "loaders/sheet_rows.h"
#include "loaders/table_grid.h"

namespace kaiji {
namespace xlsx_format {
namespace {

using Xml = std::unique_ptr<pugi::xml_document>;

/// 0-based.
struct Address {
  std::uint32_t row = 0;
  std::uint32_t column = 0;
  auto operator<=>(const Address&) const = default;
};

struct Merge {
  std::uint32_t rows = 1;
  std::uint32_t columns = 1;
};

struct Sheet {
  std::map<std::uint32_t, std::map<std::uint32_t, std::string>> rows;  ///< filled cells that are shown
  std::map<Address, Merge> merges;
  std::size_t hidden_rows = 0;
  std::size_t hidden_columns = 0;
};

/// "C12"; false where it is none.
bool read_address(std::string_view text, Address& address) {
  std::uint32_t column = 0;
  std::size_t at = 0;
  for (; at < text.size() && text[at] >= 'A' && text[at] <= 'Z' && at < 4; ++at)
    column = column * 26 + static_cast<std::uint32_t>(text[at] - 'A' + 1);
  std::uint32_t row = 0;
  const auto end = text.data() + text.size();
  const auto read = std::from_chars(text.data() + at, end, row);
  if (column == 0 || column > kMostColumns || read.ec != std::errc() || row == 0 || row > kMostRows) return false;
  address = {row - 1, column - 1};
  return true;
}

/// The words of a shared or inline string, without the reading of its characters.
std::string string_of(const pugi::xml_node& node) {
  std::string words = node.child("t").text().get();
  for (const auto& run : node.children("r")) words += run.child("t").text().get();
  return words;
}

class Workbook {
 public:
  void read_strings(const pugi::xml_node& table) {
    for (const auto& node : table.children("si")) strings_.push_back(string_of(node));
  }

  void read_styles(const pugi::xml_node& sheet) {
    std::map<int, std::string> codes;
    for (const auto& node : sheet.child("numFmts").children("numFmt"))
      codes[node.attribute("numFmtId").as_int()] = node.attribute("formatCode").as_string();
    for (const auto& node : sheet.child("cellXfs").children("xf")) {
      const int id = node.attribute("numFmtId").as_int();
      const auto own = codes.find(id);
      formats_.push_back(own == codes.end() ? std::string(builtin_format(id)) : own->second);
    }
  }

  void count_from_1904(bool value) { from_1904_ = value; }

  std::string words_of(const pugi::xml_node& cell) const {
    const std::string_view type = cell.attribute("t").as_string("n");
    if (type == "inlineStr") return string_of(cell.child("is"));
    const std::string_view value = cell.child("v").text().get();
    if (value.empty()) return {};
    if (type == "s") {
      const auto index = cell.child("v").text().as_uint(0xFFFFFFFF);
      return index < strings_.size() ? strings_[index] : std::string();
    }
    if (type == "b") return value == "1" ? "TRUE" : "FALSE";
    if (type != "n") return std::string(value);
    const auto style = cell.attribute("s").as_uint(0);
    const std::string_view format = style < formats_.size() ? std::string_view(formats_[style]) : "General";
    return format_cell(cell.child("v").text().as_double(), format, from_1904_);
  }

 private:
  std::vector<std::string> strings_;
  std::vector<std::string> formats_;  ///< by cell style
  bool from_1904_ = false;
};

/// Which columns are hidden, by their number.
std::vector<bool> hidden_columns(const pugi::xml_node& sheet) {
  std::vector<bool> hidden;
  for (const auto& node : sheet.child("cols").children("col")) {
    if (!node.attribute("hidden").as_bool()) continue;
    const auto last = std::min(node.attribute("max").as_uint(), kMostColumns);
    if (hidden.size() < last) hidden.resize(last, false);
    for (auto i = std::max(node.attribute("min").as_uint(), 1u); i <= last; ++i) hidden[i - 1] = true;
  }
  return hidden;
}

void read_merges(const pugi::xml_node& sheet, Sheet& read) {
  for (const auto& node : sheet.child("mergeCells").children("mergeCell")) {
    const std::string_view range = node.attribute("ref").as_string();
    const auto colon = range.find(':');
    Address first;
    Address last;
    if (colon == std::string_view::npos || !read_address(range.substr(0, colon), first) ||
        !read_address(range.substr(colon + 1), last) || last.row < first.row || last.column < first.column)
      continue;
    read.merges[first] = {last.row - first.row + 1, last.column - first.column + 1};
  }
}

Result<Sheet> read_sheet(const pugi::xml_node& sheet, const Workbook& workbook, const std::string& where) {
  Sheet read;
  const auto hidden = hidden_columns(sheet);
  std::vector<bool> met(hidden.size(), false);
  Address at;
  std::size_t cells = 0;
  for (const auto& row : sheet.child("sheetData").children("row")) {
    at.row = row.attribute("r").as_uint(at.row + 1) - 1;
    at.column = 0;
    bool dropped = false;
    for (const auto& cell : row.children("c")) {
      const std::string_view address = cell.attribute("r").as_string();
      if (!address.empty() && !read_address(address, at))
        return fail(where, fmt::format("the sheet has a cell '{}', which Excel does not know. Save the file again.",
                                       address.substr(0, 20)));
      if (at.column >= kMostColumns || at.row >= kMostRows || ++cells > TableGrid::kMostCells)
        return fail(where, "the sheet has more cells than kaiji reads. Divide it.");
      auto words = workbook.words_of(cell);
      const auto column = at.column++;
      if (trim(words).empty()) continue;
      if (row.attribute("hidden").as_bool()) {
        dropped = true;
      } else if (column < hidden.size() && hidden[column]) {
        met[column] = true;
      } else {
        read.rows[at.row][column] = std::move(words);
      }
    }
    read.hidden_rows += dropped;
    ++at.row;
  }
  read.hidden_columns = static_cast<std::size_t>(std::count(met.begin(), met.end(), true));
  read_merges(sheet, read);
  return read;
}

/// Writes the used range of one sheet.
class SheetWriter {
 public:
  SheetWriter(Sheet sheet, std::string name, Extraction& extraction)
      : sheet_(std::move(sheet)), name_(std::move(name)), extraction_(extraction) {}

  Result<void> write(const std::string& path) {
    const auto first_row = sheet_.rows.begin()->first;
    const auto last_row = sheet_.rows.rbegin()->first;
    first_ = kMostColumns;
    std::vector<std::uint32_t> filled(last_row - first_row + 1, 0);
    for (const auto& [row, cells] : sheet_.rows) {
      filled[row - first_row] = static_cast<std::uint32_t>(cells.size());
      first_ = std::min(first_, cells.begin()->first);
      last_ = std::max(last_, cells.rbegin()->first);
    }
    if (static_cast<std::uint64_t>(last_ - first_ + 1) * sheet_.rows.size() > 4 * TableGrid::kMostCells)
      return fail(path, fmt::format("the sheet '{}' is wider than kaiji reads. Divide it.", name_));
    covered_.assign(last_ + 1, 0);
    const auto uses = read_sheet_rows(filled);
    for (std::size_t i = 0; i < uses.size(); ++i) {
      const auto row = first_row + static_cast<std::uint32_t>(i);
      if (uses[i] != SheetRow::Table) end_table();
      if (uses[i] == SheetRow::Title) title(row);
      if (uses[i] == SheetRow::Table) table_row(row);
    }
    end_table();
    return {};
  }

 private:
  void locate(Address at) {
    const auto place = fmt::format("{}!{}{}", name_, column_name(at.column), at.row + 1);
    extraction_.locate(place, place);
  }

  void end_table() {
    if (open_) extraction_.end_table();
    open_ = false;
    std::fill(covered_.begin(), covered_.end(), 0);
  }

  void title(std::uint32_t row) {
    auto& [column, words] = *sheet_.rows[row].begin();
    locate({row, column});
    extraction_.prose(0, {}, std::move(words));
  }

  void table_row(std::uint32_t row) {
    open_ = true;
    extraction_.begin_row();
    auto& cells = sheet_.rows[row];
    const auto last = cells.rbegin()->first;
    for (auto column = first_; column <= last;) {
      if (covered_[column] > row) {  // a merged cell above: the grid fills it
        ++column;
        continue;
      }
      const auto merge = sheet_.merges.find({row, column});
      const auto rows = merge == sheet_.merges.end() ? 1 : merge->second.rows;
      const auto columns = merge == sheet_.merges.end() ? 1 : std::min(merge->second.columns, last_ - column + 1);
      for (auto i = column; rows > 1 && i < column + columns; ++i) covered_[i] = row + rows;
      locate({row, column});
      const auto found = cells.find(column);
      extraction_.cell(found == cells.end() ? std::string() : std::move(found->second), columns, rows);
      column += columns;
    }
  }

  Sheet sheet_;
  std::string name_;
  Extraction& extraction_;
  std::uint32_t first_ = 0;
  std::uint32_t last_ = 0;
  std::vector<std::uint32_t> covered_;  ///< by column: the row from which on no merged cell covers it
  bool open_ = false;
};

/// "Sheet1", 「シート1」: names that nobody gave.
bool is_named(std::string_view name) {
  for (const std::string_view word : {"Sheet", "シート"})
    if (name.starts_with(word) && name.substr(word.size()).find_first_not_of("0123456789") == std::string_view::npos)
      return false;
  return true;
}

class XlsxReader {
 public:
  explicit XlsxReader(OfficePackage& package) : package_(package) {}

  Result<Document> read() && {
    auto book = package_.required("xl/workbook.xml", "Excel");
    if (!book) return tl::unexpected(std::move(book.error()));
    auto strings = optional("xl/sharedStrings.xml");
    auto styles = optional("xl/styles.xml");
    auto relations = optional("xl/_rels/workbook.xml.rels");
    if (failure_) return tl::unexpected(std::move(*failure_));
    workbook_.read_strings(strings->child("sst"));
    workbook_.read_styles(styles->child("styleSheet"));
    const auto root = (*book)->child("workbook");
    workbook_.count_from_1904(root.child("workbookPr").attribute("date1904").as_bool());
    for (const auto& node : relations->child("Relationships").children("Relationship"))
      targets_[node.attribute("Id").as_string()] = node.attribute("Target").as_string();
    for (const auto& node : root.child("sheets").children("sheet")) {
      if (auto done = add_sheet(node); !done) return tl::unexpected(std::move(done.error()));
    }
    return std::move(extraction_).finish(package_.path());
  }

 private:
  Xml optional(const std::string& name) {
    auto part = package_.part(name);
    if (!part) failure_ = std::move(part.error());
    return part && *part ? std::move(*part) : std::make_unique<pugi::xml_document>();
  }

  Result<void> add_sheet(const pugi::xml_node& node) {
    const std::string name = node.attribute("name").as_string();
    const std::string_view state = node.attribute("state").as_string("visible");
    if (state != "visible") {
      extraction_.remark(fmt::format("非表示のシート「{}」は読んでいません", name),
                         fmt::format("the hidden sheet '{}' is not read", name));
      return {};
    }
    const auto target = targets_[node.attribute("r:id").as_string()];
    if (target.find("worksheets/") == std::string::npos) return {};  // a chart
    auto part = package_.part(target.starts_with("/") ? target.substr(1) : "xl/" + target);
    if (!part) return tl::unexpected(std::move(part.error()));
    if (!*part)
      return fail(package_.path(), fmt::format("the sheet '{}' is missing in the file. Save it again.", name));
    auto sheet = read_sheet((*part)->child("worksheet"), workbook_, package_.path());
    if (!sheet) return tl::unexpected(std::move(sheet.error()));
    return write_sheet(std::move(*sheet), name);
  }

  Result<void> write_sheet(Sheet sheet, const std::string& name) {
    if (sheet.hidden_rows > 0)
      extraction_.remark(fmt::format("シート「{}」の非表示の行{}件は読んでいません", name, sheet.hidden_rows),
                         fmt::format("{} hidden rows of the sheet '{}' are not read", sheet.hidden_rows, name));
    if (sheet.hidden_columns > 0)
      extraction_.remark(fmt::format("シート「{}」の非表示の列{}件は読んでいません", name, sheet.hidden_columns),
                         fmt::format("{} hidden columns of the sheet '{}' are not read", sheet.hidden_columns, name));
    if (sheet.rows.empty()) return {};
    if (is_named(name)) {
      extraction_.locate(fmt::format("シート「{}」", name), fmt::format("sheet '{}'", name));
      extraction_.heading(1, {}, name);
    }
    return SheetWriter(std::move(sheet), name, extraction_).write(package_.path());
  }

  OfficePackage& package_;
  Workbook workbook_;
  Extraction extraction_;
  std::map<std::string, std::string> targets_;
  std::optional<Error> failure_;
};

Result<Document> load(std::string path, std::string_view bytes) {
  auto package = OfficePackage::open(std::move(path), bytes);
  if (!package) return tl::unexpected(std::move(package.error()));
  return XlsxReader(*package).read();
}

constexpr auto kExtensions = std::to_array<std::string_view>({".xlsx", ".xlsm"});

}  // namespace
}  // namespace xlsx_format

extern const Loader loader_xlsx;
constinit const Loader loader_xlsx = {"xlsx", xlsx_format::kExtensions, xlsx_format::load};

}  // namespace kaiji
