// SPDX-License-Identifier: Apache-2.0
#include "claims/analyzer.h"

#include <algorithm>

#include "claims/columns.h"
#include "claims/extractor.h"
#include "claims/facts.h"
#include "claims/flags.h"
#include "claims/known_parts.h"
#include "claims/partners.h"
#include "claims/qualifiers.h"
#include "claims/service.h"
#include "claims/things.h"

namespace kaiji {
namespace {

/// Of values that share words the longest stays: 1日1回 is an interval and neither 1日 nor 1回.
int rank(ValueType type) {
  switch (type) {
    case ValueType::Interval:
      return 0;
    case ValueType::Window:
      return 1;
    case ValueType::Date:
      return 2;
    default:
      return 3;
  }
}

std::vector<FoundValue> without_overlaps(std::vector<FoundValue> values) {
  std::stable_sort(values.begin(), values.end(), [](const FoundValue& a, const FoundValue& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    if (a.span.end != b.span.end) return a.span.end > b.span.end;
    return rank(a.value.type) < rank(b.value.type);
  });
  std::vector<FoundValue> kept;
  for (FoundValue& value : values) {
    const bool flag = value.value.type == ValueType::Flag;
    const auto hides = [&](const FoundValue& other) {
      return !flag && other.value.type != ValueType::Flag && other.span.overlaps(value.span) &&
             (other.span.contains(value.span) || rank(other.value.type) < rank(value.value.type));
    };
    bool hidden = false;
    for (auto other = kept.rbegin(); other != kept.rend() && !hidden; ++other) {
      if (other->span.end < value.span.begin && value.span.begin.value - other->span.end.value > 200) break;
      hidden = hides(*other);
    }
    if (!hidden) kept.push_back(std::move(value));
  }
  return kept;
}

/// The first line of a document is its title, whatever the format calls it.
bool is_title(const Document& document, BlockIndex block) {
  return block == 0 && document.blocks[block].kind == BlockKind::Paragraph &&
         document.text_of(block).find("。") == std::string_view::npos &&
         document.text_of(block).find(':') == std::string_view::npos;
}

bool may_claim(const Block& block) {
  return block.role == BlockRole::Statement && block.kind != BlockKind::Heading && block.kind != BlockKind::Quote &&
         block.kind != BlockKind::Code && block.kind != BlockKind::Contents && block.kind != BlockKind::FrontMatter;
}

/// The values that begin inside a span.
std::span<const FoundValue> values_in(const Analysis& analysis, TextSpan span) {
  const auto before = [](const FoundValue& value, TextOffset place) { return value.span.begin < place; };
  const auto first = std::lower_bound(analysis.values.begin(), analysis.values.end(), span.begin, before);
  return {first, std::lower_bound(first, analysis.values.end(), span.end, before)};
}

/// The cell that affirms a question of its row: 「3世代以上を保管しているか | はい」 states three generations; kNone
/// where the first answer is another.
BlockIndex affirmed_by(const Analysis& analysis, BlockIndex question) {
  const Document& document = analysis.document;
  const Block& cell = document.blocks[question];
  if (cell.table == kNone) return kNone;
  const auto& row = document.tables[cell.table].cells[cell.row];
  for (std::size_t column = cell.column + 1; column < row.size(); ++column) {
    if (row[column] == kNone || document.blocks[row[column]].role != BlockRole::Statement) continue;
    const TextSpan words = document.blocks[row[column]].text;
    if (words.size() == 0) continue;
    const auto values = values_in(analysis, words);
    const bool yes = !values.empty() && values[0].span.begin == words.begin &&
                     values[0].value.type == ValueType::Flag && values[0].value.yes;
    return yes ? row[column] : kNone;
  }
  return kNone;
}

/// 「1年以上か | はい。2年間保存しています」, 「10文字以上か | はい | 12文字以上」: the row says itself how much, from
/// `answer` on.
bool stated_in_row(const Analysis& analysis, BlockIndex answer, ValueType type) {
  const Document& document = analysis.document;
  const Block& cell = document.blocks[answer];
  const auto& row = document.tables[cell.table].cells[cell.row];
  return std::any_of(row.begin() + cell.column, row.end(), [&](BlockIndex other) {
    if (other == kNone) return false;
    const auto values = values_in(analysis, document.blocks[other].text);
    return std::any_of(values.begin(), values.end(), [&](const FoundValue& value) { return value.value.type == type; });
  });
}

/// Places of one concept in one clause are one statement: 日本、米国、ドイツ.
bool joins(const Claim& before, const Claim& claim) {
  return before.value.value.type == ValueType::Place && claim.value.value.type == ValueType::Place &&
         before.sentence == claim.sentence && before.concept_id == claim.concept_id &&
         before.polarity == claim.polarity && before.modality == claim.modality;
}

void unite(Claim& before, const Claim& claim) {
  for (const std::string& name : claim.value.value.names)
    if (std::find(before.value.value.names.begin(), before.value.value.names.end(), name) ==
        before.value.value.names.end())
      before.value.value.names.push_back(name);
  std::sort(before.value.value.names.begin(), before.value.value.names.end());
  before.value.span = cover(before.value.span, claim.value.span);
  if (!claim.value.value.unit.empty()) before.value.value.unit = claim.value.value.unit;
}

/// 「国外には保管しません」 says that everything is at home.
void fold_denied_place(Claim& claim) {
  Value& value = claim.value.value;
  if (value.type != ValueType::Place || claim.polarity != Polarity::Denied) return;
  if (value.names != std::vector<std::string>{"ABROAD"}) return;
  value.names = {"JP"};
  value.unit = "only";
  claim.polarity = Polarity::Affirmed;
}

}  // namespace

struct Analyzer::State {
  const Vocabulary& vocabulary;
  Tagger tagger;

  /// The typed values of a part, appended.
  void read_values(Analysis& analysis, const ReadingPart& part) const;
  /// The claims of its sentences, appended; values and facts are known.
  void read_claims(Analysis& analysis, const ReadingPart& part, const PatternHits& hits,
                   const ContextIndex& contexts) const;
  void read_sentence(const ReadingView& reading, std::vector<Claim>& claims) const {
    std::vector<FoundValue> answers;
    for (const FoundValue& value : reading.values())
      if (value.value.type == ValueType::Flag) answers.push_back(value);
    read_figures(reading, reading.sentence().block, claims);
    read_flags(reading, answers, vocabulary.state(), claims);
  }
  /// `block`: what states them; another than the sentence's where an answer affirms a question.
  void read_figures(const ReadingView& reading, BlockIndex block, std::vector<Claim>& claims) const {
    const Vocabulary::State& words = vocabulary.state();
    for (const FoundValue& value : reading.values()) {
      if (value.value.type == ValueType::Flag) continue;
      if (block != reading.sentence().block && stated_in_row(reading.analysis(), block, value.value.type)) continue;
      const auto candidate = assign(reading, value, words);
      if (!candidate) continue;
      Claim claim;
      claim.concept_id = candidate->entry->id;
      claim.value = adapted(value, *candidate->entry);
      claim.sentence = reading.index();
      claim.block = block;
      claim.weight = candidate->weight;
      qualify(reading, *candidate, words, claim);
      claim.subject.thing = thing_of_figure(reading, *candidate->entry, value.span, words);
      fold_denied_place(claim);
      if (!claims.empty() && joins(claims.back(), claim))
        unite(claims.back(), claim);
      else
        claims.push_back(std::move(claim));
    }
  }
};

Analyzer::Analyzer(const Vocabulary& vocabulary, const Morphology& morphology)
    : state_(new State{vocabulary, Tagger(morphology)}) {}
Analyzer::Analyzer(Analyzer&&) noexcept = default;
Analyzer::~Analyzer() = default;

void Analyzer::State::read_values(Analysis& analysis, const ReadingPart& part) const {
  std::vector<FoundValue> values;
  for (SentenceIndex i = part.first; i < part.last; ++i)
    for (const Extractor* extractor : extractors())
      extractor->extract(analysis.document.text(), analysis.sentences[i], vocabulary, values);
  values = without_overlaps(std::move(values));
  std::move(values.begin(), values.end(), std::back_inserter(analysis.values));
}

void Analyzer::State::read_claims(Analysis& analysis, const ReadingPart& part, const PatternHits& hits,
                                  const ContextIndex& contexts) const {
  const auto before = [](const FoundValue& value, TextOffset place) { return value.span.begin < place; };
  for (SentenceIndex i = part.first; i < part.last; ++i) {
    const Sentence& sentence = analysis.sentences[i];
    const bool asks =
        is_question(analysis.text_of(sentence)) || analysis.document.blocks[sentence.block].role == BlockRole::Question;
    const BlockIndex answer = asks ? affirmed_by(analysis, sentence.block) : kNone;
    if (answer == kNone &&
        (asks || !may_claim(analysis.document.blocks[sentence.block]) || is_title(analysis.document, sentence.block)))
      continue;
    const auto value = std::lower_bound(analysis.values.begin(), analysis.values.end(), sentence.span.begin, before);
    const auto end = std::lower_bound(value, analysis.values.end(), sentence.span.end, before);
    const ReadingView reading(analysis, hits, contexts, i, {value, end});
    if (answer == kNone)
      read_sentence(reading, analysis.claims);
    else
      read_figures(reading, answer, analysis.claims);
  }
}

Analysis Analyzer::analyze(Document document) {
  return analyze(std::move(document), nullptr);
}

Analysis Analyzer::analyze(Document document, KnownSections& known) {
  known.begin_edition();
  return analyze(std::move(document), &known);
}

Analysis Analyzer::analyze(Document document, KnownSections* known) {
  const Vocabulary::State& words = state_->vocabulary.state();
  Analysis analysis;
  analysis.document = std::move(document);
  analysis.tagger = &state_->tagger;
  if (known) analysis.memo.edit<TokenMemory>(nullptr).known = known->tokens;
  analysis.sentences = split_sentences(analysis.document);
  analysis.parts = parts_of(analysis, known);
  const auto& parts = analysis.parts;
  for (const ReadingPart& part : parts)
    remembering(known ? &known->values : nullptr, part, analysis.values, [&] { state_->read_values(analysis, part); });
  std::vector<TextSpan> units;
  units.reserve(analysis.sentences.size());
  for (const Sentence& sentence : analysis.sentences) units.push_back(sentence.span);
  const auto text = analysis.document.text();
  const PatternHits hits = known ? words.patterns->scan(text, units, known->hits) : words.patterns->scan(text, units);
  const ContextIndex contexts(analysis);
  analysis.facts = find_facts(analysis, hits, contexts, words);
  if (known && known->date != analysis.facts.date) known->claims.clear();
  if (known) known->date = analysis.facts.date;
  for (const ReadingPart& part : parts)
    remembering(known ? &known->claims : nullptr, part, analysis.claims,
                [&] { state_->read_claims(analysis, part, hits, contexts); });
  if (state_->vocabulary.has_concept("subprocessor.location")) read_partners(analysis, analysis.claims);
  std::stable_sort(analysis.claims.begin(), analysis.claims.end(),
                   [](const Claim& a, const Claim& b) { return a.value.span.begin < b.value.span.begin; });
  name_columns(analysis.document, analysis.claims);
  analysis.facts.describes_service = describes_service(analysis, hits, words);
  return analysis;
}

}  // namespace kaiji
