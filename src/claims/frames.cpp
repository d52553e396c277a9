// SPDX-License-Identifier: Apache-2.0
#include "claims/frames.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace kaiji {
namespace {

template <class Words>
bool among(std::string_view text, const Words& words) {
  return std::find(std::begin(words), std::end(words), text) != std::end(words);
}

/// How a topic hangs on its predicate.
struct Attachment {
  std::size_t next = 0;  ///< the first morpheme behind the topic's noun phrase
  bool topical = false;  ///< は, も, については: what the clause's last predicate speaks of
  bool attached = true;  ///< false: the topic only qualifies another noun
  bool denied = false;   ///< 以外
};

class Frame {
 public:
  Frame(const Predicates& predicates, std::span<const PatternHit> topics, const Concept& entry, TextSpan clause)
      : words_(predicates), topics_(topics), entry_(entry), limit_(predicates.at(clause.end)) {}

  std::optional<FrameStatement> read(TextSpan topic) const {
    const Attachment attachment = attach(topic);
    if (!attachment.attached) return std::nullopt;
    if (entry_.deed)
      if (auto own = statement(topic, attachment.next, of_deed(topic, attachment.next))) return own;
    if (entry_.deed && !entry_.history)
      if (auto used = by_means(topic, attachment.next)) return used;
    auto found = attachment.topical ? last_act(topic, attachment.next) : first_act(topic, attachment.next);
    if (found || entry_.deed || !entry_.exists || !exists(attachment)) return found;
    return statement(topic, attachment.next, words_.after(attachment.next, limit_, entry_.acts, false));
  }

  /// 「…は」: what the sentence speaks of.
  bool is_theme(TextSpan topic) const {
    const Attachment attachment = attach(topic);
    return attachment.attached && words_.is(attachment.next, "は");
  }

 private:
  bool denied_before(TextSpan topic) const { return words_.denied_by_prefix(words_.at(topic.begin)); }

  /// 「Xは用意がありません」, 「Xの機能がございます」: words without meaning of their own state that there is an X.
  bool exists(const Attachment& attachment) const { return attachment.topical || words_.is(attachment.next, "が"); }

  bool in_topic(std::size_t index) const {
    return std::any_of(topics_.begin(), topics_.end(),
                       [&](const PatternHit& hit) { return hit.span.overlaps(words_[index].span); });
  }

  bool nominal(std::size_t index) const {
    const Morpheme& one = words_[index];
    return one.pos == PartOfSpeech::Noun || one.pos == PartOfSpeech::Prefix;
  }

  /// Nouns that follow a noun without making it another thing: データ等, 診断自体.
  bool suffix(std::size_t index) const {
    constexpr std::array<std::string_view, 29> kSuffixes{
        "設定", "利用", "使用",   "導入",     "請求", "依頼", "要求", "要請", "希望", "求め",
        "要望", "写し", "コピー", "全文",     "一式", "等",   "など", "自体", "全般", "全体",
        "関連", "作業", "業務",   "そのもの", "側",   "類",   "行為", "処理", "自身"};
    return among(words_.text(index), kSuffixes);
  }

  bool governs(std::size_t index) const {
    const ActWord word = words_[index].word;
    return entry_.acts.has(word) || word.light || word.plan || word.denial || suffix(index) || in_topic(index);
  }

  std::size_t skip_bracket(std::size_t at) const {
    if (!words_.is(at, "(")) return at;
    std::size_t end = at;
    while (end < limit_ && !words_.is(end, ")")) ++end;
    return end < limit_ ? end + 1 : at;
  }

  /// Passes の and nouns that belong to the topic; the head of the phrase must be the topic or a word of the frame.
  Attachment attach(TextSpan topic) const {
    constexpr std::array<std::string_view, 6> kTopical{"は", "も", "について", "に関して", "につきまして", ":"};
    constexpr std::array<std::string_view, 5> kLinks{"・", "及び", "および", "または", "又は"};
    Attachment found{words_.at(topic.end)};
    for (;;) {
      found.next = skip_bracket(found.next);
      const bool of = words_.is(found.next, "の");
      std::size_t at = found.next + (of ? 1 : 0);
      while (at < limit_ && nominal(at)) ++at;
      if (at == found.next) break;
      if (of && at == found.next + 1) break;
      // 復元等: the noun before 等 decides.
      std::size_t head = at - 1;
      while (head > found.next + (of ? 1 : 0) && suffix(head) && !in_topic(head - 1)) --head;
      if (at > found.next && !governs(head)) {
        found.attached = false;
        return found;
      }
      // The act itself is read again by the walk: 証明書の|発行は
      if ((entry_.acts.has(words_[at - 1].word) || words_[at - 1].word.denial) && !in_topic(at - 1)) {
        found.next = at - 1;
        break;
      }
      found.next = at;
    }
    if (found.next < limit_ && among(words_.text(found.next), kLinks)) found.topical = false;
    const std::size_t after =
        found.next < limit_ && entry_.acts.has(words_[found.next].word) ? found.next + 1 : found.next;
    for (std::size_t i = after; i < limit_ && i < after + 2; ++i)
      found.topical = found.topical || among(words_.text(i), kTopical);
    return found;
  }

  /// 「閲覧に制限は|設けない」, 「料金は|かかりません」: what is denied is not the topic but what hangs on it.
  bool of_another(std::size_t act) const {
    constexpr std::array<std::string_view, 20> kHangers{
        "制限", "条件", "上限",   "期限", "費用", "料金", "例外",     "区別",     "支障", "影響",
        "制約", "差",   "手数料", "違い", "登録", "認証", "ログイン", "申し込み", "申請", "手続き"};
    constexpr std::array<std::string_view, 3> kBetween{"必要", "一切", "特に"};
    constexpr std::array<std::string_view, 4> kCases{"は", "が", "を", "も"};
    while (act > 1 && among(words_.text(act - 1), kBetween)) --act;
    return act > 1 && among(words_.text(act - 1), kCases) && among(words_.text(act - 2), kHangers) &&
           !in_topic(act - 2);
  }

  std::optional<FrameStatement> statement(TextSpan topic, std::size_t from, const Predicate& predicate) const {
    if (predicate.mood != Mood::Affirmed && predicate.mood != Mood::Denied) return std::nullopt;
    FrameStatement found;
    found.span = cover(topic, text_span(topic.begin.value, std::max(topic.end.value, predicate.end.value)));
    found.yes = predicate.mood == Mood::Affirmed;
    found.planned = predicate.planned;
    return from <= limit_ ? std::optional(found) : std::nullopt;
  }

  /// 「…に対応」, 「年1回、実施」: a noun that ends a clause is a predicate where a particle leads to it.
  bool ends_as_noun(std::size_t act) const {
    constexpr std::array<std::string_view, 10> kLeads{"を", "に", "が", "は", "で", "、", "にて", "も", ":", "="};
    std::size_t end = skip_bracket(act + 1);
    while (end < limit_ && (words_.is(end, "。") || words_.is(end, "済み") || words_.is(end, "済") ||
                            words_.is(end, "可能") || words_.is(end, ")")))
      ++end;
    return end == limit_ && act > 0 && among(words_.text(act - 1), kLeads);
  }

  Predicate of_act(std::size_t act) const {
    Predicate predicate = words_.after(act + 1, limit_, entry_.acts, words_.denied_by_prefix(act));
    if (predicate.mood != Mood::None) return predicate;
    if (!ends_as_noun(act)) return predicate;
    predicate.mood = words_.denied_by_prefix(act) ? Mood::Denied : Mood::Affirmed;
    predicate.end = words_[act].span.end;
    return predicate;
  }

  /// The topic is the predicate: 再委託|しません, 外部へ漏えい|。
  Predicate of_deed(TextSpan topic, std::size_t next) const {
    const bool denied = denied_before(topic);
    Predicate predicate = words_.after(next, limit_, entry_.acts, denied);
    const std::size_t first = words_.at(topic.begin);
    if (predicate.mood != Mood::None || first == 0 || next == 0) return predicate;
    constexpr std::array<std::string_view, 6> kLeads{"を", "に", "が", "は", "へ", "で"};
    const bool last = next >= limit_ || words_.is(next, "。");
    if (last && among(words_.text(first - 1), kLeads)) predicate.mood = denied ? Mood::Denied : Mood::Affirmed;
    predicate.end = topic.end;
    return predicate;
  }

  /// 「遠隔操作|で調整する」, 「共用のIDを|使って作業する」: whatever is done with it says that it is used.
  std::optional<FrameStatement> by_means(TextSpan topic, std::size_t next) const {
    constexpr std::array<std::string_view, 5> kMeans{"で", "にて", "を用いて", "を使って", "を通じて"};
    if (next >= limit_ || !among(words_.text(next), kMeans)) return std::nullopt;
    for (std::size_t i = next + 1; i + 1 < limit_; ++i) {
      const Morpheme& one = words_[i];
      if (one.word.denial || one.word.light) continue;
      const bool noun = one.pos == PartOfSpeech::Noun && one.detail == "サ変接続" && done(i + 1);
      const bool verb = one.pos == PartOfSpeech::Verb && words_.is_content(i);
      if (noun || verb) return statement(topic, next, words_.after(i + 1, limit_, entry_.acts, false));
    }
    return std::nullopt;
  }

  bool done(std::size_t index) const {
    return index < limit_ && (words_.is(index, "し") || words_.is(index, "する") || words_.is(index, "さ"));
  }

  /// The words of acts and denials are where a frame's predicate begins.
  bool begins(std::size_t index) const {
    const ActWord word = words_[index].word;
    const bool plans = entry_.plan_denies && word.plan;
    return (entry_.acts.has(word) || word.denial || plans) && !in_topic(index);
  }

  Predicate read_act(std::size_t index) const {
    const ActWord word = words_[index].word;
    if (of_another(index)) return {};
    if (entry_.acts.has(word) || !(word.denial || word.plan)) return of_act(index);
    Predicate predicate = words_.after(index, limit_, entry_.acts, false);
    return predicate;
  }

  std::optional<FrameStatement> last_act(TextSpan topic, std::size_t from) const {
    for (std::size_t i = skip_bracket(from); i < limit_; i = skip_bracket(i + 1)) {
      if (!begins(i)) continue;
      if (auto found = statement(topic, from, read_act(i))) return found;
    }
    return std::nullopt;
  }

  /// A particle such as を ties the topic to the next predicate: 証明書を保管する仕組みを提供 gives no certificate.
  std::optional<FrameStatement> first_act(TextSpan topic, std::size_t from) const {
    for (std::size_t i = skip_bracket(from); i < limit_; i = skip_bracket(i + 1)) {
      if (begins(i)) {
        if (auto found = statement(topic, from, read_act(i))) return found;
        const bool verbal = i + 1 < limit_ && (words_.is(i + 1, "し") || words_.is(i + 1, "する"));
        if (verbal) return std::nullopt;
      }
      const Morpheme& one = words_[i];
      const bool verb = one.pos == PartOfSpeech::Verb && words_.is_content(i);
      const bool done =
          one.pos == PartOfSpeech::Noun && words_.is_content(i) && one.detail == "サ変接続" && this->done(i + 1);
      if ((verb || done) && !begins(i)) return std::nullopt;
    }
    return std::nullopt;
  }

  const Predicates& words_;
  std::span<const PatternHit> topics_;
  const Concept& entry_;
  std::size_t limit_;
};

/// A topic and its clause. 「品質保証(SLA)は」: a topic alone in brackets is another name of what stands before them.
std::pair<TextSpan, TextSpan> place_of(const Clauses& clauses, TextSpan topic) {
  constexpr std::uint32_t kSlack = 9;
  const Clause& own = clauses[clauses.at(topic.begin)];
  if (own.host == kNone || own.span.size() > topic.size() + kSlack) return {topic, own.span};
  return {text_span(topic.begin.value, own.span.end.value + 1), clauses[own.host].span};
}

/// The clause behind another of the same sentence, unless it speaks of something of its own.
std::optional<TextSpan> clause_behind(const ReadingView& reading, const Clauses& clauses, TextSpan clause) {
  for (std::size_t i = 0; i + 1 < clauses.size(); ++i) {
    if (clauses[i].span != clause || clauses[i + 1].host != kNone) continue;
    const std::string_view words = clauses[i + 1].span.in(reading.text());
    for (const std::string_view own : {"は", "が", "も"})
      if (words.find(own) != std::string_view::npos) return std::nullopt;
    return clauses[i + 1].span;
  }
  return std::nullopt;
}

}  // namespace

std::vector<FrameStatement> read_frames(const ReadingView& reading, SentenceIndex sentence,
                                        const Predicates& predicates, const Clauses& clauses, const Concept& entry) {
  std::vector<FrameStatement> found;
  if (!entry.topics || entry.acts.empty()) return found;
  const auto topics = reading.hits(*entry.topics, sentence);
  for (const PatternHit& hit : topics) {
    const auto [topic, clause] = place_of(clauses, hit.span);
    const Frame frame(predicates, topics, entry, clause);
    auto statement = frame.read(topic);
    // 「報告書は社内限りとしており、|お渡しできません」: the theme goes on where the next clause has none of its own.
    if (!statement && frame.is_theme(topic))
      if (const auto next = clause_behind(reading, clauses, clause))
        statement = Frame(predicates, topics, entry, cover(clause, *next)).read(topic);
    if (!statement) continue;
    const bool again = std::any_of(found.begin(), found.end(),
                                   [&](const FrameStatement& other) { return other.span.overlaps(statement->span); });
    if (!again) found.push_back(*statement);
  }
  return found;
}

}  // namespace kaiji
