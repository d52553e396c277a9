// SPDX-License-Identifier: Apache-2.0
#include "rules/comparison.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/strings.h"
#include "claims/things.h"
#include "rules/parallel_rows.h"
#include "rules/parallels.h"

namespace kaiji {
namespace {

constexpr float kOwnTopic = 0.72F;   ///< a claim of less weight took its topic from a header, a lead or a heading
constexpr float kNearTopic = 0.55F;  ///< of two claims one must be at least this sure

/// Ids that stand for an exception to the general case: a general statement does not meet them.
constexpr std::string_view kNarrow[] = {
    "free",  "standard", "premium",       "development", "office",      "emergency",      "medium",       "minor",
    "high",  "disaster", "off-hours",     "follow-up",   "employee",    "infrastructure", "first-report", "attachment",
    "phone", "mail",     "administrator", "end-user",    "third-party", "beta",           "component"};

/// 「CVSS 9.0以上」: a grade of its own.
constexpr std::string_view kScore = "CVSS";

using Ids = std::vector<std::string_view>;

/// The ids of an axis that stand for an exception.
Ids narrow(std::string_view ids, const ComparisonMode& mode) {
  Ids found;
  for (const std::string_view id : split(ids, '|')) {
    const bool special = std::find(mode.special.begin(), mode.special.end(), id) != mode.special.end();
    const bool general = std::find(mode.general.begin(), mode.general.end(), id) != mode.general.end();
    const bool listed = std::find(std::begin(kNarrow), std::end(kNarrow), id) != std::end(kNarrow);
    if (special || ((listed || id.starts_with(kScore)) && !general)) found.push_back(id);
  }
  return found;
}

bool share(const Ids& a, const Ids& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](std::string_view id) { return std::find(b.begin(), b.end(), id) != b.end(); });
}

/// What is said of all data of customers holds for those kinds of it that count as the general case.
bool holds_for(std::string_view whole, std::string_view part, const ComparisonMode& mode) {
  const auto all = split(part, '|');
  return whole == "customer-data" && std::all_of(all.begin(), all.end(), [&](std::string_view id) {
           return std::find(mode.general.begin(), mode.general.end(), id) != mode.general.end();
         });
}

/// One axis of the subject; clears `certain` where one side alone is known.
bool axis_meets(const std::string& a, const std::string& b, const ComparisonMode& mode, bool& certain) {
  if ((a.empty() && b.empty()) || a == kEverything || b == kEverything) return true;
  const Ids narrow_a = narrow(a, mode);
  const Ids narrow_b = narrow(b, mode);
  if (!narrow_a.empty() || !narrow_b.empty()) return share(narrow_a, narrow_b);
  if (!a.empty() && !b.empty())
    return share(split(a, '|'), split(b, '|')) || holds_for(a, b, mode) || holds_for(b, a, mode);
  certain = false;
  return true;
}

bool plans_meet(const std::string& a, const std::string& b, const ComparisonMode& mode, bool& certain) {
  if (mode.plan || (!a.empty() && !b.empty())) return axis_meets(a, b, mode, certain);
  return true;  // what holds for every plan holds for this one
}

/// The axes of ComparisonMode that two claims may make meaningless.
struct CountedAxes {
  bool data = true;
  bool severity = true;
  bool stage = true;
};

bool subjects_meet(const Subject& a, const Subject& b, const ComparisonMode& mode, CountedAxes axes, bool& certain) {
  return axis_meets(a.channel, b.channel, mode, certain) && axis_meets(a.cycle, b.cycle, mode, certain) &&
         axis_meets(a.service, b.service, mode, certain) && plans_meet(a.plan, b.plan, mode, certain) &&
         axis_meets(a.environment, b.environment, mode, certain) &&
         (!axes.data || axis_meets(a.data, b.data, mode, certain)) &&
         (!axes.severity || axis_meets(a.severity, b.severity, mode, certain)) &&
         (!axes.stage || axis_meets(a.stage, b.stage, mode, certain)) &&
         (!mode.audience || axis_meets(a.audience, b.audience, mode, certain));
}

/// 受付は24時間365日 and 回答は平日 both hold; 対応は24時間365日 and 受付は平日 do not.
bool acts_meet(const Claim& a, const Claim& b, const ComparisonMode& mode, bool& certain) {
  const auto always = [](const Claim& claim) {
    const Value& value = claim.value.value;
    return value.type == ValueType::Window && !value.names.empty() && value.names[0] == "24x365";
  };
  if (always(a) != always(b) && (always(a) ? a : b).subject.act.find("answer") != std::string::npos) return true;
  return axis_meets(a.subject.act, b.subject.act, mode, certain);
}

template <class Axis>
bool known_and_apart(Axis a, Axis b) {
  return a != Axis::Unknown && b != Axis::Unknown && a != b;
}

bool modalities_meet(Modality a, Modality b) {
  if (a == b) return true;
  const auto plain = [](Modality m) { return m == Modality::Unknown || m == Modality::Commitment; };
  return plain(a) && plain(b);
}

/// 「15分以内に連絡します」 beside 「2時間を目標に連絡します」: an aim that asks for less than what is promised. An aim
/// that asks for more leaves the promise true.
bool aims_lower(const Claim& a, const Claim& b, const ComparisonMode& mode) {
  const bool aimed = a.modality == Modality::Target;
  const Claim& aim = aimed ? a : b;
  const Claim& promise = aimed ? b : a;
  const bool promised = promise.modality == Modality::Unknown || promise.modality == Modality::Commitment;
  if (aim.modality != Modality::Target || !promised || a.concept_id != b.concept_id) return false;
  return mode.deadline && promise.value.bound == Bound::AtMost && aim.value.value.low > promise.value.value.high;
}

/// 「第一報は24時間以内」 beside 「12時間以内に知らせる」: the first report cannot come after what is told at all. A
/// notice that comes later may be a second one.
bool first_comes_late(const Claim& a, const Claim& b) {
  constexpr std::string_view kFirst = "first-report";
  const bool left = a.subject.stage == kFirst;
  const Claim& first = left ? a : b;
  const Claim& notice = left ? b : a;
  return first.subject.stage == kFirst && notice.subject.stage.empty() && a.concept_id == b.concept_id &&
         first.value.value.type == ValueType::Duration && first.value.value.low > notice.value.value.high;
}

bool actors_meet(Actor a, Actor b) {
  const auto own = [](Actor actor) { return actor == Actor::Unknown || actor == Actor::Provider; };
  return a == b || (own(a) && own(b));
}

/// 「メールの履歴は対象ではありません」 leaves 「バックアップを取得します」 true: what is denied of one thing is not
/// denied of the rest. What is denied of everything meets whatever is said of one thing.
bool spares_the_rest(const Analysis& analysis, const Claim& a, const Claim& b) {
  if (a.value.value.type != ValueType::Flag || a.concept_id != b.concept_id || a.value.value.yes == b.value.value.yes)
    return false;
  const Claim& denial = a.value.value.yes ? b : a;
  const Claim& statement = a.value.value.yes ? a : b;
  return !denial.subject.whole && !denial.subject.thing.empty() && denial.subject.thing != kEverything &&
         statement.subject.thing.empty() &&
         !things_meet(denial.subject.thing, analysis.text_of(analysis.sentences[statement.sentence]));
}

/// True where the words around an unnamed statement name the thing of the other: its block, section and headings.
bool names_nearby(const Analysis& analysis, const Claim& named, const Claim& unnamed) {
  const Document& document = analysis.document;
  const auto names = [&](BlockIndex block) {
    return block != kNone && things_meet(named.subject.thing, document.text_of(document.blocks[block]));
  };
  const Block& own = document.blocks[unnamed.block];
  std::vector<BlockIndex> around = document.headings(unnamed.block);
  for (const BlockIndex label : document.row_labels(unnamed.block)) around.push_back(label);
  for (const BlockIndex header : document.column_headers(unnamed.block)) around.push_back(header);
  // What is named later does not say what was meant before.
  if (unnamed.block != named.block || named.sentence < unnamed.sentence) around.push_back(unnamed.block);
  around.push_back(own.lead);
  if (own.table == kNone && unnamed.block > 0 && document.blocks[unnamed.block - 1].section == own.section)
    around.push_back(unnamed.block - 1);
  return things_meet(named.subject.thing, analysis.text_of(analysis.sentences[unnamed.sentence])) ||
         std::any_of(around.begin(), around.end(), names);
}

/// What stands before the dot of a concept's id: statements of one family speak of one thing.
std::string_view family(const Claim& claim) {
  const std::string_view id = claim.concept_id;
  return id.substr(0, id.find('.'));
}

/// 「必ず診断を受けます」 meets 「軽微な修正では診断を行いません」: what is said of all holds for every grade.
bool universal(const Claim& a, const Claim& b) {
  const bool opposite = a.value.value.type == ValueType::Flag && b.value.value.type == ValueType::Flag &&
                        a.value.value.yes != b.value.value.yes;
  const auto all = [](const Claim& claim) { return claim.subject.whole || claim.subject.thing == kEverything; };
  return opposite && family(a) == family(b) && (all(a) || all(b));
}

/// 「データを見ることはありません」 meets 「画像を開いて確認します」: what is denied of no data in particular is denied
/// of all.
bool denied_of_any(const Claim& a, const Claim& b) {
  const auto denies = [](const Claim& claim) {
    return claim.value.value.type == ValueType::Flag && !claim.value.value.yes;
  };
  if (denies(a) == denies(b)) return false;
  const Claim& denial = denies(a) ? a : b;
  const Claim& other = denies(a) ? b : a;
  if (!denial.subject.data.empty()) return false;
  // 「記事や画像のバックアップは取りません」 names what a figure is about.
  const bool same = !other.subject.thing.empty() && things_meet(denial.subject.thing, other.subject.thing);
  return denial.subject.thing.empty() ? a.concept_id == b.concept_id : same;
}

/// 「個人情報の取扱いを再委託しません」 leaves 「画面の翻訳を再委託しています」 true.
bool spares_other_data(const Claim& a, const Claim& b) {
  if (a.value.value.type != ValueType::Flag || a.value.value.yes == b.value.value.yes) return false;
  const Claim& denial = a.value.value.yes ? b : a;
  const Claim& statement = a.value.value.yes ? a : b;
  return !denial.subject.whole && denial.subject.thing != kEverything && !denial.subject.data.empty() &&
         statement.subject.data.empty() && !statement.subject.thing.empty() && statement.subject.thing != kEverything;
}

/// 「仮想サーバーのバックアップは行いません」 meets a figure only where the figure's own words or its row name that
/// thing.
bool names_thing(const Analysis& analysis, const Claim& flag, const Claim& figure) {
  if (flag.value.value.type != ValueType::Flag || figure.value.value.type == ValueType::Flag) return true;
  std::string words(analysis.text_of(analysis.sentences[figure.sentence]));
  words += " " + figure.subject.thing;
  for (const BlockIndex label : analysis.document.row_labels(figure.block))
    words += std::string(" ") + std::string(analysis.document.text_of(label));
  return things_meet(flag.subject.thing, words);
}

/// A thing is named, and not everything.
bool names_one(const Claim& claim) {
  return !claim.subject.thing.empty() && claim.subject.thing != kEverything;
}

/// One names the thing that the other's words begin with: 「データベース1台(待機系なし)」.
bool opens_with_thing(const Analysis& analysis, const Claim& named, const Claim& other) {
  std::string_view words = other.value.span.in(analysis.document.text());
  words = words.substr(0, std::min(words.find("は"), words.find("が")));
  return names_one(named) && !named.subject.absolute && !other.subject.absolute && other.subject.thing.empty() &&
         things_meet(named.subject.thing, words);
}

bool name_same(const Analysis& analysis, const Claim& a, const Claim& b, const ComparisonMode& mode) {
  if (names_one(a) && names_one(b)) return true;
  return mode.opens_with_thing && (opens_with_thing(analysis, a, b) || opens_with_thing(analysis, b, a));
}

/// Figures of two concepts of a rule that asks for no data: the RPO of the orders and the backup of the database.
bool across_data(const Claim& a, const Claim& b, const ComparisonMode& mode) {
  const auto figure = [](const Claim& claim) {
    return claim.value.value.type != ValueType::Flag && claim.value.value.type != ValueType::Place;
  };
  return !mode.data && a.concept_id != b.concept_id && figure(a) && figure(b);
}

/// 「間隔は6時間、保管は3か月、世代は24です」: a number of generations and what else the sentence counts are of one
/// thing.
bool counts_together(const Claim& a, const Claim& b) {
  constexpr std::string_view kBackup = "backup";
  const auto type = [](const Claim& claim) { return claim.value.value.type; };
  const auto time = [&](const Claim& claim) {
    return type(claim) == ValueType::Duration || type(claim) == ValueType::Interval;
  };
  const bool spacing = (type(a) == ValueType::Interval) != (type(b) == ValueType::Interval);
  return (type(a) == ValueType::Count && time(b)) || (type(b) == ValueType::Count && time(a)) ||
         (spacing && time(a) && time(b) && family(a) == kBackup && family(b) == kBackup);
}

/// 「契約期間中、操作ログは1年間保管する」 leaves 「契約終了から45日で消去する」 true. A backup outlives the contract.
bool within_and_after_contract(const Claim& a, const Claim& b) {
  constexpr std::string_view kWithin = "in-contract";
  const auto after = [](const Claim& claim) { return claim.anchor == Anchor::ContractEnd; };
  const auto within = [&](const Claim& claim) {
    return claim.subject.stage == kWithin && !claim.concept_id.starts_with("backup.");
  };
  return (within(a) && after(b)) || (within(b) && after(a));
}

/// A line that is nothing but a name and its value: 「受信の停止   10分」.
bool names_value(const Analysis& analysis, const Claim& claim) {
  constexpr std::array<std::string_view, 4> kSentence{"は", "、", "。", ":"};
  const Sentence& sentence = analysis.sentences[claim.sentence];
  const auto behind = analysis.text_of(sentence).substr(
      std::min<std::size_t>(claim.value.span.end.value - sentence.span.begin.value, sentence.span.size()));
  if (!behind.empty() && !(behind.starts_with('(') && behind.find(')') + 1 == behind.size())) return false;
  const std::size_t size = claim.value.span.begin.value - sentence.span.begin.value;
  const std::string_view name = analysis.text_of(sentence).substr(0, size);
  return !name.empty() && std::none_of(kSentence.begin(), kSentence.end(), [&](std::string_view mark) {
    return name.find(mark) != std::string_view::npos;
  });
}

/// A line of words alone stands between the two, as the title of what follows it: 「給与明細」 above its own RPO.
bool titled_between(const Analysis& analysis, const Claim& a, const Claim& b) {
  constexpr std::size_t kLongestTitle = 60;  ///< bytes
  constexpr SentenceIndex kFarthest = 24;    ///< sentences; a list of groups is short, and a look at it must be, too
  const auto [first, last] = std::minmax(a.sentence, b.sentence);
  if (last - first > kFarthest) return false;
  for (SentenceIndex at = first + 1; at < last; ++at) {
    const Sentence& sentence = analysis.sentences[at];
    const auto words = analysis.text_of(sentence);
    const auto value = std::partition_point(analysis.values.begin(), analysis.values.end(), [&](const FoundValue& one) {
      return one.span.begin < sentence.span.begin;
    });
    const bool holds_value = value != analysis.values.end() && value->span.begin < sentence.span.end;
    const bool said = words.find("。") != words.npos || words.find("は") != words.npos || words.ends_with("す");
    if (words.size() <= kLongestTitle && !holds_value && !said && sentence.block != analysis.sentences[first].block)
      return true;
  }
  return false;
}

/// The table gives other values of the claim's concept as well: its rows are about several things.
bool varies_in_table(const Analysis& analysis, const Claim& claim) {
  const TableIndex table = analysis.document.blocks[claim.block].table;
  const auto beside = claims_in(analysis, analysis.document.tables[table]);
  return std::any_of(beside.begin(), beside.end(), [&](const Claim& other) {
    return other.concept_id == claim.concept_id && analysis.document.blocks[other.block].table == table &&
           (other.value.value.low != claim.value.value.low || other.value.value.high != claim.value.value.high);
  });
}

/// Rows of one table, items of one list: what tells them apart is the row or item, not the concept.
bool siblings(const Analysis& analysis, const Claim& a, const Claim& b) {
  const Block& x = analysis.document.blocks[a.block];
  const Block& y = analysis.document.blocks[b.block];
  const bool weak = a.weight < kOwnTopic || b.weight < kOwnTopic;
  if (x.table != kNone && x.table == y.table) {
    // 取得間隔 and 保管期間 in a table below 「バックアップ」 are of one thing, unless the table has two of either.
    // So are those of one row.
    const bool one_thing = a.concept_id != b.concept_id &&
                           (x.row == y.row || (!varies_in_table(analysis, a) && !varies_in_table(analysis, b)));
    return weak && !one_thing;
  }
  if (x.kind != y.kind || x.section != y.section) return false;
  const bool lines = x.kind == BlockKind::Paragraph && names_value(analysis, a) && names_value(analysis, b);
  if (!weak) return lines && titled_between(analysis, a, b);
  if (x.kind == BlockKind::ListItem) return x.lead == y.lead;
  return lines;
}

}  // namespace

bool judged(const Analysis& analysis, const Claim& claim, const ComparisonMode& mode) {
  if (claim.weight < mode.least_weight || claim.exception) return false;
  if (claim.modality == Modality::Plan || claim.modality == Modality::Condition) return false;
  if (claim.modality == Modality::Option && mode.modality) return false;
  if (claim.actor == Actor::Customer || claim.tense != Tense::Present) return false;
  if (claim.value.value.type != ValueType::Flag && claim.polarity == Polarity::Denied) return false;
  return analysis.document.blocks[claim.block].role == BlockRole::Statement;
}

Comparison comparable(const Analysis& analysis, const Claim& a, const Claim& b, const ComparisonMode& mode) {
  Comparison result;
  if (&a == &b || (a.sentence == b.sentence && !counts_together(a, b)) || std::max(a.weight, b.weight) < kNearTopic)
    return result;
  const CountedAxes axes{.data = mode.data && !denied_of_any(a, b),
                         .severity = mode.severity && !universal(a, b),
                         .stage = !first_comes_late(a, b)};
  if (!subjects_meet(a.subject, b.subject, mode, axes, result.certain)) return result;
  if (!across_data(a, b, mode) && !things_meet(a.subject.thing, b.subject.thing)) return result;
  if (a.concept_id == b.concept_id && !things_meet(a.subject.performer, b.subject.performer)) return result;
  if (within_and_after_contract(a, b)) return result;
  if (mode.same_thing && (a.block == b.block || !name_same(analysis, a, b, mode))) return result;
  if (spares_the_rest(analysis, a, b) || (mode.data && spares_other_data(a, b))) return result;
  if (!names_thing(analysis, a, b) || !names_thing(analysis, b, a)) return result;
  if (a.value.value.type != ValueType::Flag && a.subject.thing.empty() != b.subject.thing.empty()) {
    const bool left = a.subject.thing.empty();
    if (mode.named && a.concept_id == b.concept_id && !names_nearby(analysis, left ? b : a, left ? a : b))
      return result;
    result.certain = false;
  }
  if (!acts_meet(a, b, mode, result.certain)) return result;
  if (!actors_meet(a.actor, b.actor)) return result;
  if (mode.modality && !modalities_meet(a.modality, b.modality) && !aims_lower(a, b, mode)) return result;
  if (mode.anchor && known_and_apart(a.anchor, b.anchor)) return result;
  if (mode.anchored && (a.anchor == Anchor::Unknown || a.anchor != b.anchor)) return result;
  if (mode.anchor && a.anchor != b.anchor) result.certain = false;
  if (siblings(analysis, a, b) || parallel(analysis, a, b)) return result;
  const bool whole = a.subject.whole || b.subject.whole;
  if (!whole && (names_another_row(analysis, a, b) || names_another_row(analysis, b, a))) return result;
  result.outcome = Outcome::Agree;
  return result;
}

Comparison compare(const Analysis& analysis, const Claim& a, const Claim& b, const ComparisonMode& mode) {
  Comparison result = comparable(analysis, a, b, mode);
  if (result.outcome != Outcome::Incomparable)
    result.outcome = compare_values(a.value, b.value, mode.deadline, mode.floor);
  return result;
}

}  // namespace kaiji
