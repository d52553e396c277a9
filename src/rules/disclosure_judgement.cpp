// SPDX-License-Identifier: Apache-2.0
#include "rules/disclosure_judgement.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "rules/closed_lists.h"
#include "rules/disclosure_facts.h"
#include "rules/disclosure_reason.h"
#include "rules/form_answers.h"
#include "rules/subject_names.h"

namespace kaiji {
namespace {

constexpr std::string_view kComma = "、";
/// Bytes of a clause that is hardly more than its value: 「7世代まで」.
constexpr std::uint32_t kBareClause = 24;

/// Bytes of a sentence that has no room for more than a vague word.
constexpr std::uint32_t kVagueSentence = 75;

/// One sentence or cell, and what it says of the item.
struct Verdict {
  CoverageState state = CoverageState::Missing;
  Tie tie = Tie::None;
  TextSpan at;
  std::string named;  ///< what it refers to
  int merit = 0;      ///< evidence and value, to choose among equals
  bool hinted = false;

  auto order() const { return std::tuple(rank(state), !hinted, static_cast<int>(tie), merit); }
};

class Judge {
 public:
  Judge(const DisclosureItem& item, const ProfileItems& profile, const CheckInput& input)
      : item_(item),
        profile_(profile),
        input_(input),
        document_(input.analysis.document),
        form_(FormReading::of(input, *item.cues)),
        places_(find_places(item, profile, input)) {}

  Judgement judge() const {
    if (const auto dated = told_at(own_date(item_, input_.analysis)); dated.state != CoverageState::Missing)
      return conclude(dated);
    auto verdict = places_.rows.empty() ? judge_sentences() : judge_rows();
    if (!places_.rows.empty() && rank(verdict.state) <= rank(CoverageState::Partial)) {
      if (auto said = judge_sentences(); may_outdo_rows(said, verdict)) verdict = std::move(said);
    }
    if (rank(verdict.state) < rank(CoverageState::ByReference)) {
      if (auto named = told_at(service_named_at(item_, input_.analysis)); named.state != CoverageState::Missing)
        verdict = std::move(named);
    }
    if (item_.parted && places_.rows.empty() && rank(verdict.state) < rank(CoverageState::Disclosed)) {
      if (auto parted = told_at(duties_parted_at(item_, form_, input_.analysis));
          parted.state != CoverageState::Missing)
        verdict = std::move(parted);
    }
    if (verdict.state == CoverageState::Missing && places_.rows.empty()) {
      if (const auto closed = closed_list_about(item_, profile_, input_, form_))
        verdict = {CoverageState::None, Tie::Label, *closed, {}, 0};
    }
    return conclude(verdict);
  }

 private:
  std::string_view text_of(SentenceIndex sentence) const {
    return input_.analysis.text_of(input_.analysis.sentences[sentence]);
  }

  /// The sentence holds a value that is asked for, in a clause that speaks of it:
  /// 「情報は日々確認し、パッチは随時適用」 gives no interval of the patches. A clause that is hardly more than the
  /// value belongs to what surrounds it.
  bool holds_wanted(SentenceIndex sentence) const {
    if (item_.values.empty()) return false;
    const auto whole = input_.analysis.sentences[sentence].span;
    if (!holds_any(whole)) return false;
    if (item_.evidence.empty()) return true;
    for (auto begin = whole.begin; begin < whole.end;) {
      const auto clause = first_clause(document_.text(), TextSpan{begin, whole.end});
      if (holds_any(clause) &&
          (clause.size() <= kBareClause || item_.evidence.stands_within(input_, sentence, clause))) {
        return true;
      }
      begin = {clause.end.value + static_cast<std::uint32_t>(kComma.size())};
    }
    return !item_.evidence.stands(input_, sentence);
  }

  /// What the sentence denies in its last clause is not the item, which an earlier clause has disclosed:
  /// 「利用規約に秘密保持の条項がありますので、別の契約はご用意していません」,
  /// 「…に置き、監査室のほかは閲覧できません」.
  bool denies_something_else(SentenceIndex sentence) const {
    const auto whole = input_.analysis.sentences[sentence].span;
    const auto comma = last_comma(whole.in(document_.text()));
    if (comma == std::string_view::npos || item_.evidence.empty()) return false;
    const auto middle = whole.begin.value + static_cast<std::uint32_t>(comma);
    const TextSpan before = text_span(whole.begin.value, middle);
    const TextSpan last = text_span(middle, whole.end.value);
    if (item_.cues->end_of_denial(text_of(sentence)) != 0 || ends_in_noun(before.in(document_.text()))) return false;
    const bool said = item_.evidence.stands_within(input_, sentence, before);
    if (said && (holds_any(before) || (before.in(document_.text()).ends_with("ますが") && !item_.wants_value())))
      return true;
    const bool forbids = last.in(document_.text()).find("できません") != std::string_view::npos;
    return item_.evidence.stands_within(input_, sentence, before) &&
           (forbids || !item_.evidence.stands_within(input_, sentence, last)) &&
           !item_.topics.stands_within(input_, sentence, last) && (!item_.wants_value() || holds_wanted(sentence));
  }

  /// Denies the item in a clause of its own and goes on about what is there instead:
  /// 「当社が付与することはなく、利用者が設定します」.
  bool denies_first(const PlaceCandidate& candidate) const {
    const auto whole = input_.analysis.sentences[candidate.sentence].span;
    const auto end = item_.cues->end_of_denial(text_of(candidate.sentence));
    if (end == 0 || item_.evidence.empty()) return false;
    const auto middle = whole.begin.value + static_cast<std::uint32_t>(end);
    const TextSpan before = text_span(whole.begin.value, middle);
    const TextSpan rest = text_span(middle, whole.end.value);
    const bool about_item =
        candidate.tie == Tie::Section || item_.topics.stands_within(input_, candidate.sentence, before);
    return about_item && !item_.evidence.stands_within(input_, candidate.sentence, rest) && !holds_any(rest) &&
           !item_.details.stands_within(input_, candidate.sentence, rest);
  }

  /// What sentences of one state are chosen by: the value, how much they say of the item, and who acts.
  int merit_of(SentenceIndex sentence, bool evidence, bool value, bool duty) const {
    constexpr std::size_t kMost = 3;
    const auto words = std::min(item_.evidence.count(input_, sentence), kMost);
    return (value && item_.wants_value() ? 4 : 0) + (item_.labels.stands(input_, sentence) ? 1 : 0) +
           static_cast<int>(std::max<std::size_t>(words, evidence ? 1 : 0)) - (duty ? 4 : 0);
  }

  bool holds_any(TextSpan span) const {
    return std::any_of(item_.values.begin(), item_.values.end(),
                       [&](WantedValue wanted) { return holds_value(input_.analysis, span, wanted); });
  }

  /// What a fact of the document says, whatever its words.
  static Verdict told_at(const std::optional<TextSpan>& place) {
    return place ? Verdict{CoverageState::Disclosed, Tie::Topic, *place, {}, 1} : Verdict{};
  }

  /// The answers of the rows that ask for the item.
  Verdict judge_rows() const {
    Verdict best;
    best.tie = Tie::Section;
    for (const auto& row : places_.rows) {
      auto answer = judge_answer(item_, input_, form_, row);
      Verdict verdict{answer.state, Tie::Section, answer.at, std::move(answer.named), answer.merit};
      if (best.at.empty() || verdict.order() > best.order()) best = std::move(verdict);
    }
    return best;
  }

  /// Where a row is empty or leaves something open, prose that gives the whole of it decides. That something is not
  /// there, prose does not say against a row that touches it.
  bool may_outdo_rows(const Verdict& said, const Verdict& row) const {
    if (rank(said.state) <= rank(row.state)) return false;
    if (rows_decide()) return said.tie >= Tie::Topic && said.state == CoverageState::Disclosed;
    return said.state != CoverageState::None || row.state == CoverageState::Missing;
  }

  /// Rows of a table decide before prose. A line with a colon, or a row that only its place tells, leaves the rest of
  /// the document its say.
  bool rows_decide() const {
    return std::any_of(places_.rows.begin(), places_.rows.end(), [&](const RowMatch& match) {
      return match.score > 0 && form_.rows()[match.row].table != kNone;
    });
  }

  /// Sentences of prose, lists and other tables.
  /// A section with the item's control number is about nothing else: where nothing better is said, what only looks like
  /// the item counts there.
  Verdict judge_sentences() const {
    for (const bool alike : {false, true}) {
      auto own = judge_candidates(alike, Reach::Numbered);
      if (rank(own.state) > rank(CoverageState::Partial)) return own;
      auto best = judge_candidates(alike, Reach::Section);
      if (rank(best.state) <= rank(CoverageState::Partial) && places_.has_section && item_.controls.empty()) {
        if (auto other = judge_candidates(alike, Reach::Anywhere); rank(other.state) > rank(best.state)) return other;
      }
      if (best.state != CoverageState::Missing) return best;
    }
    return {};
  }

  /// How far from the sections that name the item a sentence may stand.
  enum class Reach : std::uint8_t {
    Numbered,  ///< under the item's control number, which decides where it says something
    Section,   ///< elsewhere with a value that is asked for
    Anywhere   ///< with the whole of the item
  };

  Verdict judge_candidates(bool alike, Reach reach) const {
    Verdict best;
    for (const auto& candidate : places_.candidates) {
      if (reach == Reach::Numbered && !candidate.numbered) continue;
      if (in_rows(candidate.sentence) || (looks_alike(candidate.sentence) && !(alike && candidate.numbered))) continue;
      auto verdict = judge_sentence(candidate);
      verdict.hinted = candidate.hinted;
      if (verdict.state == CoverageState::Missing || !may_decide(verdict, reach)) continue;
      if (candidate.hinted && verdict.state != CoverageState::Disclosed) continue;
      if (answers_another(candidate.sentence) && !speaks_for_itself(verdict)) continue;
      if (best.state == CoverageState::Missing || verdict.order() > best.order()) best = std::move(verdict);
    }
    return best;
  }

  /// The sentence is a line of a form that asks for the item: judged as an answer.
  bool in_rows(SentenceIndex sentence) const {
    const auto block = input_.analysis.sentences[sentence].block;
    return std::any_of(places_.rows.begin(), places_.rows.end(),
                       [&](const RowMatch& match) { return form_.rows()[match.row].first == block; });
  }

  /// The sentence stands in a row of a form that asks for other items.
  bool answers_another(SentenceIndex sentence) const {
    const auto row = form_.row_of(input_.analysis.sentences[sentence].block, document_);
    return row < form_.rows().size() && (rows_decide() || form_.is_taken(row, profile_, input_));
  }

  /// The answer of another item's row is about this item only with its own words; where a row asks for it, never.
  bool speaks_for_itself(const Verdict& verdict) const { return !rows_decide() && verdict.tie >= Tie::Question; }

  /// Where a section names the item, other places count only with the very value that is asked for; where it leaves
  /// something open, with the whole of it: 「認証」 is the title of certificates and of passwords. Papers on numbered
  /// controls keep to their sections.
  bool may_decide(const Verdict& verdict, Reach reach) const {
    if (!places_.has_section || verdict.tie == Tie::Section) return true;
    const bool whole = verdict.tie == Tie::Topic && verdict.state == CoverageState::Disclosed;
    return whole && (item_.wants_value() || (reach == Reach::Anywhere && !item_.evidence.empty()));
  }

  Verdict judge_sentence(const PlaceCandidate& candidate) const {
    const auto& sentence = input_.analysis.sentences[candidate.sentence];
    Verdict verdict{CoverageState::Missing, candidate.tie, sentence.span, {}, 0};
    auto reading = item_.cues->read(text_of(candidate.sentence));
    // 「実施内容:」 and nothing
    if (reading.blank || reading.ditto || reading.general || text_of(candidate.sentence).ends_with(":")) return verdict;
    if (!(item_.anywhere || item_.announced) && item_.cues->says_nothing(text_of(candidate.sentence))) return verdict;
    if (item_.cues->obliges_customer(text_of(candidate.sentence)) && !item_.duty) return verdict;
    reading.denied = (reading.denied && !denies_something_else(candidate.sentence)) || denies_first(candidate);
    const bool evidence = has_evidence(candidate);
    const bool value = holds_wanted(candidate.sentence) || item_.details.stands(input_, candidate.sentence);
    if (reading.duty && tells_own_act(candidate.sentence)) reading.duty = false;
    reading.duty = reading.duty || in_duties(candidate.sentence);
    const bool titled = item_.cues->names_document(text_of(candidate.sentence));
    if (titled && document_.blocks[sentence.block].role == BlockRole::Outside) return verdict;  // its own cover
    if (titled) reading.refers = reading.sends = true;
    verdict.named = std::string(reading.named);
    verdict.merit = merit_of(candidate.sentence, evidence, value, reading.duty && !item_.duty);
    if (reading.bare_yes && candidate.asked != kNone) {  // 「はい。」 says no more than the question
      if (candidate.tie >= Tie::Question)
        verdict.state = item_.wants_more() ? CoverageState::Partial : CoverageState::Disclosed;
      return verdict;
    }
    verdict.state = weigh(candidate, reading, evidence, value || !item_.wants_value());
    const bool word_alone = reading.vague && sentence.span.size() <= kVagueSentence;  // 「適切に消去します」
    const bool open = (word_alone && !(item_.wants_value() && value)) || item_.cues->plans(text_of(candidate.sentence));
    if (open && verdict.state == CoverageState::Disclosed) verdict.state = CoverageState::Partial;
    return verdict;
  }

  /// What the provider does comes first, and what the customer is asked to do behind it:
  /// 「初期パスワードは封書でお届けし、初回に変更をお願いしています」.
  bool tells_own_act(SentenceIndex sentence) const {
    const auto whole = input_.analysis.sentences[sentence].span;
    const auto clause = first_clause(document_.text(), whole);
    return clause.size() < whole.size() && !item_.cues->read(clause.in(document_.text())).duty &&
           item_.evidence.stands_within(input_, sentence, clause);
  }

  /// The sentence stands in a column that says what the customer does.
  bool in_duties(SentenceIndex sentence) const {
    const auto row = form_.row_of(input_.analysis.sentences[sentence].block, document_);
    if (row >= form_.rows().size()) return false;
    const auto& duties = form_.rows()[row].duties;
    return std::any_of(duties.begin(), duties.end(), [&](const AnswerPart& part) { return part.sentence == sentence; });
  }

  /// The sentence, what leads its list, or the question that is its heading, is about something that only looks like
  /// the item.
  bool looks_alike(SentenceIndex sentence) const {
    if (item_.unless.empty()) return false;
    if (only_looks_like(item_, item_.topics, input_, sentence) && only_looks_like(item_, item_.hints, input_, sentence))
      return true;
    const auto& block = document_.blocks[input_.analysis.sentences[sentence].block];
    if (block.lead != kNone && item_.cues->introduces(document_.text_of(block.lead)) && holds(item_.unless, block.lead))
      return true;
    const auto heading = block.section == kNone ? kNone : document_.sections[block.section].heading;
    return heading != kNone && item_.cues->asks(document_.text_of(heading)) && holds(item_.unless, heading);
  }

  CoverageState weigh(const PlaceCandidate& candidate, const CueReading& reading, bool evidence, bool value) const {
    const bool firm = candidate.tie >= Tie::Question;
    if (item_.absent.stands(input_, candidate.sentence)) return CoverageState::None;
    const bool answers = candidate.tie == Tie::Question && candidate.asked != kNone;
    if (reading.denied && candidate.tie < Tie::Topic && !answers && (item_.evidence.empty() || !evidence))
      return CoverageState::Missing;
    if (reading.denied && firm) return item_.strict && !evidence && !answers ? CoverageState::Missing : item_.denied;
    const bool duty = reading.duty && !item_.duty;
    const bool vaguely = reading.vague && evidence && !item_.evidence.empty();  // 「遅滞なく通知します」
    const bool refers = reading.refers && (reading.kinds & item_.references) != 0;
    const bool pointed = refers && candidate.tie < Tie::Heading && !item_.evidence.stands(input_, candidate.sentence);
    const bool sends = reading.sends && reading.kinds != 0 && !(item_.wants_value() && value);
    // The document is what is asked for, and a site or a window is none.
    const bool asks_where = item_.wants_more() && !item_.wants_value() && item_.cues->names_paper(reading.kinds);
    if (sends && firm && !asks_where) return CoverageState::ByReference;
    if (evidence && value && !duty && !reading.denied && !pointed) return CoverageState::Disclosed;
    if (refers && (firm || candidate.tie != Tie::Label)) return CoverageState::ByReference;
    if (refers && item_.by_infrastructure(reading.kinds)) return CoverageState::ByReference;
    const bool named = candidate.tie == Tie::Section && candidate.asked == kNone;
    // 「使い回さないでください」; 「お客様が行う」 tells who does it.
    const bool advice = duty && !item_.cues->speaks_of_customer(text_of(candidate.sentence));
    const bool touches = named || (firm && (!item_.strict || vaguely || candidate.tie == Tie::Section) && !advice);
    return touches ? CoverageState::Partial : CoverageState::Missing;
  }

  /// The entry of a list is a name or a few words, and the heading above says what of them: 「認証」, 「ISO/IEC
  /// 27001」; or the heading is the question that is answered.
  bool heading_lends(const Block& block, Tie tie) const {
    constexpr std::uint32_t kEntry = 60;
    const auto heading = block.section == kNone ? kNone : document_.sections[block.section].heading;
    if (heading == kNone) return false;
    const bool entry = block.kind == BlockKind::ListItem && block.text.size() <= kEntry &&
                       document_.text_of(block).find("。") == std::string_view::npos;
    const bool lends =
        (entry && tie == Tie::Topic) || (tie >= Tie::Heading && item_.cues->asks(document_.text_of(heading)));
    return lends && holds_evidence(heading);
  }

  bool holds_evidence(BlockIndex block) const { return holds(item_.evidence, block); }

  bool holds(const WordSet& words, BlockIndex block) const {
    const auto [begin, end] = sentences_of(input_.analysis, block);
    for (auto at = begin; at < end; ++at) {
      if (words.stands(input_, at)) return true;
    }
    return false;
  }

  /// The sentence says what is asked for. The labels and the question of its row, or the question before it, lend it
  /// their words.
  bool has_evidence(const PlaceCandidate& candidate) const {
    if (item_.evidence.empty()) {
      const bool asked = !candidate.hinted && candidate.tie == Tie::Question;
      return asked || candidate.tie >= Tie::Heading || item_.wants_value();
    }
    if (item_.evidence.stands(input_, candidate.sentence)) return true;
    if (candidate.asked != kNone) return item_.evidence.stands(input_, candidate.asked);
    const auto& sentence = input_.analysis.sentences[candidate.sentence];
    const auto& block = document_.blocks[sentence.block];
    if (block.table == kNone) return heading_lends(block, candidate.tie);
    if (candidate.tie == Tie::Heading && sentence.span.size() <= kBareClause && holds_any(sentence.span)) return true;
    const auto& labels = document_.tables[block.table].labels;
    if (block.row >= labels.size()) return false;
    return std::any_of(labels[block.row].begin(), labels[block.row].end(), [&](BlockIndex label) {
      const auto& named = document_.blocks[label];
      if (named.row != block.row || (named.role != BlockRole::Question && !item_.wants_value())) return false;
      return holds_evidence(label);
    });
  }

  Judgement conclude(const Verdict& verdict) const {
    Judgement judgement;
    judgement.state = verdict.state;
    judgement.nearest = places_.nearest;
    if (verdict.state != CoverageState::Missing) judgement.evidence = verdict.at;
    judgement.reason = reason_of(item_, verdict.state, !places_.rows.empty(), verdict.named);
    return judgement;
  }

  const DisclosureItem& item_;
  const ProfileItems& profile_;
  const CheckInput& input_;
  const Document& document_;
  const FormReading& form_;
  const ItemPlaces places_;
};

}  // namespace

Judgement judge_item(const DisclosureItem& item, const ProfileItems& profile, const CheckInput& input) {
  return Judge(item, profile, input).judge();
}

}  // namespace kaiji
