// SPDX-License-Identifier: Apache-2.0
#include "claims/facts.h"

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "base/strings.h"
#include "claims/genre.h"

namespace kaiji {
namespace {

constexpr std::size_t kCoverBlocks = 14;     ///< what may stand on a cover
constexpr std::size_t kShortSentence = 120;  ///< bytes; a date line is short
constexpr std::size_t kDateLine = 24;        ///< bytes besides the date in a line that is only a date
constexpr BlockIndex kTitleBlocks = 3;       ///< where a title stands
constexpr std::size_t kLongestName = 75;     ///< bytes; the name of a row, not one of its answers

/// What the steps of finding the date read.
struct DateSearch {
  const Analysis& analysis;
  const PatternHits& hits;
  const ContextIndex& contexts;
  const Vocabulary::State& state;
};

/// Another cell of the row says that the value is the document's date (開示情報の日付), or what little stands beside
/// it. A row that asks something is answered: 「方針を定めていますか | 2018年4月制定、毎年見直し」.
bool row_has_cue(const DateSearch& search, BlockIndex block, const FoundValue& value) {
  const Document& document = search.analysis.document;
  const Block& cell = document.blocks[block];
  std::vector<BlockIndex> others = document.row_labels(block);
  const bool bare = cell.text.size() - value.span.size() <= kDateLine;
  for (const BlockIndex other : document.tables[cell.table].cells[cell.row]) {
    if (other == kNone) continue;
    if (document.blocks[other].role == BlockRole::Question) return false;
    if (other != block || bare) others.push_back(other);
  }
  std::erase_if(others, [&](BlockIndex other) { return document.text_of(other).size() > kLongestName; });
  return std::any_of(others.begin(), others.end(), [&](BlockIndex other) {
    const auto [first, last] = search.contexts.of_block(other);
    for (SentenceIndex i = first; i < last; ++i)
      if (has_cue(search.hits, search.state, "document-date-label", i)) return true;
    return false;
  });
}

/// 「2022年11月現在で3,500社」, 「東京で使えます(2020年7月30日時点)」: the day of what the sentence says, not of the
/// document.
bool is_day_of_state(std::string_view block, std::string_view date, std::string_view before, std::string_view after) {
  const bool state = after.starts_with("時点") || after.starts_with("現在") || after.starts_with("末");
  const bool figure = before.find_first_of("0123456789") != std::string_view::npos;  // 58名(2019年7月1日現在)
  return state && (figure || block.size() > date.size() + kDateLine);
}

/// 「安全管理のガイドライン 第6版(令和5年5月)」 outside the cover: the day of a work that is cited.
bool is_day_of_cited_work(std::string_view before, std::string_view after, BlockIndex block) {
  return block >= kTitleBlocks && before.ends_with("(") && before.size() > kDateLine && after.starts_with(")");
}

bool is_document_date(const DateSearch& search, const FoundValue& value) {
  const SentenceIndex sentence = search.analysis.sentence_at(value.span.begin);
  if (sentence == kNone || value.value.date.month == 0) return false;
  const Sentence& where = search.analysis.sentences[sentence];
  const Block& block = search.analysis.document.blocks[where.block];
  if (block.role == BlockRole::History) return true;
  if (has_cue(search.hits, search.state, "foreign-date", sentence)) return false;
  if (block.table != kNone) return row_has_cue(search, where.block, value);
  if (where.span.size() > kShortSentence) return false;
  const auto words = search.analysis.text_of(where);
  const auto before = words.substr(0, value.span.begin.value - where.span.begin.value);
  const auto after = words.substr(std::min<std::size_t>(value.span.end.value - where.span.begin.value, words.size()));
  if (is_day_of_state(block.text.in(search.analysis.document.text()), value.span.in(search.analysis.document.text()),
                      before, after)) {
    return false;
  }
  if (is_day_of_cited_work(before, after, where.block)) return false;
  if (has_cue(search.hits, search.state, "document-date", sentence)) return true;
  // A date on the cover: alone, or a full date in a line that is no sentence (「2026年7月1日発行 北風株式会社」).
  if (where.block >= kCoverBlocks) return false;
  const bool line = value.value.date.day != 0 && !search.analysis.text_of(where).ends_with("。");
  return line || where.span.size() - value.span.size() <= kDateLine;
}

void find_date(const DateSearch& search, DocumentFacts& facts) {
  for (const FoundValue& value : search.analysis.values) {
    if (value.value.type != ValueType::Date || value.value.date <= facts.date) continue;
    if (!is_document_date(search, value)) continue;
    facts.date = value.value.date;
    facts.date_at = value.span;
  }
}

/// 「■名前」 lines name the parts of a document of several services.
void find_services(const Analysis& analysis, DocumentFacts& facts) {
  std::set<std::string> names;
  for (const Block& block : analysis.document.blocks) {
    std::string_view text = analysis.document.text_of(block);
    if (!text.starts_with("■") || text.size() > 60) continue;
    text = trim(text.substr(std::string_view("■").size()));
    if (!text.empty() && text.find("。") == std::string_view::npos) names.insert(std::string(text));
  }
  facts.services.assign(names.begin(), names.end());
}

}  // namespace

DocumentFacts find_facts(const Analysis& analysis, const PatternHits& hits, const ContextIndex& contexts,
                         const Vocabulary::State& state) {
  DocumentFacts facts;
  find_date({analysis, hits, contexts, state}, facts);
  auto [genre, reason] = find_genre(analysis, hits, state);
  facts.genre = genre;
  facts.genre_reason = std::move(reason);
  find_services(analysis, facts);
  return facts;
}

}  // namespace kaiji
