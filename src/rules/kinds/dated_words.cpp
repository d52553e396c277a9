// SPDX-License-Identifier: Apache-2.0
// Kind `dated_words`: a date that words around it tie to a plan, a state of affairs or an expiry, and that has passed.
#include <algorithm>
#include <span>

#include "language/lazy_expression.h"
#include "rules/pattern_keys.h"
#include "rules/role_filter.h"
#include "rules/rule.h"

namespace kaiji {
namespace dated_words_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"words", "strings", "Expressions that must stand in the sentence, behind the date (予定) or before it (有効期限).",
     true},
    {"around", "strings", "Expressions that tie a date which they take in: 94%(2022年度)."},
    {"side", "string", "after or before (the date): where the words stand; any where absent."},
    {"within", "number", "Bytes between date and words (60)."},
    {"months", "number", "How long ago the date may be (0)."},
    {"unless", "strings", "Expressions that silence the rule where they stand in the same sentence."},
    {"where", "strings", "Expressions of which one must stand in the same sentence."},
    {"labels", "strings", "Words of a row or column header that tie the dates of its cells."},
    {"headings", "strings", "Words that end a heading under which every date of a list or table is tied: 今後の予定."},
    {"years", "boolean", "Also judges a fiscal year and its parts (2024年度上期) by their last day."},
    {"newest", "boolean", "A date beside which a newer one stands is left out: the series goes on."},
    {"last", "boolean", "Of several dates in one sentence only the last counts: the end of a period."},
    {"against", "string",
     "as-of (default): the date lies before the day of judging; document: before the document's own date; "
     "after-document: behind it."},
    {"apart_from_document", "boolean",
     "A date near the document's own one says nothing that its age does not, for a year."},
    {"roles", "strings", kRolesSummary},
};

struct DatedRule {
  std::shared_ptr<const Rule> rule;
  RoleFilter roles;
  std::vector<PatternId> words;
  std::vector<PatternId> around;
  std::vector<PatternId> unless;
  std::vector<PatternId> where;
  std::vector<std::string> labels;
  std::vector<std::string> headings;
  bool years = false;
  bool newest = false;
  std::string side;
  std::uint32_t within = 60;
  int months = 0;
  bool last = false;
  bool apart = false;
  std::string against = "as-of";
};

/// The last day of a Japanese fiscal year or of the part of it that `after` names.
Date end_of_fiscal_year(std::int16_t year, std::string_view after) {
  struct Part {
    std::string_view word;
    std::uint8_t month;
    std::uint8_t day;
  };
  constexpr Part kParts[] = {{"上期", 9, 30},      {"上半期", 9, 30},    {"前期", 9, 30},       {"中間期", 9, 30},
                             {"第1四半期", 6, 30}, {"第2四半期", 9, 30}, {"第3四半期", 12, 31}, {"1Q", 6, 30},
                             {"2Q", 9, 30},        {"3Q", 12, 31}};
  if (after.starts_with("の")) after.remove_prefix(std::string_view("の").size());
  for (const auto& part : kParts) {
    if (after.starts_with(part.word)) return {year, part.month, part.day};
  }
  return {static_cast<std::int16_t>(year + 1), 3, 31};
}

/// The last day of the part of a year that `after` names (2025年夏); unknown where it names none. Halves and quarters
/// are counted from April where that makes them later.
Date end_of_part(std::int16_t year, std::string_view after) {
  struct Part {
    std::string_view word;
    std::uint8_t month;
    std::uint8_t day;
    std::int16_t later = 0;  ///< years
  };
  constexpr Part kParts[] = {{"春", 5, 31},        {"夏", 8, 31},         {"秋", 11, 30},          {"冬", 2, 28, 1},
                             {"前半", 6, 30},      {"後半", 12, 31},      {"末", 12, 31},          {"年末", 12, 31},
                             {"中に", 12, 31},     {"内に", 12, 31},      {"上期", 9, 30},         {"上半期", 9, 30},
                             {"下期", 3, 31, 1},   {"下半期", 3, 31, 1},  {"初頭", 3, 31},         {"第1四半期", 6, 30},
                             {"第2四半期", 9, 30}, {"第3四半期", 12, 31}, {"第4四半期", 3, 31, 1}, {"に", 12, 31},
                             {"までに", 12, 31}};
  if (after.starts_with("の")) after.remove_prefix(std::string_view("の").size());
  for (const auto& part : kParts) {
    if (after.starts_with(part.word)) return {static_cast<std::int16_t>(year + part.later), part.month, part.day};
  }
  return {};
}

class DatedWordsCheck : public Check {
 public:
  explicit DatedWordsCheck(DatedRule rule) : dated_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& analysis = input.analysis;
    for (std::size_t i = 0; i < analysis.values.size(); ++i) {
      const auto& value = analysis.values[i];
      if (value.value.type != ValueType::Date) continue;
      const auto date = end_of(analysis, value);
      if (!date.known() || !lies(input, date)) continue;
      const auto sentence = analysis.sentence_at(value.span.begin);
      if (sentence == kNone || !dated_.roles.holds(block_of(analysis, sentence))) continue;
      if (dated_.last && goes_on(analysis, i, sentence)) continue;
      if (dated_.apart && near_document(input, date)) continue;
      if (!dated_.where.empty() && !any_stands(input.hits, dated_.where, sentence)) continue;
      if (dated_.newest && goes_on_later(input, value)) continue;
      if (!tied(input, sentence, value) || any_stands(input.hits, dated_.unless, sentence)) continue;
      findings.push_back(finding_at(input, value));
    }
  }

 private:
  /// The date, by its last day, lies where the rule looks for it.
  bool lies(const CheckInput& input, Date date) const {
    if (dated_.against == "as-of") return add_months(date, dated_.months) < input.as_of;
    const Date own = input.analysis.facts.date;
    if (!own.known() || !input.analysis.facts.date_at) return false;
    if (dated_.against == "document") return add_months(date, dated_.months) < own;
    return add_months(last_day(own), dated_.months) < date;
  }

  /// The last day that a date can mean; unknown for those that the rule leaves out.
  Date end_of(const Analysis& analysis, const FoundValue& value) const {
    const auto& date = value.value.date;
    if (date.month != 0) return value.value.unit.empty() ? last_day(date) : Date{};
    if (!dated_.years) return {};
    const auto after = analysis.document.text().substr(value.span.end.value, 24);
    // A bare year says too little about its day, but for its seasons and halves.
    return value.value.unit.empty() ? end_of_part(date.year, after) : end_of_fiscal_year(date.year, after);
  }

  static const Block& block_of(const Analysis& analysis, SentenceIndex sentence) {
    return analysis.document.blocks[analysis.sentences[sentence].block];
  }

  /// Another date follows in the sentence.
  static bool goes_on(const Analysis& analysis, std::size_t at, SentenceIndex sentence) {
    const auto& span = analysis.sentences[sentence].span;
    for (auto next = at + 1; next < analysis.values.size(); ++next) {
      const auto& value = analysis.values[next];
      if (!span.contains(value.span.begin)) return false;
      if (value.value.type == ValueType::Date) return true;
    }
    return false;
  }

  /// The values of a block, or of the table that it is a cell of.
  static std::span<const FoundValue> values_beside(const Analysis& analysis, BlockIndex at) {
    const auto& blocks = analysis.document.blocks;
    auto span = blocks[at].text;
    if (const auto table = blocks[at].table; table != kNone) {
      for (const auto& row : analysis.document.tables[table].cells)
        for (const auto cell : row)
          if (cell != kNone) span = cover(span, blocks[cell].text);
      // A question that stands in the cell of its answer is in front of it.
      auto first = analysis.document.block_at(span.begin);
      while (first > 0 && blocks[first - 1].table == table) span = cover(span, blocks[--first].text);
    }
    const auto before = [](const FoundValue& value, TextOffset place) { return value.span.begin < place; };
    const auto begin = std::lower_bound(analysis.values.begin(), analysis.values.end(), span.begin, before);
    return {begin, std::lower_bound(begin, analysis.values.end(), span.end, before)};
  }

  /// A date that is not too old stands in the block, in the row, or, for a column of periods, in the table.
  bool goes_on_later(const CheckInput& input, const FoundValue& value) const {
    const auto& analysis = input.analysis;
    const auto sentence = analysis.sentence_at(value.span.begin);
    const auto& block = block_of(analysis, sentence);
    const auto beside = values_beside(analysis, analysis.sentences[sentence].block);
    return std::any_of(beside.begin(), beside.end(), [&](const FoundValue& other) {
      if (other.value.type != ValueType::Date || other.span == analysis.facts.date_at) return false;
      const auto end = end_of(analysis, other);
      if (!end.known() || add_months(end, dated_.months) < input.as_of) return false;
      const auto at = analysis.sentence_at(other.span.begin);
      if (at == kNone) return false;
      const auto& there = block_of(analysis, at);
      if (block.table == kNone) return analysis.sentences[at].block == analysis.sentences[sentence].block;
      return there.table == block.table && (block.column == 0 || there.row == block.row);
    });
  }

  /// Within three months of the document's own date, and too old for less than a year: that the document is old says
  /// as much.
  bool near_document(const CheckInput& input, Date date) const {
    constexpr int kYear = 12;
    const auto own = input.analysis.facts.date;
    const bool near = own.known() && add_months(last_day(date), 3) >= own;
    return near && !(add_months(date, dated_.months + kYear) < input.as_of);
  }

  bool tied(const CheckInput& input, SentenceIndex sentence, const FoundValue& value) const {
    const auto date = value.span;
    // What a list of plans dates before its own paper was done by then.
    const Date own = input.analysis.facts.date;
    const bool planned = own > input.as_of || !(end_of(input.analysis, value) < own);
    for (const auto id : dated_.words) {
      for (const auto& hit : input.hits.of(id, sentence)) {
        const bool after = hit.span.begin >= date.end && hit.span.begin.value - date.end.value <= dated_.within &&
                           !is_closed_before(input.analysis, date, hit.span.begin);
        const bool before = hit.span.end <= date.begin && date.begin.value - hit.span.end.value <= dated_.within;
        if ((after && dated_.side != "before") || (before && dated_.side != "after")) return true;
      }
    }
    if (is_taken_in(input, sentence, date)) return true;
    return labelled(input.analysis, sentence) || (planned && under_heading(input.analysis, sentence));
  }

  bool is_taken_in(const CheckInput& input, SentenceIndex sentence, TextSpan date) const {
    return std::any_of(dated_.around.begin(), dated_.around.end(), [&](PatternId id) {
      const auto hits = input.hits.of(id, sentence);
      return std::any_of(hits.begin(), hits.end(), [&](const PatternHit& hit) { return hit.span.contains(date); });
    });
  }

  /// 「2024年6月に審査を完了、2027年3月までに移行する予定」: the clause of the first date ends before that of the
  /// second.
  static bool is_closed_before(const Analysis& analysis, TextSpan date, TextOffset words) {
    static const LazyExpression closed("(?:[しりいっん](?:まし)?[ただ]|し|完了|実施|取得|終了|済み?)、");
    const auto next = std::find_if(analysis.values.begin(), analysis.values.end(), [&](const FoundValue& value) {
      return value.value.type == ValueType::Date && value.span.begin >= date.end;
    });
    if (next == analysis.values.end() || next->span.end > words) return false;
    return closed.found_in(TextSpan{date.end, next->span.begin}.in(analysis.document.text()));
  }

  /// The row says that the plan was carried out.
  static bool is_done(const Document& document, const Block& block) {
    const auto& cells = document.tables[block.table].cells[block.row];
    return std::any_of(cells.begin(), cells.end(), [&](BlockIndex cell) {
      const auto text = cell == kNone ? std::string_view() : document.text_of(cell);
      return text.find("済") != text.npos || text.find("完了") != text.npos || text.find("中止") != text.npos;
    });
  }

  /// An entry of a list or a table whose heading ends with one of `headings`.
  bool under_heading(const Analysis& analysis, SentenceIndex sentence) const {
    const auto at = analysis.sentences[sentence].block;
    const auto& block = analysis.document.blocks[at];
    if (dated_.headings.empty() || (block.kind != BlockKind::ListItem && block.kind != BlockKind::Cell)) return false;
    if (block.table != kNone && is_done(analysis.document, block)) return false;
    const auto above = analysis.document.headings(at);
    if (above.empty()) return false;
    const auto title = analysis.document.text_of(above.back());
    return std::any_of(dated_.headings.begin(), dated_.headings.end(),
                       [&](const std::string& word) { return title.ends_with(word); });
  }

  bool labelled(const Analysis& analysis, SentenceIndex sentence) const {
    const auto block = analysis.sentences[sentence].block;
    const auto& document = analysis.document;
    if (document.blocks[block].table == kNone || dated_.labels.empty()) return false;
    auto labels = document.row_labels(block);
    const auto headers = document.column_headers(block);
    labels.insert(labels.end(), headers.begin(), headers.end());
    return std::any_of(labels.begin(), labels.end(), [&](BlockIndex label) {
      const auto text = document.text_of(label);
      return std::any_of(dated_.labels.begin(), dated_.labels.end(),
                         [&](const std::string& word) { return names(text, word); });
    });
  }

  /// The label has the word; 「一次回答」 has no 次回.
  static bool names(std::string_view label, std::string_view word) {
    const auto at = label.find(word);
    if (at == label.npos) return false;
    const auto before = label.substr(0, at);
    return !before.ends_with("一") && !before.ends_with("二") && !before.ends_with("三");
  }

  /// The other places that give the document's own day: all of them must be mended where it is wrong.
  static void add_same_day(const Analysis& analysis, const FoundValue& value, Finding& finding) {
    constexpr std::size_t kMost = 4;  ///< notes
    for (const FoundValue& other : analysis.values) {
      if (finding.notes.size() >= kMost) return;
      if (other.value.type != ValueType::Date || other.value.date.day == 0) continue;
      if (!(other.value.date == analysis.facts.date) || other.span == *analysis.facts.date_at ||
          other.span == value.span)
        continue;
      const std::string quote(analysis.document.quote(other.span));
      finding.notes.push_back({{analysis.document.source.path, analysis.document.to_source(other.span)},
                               {"ここにも「" + quote + "」", "“" + quote + "” here as well"}});
    }
  }

  /// A date that had passed when the document was written is more than an old document.
  Finding finding_at(const CheckInput& input, const FoundValue& value) const {
    const auto date = to_string(value.value.date);
    const auto as_of = to_string(input.as_of);
    auto finding = make_finding(*dated_.rule, input.analysis.document, value.span,
                                {{"date", {date, date}}, {"as_of", {as_of, as_of}}});
    const auto own = input.analysis.facts.date;
    const bool then = own.known() && add_months(end_of(input.analysis, value), dated_.months) < own;
    if (dated_.against != "as-of" || then) add_own_date(input.analysis, value, finding);
    if (dated_.against == "as-of" && then) finding.severity = std::max(finding.severity, Severity::Warning);
    return finding;
  }

  /// The other place: where the document says of what day it is.
  static void add_own_date(const Analysis& analysis, const FoundValue& value, Finding& finding) {
    if (!analysis.facts.date_at) return;
    const Document& document = analysis.document;
    const std::string quote(document.quote(*analysis.facts.date_at));
    finding.notes.push_back({{document.source.path, document.to_source(*analysis.facts.date_at)},
                             {"文書の日付は「" + quote + "」", "the document is dated “" + quote + "”"}});
    add_same_day(analysis, value, finding);
  }

  DatedRule dated_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  DatedRule rule;
  rule.rule = spec.rule;
  rule.roles = RoleFilter::read(spec.keys);
  auto words = read_required_patterns(spec, "words");
  if (!words) return tl::unexpected<Error>(words.error());
  auto unless = read_patterns(spec, "unless");
  if (!unless) return tl::unexpected<Error>(unless.error());
  auto where = read_patterns(spec, "where");
  if (!where) return tl::unexpected<Error>(where.error());
  auto around = read_patterns(spec, "around");
  if (!around) return tl::unexpected<Error>(around.error());
  rule.around = std::move(*around);
  rule.where = std::move(*where);
  rule.words = std::move(*words);
  rule.unless = std::move(*unless);
  rule.labels = spec.keys.strings("labels");
  rule.headings = spec.keys.strings("headings");
  rule.years = spec.keys.boolean("years", false);
  rule.newest = spec.keys.boolean("newest", false);
  rule.side = spec.keys.string("side");
  rule.within = static_cast<std::uint32_t>(spec.keys.integer("within", 60));
  rule.months = static_cast<int>(spec.keys.integer("months", 0));
  rule.last = spec.keys.boolean("last", false);
  rule.apart = spec.keys.boolean("apart_from_document", false);
  rule.against = spec.keys.string("against", "as-of");
  if (rule.against != "as-of" && rule.against != "document" && rule.against != "after-document")
    return fail(spec.keys.where("against"), "'against' must be as-of, document or after-document");
  if (!rule.side.empty() && rule.side != "after" && rule.side != "before") {
    return fail(spec.keys.where("side"), "'side' must be after or before");
  }
  return std::make_unique<const DatedWordsCheck>(std::move(rule));
}

}  // namespace
}  // namespace dated_words_kind

extern const RuleKind kind_dated_words;
constinit const RuleKind kind_dated_words = {"dated_words", "A date with its words: a plan, a state or an expiry.",
                                             dated_words_kind::kParameters, dated_words_kind::compile};

}  // namespace kaiji
