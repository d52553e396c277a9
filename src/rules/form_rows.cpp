// SPDX-License-Identifier: Apache-2.0
#include "rules/form_rows.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"

namespace kaiji {
namespace {

/// Bytes of a label before a colon: about 20 Japanese characters.
constexpr std::size_t kLongestLabel = 66;
/// Lines with a label that make a form.
constexpr std::size_t kShortestRun = 3;

/// Neighbouring sections that make a form: at least so many, and half of them with no more than a short answer.
constexpr std::size_t kShortestSections = 4;
constexpr std::size_t kShortBody = 120;    ///< bytes
constexpr std::size_t kLongestBody = 240;  ///< bytes of what is still an answer

/// The label of a line and what stands behind it, in bytes of the line.
struct LineLabel {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t behind = 0;
};

/// 「【商号】例示株式会社」.
std::optional<LineLabel> boxed_label(std::string_view text) {
  constexpr std::string_view kOpen = "【";
  constexpr std::string_view kClose = "】";
  const auto close = text.find(kClose);
  if (!text.starts_with(kOpen) || close == std::string_view::npos) return std::nullopt;
  return LineLabel{kOpen.size(), close, close + kClose.size()};
}

/// The label of 「商号: 例示株式会社」, 「商号 = …」, 「商号……」; nothing for prose, times and addresses.
std::optional<LineLabel> label_of(std::string_view text) {
  constexpr std::array<std::string_view, 6> kDividers{":", "=", "...", "・・・", "→", "⇒"};
  auto label = boxed_label(text);
  for (const auto divider : kDividers) {
    const auto at = text.find(divider);
    if (at == std::string_view::npos || (label && label->end <= at) || text.substr(at).starts_with("://")) continue;
    auto behind = at + divider.size();
    while (behind < text.size() && text[behind] == '.') ++behind;
    label = LineLabel{0, at, behind};
  }
  if (!label) return std::nullopt;
  const auto bare = [&](std::size_t at) { return text[at] == '*' || text[at] == ' '; };
  while (label->begin < label->end && bare(label->begin)) ++label->begin;
  while (label->begin < label->end && bare(label->end - 1)) --label->end;
  const auto words = text.substr(label->begin, label->end - label->begin);
  const bool digits = words.find_first_not_of("0123456789 ") == std::string_view::npos;
  if (digits || words.size() < 2 || words.size() > kLongestLabel) return std::nullopt;
  return words.find("。") == std::string_view::npos ? label : std::nullopt;
}

class RowReader {
 public:
  RowReader(const Analysis& analysis, const DisclosureCues& cues)
      : analysis_(analysis), document_(analysis.document), cues_(cues) {}

  std::vector<FormRow> read() {
    for (TableIndex table = 0; table < document_.tables.size(); ++table) {
      if (!document_.tables[table].history) read_table(table);
    }
    read_lines();
    read_sections();
    std::stable_sort(rows_.begin(), rows_.end(), [](const FormRow& a, const FormRow& b) { return a.first < b.first; });
    share_answers();
    return std::move(rows_);
  }

 private:
  /// 「以下3項目は開示していません」 answers this row and the next two, where these are empty.
  void share_answers() {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (rows_[row].answers.empty()) continue;
      auto& part = rows_[row].answers.front();
      const auto text = part.span.in(document_.text());
      const auto last = std::min(row + rows_answered(text), rows_.size());
      if (const auto said = text.find("項目"); last > row + 1 && said != std::string_view::npos)
        part.span.begin.value += static_cast<std::uint32_t>(said);  // the number of rows is no figure of theirs
      for (auto next = row + 1; next < last && rows_[next].answers.empty(); ++next) rows_[next].answers.push_back(part);
    }
  }

  /// The number of 「以下3項目は…」; 1 for any other answer.
  static std::size_t rows_answered(std::string_view answer) {
    constexpr std::array<std::string_view, 2> kStarts{"以下", "以下の"};
    for (const auto start : kStarts) {
      if (!answer.starts_with(start)) continue;
      const auto rest = answer.substr(start.size());
      if (rest.size() > 1 && rest[0] >= '2' && rest[0] <= '9' && rest.substr(1).starts_with("項目"))
        return static_cast<std::size_t>(rest[0] - '0');
    }
    return 1;
  }

  void read_table(TableIndex index) {
    const auto& table = document_.tables[index];
    const auto customers = customer_columns(table);
    std::string number;  // merged cells hand it down
    for (std::uint32_t row = table.header_rows; row < table.labels.size(); ++row) {
      const auto before = rows_.size();
      for (const auto& [begin, end] : pairs_of(table)) add_row(index, row, begin, end, customers);
      for (auto at = before; at < rows_.size(); ++at) {
        if (rows_[at].names.empty()) number.clear();
        if (rows_[at].number.empty()) rows_[at].number = number;
        number = rows_[at].number;
      }
    }
  }

  /// The columns that make a row: all, or each label and what stands behind it where no header says otherwise.
  static std::vector<std::pair<std::size_t, std::size_t>> pairs_of(const Table& table) {
    std::vector<std::pair<std::size_t, std::size_t>> pairs{{0, table.columns.size()}};
    if (table.header_rows > 0) return pairs;
    for (std::size_t column = 1; column + 1 < table.columns.size(); ++column) {
      if (table.columns[column] != ColumnRole::Label || table.columns[column - 1] != ColumnRole::Unknown) continue;
      pairs.back().second = column;
      pairs.emplace_back(column, table.columns.size());
    }
    return pairs;
  }

  void add_row(TableIndex index, std::uint32_t row, std::size_t begin, std::size_t end,
               const std::vector<bool>& customers) {
    const auto& table = document_.tables[index];
    FormRow form;
    form.table = index;
    form.row = row;
    form.section = table.section;
    for (const auto block : table.labels[row]) {
      const auto& cell = document_.blocks[block];
      const bool own = cell.row == row;
      if (own && (cell.column < begin || cell.column >= end)) continue;
      form.names.push_back({block, cell.text, own});
    }
    for (auto column = begin; column < end && column < table.cells[row].size(); ++column) {
      const auto cell = table.cells[row][column];
      if (cell == kNone) continue;
      form.first = std::min(form.first, cell);
      if (table.columns[column] == ColumnRole::Number) form.number = std::string(document_.text_of(cell));
      if (document_.blocks[cell].role != BlockRole::Statement) continue;
      add_block(cell, column < customers.size() && customers[column] ? form.duties : form.answers);
    }
    if (form.first == kNone) return;
    drop_echoes(form);
    rows_.push_back(std::move(form));
  }

  void add_block(BlockIndex block, std::vector<AnswerPart>& parts) const {
    const auto [begin, end] = sentences_of(analysis_, block);
    for (auto at = begin; at < end; ++at) parts.push_back({at, analysis_.sentences[at].span});
  }

  /// An answer that only says a name of its row again answers nothing.
  void drop_echoes(FormRow& form) const {
    std::erase_if(form.answers, [&](const AnswerPart& part) {
      const auto text = part.span.in(document_.text());
      return std::any_of(form.names.begin(), form.names.end(),
                         [&](const RowName& name) { return name.own && name.span.in(document_.text()) == text; });
    });
  }

  /// The columns that say what the customer does, where another says what the provider does.
  std::vector<bool> customer_columns(const Table& table) const {
    std::vector<bool> customers(table.columns.size());
    bool provider = false;
    for (std::size_t column = 0; column < table.columns.size(); ++column) {
      std::string header;
      for (std::uint32_t row = 0; row < table.header_rows && row < table.cells.size(); ++row) {
        if (column < table.cells[row].size() && table.cells[row][column] != kNone)
          header += document_.text_of(table.cells[row][column]);
      }
      customers[column] = cues_.names_customer(header);
      const bool stated = table.columns[column] == ColumnRole::Unknown || table.columns[column] == ColumnRole::Answer;
      provider = provider || (stated && !customers[column] && cues_.names_provider(header));
    }
    if (!provider) customers.assign(customers.size(), false);
    return customers;
  }

  bool is_line(BlockIndex index) const {
    const auto& block = document_.blocks[index];
    const bool plain = block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem;
    return plain && block.role == BlockRole::Statement && label_of(document_.text_of(index)).has_value();
  }

  /// The end of the lines that belong to the one at `index`: the items of the list that it leads.
  BlockIndex end_of_line(BlockIndex index) const {
    auto end = index + 1;
    while (end < document_.blocks.size() && document_.blocks[end].kind == BlockKind::ListItem &&
           document_.blocks[end].lead >= index && document_.blocks[end].lead < end)
      ++end;
    return end;
  }

  /// A heading does not end a form: short parts of it follow one another.
  BlockIndex behind_heading(BlockIndex index) const {
    return document_.blocks[index].kind == BlockKind::Heading ? index + 1 : index;
  }

  void read_lines() {
    for (BlockIndex index = 0; index < document_.blocks.size();) {
      std::vector<std::pair<BlockIndex, BlockIndex>> run;
      while (index < document_.blocks.size()) {
        const auto line = run.empty() ? index : behind_heading(index);
        if (line >= document_.blocks.size() || !is_line(line)) break;
        run.emplace_back(line, end_of_line(line));
        index = run.back().second;
      }
      if (run.size() >= kShortestRun) {
        for (const auto& [first, end] : run) add_line(first, end);
      }
      if (run.empty()) ++index;
    }
  }

  void add_line(BlockIndex index, BlockIndex end) {
    const auto& block = document_.blocks[index];
    const auto label = *label_of(document_.text_of(index));
    const auto start = block.text.begin.value;
    FormRow form;
    form.first = index;
    form.section = block.section;
    form.number = block.number;
    form.names.push_back({index, text_span(start + label.begin, start + label.end), true});
    const auto behind = start + static_cast<std::uint32_t>(label.behind);
    const auto [first, last] = sentences_of(analysis_, index);
    for (auto at = first; at < last; ++at) {
      auto span = analysis_.sentences[at].span;
      span.begin.value = std::max(span.begin.value, std::min(behind, span.end.value));
      if (!span.empty()) form.answers.push_back({at, span});
    }
    for (auto item = index + 1; item < end; ++item) add_block(item, form.answers);
    rows_.push_back(std::move(form));
  }

  /// 「■ 窓口」 and below it 「電話とメール」: headings with hardly more than an answer below each are rows, too.
  void read_sections() {
    std::vector<SectionIndex> run;
    for (SectionIndex at = 0; at < document_.sections.size(); ++at) {
      const auto& section = document_.sections[at];
      if (section.heading == kNone || section.end > section.body_end) continue;
      if (!run.empty() && document_.sections[run.back()].parent != section.parent) add_sections(run);
      run.push_back(at);
    }
    add_sections(run);
  }

  void add_sections(std::vector<SectionIndex>& run) {
    const auto brief = std::count_if(run.begin(), run.end(), [&](SectionIndex at) {
      const auto size = body_size(document_.sections[at]);
      return size > 0 && size <= kShortBody;
    });
    if (run.size() >= kShortestSections && static_cast<std::size_t>(brief) * 2 >= run.size()) {
      for (const auto at : run) {
        const auto size = body_size(document_.sections[at]);
        if (size > 0 && size <= kLongestBody) add_section(at);
      }
    }
    run.clear();
  }

  /// Bytes of the statements of a section; 0 where it holds anything else, or its heading asks.
  std::size_t body_size(const Section& section) const {
    std::size_t size = 0;
    if (cues_.asks(document_.text_of(section.heading))) return 0;
    for (auto at = section.heading + 1; at < section.end; ++at) {
      const auto& block = document_.blocks[at];
      const bool plain = block.kind == BlockKind::Paragraph || block.kind == BlockKind::ListItem;
      if (!plain || block.table != kNone || block.role != BlockRole::Statement) return 0;
      size += block.text.size();
    }
    return size;
  }

  void add_section(SectionIndex index) {
    const auto& section = document_.sections[index];
    FormRow form;
    form.first = section.heading;
    form.section = index;
    form.number = document_.blocks[section.heading].number;
    form.names.push_back({section.heading, document_.blocks[section.heading].text, true});
    for (auto at = section.heading + 1; at < section.end; ++at) add_block(at, form.answers);
    rows_.push_back(std::move(form));
  }

  const Analysis& analysis_;
  const Document& document_;
  const DisclosureCues& cues_;
  std::vector<FormRow> rows_;
};

}  // namespace

std::vector<FormRow> read_form_rows(const Analysis& analysis, const DisclosureCues& cues) {
  return RowReader(analysis, cues).read();
}

std::pair<SentenceIndex, SentenceIndex> sentences_of(const Analysis& analysis, BlockIndex block) {
  const auto& sentences = analysis.sentences;
  const auto first =
      std::lower_bound(sentences.begin(), sentences.end(), block,
                       [](const Sentence& sentence, BlockIndex index) { return sentence.block < index; });
  auto last = first;
  while (last != sentences.end() && last->block == block) ++last;
  return {static_cast<SentenceIndex>(first - sentences.begin()), static_cast<SentenceIndex>(last - sentences.begin())};
}

}  // namespace kaiji
