// SPDX-License-Identifier: Apache-2.0
#include "claims/qualifiers.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "base/strings.h"
#include "claims/changes.h"
#include "claims/exceptions.h"
#include "claims/numerals.h"
#include "claims/polarity.h"
#include "claims/things.h"

namespace kaiji {
namespace {

constexpr float kOwnHeading = 0.6F;  ///< headings of less weight stand further up

/// The nearest hit of the cues of a kind: in the clause, then (where `outside`) in the sentence and its labels.
struct CueSearch {
  std::string_view kind;
  bool sentence = false;
  bool labels = false;
  bool own_words_apart = false;
  bool columns = false;  ///< 目標 and 実績 of a column header
  bool behind = true;    ///< later clauses count; not where the value's own clause only gives a reason
};

/// Distance of a hit from the value, those before it preferred.
std::uint32_t distance(const PatternHit& hit, TextSpan value) {
  if (hit.span.end <= value.begin) return value.begin.value - hit.span.end.value;
  return 2 + 2 * (hit.span.begin.value - std::min(hit.span.begin.value, value.begin.value));
}

/// The sentence is a question, or a demand in the column of questions.
bool asked(const ReadingView& reading, SentenceIndex sentence) {
  const Analysis& analysis = reading.analysis();
  return analysis.role_of(analysis.sentences[sentence]) == BlockRole::Question ||
         is_question(analysis.text_of(analysis.sentences[sentence]));
}

std::string find_cue(const ReadingView& reading, TextSpan value, const Vocabulary::State& state, CueSearch search) {
  std::string best;
  std::uint32_t nearest = kNone;
  const TextSpan clause = reading.clauses()[reading.clauses().host_at(value.begin)].span;
  for (const Cue& cue : state.cues_of(search.kind)) {
    for (const PatternHit& hit : reading.hits(cue.pattern)) {
      if (!search.sentence && !clause.overlaps(hit.span)) continue;
      if (!search.behind && hit.span.begin >= clause.end) continue;
      const Clause& there = reading.clauses()[reading.clauses().at(hit.span.begin)];
      const bool aside = there.host != kNone && hit.span.begin > value.end && !there.span.contains(value);
      if (aside && !reading.bare()) continue;  // 99.9%(目標値) is nothing but the value
      if (search.own_words_apart && value.contains(hit.span))
        continue;  // 「任意です」 is the value, no qualifier of it
      if (const std::uint32_t far = distance(hit, value); far < nearest) {
        nearest = far;
        best = cue.value;
      }
    }
  }
  if (!best.empty() || !search.labels) return best;
  for (const ContextSentence& context : reading.surroundings()) {
    const bool column = search.columns && context.level == ContextLevel::Column;
    if (!column && context.level != ContextLevel::Label && context.level != ContextLevel::Lead) continue;
    // 「保証値を記入してください」 asks whoever answers.
    const bool asks = search.kind == "actor" && asked(reading, context.sentence);
    for (const Cue& cue : state.cues_of(search.kind))
      if (!asks && !reading.hits(cue.pattern, context.sentence).empty()) return cue.value;
  }
  return best;
}

/// 「99.97% | 目標」: a cell behind the value that is nothing but a word for what sort of figure it is.
bool row_says(const ReadingView& reading, const Vocabulary::State& state, std::string_view kind) {
  constexpr std::uint32_t kOneWord = 15;  ///< bytes
  const Document& document = reading.analysis().document;
  const Block& cell = document.blocks[reading.sentence().block];
  if (cell.table == kNone) return false;
  const auto& row = document.tables[cell.table].cells[cell.row];
  for (std::size_t column = cell.column + 1; column < row.size(); ++column) {
    if (row[column] == kNone || document.blocks[row[column]].text.size() > kOneWord) continue;
    const SentenceIndex sentence = reading.analysis().sentence_at(document.blocks[row[column]].text.begin);
    if (sentence == kNone) continue;
    for (const Cue& cue : state.cues_of(kind))
      if (!reading.hits(cue.pattern, sentence).empty()) return true;
  }
  return false;
}

Modality modality_of(const std::string& name) {
  for (int i = 0; i <= static_cast<int>(Modality::Condition); ++i)
    if (to_string(static_cast<Modality>(i)) == name) return static_cast<Modality>(i);
  return Modality::Unknown;
}

Actor actor_of(const std::string& name) {
  for (int i = 0; i <= static_cast<int>(Actor::CloudProvider); ++i)
    if (to_string(static_cast<Actor>(i)) == name) return static_cast<Actor>(i);
  return Actor::Unknown;
}

Anchor anchor_of(const std::string& name) {
  for (int i = 0; i <= static_cast<int>(Anchor::Request); ++i)
    if (to_string(static_cast<Anchor>(i)) == name) return static_cast<Anchor>(i);
  return Anchor::Unknown;
}

/// The clause goes on to a condition behind the value: 「国外に保存する場合」.
bool conditional(const ReadingView& reading, TextSpan value) {
  const TextSpan clause = reading.clauses()[reading.clauses().host_at(value.begin)].span;
  if (value.end >= clause.end) return false;
  const std::string_view rest = text_span(value.end.value, clause.end.value).in(reading.text());
  for (const std::string_view word : {"場合", "際に", "際は", "とき", "であれば", "たら、", "生じると", "と契約違反"})
    if (rest.find(word) != std::string_view::npos) return true;
  return false;
}

/// 「週に1回取得しておりますので、入れ直しをお願いします」: what is asked of the customer is not the value.
bool gives_reason(const ReadingView& reading, TextSpan value) {
  constexpr std::array<std::string_view, 5> kEnds{"ので", "ため", "が", "から", "と"};
  const TextSpan clause = reading.clauses()[reading.clauses().host_at(value.begin)].span;
  return ends_with_any(reading.text(), clause.end.value, kEnds);
}

/// 「60日が経過するまで消去しない」 says that it lasts at least so long.
bool lasts_until(const ReadingView& reading, TextSpan value) {
  constexpr std::array<std::string_view, 6> kUntil{"が経過するまで", "を経過するまで", "経過するまで",
                                                   "が過ぎるまで",   "を過ぎるまで",   "がたつまで"};
  return match_any(reading.text(), value.end.value, kUntil) > 0;
}

std::string* member(Subject& subject, std::string_view dimension) {
  if (dimension == "data") return &subject.data;
  if (dimension == "environment") return &subject.environment;
  if (dimension == "severity") return &subject.severity;
  if (dimension == "stage") return &subject.stage;
  if (dimension == "audience") return &subject.audience;
  if (dimension == "plan") return &subject.plan;
  if (dimension == "channel") return &subject.channel;
  if (dimension == "cycle") return &subject.cycle;
  if (dimension == "act") return &subject.act;
  return &subject.service;
}

using Ids = std::set<std::string>;

/// The id of an entry whose words are names: each name is a subject of its own.
constexpr std::string_view kOwnName = "*";

/// 全プラン, ご契約プラン: no name of one.
bool names_any(const ReadingView& reading, SentenceIndex sentence, TextSpan name, const Vocabulary::State& state) {
  const auto cues = state.cues_of("no-name");
  return std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) {
    const auto hits = reading.hits(cue.pattern, sentence);
    return std::any_of(hits.begin(), hits.end(), [&](const PatternHit& hit) { return name.overlaps(hit.span); });
  });
}

/// 「広域災害に当たらない障害では」: the words name what is not meant.
bool is_ruled_out(const ReadingView& reading, TextSpan words) {
  constexpr std::array<std::string_view, 9> kRuledOut{"に当たらない", "にあたらない",   "に該当しない",
                                                      "に至らない",   "には当たらない", "には該当しない",
                                                      "以外の",       "ではない",       "を伴わない"};
  return match_any(reading.text(), words.end.value, kRuledOut) > 0;
}

/// 「従業者情報の保管」: whose data it is, not for whom the value is.
bool owns_data(const ReadingView& reading, TextSpan words) {
  constexpr std::array<std::string_view, 4> kData{"情報", "データ", "の情報", "のデータ"};
  return match_any(reading.text(), words.end.value, kData) > 0;
}

/// The ids of one dimension whose words stand in a sentence (inside `within` where it is not empty).
Ids ids_in(const ReadingView& reading, SentenceIndex sentence, std::string_view dimension, TextSpan within,
           const Vocabulary::State& state) {
  Ids ids;
  for (const SubjectEntry& entry : state.subjects_of(dimension)) {
    for (const PatternHit& hit : reading.hits(entry.pattern, sentence)) {
      if ((!within.empty() && !within.overlaps(hit.span)) || is_ruled_out(reading, hit.span)) continue;
      if (dimension == "audience" && owns_data(reading, hit.span)) continue;
      if (entry.id != kOwnName)
        ids.insert(entry.id);
      else if (!names_any(reading, sentence, hit.span, state))
        ids.insert(std::string(hit.span.in(reading.text())));
    }
  }
  return ids;
}

/// 「大規模災害時は大阪で再開します。この場合の目標復旧時間は72時間です」: the case stands in the sentence before.
bool refers_back(const ReadingView& reading) {
  constexpr std::array<std::string_view, 6> kBack{"この場合", "その場合", "この際", "その際", "このとき", "そのとき"};
  return match_any(reading.text(), reading.sentence().span.begin.value, kBack) > 0;
}

/// 「当社がIDを発行することは…」: a sentence that says itself who does what.
bool names_actor(const ReadingView& reading) {
  constexpr std::size_t kShort = 75;  ///< bytes; 「2段階認証はありません」 goes on with the sentence before
  return reading.sentence().span.size() > kShort;
}

/// Nearest words win: since the last value, the clause, the words of the sentence before the value, then labels, lead
/// and headings.
Ids nearest_ids(const ReadingView& reading, TextSpan value, std::string_view dimension, bool figure,
                const Vocabulary::State& state) {
  const Clauses& clauses = reading.clauses();
  const TextSpan own = clauses[clauses.at(value.begin)].span;
  const TextSpan host = clauses[clauses.host_at(value.begin)].span;
  const TextSpan before = text_span(reading.sentence().span.begin.value, std::max(host.end.value, value.end.value));
  // 30日以内に確報を行う: what is reported stands behind its time limit.
  if (dimension == "stage")
    if (Ids ids = ids_in(reading, reading.index(), dimension, reading.until_next_value(value), state); !ids.empty())
      return ids;
  for (const TextSpan within : {reading.since_last_value(value), own, host, before})
    if (Ids ids = ids_in(reading, reading.index(), dimension, within, state); !within.empty() && !ids.empty())
      return ids;
  for (const ContextSentence& context : reading.surroundings()) {
    // A column called 回答 says nothing of the act.
    if (context.level == ContextLevel::Column && dimension == "act") continue;
    if (dimension == "cycle" && context.level != ContextLevel::Label) continue;
    // 受付予約サービス is the name of the document, no act.
    if (context.level == ContextLevel::Heading && context.weight < kOwnHeading && dimension == "act") continue;
    if (context.level == ContextLevel::Before) {
      const bool apart = reading.analysis().sentences[context.sentence].block != reading.sentence().block;
      const bool back = dimension == "severity" && refers_back(reading);
      // 「応募者は受検用の番号で入ります。2段階認証はありません」: who is meant stands in the sentence before.
      const bool person =
          dimension == "audience" && context.sentence + 1 == reading.index() && (figure || !names_actor(reading));
      if (apart || (dimension != "service" && dimension != "plan" && !back && !person)) continue;
    }
    if (Ids ids = ids_in(reading, context.sentence, dimension, {}, state); !ids.empty()) return ids;
  }
  return {};
}

/// 「対象とする事象 | データセンターの停止」 says of which case the rows below it speak.
Ids ids_of_case(const ReadingView& reading, const Vocabulary::State& state) {
  constexpr std::array<std::string_view, 6> kCases{"対象とする事象", "対象事象",       "想定する事象",
                                                   "想定する災害",   "対象とする災害", "対象とする障害"};
  constexpr SentenceIndex kFarthest = 24;  ///< sentences back; a form of cases is short
  const Analysis& analysis = reading.analysis();
  const Document& document = analysis.document;
  const TableIndex table = document.blocks[reading.sentence().block].table;
  if (table == kNone) return {};
  for (SentenceIndex i = reading.index(); i > 0 && reading.index() - i < kFarthest; --i) {
    const BlockIndex block = analysis.sentences[i - 1].block;
    if (document.blocks[block].table != table) break;
    for (const BlockIndex label : document.row_labels(block))
      if (match_any(document.text_of(label), 0, kCases) > 0) return ids_in(reading, i - 1, "severity", {}, state);
  }
  return {};
}

/// Which acts tell two statements of a type apart: hours are of reception or answer, assessments external or internal.
bool fits_act(const Concept& entry, std::string_view id) {
  const bool enquiry = id == "reception" || id == "answer";
  if (entry.type == ValueType::Window) return enquiry;
  if (entry.type == ValueType::Interval || entry.type == ValueType::Flag) return !enquiry;
  return entry.id.starts_with("support.");
}

/// 土日や深夜も含め24時間, 平日・休日を問わず24時間.
bool at_all_hours(const ReadingView& reading, const Claim& claim) {
  const Value& value = claim.value.value;
  if (value.type != ValueType::Window || value.names.empty() || value.names[0] != "24x365") return false;
  const auto before = reading.since_last_value(claim.value.span).in(reading.text());
  return before.find("含") != std::string_view::npos || before.find("問わ") != std::string_view::npos;
}

bool of_every_grade(const ReadingView& reading, const Vocabulary::State& state) {
  const auto cues = state.cues_of("every-severity");
  return std::any_of(cues.begin(), cues.end(), [&](const Cue& cue) { return !reading.hits(cue.pattern).empty(); });
}

/// Takes out the words of a dimension that say something else in this claim.
void prune(const ReadingView& reading, const Concept& entry, const Claim& claim, std::string_view dimension,
           const Vocabulary::State& state, Ids& ids) {
  const ValueType type = claim.value.value.type;
  if (dimension == "act") std::erase_if(ids, [&](const std::string& id) { return !fits_act(entry, id); });
  // What another company states is no statement of the provider; that it uses a platform narrows no yes or no.
  if (dimension == "service" && type == ValueType::Flag)
    std::erase_if(ids, [](const std::string& id) { return id != "third-party"; });
  // 「土日や深夜も含め24時間」 speaks of all hours.
  if (dimension == "severity" && at_all_hours(reading, claim)) ids.clear();
  // 「深刻度を問わず10日」 is said of every grade.
  if (dimension == "severity" && of_every_grade(reading, state)) ids = {std::string(kEverything)};
  // 「無料」 under 「データ返却の費用」 is the value and no plan.
  constexpr std::uint32_t kOneWord = 12;
  if (dimension == "plan" && type == ValueType::Flag && claim.value.span.size() <= kOneWord) ids.clear();
}

void fill_subject(const ReadingView& reading, const Concept& entry, const Vocabulary::State& state, Claim& claim) {
  for (const std::string_view dimension :
       {"data", "environment", "severity", "stage", "audience", "plan", "service", "channel", "act", "cycle"}) {
    // How one reaches the support tells hours of service apart; of a notice it is only the means.
    const ValueType type = claim.value.value.type;
    // 日次バックアップは7世代、月次は12世代: the cycle tells tiers apart; of an interval it is the value.
    if (dimension == "cycle" && type != ValueType::Count && type != ValueType::Duration) continue;
    if (dimension == "stage" && type != ValueType::Duration) continue;
    if (dimension == "service" && type == ValueType::Place) continue;
    if (dimension == "act" && type == ValueType::Flag && !entry.performer) continue;
    if (dimension == "audience" && !entry.audience) continue;
    if (dimension == "severity" && !entry.event && type != ValueType::Flag) continue;
    if (dimension == "channel" && type != ValueType::Window) continue;
    Ids ids = nearest_ids(reading, claim.value.span, dimension, type != ValueType::Flag, state);
    if (ids.empty() && dimension == "severity") ids = ids_of_case(reading, state);
    prune(reading, entry, claim, dimension, state, ids);
    *member(claim.subject, dimension) = join(std::vector<std::string>(ids.begin(), ids.end()), "|");
  }
}

/// 「すべて国内に保管」, 「国外に出すことは一切ない」.
bool speaks_of_all(const ReadingView& reading, TextSpan clause, const Vocabulary::State& state) {
  for (const Cue& cue : state.cues_of("scope")) {
    if (cue.value != "all") continue;
    for (const PatternHit& hit : reading.hits(cue.pattern))
      if (clause.contains(hit.span.begin)) return true;
  }
  return false;
}

}  // namespace

void qualify(const ReadingView& reading, const Candidate& candidate, const Vocabulary::State& state, Claim& claim) {
  const TextSpan value = claim.value.span;
  const TextSpan clause = reading.clauses()[reading.clauses().host_at(value.begin)].span;
  // 「1時から5時は利用できません」 is what happens in those hours, no denial of them.
  if (claim.value.value.type != ValueType::Flag && !candidate.entry->hours &&
      denied_at_end(text_span(value.end.value, std::max(value.end.value, clause.end.value)).in(reading.text())))
    claim.polarity = Polarity::Denied;
  const bool flag = claim.value.value.type == ValueType::Flag;
  if (!flag && claim.polarity == Polarity::Denied) {
    // 30か月を超えて保有しない, 99.9%を下回りません: the limit is what is promised.
    const Bound bound = claim.value.bound;
    const bool until = lasts_until(reading, value);
    if (until || bound == Bound::MoreThan || bound == Bound::LessThan) {
      claim.polarity = Polarity::Affirmed;
      claim.value.bound = until || bound == Bound::LessThan ? Bound::AtLeast : Bound::AtMost;
    }
  }
  for (const std::string_view kind : {"plan", "effort", "actual", "target", "commitment", "option"}) {
    // 「研修の実績を知りたい」 is answered with how often it is held.
    const bool rate = claim.value.value.type != ValueType::Interval;
    const bool labelled = kind == "target" || (kind == "actual" && rate) || kind == "commitment";
    const std::string found = find_cue(reading, value, state, {kind, false, labelled, flag, labelled});
    if (found.empty()) continue;
    claim.modality = modality_of(found);
    break;
  }
  for (const std::string_view kind : {"target", "actual"})
    if (claim.modality == Modality::Unknown && !flag && row_says(reading, state, kind))
      claim.modality = modality_of(std::string(kind));
  if (candidate.entry->anyone && claim.modality == Modality::Option) claim.modality = Modality::Unknown;
  if (claim.modality == Modality::Unknown) claim.modality = candidate.entry->modality;
  if (!flag && !candidate.entry->trigger && !candidate.named && conditional(reading, value))
    claim.modality = Modality::Condition;
  claim.actor =
      actor_of(find_cue(reading, value, state, {"actor", true, true, flag, false, !gives_reason(reading, value)}));
  if (candidate.entry->anyone && (claim.actor == Actor::Customer || claim.actor == Actor::Subcontractor))
    claim.actor = Actor::Unknown;
  claim.anchor = anchor_of(find_cue(reading, value, state, {"anchor", true, true}));
  const std::string tense = find_cue(reading, value, state, {"tense", false, false, flag});
  if (tense == "past") claim.tense = Tense::Past;
  if (tense == "future" || claim.modality == Modality::Plan) claim.tense = Tense::Future;
  if (!flag) {
    if (after_a_plan(reading, value, state)) claim.tense = Tense::Future;
    claim.tense = tense_of_change(reading, claim.value, state).value_or(claim.tense);
    // 「2024年度の稼働率は99.93%であった」 is what the concept is about.
    if (candidate.entry->history && claim.tense == Tense::Past) claim.tense = Tense::Present;
  }
  const bool absolute = flag || claim.value.value.type == ValueType::Place;
  claim.exception = states_exception(reading, value, *candidate.entry, state, absolute);
  if (absolute && !claim.exception) claim.exception = exception_follows(reading, state);
  fill_subject(reading, *candidate.entry, state, claim);
  if (claim.value.value.type == ValueType::Place) claim.subject.absolute = speaks_of_all(reading, clause, state);
}

}  // namespace kaiji
