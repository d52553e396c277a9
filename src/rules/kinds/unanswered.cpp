// SPDX-License-Identifier: Apache-2.0
// Kind `unanswered`: a row of a check sheet that asks and has no answer, or repeats the question as its answer.
#include <algorithm>

#include "rules/blank_answers.h"
#include "rules/pattern_keys.h"
#include "rules/rule.h"
#include "rules/signing_places.h"
#include "rules/title_match.h"
#include "text/characters.h"

namespace kaiji {
namespace unanswered_kind {
namespace {

/// Where more rows than this share are empty, the sheet is a form to fill in.
constexpr std::size_t kMostEmptyPercent = 40;
constexpr std::size_t kLeastAnswered = 3;

constexpr Parameter kParameters[] = {
    {"asks", "strings", "Expressions that end a question: a cell in the answer's place that matches is no answer.",
     true},
    {"wants", "strings", "Expressions of a question that asks for content, so that a mark alone (○, -) is no answer."},
    {"names", "strings",
     "Expressions of a question for a value, to which ○ alone is no answer though - (not applicable) is one."},
    {"conditional", "strings",
     "Expressions in a question that is only asked under a condition; such a row is skipped."},
};

struct UnansweredRule {
  std::shared_ptr<const Rule> rule;
  std::vector<PatternId> asks;
  std::vector<PatternId> conditional;
  std::vector<PatternId> wants;
  std::vector<PatternId> names;
};

/// One row of a table, as far as it matters here.
struct Row {
  BlockIndex number = kNone;
  BlockIndex question = kNone;  ///< the rightmost cell that asks or names
  BlockIndex answer = kNone;    ///< the rightmost cell of the answer's columns
  bool question_column = false;
  bool alone = false;  ///< the answer is all that the answer's columns hold
  bool body = false;   ///< no header, category or history row
};

Row read_row(const Document& document, const Table& table, std::size_t at) {
  Row row;
  std::size_t filled = 0;
  std::size_t answers = 0;
  for (std::size_t column = 0; column < table.cells[at].size(); ++column) {
    const auto cell = table.cells[at][column];
    if (cell == kNone) continue;
    ++filled;
    const auto& block = document.blocks[cell];
    if (block.role == BlockRole::Header || block.role == BlockRole::History) return {};
    const auto role = column < table.columns.size() ? table.columns[column] : ColumnRole::Unknown;
    if (role == ColumnRole::Number) {
      row.number = cell;
    } else if (role == ColumnRole::Answer || role == ColumnRole::Remark ||
               (role == ColumnRole::Unknown && block.role == BlockRole::Statement)) {
      row.answer = cell;
      ++answers;
    } else {
      row.question = cell;
      row.question_column |= role == ColumnRole::Question;
    }
  }
  row.alone = answers == 1;
  row.body = filled >= 2 && row.question != kNone;
  return row;
}

class UnansweredCheck : public Check {
 public:
  explicit UnansweredCheck(UnansweredRule rule) : unanswered_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    judge_questions(input.analysis.document, findings);
    judge_keys(input.analysis.document, findings);
    for (const auto question : questions_without_answer(input.analysis.document)) tell(input, question, findings);
    for (const auto& table : input.analysis.document.tables) {
      const auto told = findings.size();
      judge_pairs(input, table, findings);
      judge_lone_blank(input, table, findings);
      const auto is_answer = [](ColumnRole role) { return role == ColumnRole::Answer; };
      const bool asks = std::any_of(table.columns.begin(), table.columns.end(), is_answer);
      if (!table.history && asks) judge(input, table, findings);
      if (findings.size() != told) continue;
      auto blank = last_row_left_blank(input.analysis.document, table);
      if (blank == kNone) blank = one_answer_left_blank(input.analysis.document, table);
      if (blank != kNone) tell(input, blank, findings);
    }
  }

 private:
  void tell(const CheckInput& input, BlockIndex at, std::vector<Finding>& findings) const {
    const auto& document = input.analysis.document;
    findings.push_back(make_finding(*unanswered_.rule, document, document.blocks[at].text, {}));
  }

  /// 「区分 | 項目 | 回答」: the one blank of a long sheet of items and answers, in a format that merges no cells.
  static BlockIndex lone_blank(const Document& document, const Table& table) {
    constexpr std::size_t kLeastRows = 10;
    std::size_t answered = 0;
    BlockIndex blank = kNone;
    bool numbered = false;
    for (std::size_t at = table.header_rows; at < table.cells.size(); ++at) {
      const auto row = read_row(document, table, at);
      if (row.question == kNone) continue;
      answered += row.answer == kNone ? 0 : 1;
      if (row.answer != kNone || row.body == (row.number == kNone)) continue;
      if (row.number != kNone && is_numbered_category(document, table, at, row)) continue;
      if (blank != kNone) return kNone;
      blank = row.question;
      numbered = row.number != kNone;
    }
    const bool beside_category =
        blank != kNone && (numbered || table.columns.size() == 3) && document.blocks[blank].column == 1;
    const bool wanted = beside_category && !may_stay_blank(document.text_of(blank));
    return wanted && document.source.editable && answered >= kLeastRows ? blank : kNone;
  }

  void judge(const CheckInput& input, const Table& table, std::vector<Finding>& findings) const {
    if (const auto blank = lone_blank(input.analysis.document, table); blank != kNone) {
      const auto& document = input.analysis.document;
      findings.push_back(make_finding(*unanswered_.rule, document, document.blocks[blank].text, {}));
    }
    std::vector<std::pair<BlockIndex, BlockIndex>> empty;  // the place and the number of its row
    std::size_t answered = 0;
    for (std::size_t at = table.header_rows; at < table.cells.size(); ++at) {
      const auto row = read_row(input.analysis.document, table, at);
      if (!row.body || is_numbered_category(input.analysis.document, table, at, row)) continue;
      const auto place = fault_of(input, row);
      answered += place == kNone ? 1 : 0;
      if (place != kNone) empty.emplace_back(place, row.number);
    }
    if (answered < kLeastAnswered || empty.size() * 100 > (answered + empty.size()) * kMostEmptyPercent) return;
    const auto& document = input.analysis.document;
    for (const auto& [cell, number] : empty) {
      findings.push_back(make_finding(*unanswered_.rule, document, document.blocks[cell].text, {}));
      if (number == kNone) continue;
      const auto place = document.blocks[number].source;
      const std::string words(place.in(document.source.text));
      findings.back().notes.push_back({{document.source.path, place}, {words, words}});
    }
  }

  void judge_questions(const Document& document, std::vector<Finding>& findings) const {
    for (const TextSpan place : labels_without_answer(document))
      findings.push_back(make_finding(*unanswered_.rule, document, place, {}));
  }

  /// 「監査:」 between 「教育: 年2回」 and 「契約: 年間」.
  void judge_keys(const Document& document, std::vector<Finding>& findings) const {
    for (BlockIndex at = 1; at + 1 < document.blocks.size(); ++at) {
      const auto& block = document.blocks[at];
      if (value_of_key(document, at) != KeyValue::Blank || may_stay_blank(document.text_of(at))) continue;
      const auto beside = [&](BlockIndex other) {
        const auto& neighbour = document.blocks[other];
        return neighbour.kind == block.kind && neighbour.level == block.level && neighbour.section == block.section &&
               value_of_key(document, other) == KeyValue::Filled;
      };
      // The last of its list: behind two that have values, and before the next heading.
      const bool last = at > 1 && beside(at - 2) && document.blocks[at + 1].section != block.section;
      if (!beside(at - 1) || (!last && !beside(at + 1)) || is_to_be_signed(document, at)) continue;
      findings.push_back(make_finding(*unanswered_.rule, document, block.text, {}));
      // With the white space where the value should stand.
      const auto end = document.source.text.find('\n', block.source.end.value);
      findings.back().location.span.end.value = static_cast<std::uint32_t>(std::min(end, document.source.text.size()));
    }
  }

  enum class KeyValue : std::uint8_t { None, Blank, Filled };

  /// Whether a paragraph or an item is a short name, a colon and perhaps a value.
  static KeyValue value_of_key(const Document& document, BlockIndex at) {
    constexpr std::size_t kLongestKey = 45;  // bytes
    const auto& block = document.blocks[at];
    const bool line = block.kind == BlockKind::ListItem || block.kind == BlockKind::Paragraph;
    const auto text = document.text_of(block);
    const auto colon = text.find(':');
    if (!line || block.role != BlockRole::Statement || colon == text.npos || colon == 0 || colon > kLongestKey) {
      return KeyValue::None;
    }
    // `createdAt`: a field of a program.
    if (block.source.in(document.source.text).find('`') != std::string_view::npos) return KeyValue::None;
    const auto key = text.substr(0, colon);
    for (const std::string_view mark : {"。", "、", "「", "//", "次", "以下", "下記"}) {
      if (key.find(mark) != key.npos) return KeyValue::None;
    }
    // 「校内(安全度:高)」: the colon stands in brackets.
    if (text.substr(colon).starts_with("://") || (key.find('(') != key.npos && key.find(')') == key.npos)) {
      return KeyValue::None;
    }
    return text.find_first_not_of(": ", colon) == text.npos ? KeyValue::Blank : KeyValue::Filled;
  }

  /// A table of names and values in which one value is blank.
  void judge_pairs(const CheckInput& input, const Table& table, std::vector<Finding>& findings) const {
    const auto& document = input.analysis.document;
    if (table.history) return;
    BlockIndex blank = kNone;
    std::size_t filled = 0;
    for (std::size_t at = table.header_rows; at < table.cells.size(); ++at) {
      const auto& cells = table.cells[at];
      if (cells.size() != 2 || cells[0] == kNone) return;
      filled += cells[1] == kNone ? 0 : 1;
      if (cells[1] != kNone) continue;
      if (blank != kNone || is_category(document.text_of(cells[0])) || may_stay_blank(document.text_of(cells[0])))
        return;
      blank = cells[0];
    }
    const bool figures = filled + 1 == kLeastAnswered && !is_first(table, blank) && all_figures(document, table);
    if (blank == kNone || (filled < kLeastAnswered && !figures) || is_pictured(document, blank)) return;
    findings.push_back(make_finding(*unanswered_.rule, document, document.blocks[blank].text, {}));
  }

  static bool is_first(const Table& table, BlockIndex cell) { return table.cells.front().front() == cell; }

  /// 「受信の停止 | 10分」: every value has a figure.
  static bool all_figures(const Document& document, const Table& table) {
    const auto first = table.cells.begin() + table.header_rows;
    return std::all_of(first, table.cells.end(), [&](const auto& row) {
      return row[1] == kNone || document.text_of(row[1]).find_first_of("0123456789") != std::string_view::npos;
    });
  }

  /// 「1 | 体制」 above 「1-1 | 責任者は誰か」: an item without an answer whose number the next one begins with. 「C |
  /// 運用」 above 「28 | 監視しているか」: letters count the groups of items that figures count.
  static bool is_numbered_category(const Document& document, const Table& table, std::size_t at, const Row& row) {
    if (row.answer != kNone || row.number == kNone || at + 1 >= table.cells.size()) return false;
    const auto next = read_row(document, table, at + 1).number;
    if (next == kNone) return false;
    const auto own = document.text_of(row.number);
    const auto below = document.text_of(next);
    const auto counts = [](std::string_view mark) {
      return mark.find_first_of("0123456789") != std::string_view::npos;
    };
    if (!counts(own) && counts(below)) return true;
    return below.size() > own.size() && below.starts_with(own) &&
           !is_ascii_digit(static_cast<unsigned char>(below[own.size()]));
  }

  /// 「3 | 上記以外 | 翌営業日まで | (blank)」: the one blank of a table whose other cells all say something.
  void judge_lone_blank(const CheckInput& input, const Table& table, std::vector<Finding>& findings) const {
    constexpr std::size_t kLeastColumns = 3;
    const auto& document = input.analysis.document;
    const auto rows = table.cells.size();
    if (table.history || table.header_rows != 1 || rows < 1 + kLeastAnswered) return;
    const auto width = table.cells.front().size();
    if (width < kLeastColumns) return;
    std::size_t blank_row = 0;
    std::size_t blank_column = 0;
    for (std::size_t at = 0; at < rows; ++at) {
      if (table.cells[at].size() != width) return;
      for (std::size_t column = 0; column < width; ++column) {
        if (table.cells[at][column] != kNone ||
            (column < table.columns.size() && table.columns[column] == ColumnRole::Remark)) {
          continue;
        }
        if (blank_row != 0 || at < table.header_rows || column == 0) return;
        blank_row = at;
        blank_column = column;
      }
    }
    if (blank_row == 0 || table.columns[blank_column] == ColumnRole::Answer) return;
    if (!says_something(document, table, blank_column) || table.cells[blank_row].front() == kNone) return;
    const auto name = table.cells[blank_row].front();
    const auto filled = last_cell(table, blank_row);
    if (may_stay_blank(document.text_of(name)) || may_be_blank(document.text_of(table.cells.front()[blank_column])))
      return;
    if (is_pictured(document, filled)) return;
    findings.push_back(make_finding(*unanswered_.rule, document, document.blocks[name].text, {}));
    const auto header = document.blocks[table.cells.front()[blank_column]].source;
    const std::string words(header.in(document.source.text));
    findings.back().location.span.end = document.blocks[filled].source.end;
    findings.back().notes.push_back({{document.source.path, header}, {words, words}});
  }

  /// 必須, 既定値: a column of marks or of what is there only sometimes.
  static bool may_be_blank(std::string_view header) {
    for (const std::string_view word :
         {"必須", "任意", "必要", "既定", "デフォルト", "初期値", "省略", "単位", "制約"}) {
      if (header.find(word) != header.npos) return true;
    }
    return false;
  }

  static BlockIndex last_cell(const Table& table, std::size_t row) {
    BlockIndex last = kNone;
    for (const auto cell : table.cells[row]) last = cell == kNone ? last : cell;
    return last;
  }

  /// The other cells of a column are words or figures, not marks (○, -) of what applies.
  static bool says_something(const Document& document, const Table& table, std::size_t column) {
    constexpr std::size_t kLongestMark = 6;
    for (std::size_t at = table.header_rows; at < table.cells.size(); ++at) {
      const auto cell = table.cells[at][column];
      if (cell != kNone && document.text_of(cell).size() <= kLongestMark) return false;
    }
    return true;
  }

  /// 【開示情報の時点】, ■サービス: a row that names those below it.
  static bool is_category(std::string_view text) {
    for (const std::string_view mark : {"【", "■", "◆", "●", "<", "第", "[", "("}) {
      if (text.starts_with(mark)) return true;
    }
    return text.empty() || (text.front() >= '0' && text.front() <= '9');
  }

  /// ○ or - alone where the question asks for content.
  bool is_mark_for_content(const CheckInput& input, const Row& row) const {
    if (row.question == kNone || !row.alone) return false;
    const auto text = input.analysis.document.text_of(row.answer);
    constexpr std::string_view kMarks[] = {"○", "〇", "◯", "-", "―", "●", "✓", "有", "有り", "あり", "はい"};
    if (std::find(std::begin(kMarks), std::end(kMarks), text) == std::end(kMarks)) return false;
    const bool applies = text != "-" && text != "―";
    return stands(input, unanswered_.wants, row.question) ||
           (applies && stands_at_end(input, unanswered_.names, row.question));
  }

  /// The cell to show, or kNone where the row is answered or need not be.
  BlockIndex fault_of(const CheckInput& input, const Row& row) const {
    if (row.answer != kNone) {
      if (is_mark_for_content(input, row)) return row.question;
      const bool echo = stands_at_end(input, unanswered_.asks, row.answer) || repeats(input, row);
      return echo ? row.answer : kNone;
    }
    if (stands(input, unanswered_.conditional, row.question)) return kNone;
    const bool asks = stands_at_end(input, unanswered_.asks, row.question);
    // A row without a question of its own may share the answer above it: merged cells.
    return asks || (row.question_column && row.number != kNone) ? row.question : kNone;
  }

  static bool repeats(const CheckInput& input, const Row& row) {
    const auto& document = input.analysis.document;
    return row.question != kNone && document.blocks[row.question].role == BlockRole::Question &&
           title_key(document.text_of(row.question)) == title_key(document.text_of(row.answer));
  }

  /// Whether the last sentence of a cell matches up to its end.
  static bool stands_at_end(const CheckInput& input, const std::vector<PatternId>& patterns, BlockIndex cell) {
    const auto end = input.analysis.document.blocks[cell].text.end;
    const auto last = input.analysis.sentence_at({end.value - 1});
    if (last == kNone) return false;
    for (const auto id : patterns) {
      for (const auto& hit : input.hits.of(id, last)) {
        if (hit.span.end.value == input.analysis.sentences[last].span.end.value) return true;
      }
    }
    return false;
  }

  static bool stands(const CheckInput& input, const std::vector<PatternId>& patterns, BlockIndex cell) {
    const auto first = input.analysis.sentence_at(input.analysis.document.blocks[cell].text.begin);
    return first != kNone && any_stands(input.hits, patterns, first);
  }

  UnansweredRule unanswered_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  UnansweredRule rule{spec.rule, {}, {}, {}, {}};
  auto asks = read_required_patterns(spec, "asks");
  if (!asks) return tl::unexpected<Error>(asks.error());
  auto conditional = read_patterns(spec, "conditional");
  if (!conditional) return tl::unexpected<Error>(conditional.error());
  auto wants = read_patterns(spec, "wants");
  if (!wants) return tl::unexpected<Error>(wants.error());
  auto names = read_patterns(spec, "names");
  if (!names) return tl::unexpected<Error>(names.error());
  rule.names = std::move(*names);
  rule.wants = std::move(*wants);
  rule.asks = std::move(*asks);
  rule.conditional = std::move(*conditional);
  return std::make_unique<const UnansweredCheck>(std::move(rule));
}

}  // namespace
}  // namespace unanswered_kind

extern const RuleKind kind_unanswered;
constinit const RuleKind kind_unanswered = {"unanswered", "A row of a check sheet without an answer.",
                                            unanswered_kind::kParameters, unanswered_kind::compile};

}  // namespace kaiji
