// SPDX-License-Identifier: Apache-2.0
#include "rules/form_answers.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "rules/form_pointers.h"

namespace kaiji {
namespace {

/// Bytes of an answer that is hardly more than a vague word: 「適切な保守体制を整えています」.
constexpr std::size_t kShortAnswer = 54;

class AnswerJudge {
 public:
  AnswerJudge(const DisclosureItem& item, const CheckInput& input, const FormReading& form, const RowMatch& match)
      : item_(item),
        input_(input),
        form_(form),
        row_(match.row),
        shared_(match.shared),
        listed_(match.listed && match.shared) {}

  AnswerVerdict judge() const {
    const auto own = filled(form_.rows()[row_]);
    if (own.empty()) return {};
    AnswerVerdict verdict;
    verdict.at = own.front().span;
    const auto said = follow_pointers(form_, row_, own, input_.analysis, *item_.cues);
    const auto answer = read(listed_ ? own_clauses(said) : said);
    verdict.named = answer.named;
    verdict.merit = (answer.evidence ? 1 : 0) + (answer.value ? 1 : 0);
    verdict.state = answer.any ? weigh(answer) : CoverageState::Missing;
    return verdict;
  }

 private:
  /// Adds up the parts of an answer; what they say together decides.
  struct Answer {
    bool evidence = false, value = false, absent = false, plain = false, refers = false, denied = false, any = false;
    bool bare = true;  ///< nothing but an answer word such as 「有り」
    bool half = false, vague = false, withheld = false;
    bool figure = false;      ///< holds a value of the sort that is asked for, not only a word as good as one
    bool ends_no = false;     ///< the first part denies in its last words, not with its first
    bool goes_on = false;     ///< a later part says what there is
    bool own_denied = false;  ///< a clause that speaks of the item denies it
    std::size_t bytes = 0;    ///< of what is more than an answer word
    std::string named;
  };

  std::string_view text_of(TextSpan span) const { return span.in(input_.analysis.document.text()); }

  std::vector<AnswerPart> filled(const FormRow& row) const {
    auto parts = row.answers;
    if (item_.duty) parts.insert(parts.end(), row.duties.begin(), row.duties.end());
    constexpr std::size_t kName = 18;  // bytes of an answer that only names the customer: 「お客様」
    std::erase_if(parts, [&](const AnswerPart& part) {
      const auto text = text_of(part.span);
      const bool counts = text.find_first_of("0123456789") != std::string_view::npos;  // 「50ユーザー」
      const bool names = !counts && text.size() <= kName && item_.cues->names_customer(text);
      return item_.cues->read(text).blank || (!item_.duty && names);
    });
    return parts;
  }

  /// Of an answer to several items the clauses that speak of this one; all where none does:
  /// 「売上高 11億円、経常利益は非公開」.
  std::vector<AnswerPart> own_clauses(const std::vector<AnswerPart>& parts) const {
    std::vector<AnswerPart> own;
    for (const auto& part : parts) {
      for (auto begin = part.span.begin.value; begin < part.span.end.value;) {
        const auto rest = text_of(text_span(begin, part.span.end.value));
        const auto comma = rest.find("、");
        const auto size = static_cast<std::uint32_t>(comma == std::string_view::npos ? rest.size() : comma);
        const auto clause = text_span(begin, begin + size);
        if (item_.topics.stands_within(input_, part.sentence, clause) ||
            item_.rows.stands_within(input_, part.sentence, clause))
          own.push_back({part.sentence, clause});
        begin += size + 3;
      }
    }
    return own.empty() ? parts : own;
  }

  Answer read(const std::vector<AnswerPart>& parts) const {
    Answer answer;
    for (const auto& part : parts) add(part, answer);
    return answer;
  }

  void add(const AnswerPart& part, Answer& answer) const {
    const auto text = text_of(part.span);
    const auto reading = read_part(part);
    if (reading.blank) return;
    const bool evidence = item_.evidence.stands_within(input_, part.sentence, part.span);
    answer.evidence = answer.evidence || evidence;
    // 「対応していません(2027年度に検討)」: what a bracket adds to a denial is no answer.
    const auto said = reading.denied ? without_bracket(part) : part;
    const bool planned = item_.cues->plans(text);
    answer.value = answer.value || (!planned && holds_wanted(said));
    answer.absent = answer.absent || item_.absent.stands_within(input_, part.sentence, part.span);
    if (!answer.any) answer.denied = reading.denied;
    if (!answer.any) answer.ends_no = !reading.opens_no;
    answer.goes_on = answer.goes_on || (answer.any && !reading.denied && !reading.duty && evidence);
    answer.figure = answer.figure || (!planned && holds_typed(said));
    answer.own_denied = answer.own_denied || (shared_ && denies_item(part));
    answer.bare = answer.bare && reading.bare_yes;
    answer.half = answer.half || (!answer.any && (reading.half || planned));
    answer.vague = answer.vague || reading.vague;
    // 「事業継続計画書。社外へは開示していない」 has said what there is.
    answer.withheld = answer.withheld || (reading.withheld && (!answer.plain || evidence));
    answer.any = true;
    const bool refers = points_away(text, reading);
    answer.refers = answer.refers || refers;
    answer.plain = answer.plain || (!refers && (!reading.duty || item_.duty) && !reading.yes);
    answer.plain = answer.plain || (reading.yes && !refers && !item_.wants_more());
    answer.bytes += reading.bare_yes ? 0 : text.size();
    if (answer.named.empty() && refers) answer.named = std::string(reading.named.empty() ? text : reading.named);
  }

  /// What a bracket at the end adds decides nothing: 「山田、佐藤(比率は非公開)」, 「していない(…による)」.
  CueReading read_part(const AnswerPart& part) const {
    const auto text = text_of(part.span);
    auto reading = item_.cues->read(text);
    const auto bare = without_bracket(text);
    if (bare.size() < text.size()) {
      const auto outside = item_.cues->read(bare);
      if (!outside.blank) {
        reading.denied = outside.denied;
        reading.withheld = outside.withheld;
      }
    }
    reading.denied = reading.denied || leaves_to_customer(part);
    return reading;
  }

  /// 「当社では取得せず、お客様が設定します」.
  bool leaves_to_customer(const AnswerPart& part) const {
    const auto end = item_.cues->end_of_denial(text_of(part.span));
    if (end == 0 || item_.duty) return false;
    const auto rest = text_span(part.span.begin.value + static_cast<std::uint32_t>(end), part.span.end.value);
    return item_.cues->speaks_of_customer(text_of(rest)) && !holds_wanted({part.sentence, rest});
  }

  /// 「当社では取得していない(項番44の機能による)」 without what its bracket adds.
  static std::string_view without_bracket(std::string_view text) {
    while (text.ends_with("。")) text.remove_suffix(3);
    const auto open = text.find('(');
    return text.ends_with(")") && open != std::string_view::npos && open > 0 ? text.substr(0, open) : text;
  }

  AnswerPart without_bracket(const AnswerPart& part) const {
    const auto bare = without_bracket(text_of(part.span));
    const auto begin = part.span.begin.value;
    return {part.sentence, text_span(begin, begin + static_cast<std::uint32_t>(bare.size()))};
  }

  /// Leaves the matter to another document, page or party; 「官報に掲載」 only says where it is said.
  bool points_away(std::string_view text, const CueReading& reading) const {
    constexpr std::array<std::string_view, 5> kStarts{"別紙", "別表", "別添", "別冊", "添付資料"};
    constexpr std::array<std::string_view, 3> kEnds{"参照", "による", "によります"};
    constexpr std::array<std::string_view, 4> kShown{"掲載", "公開", "掲示", "公表"};
    const auto bare = without_bracket(text);
    const auto starts = [&](std::string_view word) { return bare.starts_with(word); };
    const auto ends = [&](std::string_view word) { return bare.ends_with(word); };
    const bool law = bare.ends_with("法による") || bare.ends_with("法によります");  // 「日本法による」
    if (std::any_of(kStarts.begin(), kStarts.end(), starts) || (!law && std::any_of(kEnds.begin(), kEnds.end(), ends)))
      return true;
    if (std::any_of(kShown.begin(), kShown.end(), ends)) return reading.kinds != 0 && item_.wants_value();
    if (reading.yes && reading.states_where && !item_.wants_value()) return false;
    return reading.refers && (item_.wants_value() || !item_.wants_more() || !reading.states_where);
  }

  bool holds_wanted(const AnswerPart& part) const {
    const auto text = text_of(part.span);
    // 「毎日ではありませんが、定期的に」 gives no interval.
    if (const auto not_so = text.find("ではありませんが"); not_so != std::string_view::npos) {
      const auto begin = part.span.begin.value + static_cast<std::uint32_t>(not_so) + 24;
      return holds_wanted({part.sentence, text_span(begin, part.span.end.value)});
    }
    return item_.details.stands_within(input_, part.sentence, part.span) || holds_typed(part);
  }

  bool holds_typed(const AnswerPart& part) const {
    const auto text = text_of(part.span);
    const auto holds = [&](WantedValue wanted) {
      return wanted != WantedValue::Number && holds_value(input_.analysis, part.span, wanted);
    };
    if (std::any_of(item_.values.begin(), item_.values.end(), holds)) return true;
    constexpr std::array<std::string_view, 6> kRegions{"地方", "リージョン", "東日本", "西日本", "国内", "エリア"};
    const auto stands = [&](std::string_view word) { return text.find(word) != std::string_view::npos; };
    if (asks_for(WantedValue::Place) && std::any_of(kRegions.begin(), kRegions.end(), stands)) return true;
    const auto reading = item_.cues->read(text);
    if (asks_for(WantedValue::Window) && (text.find(':') != std::string_view::npos || stands("時")) &&
        holds_figure(text))
      return true;
    const bool says = !reading.yes && !reading.denied && !reading.refers && !points_away(text, reading);
    if (asks_for(WantedValue::Person) && begins_name(text) && says) return true;
    return asks_for_figure() && holds_figure(text);
  }

  bool asks_for(WantedValue wanted) const {
    return std::find(item_.values.begin(), item_.values.end(), wanted) != item_.values.end();
  }

  /// Where the row asks for a figure, any figure of the answer is it: 「前月20日」, 「2」.
  bool asks_for_figure() const {
    constexpr std::array kFigures{WantedValue::Duration, WantedValue::Interval, WantedValue::Count,
                                  WantedValue::Generations, WantedValue::Number};
    return std::any_of(kFigures.begin(), kFigures.end(), [&](WantedValue wanted) { return asks_for(wanted); });
  }

  /// A figure behind it numbers a row, an article or a paper: 「別紙3のとおり」.
  static bool numbers_paper(std::string_view before) {
    constexpr std::array<std::string_view, 14> kPapers{"第",   "番",     "No.",  "別紙", "別表", "別添", "別冊",
                                                       "付録", "付属書", "資料", "様式", "図",   "表",   "P."};
    return std::any_of(kPapers.begin(), kPapers.end(), [&](std::string_view paper) { return before.ends_with(paper); });
  }

  /// A figure that numbers no clause and stands in no name, address or edition.
  static bool holds_figure(std::string_view text) {
    constexpr std::array<std::string_view, 8> kNumbered{"条", "章", "節", "項", "番", "版", "号", ".0"};
    if (text.find("://") != std::string_view::npos) return false;
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text[at] < '0' || text[at] > '9') continue;
      const auto before = text.substr(0, at);
      auto rest = text.substr(at);
      rest.remove_prefix(std::min(rest.find_first_not_of("0123456789"), rest.size()));
      const bool numbers = std::any_of(kNumbered.begin(), kNumbered.end(),
                                       [&](std::string_view unit) { return rest.starts_with(unit); });
      const bool letters = at > 0 && ((before.back() >= 'A' && before.back() <= 'z') || before.back() == '-');
      const bool row = numbers_paper(before);
      if (!numbers && !letters && !row) return true;
      at = text.size() - rest.size();
    }
    return false;
  }

  /// One of several clauses speaks of the item and denies it: 「30分、自家発電機はありません」.
  bool denies_item(const AnswerPart& part) const {
    for (auto begin = part.span.begin.value; begin < part.span.end.value;) {
      const auto rest = text_of(text_span(begin, part.span.end.value));
      const auto comma = rest.find("、");
      const auto size = static_cast<std::uint32_t>(comma == std::string_view::npos ? rest.size() : comma);
      const auto clause = text_span(begin, begin + size);
      const auto reading = item_.cues->read(text_of(clause));
      const bool no = (reading.denied && !forbids(text_of(clause))) || reading.withheld;
      if (no && item_.topics.stands_within(input_, part.sentence, clause)) return true;
      begin += size + 3;
    }
    return false;
  }

  /// 「記録は削除できません」 says what cannot be done, not that there is none.
  static bool forbids(std::string_view clause) {
    return clause.find("できません") != std::string_view::npos || clause.find("できない") != std::string_view::npos ||
           clause.find("出来ません") != std::string_view::npos;
  }

  /// A yes says what the question says: 「1日1回以上取得しているか | ○」.
  bool affirms_value() const {
    const auto& row = form_.rows()[row_];
    return std::any_of(row.names.begin(), row.names.end(), [&](const RowName& name) {
      const auto text = text_of(name.span);
      constexpr std::array<std::string_view, 5> kClosed{"るか", "ますか", "ですか", "たか", "こと"};
      auto bare = text;
      while (bare.ends_with("。") || bare.ends_with("?")) bare.remove_suffix(bare.ends_with("?") ? 1 : 3);
      const auto closes = [&](std::string_view end) { return bare.ends_with(end); };
      if (!name.own || !std::any_of(kClosed.begin(), kClosed.end(), closes)) return false;
      const auto [begin, end] = sentences_of(input_.analysis, name.block);
      for (auto at = begin; at < end; ++at) {
        const auto span = input_.analysis.sentences[at].span;
        const auto holds = [&](WantedValue wanted) { return holds_value(input_.analysis, span, wanted); };
        if (std::any_of(item_.values.begin(), item_.values.end(), holds) || item_.details.stands(input_, at))
          return true;
      }
      return false;
    });
  }

  CoverageState weigh(const Answer& answer) const {
    const bool valued = item_.wants_value() && answer.value;
    if (answer.absent || answer.own_denied) return answer.absent ? CoverageState::None : item_.denied;
    const bool denied = answer.denied && !(answer.ends_no && answer.goes_on);
    if (answer.withheld && !valued) return CoverageState::None;
    if (denied && !valued) return item_.denied;
    if (answer.bare) return affirms_value() || !item_.wants_more() ? CoverageState::Disclosed : CoverageState::Partial;
    const bool figure = item_.wants_value() && answer.figure;
    if (answer.refers && !figure && !(answer.plain && (valued || !item_.wants_value())))
      return CoverageState::ByReference;
    const bool short_answer = answer.bytes <= kShortAnswer;
    if ((answer.vague || answer.half) && !figure && (item_.wants_value() || short_answer))
      return CoverageState::Partial;
    if (valued || (!item_.wants_value() && (answer.plain || answer.evidence))) return CoverageState::Disclosed;
    if (!item_.wants_value() && answer.bytes > 0) return CoverageState::Disclosed;
    return CoverageState::Partial;
  }

  const DisclosureItem& item_;
  const CheckInput& input_;
  const FormReading& form_;
  std::size_t row_;
  bool shared_;  ///< the row asks for other items, too
  bool listed_;  ///< and lists them
};

}  // namespace

AnswerVerdict judge_answer(const DisclosureItem& item, const CheckInput& input, const FormReading& form,
                           const RowMatch& match) {
  return AnswerJudge(item, input, form, match).judge();
}

}  // namespace kaiji
