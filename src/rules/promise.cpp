// SPDX-License-Identifier: Apache-2.0
#include "rules/promise.h"

#include <algorithm>

#include "base/searched_text.h"
#include "base/strings.h"
#include "rules/actors.h"
#include "rules/customer_places.h"
#include "rules/quotation.h"
#include "rules/reach.h"
#include "rules/row_companions.h"

namespace kaiji {
namespace {

using Words = std::vector<std::string>;

bool holds_any_of(std::string_view text, const Words& words) {
  const SearchedText searched(text);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return searched.holds(word); });
}

bool holds(const Words& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool ends_with_any_of(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.ends_with(word); });
}

bool starts_with_any_of(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.starts_with(word); });
}

/// `text` without the marks that close a sentence and without a bracketed supplement at its end.
std::string_view bare_end(std::string_view text) {
  constexpr std::string_view kMarks[] = {"。", ".", "!", " ", ":", ";", "、", ","};
  for (bool again = true; again;) {
    again = false;
    for (const auto mark : kMarks) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      again = true;
    }
    if (text.ends_with(')')) {
      const auto open = text.rfind('(');
      if (open == std::string_view::npos || open == 0) break;
      text = text.substr(0, open);
      again = true;
    }
  }
  return text;
}

/// The words taken out that look like the customer's and are the provider's courtesy.
std::string without_courtesies(std::string_view tail, const Words& courtesies) {
  std::string rest(tail);
  for (const auto& courtesy : courtesies) rest = replace_all(std::move(rest), courtesy, "*");
  return rest;
}

class StanceReader {
 public:
  StanceReader(const PromiseWords& lists, const Analysis& analysis, SentenceIndex index, TextSpan words)
      : lists_(lists),
        analysis_(analysis),
        sentence_(near(analysis.sentences[index].span, words)),
        index_(index),
        words_(words) {}

  Stance read() const {
    const auto text = analysis_.document.text();
    if (stands_in_definitions(analysis_.document, analysis_.sentences[index_].block)) return Stance::Fragment;
    const auto before = TextSpan{sentence_.begin, words_.begin}.in(text);
    if (greets()) return Stance::Fragment;
    if (fills_bracket(before)) return Stance::Promise;
    if (is_supplement(before) || defines(before, text)) return Stance::Fragment;
    const auto tokens = analysis_.tokens(index_);
    const auto first = token_at(tokens, words_.begin);
    if (first == tokens.size() || (first > 0 && tokens[first - 1].pos == PartOfSpeech::Prefix)) return Stance::Fragment;
    const auto verb = first_verb(tokens, first);
    const auto tail = before_next_actor(tail_of(text), verb, tokens);
    const auto end = bare_end(tail);
    if (customer_acts(before, tail, verb, tokens)) return Stance::Customer;
    if (const auto stance = clause_of(tokens, first); stance != Stance::Promise) return stance;
    if (holds_any_of(tail, lists_.advice)) return Stance::Customer;
    if (holds_any_of(tail, lists_.possibilities) || holds_any_of(tail, lists_.aspirations)) return Stance::Possibility;
    if (ends_with_any_of(end, lists_.denials) || ends_with_any_of(end, lists_.histories)) return Stance::Denied;
    if (ends_with_any_of(end, lists_.requirements) && !is_own_duty(end)) return Stance::Denied;
    return has_predicate(tokens, first, end) ? Stance::Promise : Stance::Nominal;
  }

 private:
  using Tokens = std::span<const TokenView>;

  /// The token that begins at a place, or tokens.size() where the place is inside a token.
  static std::size_t token_at(Tokens tokens, TextOffset at) {
    const auto found = std::lower_bound(tokens.begin(), tokens.end(), at, [](const TokenView& token, TextOffset place) {
      return token.span.begin < place;
    });
    const auto index = static_cast<std::size_t>(found - tokens.begin());
    return found != tokens.end() && found->span.begin == at ? index : tokens.size();
  }

  /// From the word to the end of its complete clause, or of the sentence.
  std::string_view tail_of(std::string_view text) const {
    auto tail = TextSpan{words_.begin, sentence_.end}.in(text);
    for (const auto& mark : lists_.clause_ends) {
      const auto at = tail.find(mark);
      if (at == std::string_view::npos) continue;
      // The verb's ending belongs to the clause; what joins the next one does not.
      const auto verb = mark.find("ます") != std::string::npos || mark.find("です") != std::string::npos ? 6u : 9u;
      tail = tail.substr(0, at + std::min<std::size_t>(verb, mark.size()));
    }
    return tail;
  }

  /// `tail` up to a customer who acts after the first verb: 「…通知し、お客様は…」 has the customer in the next clause.
  std::string_view before_next_actor(std::string_view tail, std::size_t verb, Tokens tokens) const {
    if (verb == tokens.size()) return tail;
    const auto done = tokens[verb].span.end.value - words_.begin.value;
    if (done >= tail.size()) return tail;
    const auto actor = last_subject(tail.substr(done), lists_.customers, lists_.customer_marks);
    return actor == std::string_view::npos ? tail : tail.substr(0, done + actor);
  }

  /// 「重大障害とは、…をいう」; 「委託先とは、必要な取り決めを交わしています」 defines nothing.
  bool defines(std::string_view before, std::string_view text) const {
    if (!holds_any_of(before, lists_.definitions)) return false;
    const auto own = sentence_.in(text);
    // 「提供することは、…」 speaks of an act and does not promise it.
    const bool act = before.find("ことは、") != before.npos;
    return act || own.find("とは、") == own.npos || holds_any_of(own, lists_.definers);
  }

  /// 「甲は以下の義務を負う」 over 「速やかに通知すること」: what the provider requires of itself.
  bool is_own_duty(std::string_view end) const {
    const auto block = analysis_.sentences[index_].block;
    return end.ends_with("こと") && provider_is_bound(analysis_.document, block, lists_.providers);
  }

  /// In brackets or quotation marks, unless the bracket makes a statement of its own.
  bool is_supplement(std::string_view before) const {
    const auto rest = TextSpan{words_.end, std::max(words_.end, sentence_.end)}.in(analysis_.document.text());
    return inside_brackets(before) && (inside_quotes(before) || !bracket_states(rest));
  }

  /// A greeting, or what the sentence behind one adds: 「厚く御礼申し上げます。今後も品質の向上に努めてまいります」.
  bool greets() const {
    const auto text = analysis_.document.text();
    const auto own = sentence_.in(text);
    if (holds_any_of(own, lists_.greetings)) return true;
    if (index_ == 0 || !starts_with_any_of(own, lists_.outlooks)) return false;
    const auto& before = analysis_.sentences[index_ - 1];
    return before.block == analysis_.sentences[index_].block &&
           holds_any_of(near(before.span, {}).in(text), lists_.greetings);
  }

  /// 「利用企業の管理者が指示する。管理者は遅滞なく行う」: somebody whom an earlier sentence calls the customer's.
  bool customer_was_named(std::string_view before) const {
    static const Words kActs = {"は", "が"};
    if (index_ == 0 || analysis_.sentences[index_ - 1].block != analysis_.sentences[index_].block) return false;
    const auto told = near(analysis_.sentences[index_ - 1].span, {}).in(analysis_.document.text());
    return std::any_of(lists_.people.begin(), lists_.people.end(), [&](const std::string& person) {
      const auto at = last_subject(before, {person}, kActs);
      if (at == std::string_view::npos) return false;
      const auto front = before.substr(0, at);
      static const Words kOpen = {"、", "当該", "その", "同", "。"};
      if (!front.empty() && !ends_with_any_of(front, kOpen)) return false;
      return std::any_of(lists_.customers.begin(), lists_.customers.end(), [&](const std::string& customer) {
        return customer.ends_with("の" + person) && told.find(customer) != told.npos;
      });
    });
  }

  bool customer_acts(std::string_view before, std::string_view tail, std::size_t verb, Tokens tokens) const {
    const auto customer = last_subject(before, lists_.customers, lists_.customer_marks, lists_.customer_relatives);
    const auto provider = last_subject(before, lists_.providers, lists_.provider_marks, lists_.provider_relatives);
    if (customer_is_nominative(before, tokens) || customer_was_named(before)) return true;
    const auto block = analysis_.sentences[index_].block;
    const bool told = document_says_customer(analysis_.document, block, before, lists_.customers, lists_.duties);
    if (told && provider == std::string_view::npos) return true;
    const bool last = customer != std::string_view::npos && (provider == std::string_view::npos || provider < customer);
    if (last && !topic_follows(before, customer, tokens)) return true;
    // A customer after the first verb acts in the next clause: 「…通知し、お客様は…」.
    const auto acts = verb == tokens.size() ? tail : tail.substr(0, tokens[verb].span.begin.value - words_.begin.value);
    if (last_subject(acts, lists_.customers, lists_.customer_marks) != std::string_view::npos) return true;
    if (customer_closes(acts, verb, tokens)) return true;
    return holds_any_of(without_courtesies(tail, lists_.courtesies), lists_.customer_predicates);
  }

  /// 「必要に応じて利用者が削除します」: the customer has the last verb. 「お客様が使える状態に戻します」 has another
  /// one.
  bool customer_closes(std::string_view acts, std::size_t verb, Tokens tokens) const {
    static const Words kNominative = {"が"};
    if (last_subject(acts, lists_.customers, kNominative) == std::string_view::npos) return false;
    auto next = verb;
    while (next < tokens.size() && continues_verb(tokens, next)) ++next;
    return next == tokens.size() || tokens[next].span.in(analysis_.document.text()) == "。";
  }

  /// 「利用者側で障害が発生した場合は、速やかに」: a customer without 「は」, and another topic between it and the
  /// words.
  bool topic_follows(std::string_view before, std::size_t customer, Tokens tokens) const {
    static const Words kTopic = {"は", "様は", "さまは", "自身は", "ご自身は"};
    if (last_subject(before, lists_.customers, kTopic) != std::string_view::npos) return false;
    const auto from = TextOffset{static_cast<std::uint32_t>(sentence_.begin.value + customer)};
    const auto text = analysis_.document.text();
    return std::any_of(tokens.begin(), tokens.end(), [&](const TokenView& token) {
      return token.pos == PartOfSpeech::Particle && token.detail == "係助詞" && token.span.in(text) == "は" &&
             from < token.span.begin && token.span.begin < words_.begin;
    });
  }

  /// 「委託者が適宜行う」: a customer with 「が」 and no verb between it and the words.
  bool customer_is_nominative(std::string_view before, Tokens tokens) const {
    static const Words kNominative = {"が", "自身が", "側が"};
    const auto customer = last_subject(before, lists_.customers, kNominative);
    if (customer == std::string_view::npos) return false;
    const auto from = TextOffset{static_cast<std::uint32_t>(sentence_.begin.value + customer)};
    return std::none_of(tokens.begin(), tokens.end(), [&](const TokenView& token) {
      const auto word = token.span.in(analysis_.document.text());
      const bool clause = token.pos == PartOfSpeech::Verb || word == "後" || word == "際" || word == "場合";
      return clause && from < token.span.begin && token.span.begin < words_.begin;
    });
  }

  /// What the first verb after the words does: it is the predicate, or modifies a noun, or makes a condition.
  Stance clause_of(Tokens tokens, std::size_t first) const {
    auto verb = first_verb(tokens, first);
    if (lacks_under_condition(tokens, first, verb)) return Stance::Condition;
    // 「十分な経験を有する者を配置」: what somebody has is judged where it is used.
    if (verb < tokens.size() && is_possession(tokens[verb])) verb = verb_after(tokens, verb + 1);
    if (verb == tokens.size()) return Stance::Promise;
    auto next = verb + 1;
    while (next < tokens.size() && continues_verb(tokens, next)) ++next;
    if (next == tokens.size()) return Stance::Promise;
    const auto text = analysis_.document.text();
    const auto word = tokens[next].span.in(text);
    const auto pos = tokens[next].pos;
    if (pos != PartOfSpeech::Noun && pos != PartOfSpeech::Prefix && pos != PartOfSpeech::Adnominal) {
      const bool condition = word == "ば" || word == "なら" || word == "たら" || word == "つつ";
      if (condition || asks(text, tokens[next].span)) return Stance::Condition;
      return is_denied(tokens.subspan(verb, next - verb)) ? Stance::Denied : Stance::Promise;
    }
    const auto previous = tokens[next - 1].span.in(text);
    // 「実施し」 and 「実施して」 join clauses; a noun after them begins the next one.
    if (previous == "て" || previous == "で" || previous == "し" || previous == "り" || previous == "き") {
      return Stance::Promise;
    }
    // 「長く残したい時点は」 is somebody's wish, 「すぐに重ねないことを」 a deed that is left undone.
    if (wishes(tokens.subspan(verb, next - verb))) return Stance::Condition;
    if (previous == "ない" && word == "こと") return Stance::Denied;
    return head_stance(text, tokens[next].span, previous);
  }

  /// 「どこへ戻るかを整理する」: a question inside the sentence.
  static bool asks(std::string_view text, TextSpan particle) {
    if (particle.in(text) != "か") return false;
    static const Words kCases = {"を", "は", "が", "に", "の", "否か"};
    return starts_with_any_of(text.substr(particle.end.value), kCases);
  }

  static bool wishes(Tokens verb) {
    return std::any_of(verb.begin(), verb.end(), [](const TokenView& token) { return token.lemma == "たい"; });
  }

  /// 「即時に保存はされず、申請となる」: the deed itself is denied in a clause before the last. 「欠かさず実施」 says
  /// how.
  static bool is_denied(Tokens verb) {
    const auto lemma = verb.front().lemma;
    if (lemma != "する" && lemma != "いたす" && lemma != "できる" && lemma != "行う" && lemma != "なる") return false;
    return std::any_of(verb.begin() + 1, verb.end(), [](const TokenView& token) { return token.lemma == "ぬ"; });
  }

  /// 「適切な権限がない場合は」, 「適切な管理のため」: a condition or a purpose without a verb.
  bool lacks_under_condition(Tokens tokens, std::size_t first, std::size_t verb) const {
    const auto text = analysis_.document.text();
    for (auto at = first; at + 1 < tokens.size() && at < verb; ++at) {
      const auto word = tokens[at].span.in(text);
      const bool purpose = word == "ため" || word == "為" || word == "目的";
      if (purpose && at > first && tokens[at - 1].span.in(text) == "の") return true;
      if (tokens[at].pos != PartOfSpeech::Adjective || tokens[at].span.begin < words_.end) continue;
      const auto next = tokens[at + 1].span.in(text);
      return next == "ば" || holds(lists_.condition_heads, next);
    }
    return false;
  }

  /// What a noun makes of the clause before it. 「しているため」 gives a reason and states it; 「するため」 is a
  /// purpose.
  Stance head_stance(std::string_view text, TextSpan head, std::string_view previous) const {
    const auto word = head.in(text);
    if (starts_with_any_of(word, lists_.manner_heads)) {
      return manner_is_promised(text, head) ? Stance::Promise : Stance::Condition;
    }
    if ((word == "ため" || word == "為") && (previous == "いる" || previous == "た" || previous == "おる")) {
      return Stance::Promise;
    }
    if (may_happen(text, head)) return Stance::Possibility;
    if (holds(lists_.condition_heads, word)) return Stance::Condition;
    if (is_chosen(text, head)) return Stance::Promise;
    return holds(lists_.open_heads, word) ? Stance::Promise : Stance::Modifier;
  }

  /// 「十分な対策を行っている会社を選んでいます」: the clause is what the choice goes by.
  bool is_chosen(std::string_view text, TextSpan head) const {
    const auto rest = TextSpan{head.end, std::max(head.end, sentence_.end)}.in(text);
    return holds(lists_.chosen_heads, head.in(text)) && starts_with_any_of(rest, lists_.choices);
  }

  /// 「数日かかる場合があります」: the noun and its verb say that it may happen.
  bool may_happen(std::string_view text, TextSpan head) const {
    const auto rest = TextSpan{head.end, std::max(head.end, sentence_.end)}.in(text);
    static const Words kMay = {"があり", "がある", "もあり", "もある", "がござ", "もござ"};
    return (head.in(text) == "場合" || head.in(text) == "こと") && starts_with_any_of(rest, kMay);
  }

  /// 「速やかに復旧できるよう努めます」: what follows 「よう」 at once promises the manner itself.
  bool manner_is_promised(std::string_view text, TextSpan manner) const {
    auto rest = TextSpan{manner.end, sentence_.end}.in(text);
    for (const std::string_view link : {"に", "、"}) {
      if (rest.starts_with(link)) rest.remove_prefix(link.size());
    }
    return starts_with_any_of(rest, lists_.manner_promises);
  }

  /// The first verb after the words, which may hold one themselves (許す限り).
  std::size_t first_verb(Tokens tokens, std::size_t first) const { return verb_after(tokens, first); }

  static bool is_possession(const TokenView& verb) {
    return verb.lemma == "有する" || verb.lemma == "持つ" || verb.lemma == "もつ" || verb.lemma == "備える";
  }

  std::size_t verb_after(Tokens tokens, std::size_t first) const {
    for (auto at = first; at < tokens.size() && tokens[at].span.begin < sentence_.end; ++at) {
      if (tokens[at].pos == PartOfSpeech::Verb && words_.end <= tokens[at].span.begin) return at;
    }
    return tokens.size();
  }

  static bool continues_verb(Tokens tokens, std::size_t at) {
    const auto& token = tokens[at];
    if (token.pos == PartOfSpeech::Auxiliary || token.pos == PartOfSpeech::Verb) return true;
    return token.pos == PartOfSpeech::Particle && token.detail == "接続助詞" &&
           (token.lemma == "て" || token.lemma == "で");
  }

  /// 「管理職向けの研修(不定期)」: an item of a list or table whose bracket holds the word alone.
  bool fills_bracket(std::string_view before) const {
    const auto& block = analysis_.document.blocks[analysis_.sentences[index_].block];
    if (block.kind != BlockKind::ListItem && block.kind != BlockKind::Cell) return false;
    const auto rest = TextSpan{words_.end, std::max(words_.end, block.text.end)}.in(analysis_.document.text());
    return before.size() > 1 && before.ends_with("(") && (rest == ")" || rest == "に)" || rest == ")。");
  }

  /// The word alone fills the answer of a table or of a label: 「教育の頻度 | 定期的」.
  bool is_whole_answer() const {
    const auto& block = analysis_.document.blocks[analysis_.sentences[index_].block];
    const auto rest = TextSpan{words_.end, std::max(words_.end, block.text.end)}.in(analysis_.document.text());
    if (!bare_end(rest).empty() && bare_end(rest) != "に") return false;
    return (block.kind == BlockKind::Cell && block.text.begin == words_.begin) || is_value_of_key(block);
  }

  /// 「教育の頻度:定期的」: the word is all that stands behind the colon of a short key.
  bool is_value_of_key(const Block& block) const {
    constexpr std::size_t kLongestKey = 60;
    const auto key = TextSpan{block.text.begin, words_.begin}.in(analysis_.document.text());
    return key.size() <= kLongestKey && (key.ends_with(":") || key.ends_with(": ")) && key.find("。") == key.npos;
  }

  /// A verb or an auxiliary after the word, or a verbal noun at the end (「定期的に実施」).
  bool has_predicate(Tokens tokens, std::size_t first, std::string_view end) const {
    if (is_whole_answer()) return true;
    const auto close = static_cast<std::uint32_t>(end.data() - analysis_.document.text().data() + end.size());
    std::size_t last = tokens.size();
    for (auto at = first; at < tokens.size() && tokens[at].span.end.value <= close; ++at) {
      if (tokens[at].pos == PartOfSpeech::Verb || tokens[at].pos == PartOfSpeech::Auxiliary) return true;
      last = at;
    }
    if (last == tokens.size() || tokens[last].pos != PartOfSpeech::Noun) return false;
    return tokens[last].detail == "サ変接続" || ends_with_any_of(end, lists_.deeds);
  }

  const PromiseWords& lists_;
  const Analysis& analysis_;
  TextSpan sentence_;  ///< what is near enough to the words
  SentenceIndex index_;
  TextSpan words_;
};

}  // namespace

Stance stance_of(const PromiseWords& lists, const Analysis& analysis, SentenceIndex index, TextSpan words) {
  return StanceReader(lists, analysis, index, words).read();
}

}  // namespace kaiji
