// SPDX-License-Identifier: Apache-2.0
#include "claims/facts.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/strings.h"

namespace kaiji {
namespace {

constexpr std::size_t kCoverBlocks = 14;      ///< what may stand on a cover
constexpr std::size_t kShortSentence = 120;   ///< bytes; a date line is short
constexpr double kProviderSpeaks = 4;         ///< words for provider and customer in 100 sentences
constexpr double kFieldWords = 9;             ///< words of the field in 100 sentences
constexpr std::size_t kLongestName = 75;      ///< bytes; the name of a row, not one of its answers
constexpr std::size_t kDateLine = 24;         ///< bytes besides the date in a line that is only a date
constexpr std::size_t kEnoughSentences = 30;  ///< a shorter document is not judged off its genre
constexpr double kGuidelineDemands = 80;  ///< score of a document that demands; a list of duties in a paper has less
constexpr std::size_t kTitleBlocks = 3;   ///< where a title stands
constexpr double kProviderSilent = 2;     ///< words for provider and customer in 100 sentences of an internal paper

bool has_cue(const PatternHits& hits, const Vocabulary::State& state, std::string_view kind, SentenceIndex sentence) {
  for (const Cue& cue : state.cues_of(kind))
    if (!hits.of(cue.pattern, sentence).empty()) return true;
  return false;
}

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
bool is_day_of_state(std::string_view block, std::string_view date, std::string_view after) {
  const bool state = after.starts_with("時点") || after.starts_with("現在") || after.starts_with("末");
  return state && block.size() > date.size() + kDateLine;
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
                      after)) {
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

struct Score {
  double value = 0;
  std::string words;
};

/// The title says that the document is of the field, whatever words fill it.
bool titled_security(const Analysis& analysis) {
  const auto& document = analysis.document;
  for (BlockIndex block = 0; block < std::min<std::size_t>(kTitleBlocks, document.blocks.size()); ++block) {
    const auto text = document.text_of(block);
    if (text.size() > kShortSentence) continue;
    for (const std::string_view word :
         {"セキュリティ", "SLA", "サービスレベル", "個人情報", "プライバシー", "安全管理措置"})
      if (text.find(word) != std::string_view::npos) return true;
  }
  return false;
}

/// The title names another sort of document: a manual, minutes, a design paper.
bool titled_otherwise(const Analysis& analysis, const PatternHits& hits, const Vocabulary::State& state,
                      std::string_view kind) {
  const auto& document = analysis.document;
  for (SentenceIndex i = 0; i < analysis.sentences.size() && analysis.sentences[i].block < kTitleBlocks; ++i) {
    const bool title = document.text_of(analysis.sentences[i].block).size() <= kShortSentence;
    if (title && has_cue(hits, state, kind, i)) return true;
  }
  return false;
}

/// README.md and its like: what a program does, told to those who run it.
bool named_otherwise(const Analysis& analysis) {
  const std::string_view path = analysis.document.source.path;
  const auto name = path.substr(path.find_last_of("/\\") + 1);
  for (const std::string_view other : {"README", "CHANGELOG", "CONTRIBUTING", "INSTALL"})
    if (name.starts_with(other)) return true;
  return false;
}

std::size_t mentions(std::string_view text, std::initializer_list<std::string_view> words) {
  std::size_t count = 0;
  for (const std::string_view word : words)
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) ++count;
  return count;
}

/// Minutes, a design, a README: a title or file name of a paper for the colleagues, and nobody who speaks for a
/// provider. `speakers` and `customers` are words of 100 sentences; those who keep minutes may name their customers.
bool is_internal(const Analysis& analysis, const PatternHits& hits, const Vocabulary::State& state, double speakers,
                 double customers) {
  if (speakers >= kProviderSilent || titled_security(analysis)) return false;
  if (titled_otherwise(analysis, hits, state, "internal-title")) return customers < kProviderSpeaks * 3;
  return speakers + customers < kProviderSilent &&
         (titled_otherwise(analysis, hits, state, "other-title") || named_otherwise(analysis));
}

void find_genre(const Analysis& analysis, const PatternHits& hits, const Vocabulary::State& state,
                DocumentFacts& facts) {
  std::map<Genre, Score> scores;
  const auto sentences = static_cast<double>(std::max<std::size_t>(1, analysis.sentences.size()));
  for (const GenreEntry& entry : state.genres)
    for (const PatternHit& hit : hits.of(entry.pattern)) {
      const BlockIndex block = analysis.sentences[hit.unit].block;
      const bool cover = block < kCoverBlocks;
      Score& score = scores[entry.genre];
      score.value += (cover ? entry.title : 0) + 100 * entry.weight / sentences;
      const std::string word(hit.span.in(analysis.document.text()));
      if (score.words.find(word) == std::string::npos && score.words.size() < 60)
        score.words += (score.words.empty() ? "" : ", ") + word;
    }
  std::size_t questions = 0;
  for (const Block& block : analysis.document.blocks) questions += block.role == BlockRole::Question ? 1 : 0;
  if (questions >= 5) scores[Genre::CheckSheet].value += 100.0 * static_cast<double>(questions) / sentences;
  // OffGenre counts the field's own words: where there are none in a long document, it is another sort of document.
  const double field = scores[Genre::OffGenre].value;
  scores.erase(Genre::OffGenre);
  const auto text = analysis.document.text();
  // How often somebody speaks for a provider: a guideline and a manual have nobody who does.
  const double speakers =
      100.0 * static_cast<double>(mentions(text, {"当社", "弊社", "本サービス", "契約者"})) / sentences;
  const double customers = 100.0 * static_cast<double>(mentions(text, {"お客様", "お客さま"})) / sentences;
  const double provider = speakers + customers;
  const bool demands = scores[Genre::Guideline].value >= kGuidelineDemands;
  if (!demands || provider > kProviderSpeaks || analysis.sentences.size() < kEnoughSentences)
    scores.erase(Genre::Guideline);
  if (analysis.sentences.size() >= kEnoughSentences && !titled_security(analysis) &&
      field < (provider > kProviderSpeaks ? 4 : kFieldWords)) {
    facts.genre = Genre::OffGenre;
    facts.genre_reason = "few words of cloud security";
    return;
  }
  if (is_internal(analysis, hits, state, speakers, customers)) {
    facts.genre = Genre::OffGenre;
    facts.genre_reason = "a title of another genre, and nobody speaks for a provider";
    return;
  }
  for (const auto& [genre, score] : scores) {
    const auto best = scores.find(facts.genre);
    if (score.value < 10 ||
        (best != scores.end() && facts.genre != Genre::Unknown && best->second.value >= score.value))
      continue;
    facts.genre = genre;
    facts.genre_reason = score.words;
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
  find_genre(analysis, hits, state, facts);
  find_services(analysis, facts);
  return facts;
}

}  // namespace kaiji
