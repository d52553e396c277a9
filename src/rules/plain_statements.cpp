// SPDX-License-Identifier: Apache-2.0
#include "rules/plain_statements.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "claims/clauses.h"
#include "claims/context.h"

namespace kaiji {
namespace {

using Tokens = std::span<const TokenView>;

/// What may stand between the deed and the end of its clause without being one itself.
constexpr auto kLight = std::to_array<std::string_view>(
    {"する",     "いたす", "致す", "いる", "おる", "ある",   "ござる", "行う", "行なう",
     "おこなう", "実施",   "こと", "もの", "の",   "よう",   "もと",   "なる", "できる",
     "出来る",   "可能",   "くる", "いく", "おく", "しまう", "対応",   "れる", "られる"});
/// 「出力する機能は備えておりません」: what it serves is the deed.
constexpr auto kMeans =
    std::to_array<std::string_view>({"機能", "手段", "仕組み", "しくみ", "方法", "手順", "窓口", "用意"});
constexpr auto kHaving =
    std::to_array<std::string_view>({"備える", "設ける", "持つ", "有する", "用意", "存在", "整える"});
constexpr auto kNegations = std::to_array<std::string_view>({"ない", "ん", "ぬ", "ず", "無い", "まい"});
constexpr auto kDenyingNouns = std::to_array<std::string_view>({"なし", "無し", "不可", "不要", "禁止"});
constexpr auto kPrefixes = std::to_array<std::string_view>({"未", "非", "不", "無"});
/// お渡し, ご用意: a verb as a noun.
constexpr auto kPolite = std::to_array<std::string_view>({"お", "ご", "御"});
constexpr auto kAbility = std::to_array<std::string_view>({"できる", "出来る", "可能"});
/// What asks the reader to do it.
constexpr auto kDemands =
    std::to_array<std::string_view>({"くださる", "下さる", "いただく", "頂く", "もらう", "願う", "べし"});
/// Kinds of nouns that stand for nothing.
constexpr auto kEmptyNouns =
    std::to_array<std::string_view>({"非自立", "代名詞", "副詞可能", "接続詞的", "特殊", "接尾"});

template <class Words>
bool one_of(std::string_view word, const Words& words) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

std::string_view base_of(const TokenView& token, std::string_view text) {
  return token.lemma.empty() ? token.span.in(text) : token.lemma;
}

bool holds_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const auto& word) { return text.find(word) != text.npos; });
}

/// What stands at the end of a clause.
struct Predicate {
  std::size_t at = 0;  ///< token of the deed
  bool denied = false;
  bool can = false;
};

class StatementReader {
 public:
  StatementReader(const Analysis& analysis, const StatementWords& words)
      : analysis_(analysis), document_(analysis.document), text_(document_.text()), words_(words) {
    for (const auto& deed : words.deeds)
      for (const auto& word : deed) deeds_.emplace(word, deed.front());
  }

  std::vector<PlainStatement> read(const SentenceFilter& wanted) {
    for (SentenceIndex at = 0; at < analysis_.sentences.size(); ++at)
      if (wanted(analysis_.sentences[at])) read_sentence(at);
    return std::move(statements_);
  }

 private:
  void read_sentence(SentenceIndex index) {
    const Sentence& sentence = analysis_.sentences[index];
    const Block& block = document_.blocks[sentence.block];
    const auto said = analysis_.text_of(sentence);
    if (block.role != BlockRole::Statement || block.kind == BlockKind::Heading || block.kind == BlockKind::Quote ||
        block.kind == BlockKind::Code || is_question(said) || holds_any(said, words_.unless))
      return;
    std::vector<std::string> around;
    std::string labels;
    if (!read_surroundings(sentence.block, around, labels)) return;
    const auto tokens = analysis_.tokens(index);
    const Clauses clauses(text_, sentence.span, tokens);
    std::vector<std::string> topic;  // what the sentence speaks of, from an earlier clause on
    for (std::size_t i = 0; i < clauses.size() && clauses[i].host == kNone; ++i) {
      const auto [begin, end] = tokens_in(tokens, clauses[i].span);
      auto about = around;
      about.insert(about.end(), topic.begin(), topic.end());
      add_statement(index, clauses[i].span, tokens.subspan(begin, end - begin), std::move(about), labels);
      if (i > 0) continue;
      topic = topic_of(tokens.subspan(begin, end - begin));
      if (!topic.empty()) labels += clauses[0].span.in(text_);
    }
  }

  static std::pair<std::size_t, std::size_t> tokens_in(Tokens tokens, TextSpan span) {
    std::size_t begin = 0;
    while (begin < tokens.size() && tokens[begin].span.begin < span.begin) ++begin;
    auto end = begin;
    while (end < tokens.size() && tokens[end].span.begin < span.end) ++end;
    return {begin, end};
  }

  /// The labels of the row; false where labels, column or headings say that it holds for a part.
  bool read_surroundings(BlockIndex block, std::vector<std::string>& about, std::string& labels) const {
    std::vector<BlockIndex> around = document_.headings(block);
    for (const BlockIndex header : document_.column_headers(block)) around.push_back(header);
    for (const BlockIndex label : document_.row_labels(block)) {
      if (label == block) continue;
      around.push_back(label);
      labels += document_.text_of(label);
      for (auto at = first_sentence(label); at < analysis_.sentences.size() && analysis_.sentences[at].block == label;
           ++at)
        add_words(analysis_.tokens(at), about);
    }
    return std::none_of(around.begin(), around.end(),
                        [&](BlockIndex one) { return holds_any(document_.text_of(one), words_.unless); });
  }

  SentenceIndex first_sentence(BlockIndex block) const {
    const auto found = std::partition_point(analysis_.sentences.begin(), analysis_.sentences.end(),
                                            [&](const Sentence& one) { return one.block < block; });
    return static_cast<SentenceIndex>(found - analysis_.sentences.begin());
  }

  bool is_content(const TokenView& token) const {
    if (one_of(base_of(token, text_), words_.neutral) || one_of(base_of(token, text_), kLight)) return false;
    if (token.pos == PartOfSpeech::Verb) return token.detail == "自立";
    if (token.pos == PartOfSpeech::Other) return true;
    return token.pos == PartOfSpeech::Noun && !one_of(token.detail, kEmptyNouns);
  }

  /// 契約終了時, 契約終了日: when and whose says little about what.
  static std::string_view stem_of(std::string_view word) {
    constexpr auto kEnds =
        std::to_array<std::string_view>({"時", "後", "日", "中", "前", "等", "者", "用", "側", "上", "先"});
    for (const auto end : kEnds)
      if (word.size() > end.size() + 3 && word.ends_with(end)) return word.substr(0, word.size() - end.size());
    return word;
  }

  void add_words(Tokens tokens, std::vector<std::string>& about) const {
    for (const TokenView& token : tokens)
      if (is_content(token)) about.emplace_back(stem_of(base_of(token, text_)));
  }

  /// The content words before the first は.
  std::vector<std::string> topic_of(Tokens tokens) const {
    std::vector<std::string> topic;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (tokens[i].pos != PartOfSpeech::Particle || tokens[i].span.in(text_) != "は") continue;
      add_words(tokens.first(i), topic);
      break;
    }
    return topic;
  }

  void add_statement(SentenceIndex index, TextSpan clause, Tokens tokens, std::vector<std::string> about,
                     const std::string& labels) {
    const auto predicate = predicate_of(tokens);
    if (!predicate) return;
    const auto deed = std::string(base_of(tokens[predicate->at], text_));
    const auto known = deeds_.find(deed);
    const auto lent = about.size();
    add_words(tokens.first(predicate->at), about);
    const auto own = about.size() - lent;
    const auto& name = known == deeds_.end() ? deed : known->second;
    std::sort(about.begin(), about.end());
    about.erase(std::unique(about.begin(), about.end()), about.end());
    statements_.push_back({index, clause, name, std::move(about), labels + std::string(clause.in(text_)), own,
                           predicate->denied, predicate->can});
  }

  /// From the end of the clause back to what is done. Nothing where it is past, asked of the reader or no deed.
  std::optional<Predicate> predicate_of(Tokens tokens) const {
    Predicate predicate;
    int denials = 0;
    for (auto at = tokens.size(); at-- > 0;) {
      const TokenView& token = tokens[at];
      const auto base = base_of(token, text_);
      if (one_of(base, kDemands)) return std::nullopt;
      if (one_of(base, kNegations) && token.pos != PartOfSpeech::Verb) {
        ++denials;
      } else if (one_of(base, kDenyingNouns)) {
        ++denials;
      } else if (token.pos == PartOfSpeech::Auxiliary && base == "た") {
        return std::nullopt;
      } else if (one_of(base, kMeans) || (one_of(base, kHaving) && has_means(tokens, at))) {
        continue;
      } else if (one_of(base, kLight)) {
        predicate.can = predicate.can || one_of(base, kAbility);
      } else if (token.pos == PartOfSpeech::Verb ||
                 (token.pos == PartOfSpeech::Noun &&
                  (token.detail == "サ変接続" || deeds_.contains(base) || has_prefix(tokens, at, kPolite)))) {
        if (has_prefix(tokens, at, kPrefixes)) ++denials;
        predicate.at = at;
        predicate.denied = denials % 2 == 1;
        return predicate;
      } else if (token.pos != PartOfSpeech::Particle && token.pos != PartOfSpeech::Auxiliary &&
                 token.pos != PartOfSpeech::Symbol) {
        return std::nullopt;
      }
    }
    return std::nullopt;
  }

  /// A noun of means stands before the verb at `at`, with its particle.
  bool has_means(Tokens tokens, std::size_t at) const {
    return at > 1 && tokens[at - 1].pos == PartOfSpeech::Particle && one_of(base_of(tokens[at - 2], text_), kMeans);
  }

  template <class Words>
  bool has_prefix(Tokens tokens, std::size_t at, const Words& prefixes) const {
    return at > 0 && tokens[at - 1].pos == PartOfSpeech::Prefix && one_of(tokens[at - 1].span.in(text_), prefixes);
  }

  const Analysis& analysis_;
  const Document& document_;
  std::string_view text_;
  const StatementWords& words_;
  std::map<std::string, std::string, std::less<>> deeds_;  ///< the first word of its deed by each
  std::vector<PlainStatement> statements_;
};

}  // namespace

std::vector<PlainStatement> read_plain_statements(const Analysis& analysis, const StatementWords& words,
                                                  const SentenceFilter& wanted) {
  return StatementReader(analysis, words).read(wanted);
}

bool may_deny(std::string_view sentence) {
  constexpr auto kLetters = std::to_array<std::string_view>(
      {"ん", "ない", "なく", "なけれ", "なか", "なし", "ぬ", "ず", "まい", "無", "不", "未", "非", "禁止"});
  return std::any_of(kLetters.begin(), kLetters.end(),
                     [&](std::string_view letter) { return sentence.find(letter) != std::string_view::npos; });
}

}  // namespace kaiji
