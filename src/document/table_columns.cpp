// SPDX-License-Identifier: Apache-2.0
#include "document/table_columns.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "document/table_words.h"

namespace kaiji {
namespace {

constexpr std::size_t kLeastMarks = 3;  // cells with 「有」 or 「○」 that make a column of marks

/// What the cells below the header look like.
struct ColumnSurvey {
  HeaderWord header = HeaderWord::None;
  bool named = false;      ///< has a header cell
  bool dimension = false;  ///< whose header names a measure: 保存期間, 頻度
  std::size_t filled = 0;
  std::size_t asking = 0;
  std::size_t may_ask = 0;
  std::size_t requiring = 0;  ///< 「…すること」
  std::size_t answering = 0;
  std::size_t marks = 0;    ///< answer words alone or in front
  std::size_t bare = 0;     ///< of these, alone or nearly so: 「有」, 「○」
  std::size_t stating = 0;  ///< cells that say what is done: with a figure, an object, a predicate
  std::size_t numbers = 0;
  std::size_t figures = 0;  ///< cells with a figure
  std::size_t rows = 0;     ///< of the body
  std::size_t names = 0;    ///< different texts in the cells
  std::size_t bytes = 0;

  bool mostly_marks() const { return bare >= kLeastMarks && bare * 3 >= filled * 2; }
  bool mostly_states() const { return stating > 0 && stating * 2 >= filled && may_ask * 2 < filled; }
  /// Its cells stand over several rows each: 「稼働 | 稼働率」, 「(merged) | 障害の件数」.
  bool groups_rows() const { return names > 0 && names * 3 <= rows * 2 && figures * 4 <= filled; }
  /// Its cells are names, nearly all of them different, and say nothing.
  bool names_rows() const {
    return filled * 4 >= rows * 3 && names * 5 >= filled * 4 && (stating + figures) * 4 <= filled &&
           bytes <= filled * kLongestHeader;
  }
  bool most(std::size_t count) const { return count > 0 && count * 2 >= filled; }
  bool mostly_asks() const {
    const auto sure = asking + requiring;
    return sure > 0 && may_ask * 2 >= filled && sure * 4 >= filled && answering * 3 <= filled;
  }
};

constexpr std::size_t kLongestTitle = 36;  // bytes: 12 Japanese characters
constexpr std::size_t kRowsCompared = 50;

constexpr std::size_t kLongestMark = 15;  // bytes: 「対応済み」

/// Says what is done or how much: 「全データをAES-256で暗号化」. What only names a matter does not.
bool states(std::string_view text) {
  if (may_ask(text)) return false;
  return answers(text) || text.find_first_of("0123456789") != std::string_view::npos ||
         text.find("を") != std::string_view::npos;
}

/// 保存期間, 連絡の時期: a header over what is stated, though a column behind it is named as the answer.
bool names_dimension(std::string_view text) {
  constexpr auto kDimensions = std::to_array<std::string_view>(
      {"期間", "頻度", "時期", "時間", "間隔", "期限", "周期", "回数", "世代", "世代数", "年数", "日数"});
  return std::any_of(kDimensions.begin(), kDimensions.end(),
                     [&](std::string_view word) { return text.ends_with(word); });
}

struct RowWords {
  std::size_t filled = 0;
  std::size_t known = 0;    ///< cells that name a column
  std::size_t strong = 0;   ///< of these, not mere labels
  bool values = false;      ///< a cell with a name, a date or an address
  bool statements = false;  ///< a cell that answers or is too long for a header
  bool dated = false;       ///< a cell that is a day or a month: 「第1版 | 2024年4月1日 | 初版」
};

/// 2024年4月1日, 2024/4/1, 2024-04.
bool is_date(std::string_view text) {
  constexpr std::size_t kLongestDate = 30;  // bytes
  const auto figure = [&](std::size_t at) {
    return at > 0 && at < text.size() && text[at - 1] >= '0' && text[at - 1] <= '9';
  };
  if (text.size() > kLongestDate) return false;
  if (figure(text.find("年")) && figure(text.find("月"))) return true;
  const auto mark = text.find_first_of("/-.");
  return mark == 4 && text.find_first_not_of("0123456789/-.") == text.npos;
}

RowWords survey_row(const std::vector<CellDraft>& row) {
  RowWords words;
  for (const auto& cell : row) {
    if (cell.text.empty()) continue;
    ++words.filled;
    const auto word = header_word(cell.text);
    words.known += word != HeaderWord::None ? 1 : 0;
    words.strong += word != HeaderWord::None && word != HeaderWord::Label ? 1 : 0;
    words.values |= word == HeaderWord::None && is_value(cell.text);
    words.dated |= is_date(cell.text);
    words.statements |= cell.text.size() > kLongestHeader || (word == HeaderWord::None && answers(cell.text));
  }
  return words;
}

/// A row that names columns though no format says so.
bool is_header_row(const std::vector<CellDraft>& row) {
  const auto words = survey_row(row);
  if (words.filled < 2 || words.statements || words.dated || (words.strong == 0 && words.filled < 3)) return false;
  return words.known == words.filled || (words.filled >= 3 && words.known * 3 >= words.filled * 2);
}

/// A first row of titles over rows of anything else, though its words are not known: 「データ | 当社の範囲 |
/// お客様の範囲」. The corner above the names of the rows may be empty: 「 | 標準プラン | 上位プラン」.
bool is_title_row(const TableDraft& table) {
  const auto& row = table.rows[0];
  if (table.rows.size() < 3 || row.size() < 3 || row.size() < table_width(table)) return false;
  const bool corner =
      row[0].text.empty() && std::all_of(table.rows.begin() + 1, table.rows.end(),
                                         [](const auto& body) { return !body.empty() && !body[0].text.empty(); });
  for (std::size_t column = corner ? 1 : 0; column < row.size(); ++column) {
    const auto& text = row[column].text;
    const bool title = !text.empty() && text.size() <= kLongestTitle && !answers(text) && !is_value(text) &&
                       text.find_first_of("0123456789%:") == std::string::npos && text.find("。") == std::string::npos;
    if (!title || asks(text)) return false;
    for (std::size_t other = 1; other < table.rows.size() && other < kRowsCompared; ++other) {
      if (column < table.rows[other].size() && table.rows[other][column].text == text) return false;
    }
  }
  return true;
}

/// How many rows there are, and how many different texts in each column of them.
void count_names(const TableDraft& table, std::uint32_t header_rows, std::vector<ColumnSurvey>& columns) {
  for (std::size_t column = 0; column < columns.size(); ++column) {
    std::set<std::string_view> names;
    for (std::size_t row = header_rows; row < table.rows.size(); ++row) {
      if (column < table.rows[row].size() && !table.rows[row][column].text.empty())
        names.insert(table.rows[row][column].text);
    }
    columns[column].names = names.size();
    columns[column].rows = table.rows.size() - std::min<std::size_t>(header_rows, table.rows.size());
  }
}

std::vector<ColumnSurvey> survey_columns(const TableDraft& table, std::uint32_t header_rows) {
  std::vector<ColumnSurvey> columns(table_width(table));
  count_names(table, header_rows, columns);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    for (std::size_t column = 0; column < table.rows[row].size(); ++column) {
      const auto& text = table.rows[row][column].text;
      if (text.empty()) continue;
      ColumnSurvey& survey = columns[column];
      if (row < header_rows) {
        const auto word = names_question_and_answer(text) ? HeaderWord::Answer : header_word(text);
        survey.named = true;
        survey.dimension |= names_dimension(text);
        if (word != HeaderWord::None) survey.header = word;
        continue;
      }
      ++survey.filled;
      survey.asking += asks(text) ? 1 : 0;
      survey.may_ask += may_ask(text) ? 1 : 0;
      survey.requiring += requires_action(text) ? 1 : 0;
      survey.answering += answers(text) ? 1 : 0;
      survey.marks += starts_with_answer(text) ? 1 : 0;
      survey.bare += starts_with_answer(text) && text.size() <= kLongestMark && text != "-" ? 1 : 0;
      survey.stating += states(text) ? 1 : 0;
      survey.numbers += is_row_number(text) ? 1 : 0;
      survey.figures += has_figure(text) ? 1 : 0;
      survey.bytes += text.size();
    }
  }
  return columns;
}

ColumnRole role_of_header(HeaderWord word) {
  switch (word) {
    case HeaderWord::Number:
      return ColumnRole::Number;
    case HeaderWord::Label:
      return ColumnRole::Label;
    case HeaderWord::Question:
      return ColumnRole::Question;
    case HeaderWord::Answer:
      return ColumnRole::Answer;
    case HeaderWord::Remark:
      return ColumnRole::Remark;
    default:
      return ColumnRole::Unknown;
  }
}

/// The columns while their roles are found.
class ColumnReader {
 public:
  explicit ColumnReader(std::vector<ColumnSurvey> surveys) : surveys_(std::move(surveys)), roles_(surveys_.size()) {
    headed_ = std::any_of(surveys_.begin(), surveys_.end(), [](const auto& survey) { return survey.named; });
  }

  std::vector<ColumnRole> read() {
    read_headers();
    read_double_answers();
    read_weak_headers();
    read_lone_question();
    find_questions();
    if (!has(ColumnRole::Answer)) find_answer();
    if (has(ColumnRole::Answer)) {
      fill_check_sheet();
    } else {
      fill_plain_table();
    }
    return roles_;
  }

 private:
  bool has(ColumnRole role) const { return std::find(roles_.begin(), roles_.end(), role) != roles_.end(); }
  std::size_t first(ColumnRole role) const {
    return static_cast<std::size_t>(std::find(roles_.begin(), roles_.end(), role) - roles_.begin());
  }

  void read_headers() {
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      const auto& survey = surveys_[i];
      roles_[i] = role_of_header(survey.header);
      const bool open = roles_[i] == ColumnRole::Unknown || roles_[i] == ColumnRole::Label;
      // 「方式 | AES-256」 beside a label is no number of a row: a second column with a name of its own says something.
      const bool first = i == 0 || (i == 1 && !survey.named);
      if (open && survey.header != HeaderWord::WeakAnswer && survey.most(survey.numbers) && i + 1 < roles_.size() &&
          first)
        roles_[i] = ColumnRole::Number;
      // Merged header cells: a nameless column beside the answers belongs to them.
      const bool nameless = !survey.named && survey.filled > 0;
      if (i > 0 && nameless && roles_[i] == ColumnRole::Unknown && roles_[i - 1] == ColumnRole::Answer)
        roles_[i] = ColumnRole::Answer;
    }
  }

  /// 「対策内容 | 実施状況」: of two columns named as answers, the one that asks is the question.
  void read_double_answers() {
    for (std::size_t i = 0; i + 1 < roles_.size(); ++i) {
      const bool later = std::find(roles_.begin() + static_cast<std::ptrdiff_t>(i) + 1, roles_.end(),
                                   ColumnRole::Answer) != roles_.end();
      if (roles_[i] == ColumnRole::Answer && later && surveys_[i].mostly_asks()) roles_[i] = ColumnRole::Question;
    }
  }

  /// 「内容」「詳細」 name the answer, or the question where another column has the answer.
  void read_weak_headers() {
    const auto answer = first(ColumnRole::Answer);
    const bool question = has(ColumnRole::Question);
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      if (surveys_[i].header != HeaderWord::WeakAnswer) continue;
      const auto& survey = surveys_[i];
      if (answer < i) {
        roles_[i] = ColumnRole::Remark;
      } else if (answer < roles_.size() && !question && surveys_[answer].mostly_marks() && survey.mostly_states()) {
        roles_[i] = ColumnRole::Answer;  // 「項目 | 説明 | 有無」: the mark and what stands behind it
      } else if (answer < roles_.size()) {
        if (question || survey.answering * 2 <= survey.filled) roles_[i] = ColumnRole::Question;
      } else if (!survey.mostly_asks()) {
        roles_[i] = ColumnRole::Answer;
      }
    }
  }

  /// 「区分 | 項目 | 記述内容」: a column named as what is asked, with nothing behind it that could answer, and whose
  /// cells say what is done, holds the answers.
  void read_lone_question() {
    const auto question = first(ColumnRole::Question);
    if (question == roles_.size() || has(ColumnRole::Answer)) return;
    const bool last = std::none_of(roles_.begin() + static_cast<std::ptrdiff_t>(question) + 1, roles_.end(),
                                   [](ColumnRole role) { return role != ColumnRole::Remark; });
    const auto& survey = surveys_[question];
    const bool asks = survey.may_ask * 3 > survey.filled || (survey.asking + survey.requiring) * 10 > survey.filled;
    if (last && question > 0 && !asks && survey.stating * 3 >= survey.filled) roles_[question] = ColumnRole::Answer;
  }

  /// Columns whose cells ask, whatever their header calls them.
  void find_questions() {
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      const bool open = roles_[i] == ColumnRole::Unknown || roles_[i] == ColumnRole::Label;
      if (open && surveys_[i].mostly_asks()) roles_[i] = ColumnRole::Question;
    }
  }

  /// Where questions stand without a named answer, the answer is beside them.
  void find_answer() {
    if (!has(ColumnRole::Question)) return;
    std::size_t last = 0;
    for (std::size_t i = 0; i < roles_.size(); ++i) last = roles_[i] == ColumnRole::Question ? i : last;
    for (auto i = last + 1; i < roles_.size(); ++i) {
      if (roles_[i] != ColumnRole::Unknown) continue;
      // A nameless column below a merged header cell asks as its neighbour does, unless it answers.
      const bool merged = headed_ && !surveys_[i].named && surveys_[i].answering * 3 < surveys_[i].filled;
      roles_[i] = merged ? ColumnRole::Question : ColumnRole::Answer;
      if (!merged) return;
    }
    for (std::size_t i = 0; i < last; ++i) {
      if (roles_[i] != ColumnRole::Unknown || !surveys_[i].most(surveys_[i].marks)) continue;
      roles_[i] = ColumnRole::Answer;
      return;
    }
  }

  /// Left of the answer stand labels; right of it, more of the answer. Where nothing asks, figures beside a label are
  /// stated as well (事由 | 連絡の時期 | 方法).
  void fill_check_sheet() {
    const auto answer = first(ColumnRole::Answer);
    const bool plain = !has(ColumnRole::Question);
    bool named = false;
    for (std::size_t i = 0; i < roles_.size() && i < answer; ++i) {
      if (roles_[i] != ColumnRole::Unknown) {
        named |= roles_[i] == ColumnRole::Label;
      } else if (!(plain && named && (surveys_[i].dimension || surveys_[i].most(surveys_[i].figures)))) {
        roles_[i] = ColumnRole::Label;
        named = true;
      }
    }
  }

  /// The first column names the rows; what is beside it is stated.
  void fill_plain_table() {
    if (is_pair_grid()) {
      for (std::size_t i = 0; i < roles_.size(); i += 2) roles_[i] = ColumnRole::Label;
      return;
    }
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      if (roles_[i] == ColumnRole::Number || roles_[i] == ColumnRole::Question) continue;
      if (roles_[i] == ColumnRole::Label && has(ColumnRole::Question)) continue;  // 「必須/選択」
      const bool below_group = i > 0 && i - 1 == label_ && surveys_[label_].groups_rows() && surveys_[i].names_rows();
      const bool first = !found_label_ && surveys_[i].answering * 2 <= surveys_[i].filled;
      const bool label = i + 1 < roles_.size() && (first || (found_label_ && below_group));
      if (first && label) label_ = i;
      found_label_ |= label;
      if (label) {
        roles_[i] = ColumnRole::Label;
      } else if (roles_[i] == ColumnRole::Label) {
        roles_[i] = ColumnRole::Unknown;
      }
    }
  }

  /// 「商号 | 例示株式会社 | 設立 | 2001年4月2日」: every second column names what stands beside it.
  bool is_pair_grid() const {
    if (headed_ || roles_.size() < 4 || roles_.size() % 2 != 0) return false;
    bool values = true;  // each second column of a pair holds figures somewhere, or says more than names
    for (std::size_t i = 0; i < roles_.size(); ++i) {
      const auto& survey = surveys_[i];
      if (roles_[i] != ColumnRole::Unknown || survey.filled < 2) return false;
      const bool names = survey.figures == 0 && survey.answering == 0 && survey.bytes <= survey.filled * kLongestTitle;
      if (i % 2 == 0 && !names) return false;
      if (i % 2 == 1) values = values && (survey.figures > 0 || survey.answering > 0);
    }
    return values;
  }

  std::vector<ColumnSurvey> surveys_;
  std::vector<ColumnRole> roles_;
  bool headed_ = false;  ///< the table has a header row
  bool found_label_ = false;
  std::size_t label_ = 0;  ///< the first column that names the rows
};

}  // namespace

std::size_t table_width(const TableDraft& table) {
  std::size_t width = 0;
  for (const auto& row : table.rows) width = std::max(width, row.size());
  return width;
}

std::uint32_t count_header_rows(const TableDraft& table) {
  auto rows = std::min<std::uint32_t>(table.header_rows, static_cast<std::uint32_t>(table.rows.size()));
  if (rows > 0) {
    // A Markdown table cannot do without a header row: what stands in it may be the first row of the body.
    const auto words = survey_row(table.rows[0]);
    const bool pair = table_width(table) == 2 && words.known < 2 && words.values;
    if (words.strong == 0 && (words.statements || pair)) return 0;
  }
  while (rows < table.rows.size() && rows < table.header_rows + 2 && is_header_row(table.rows[rows])) ++rows;
  if (rows == 0 && !table.rows.empty() && is_title_row(table)) return 1;
  return rows;
}

std::vector<ColumnRole> read_columns(const TableDraft& table, std::uint32_t header_rows) {
  return ColumnReader(survey_columns(table, header_rows)).read();
}

}  // namespace kaiji
