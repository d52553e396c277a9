// SPDX-License-Identifier: Apache-2.0
#include "likeness/statements.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "base/strings.h"
#include "claims/context.h"
#include "claims/numerals.h"
#include "text/characters.h"

namespace kaiji {
namespace {

constexpr double kGenericWeight = 0.3;       ///< of the weight that the word would have
constexpr double kWeightSteps = 1 << 24;     ///< in a weight of 1: sums of such weights are exact in any order
constexpr std::size_t kWordsBefore = 6;      ///< morphemes in front of a figure
constexpr std::size_t kWordsBehind = 9;      ///< and behind it
constexpr std::size_t kTail = 6;             ///< morphemes at the end of a sentence
constexpr std::size_t kReachOfDenial = 5;    ///< morphemes from a predicate to its ない
constexpr std::size_t kLongestCounter = 15;  ///< bytes of a word that counts: 円, GB, アカウント

void tidy(Words& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

Words united(std::initializer_list<const Words*> sets) {
  Words all;
  for (const Words* words : sets) all.insert(all.end(), words->begin(), words->end());
  tidy(all);
  return all;
}

bool is_figure(std::string_view word) {
  return word.find_first_not_of("0123456789.,:%/~-") == std::string_view::npos;
}

bool is_predicate(const TokenView& token) {
  return (token.pos == PartOfSpeech::Verb && token.detail == "自立") || token.pos == PartOfSpeech::Adjective ||
         (token.pos == PartOfSpeech::Noun && token.detail == "サ変接続");
}

/// A number that stands for a sort of window (claims/extractors/windows.cpp): any two differ, one by twice the other.
double number_of_window(const Value& value) {
  constexpr std::array<std::string_view, 2> kSorts{"24x365", "weekdays"};
  const auto* const sort = std::find(kSorts.begin(), kSorts.end(), value.names.empty() ? "" : value.names.front());
  return std::exp2(static_cast<double>(sort - kSorts.begin()));
}

bool can_be_compared(const Value& value) {
  return value.type != ValueType::Flag && value.type != ValueType::Place && value.type != ValueType::Edition;
}

}  // namespace

/// Reads sentences into statements by the words of an index.
class StatementReader {
 public:
  StatementReader(const Analysis& analysis, const ContextIndex& contexts, StatementIndex& index)
      : analysis_(analysis), lexicon_(*index.lexicon_), index_(index), context_(contexts) {
    sentence_words_.resize(analysis.sentences.size());
    token_words_.resize(analysis.sentences.size());
  }

  std::vector<Statement> read(SentenceIndex first, SentenceIndex last) {
    std::vector<Statement> statements;
    for (SentenceIndex i = first; i < last; ++i) {
      const Block& block = analysis_.document.blocks[analysis_.sentences[i].block];
      const bool states = block.role == BlockRole::Statement && block.kind != BlockKind::Heading &&
                          block.kind != BlockKind::Code && block.kind != BlockKind::Contents &&
                          block.kind != BlockKind::Furniture;
      if (states) statements.push_back(read(i));
    }
    return statements;
  }

 private:
  Statement read(SentenceIndex at) {
    Statement statement;
    statement.sentence = at;
    statement.block = analysis_.sentences[at].block;
    statement.own = words_of(at);
    Words lead;
    Words before;
    for (const ContextSentence& near : context_.around(at)) {
      const bool label = near.level == ContextLevel::Label || near.level == ContextLevel::Column;
      Words& words = label                                ? statement.label
                     : near.level == ContextLevel::Lead   ? lead
                     : near.level == ContextLevel::Before ? before
                                                          : statement.headings;
      const Words& more = words_of(near.sentence);
      words.insert(words.end(), more.begin(), more.end());
      if (label) add_tiers(near.sentence, statement.tiers);
    }
    for (Words* words : {&statement.label, &statement.headings}) tidy(*words);
    statement.context = united({&statement.own, &statement.label, &lead});
    statement.around = united({&statement.context, &before, &statement.headings});
    add_tiers(at, statement.tiers);
    tidy(statement.tiers);
    read_morphemes(statement);
    read_figures(statement);
    statement.letters = letters_of(analysis_.text_of(analysis_.sentences[at]));
    for (std::size_t list = 0; list < kWordClasses; ++list)
      statement.counts[list] = lexicon_.count(static_cast<WordClass>(list), analysis_.text_of(analysis_.sentences[at]));
    return statement;
  }

  std::uint32_t number(std::string_view word) { return index_.number(word); }

  /// The typed values that begin in a sentence.
  std::span<const FoundValue> values_of(SentenceIndex at) const {
    const auto before = [](const FoundValue& value, TextOffset place) { return value.span.begin < place; };
    const TextSpan span = analysis_.sentences[at].span;
    const auto& all = analysis_.values;
    const auto first = std::lower_bound(all.begin(), all.end(), span.begin, before);
    return {first, std::lower_bound(first, all.end(), span.end, before)};
  }

  /// The word that stands for a morpheme; 0 where it carries no meaning.
  std::uint32_t word_of(const TokenView& token) {
    const std::string_view surface = token.span.in(analysis_.document.text());
    if (token.pos == PartOfSpeech::Noun) {
      const bool empty =
          token.detail == "数" || token.detail == "非自立" || token.detail == "代名詞" || token.detail == "接続詞的";
      if (empty || is_figure(surface)) return 0;
      const std::string word = to_lower_ascii(surface);
      if (word.size() == 1 || (word.size() == 3 && !is_han(first_of(word)))) return 0;
      return number(lexicon_.idea_of(word));
    }
    if (token.pos != PartOfSpeech::Verb && token.pos != PartOfSpeech::Adjective) return 0;
    const std::string_view word = token.lemma.empty() ? surface : token.lemma;
    return number(lexicon_.idea_of(word));
  }

  /// The word of each morpheme of a sentence: most are asked for several times.
  std::span<const std::uint32_t> numbers_of(SentenceIndex at) {
    auto& known = token_words_[at];
    if (known.empty())
      for (const TokenView& token : analysis_.tokens(at)) known.push_back(word_of(token));
    return known;
  }

  static Words words_of(std::span<const std::uint32_t> numbers) {
    Words words;
    for (const auto word : numbers)
      if (word != 0) words.push_back(word);
    tidy(words);
    return words;
  }

  /// The words of a sentence, with names of ideas that are made of several morphemes.
  const Words& words_of(SentenceIndex at) {
    auto& known = sentence_words_[at];
    if (known) return *known;
    const auto tokens = analysis_.tokens(at);
    Words words = words_of(numbers_of(at));
    const TextSpan span = analysis_.sentences[at].span;
    for (const Synonym& synonym : lexicon_.synonyms(span.in(analysis_.document.text()))) {
      const auto single = [&](const TokenView& token) {
        return token.span.begin.value == span.begin.value + synonym.span.begin.value &&
               token.span.size() == synonym.span.size();
      };
      if (std::none_of(tokens.begin(), tokens.end(), single)) words.push_back(number(synonym.idea));
    }
    tidy(words);
    known = std::move(words);
    return *known;
  }

  /// 「標準プラン」, 「重大度1」: two morphemes that name a tier.
  void add_tiers(SentenceIndex at, Words& tiers) {
    const auto tokens = analysis_.tokens(at);
    const std::string_view text = analysis_.document.text();
    for (std::size_t i = 1; i < tokens.size(); ++i) {
      const std::string_view first = tokens[i - 1].span.in(text);
      const std::string_view second = tokens[i].span.in(text);
      const bool head = lexicon_.names_tier_behind(first) && tokens[i].pos == PartOfSpeech::Noun;
      const bool tail = lexicon_.names_tier_before(second) && tokens[i - 1].pos == PartOfSpeech::Noun;
      if (head || tail) tiers.push_back(number("tier:" + to_lower_ascii(first) + to_lower_ascii(second)));
    }
  }

  bool denies(std::span<const TokenView> tokens, std::size_t predicate) const {
    const std::string_view text = analysis_.document.text();
    for (std::size_t i = predicate + 1; i < tokens.size() && i <= predicate + kReachOfDenial; ++i) {
      const TokenView& token = tokens[i];
      const std::string_view surface = token.span.in(text);
      if (surface == "、" || surface == "。" || surface == ",") return false;
      if (token.lemma == "ない" || token.lemma == "ん" || token.lemma == "ぬ" || surface == "ず") return true;
      if (lexicon_.denies(surface)) return true;
      if (is_predicate(token) && token.lemma != "する" && token.lemma != "行う" && token.lemma != "できる" &&
          token.lemma != "いたす")
        return false;
    }
    return false;
  }

  void read_morphemes(Statement& statement) {
    const auto tokens = analysis_.tokens(statement.sentence);
    const auto numbers = numbers_of(statement.sentence);
    const std::string_view text = analysis_.document.text();
    std::size_t topic = 0;
    while (topic < tokens.size() && tokens[topic].span.in(text) != "は" && tokens[topic].span.in(text) != ":") ++topic;
    if (topic < tokens.size()) statement.topic = words_of(numbers.first(topic));
    statement.tail = words_of(numbers.last(std::min(numbers.size(), kTail)));
    for (std::size_t i = 0; i < tokens.size(); ++i) {
      if (!is_predicate(tokens[i])) continue;
      const auto word = numbers[i];
      if (word == 0) continue;
      (denies(tokens, i) ? statement.denied : statement.affirmed).push_back(word);
      if (tokens[i].pos != PartOfSpeech::Adjective) statement.predicate = word;
    }
    tidy(statement.denied);
    tidy(statement.affirmed);
  }

  void add_figure(Statement& statement, std::uint32_t kind, double low, double high, Bound bound, TextOffset at) {
    const auto tokens = analysis_.tokens(statement.sentence);
    std::size_t place = 0;
    while (place < tokens.size() && tokens[place].span.begin < at) ++place;
    Figure figure{kind, low, high, bound, {}, {}};
    const auto numbers = numbers_of(statement.sentence);
    figure.before = words_of(numbers.subspan(place - std::min(place, kWordsBefore), std::min(place, kWordsBefore)));
    figure.behind = words_of(numbers.subspan(place, std::min(numbers.size() - place, kWordsBehind)));
    statement.figures.push_back(std::move(figure));
  }

  void read_figures(Statement& statement) {
    for (const FoundValue& found : values_of(statement.sentence)) {
      if (!can_be_compared(found.value)) continue;
      const bool counted = found.value.type == ValueType::Count;
      const auto kind =
          number(counted ? "counter:" + found.value.unit : "type:" + std::string(to_string(found.value.type)));
      double low = found.value.low;
      double high = found.value.high;
      if (found.value.type == ValueType::Date) low = high = static_cast<double>(days_since_epoch(found.value.date));
      if (found.value.type == ValueType::Window) low = high = number_of_window(found.value);
      add_figure(statement, kind, low, high, found.bound, found.span.begin);
    }
    read_other_figures(statement);
  }

  bool is_typed(SentenceIndex at, TextOffset place) const {
    const auto typed = values_of(at);
    return std::any_of(typed.begin(), typed.end(), [&](const FoundValue& value) { return value.span.contains(place); });
  }

  /// 300円, 20GB, 5万件: a figure that no type is for, with the word that it counts.
  void read_other_figures(Statement& statement) {
    const TextSpan span = analysis_.sentences[statement.sentence].span;
    const std::string_view text = analysis_.document.text().substr(0, span.end.value);
    const auto tokens = analysis_.tokens(statement.sentence);
    for (std::size_t at = span.begin.value; at < text.size();) {
      const auto numeral = numeral_at(text, at);
      if (!numeral || numeral->kanji || is_typed(statement.sentence, {static_cast<std::uint32_t>(at)})) {
        at += character_length(text, at);
        continue;
      }
      const std::size_t end = at + numeral->length;
      const auto counter = std::find_if(tokens.begin(), tokens.end(),
                                        [&](const TokenView& token) { return token.span.begin.value >= end; });
      if (counter != tokens.end() && counter->span.begin.value <= end + 1 && counter->pos == PartOfSpeech::Noun &&
          counter->span.size() <= kLongestCounter) {
        const std::string kind = "counter:" + to_lower_ascii(counter->span.in(text));
        add_figure(statement, number(kind), numeral->value, numeral->value, Bound::Exact,
                   {static_cast<std::uint32_t>(at)});
      }
      at = end;
    }
  }

  static Words letters_of(std::string_view text) {
    Words letters;
    char32_t last = 0;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t code = decode_at(text, at);
      if (is_space(code)) continue;
      if (last != 0) letters.push_back(static_cast<std::uint32_t>(last * 31337U + code));
      last = code;
    }
    tidy(letters);
    return letters;
  }

  const Analysis& analysis_;
  const Lexicon& lexicon_;
  StatementIndex& index_;
  const ContextIndex& context_;
  std::vector<std::optional<Words>> sentence_words_;
  std::vector<std::vector<std::uint32_t>> token_words_;  ///< by sentence and morpheme
};

StatementIndex::StatementIndex(const Lexicon& lexicon, const WordWeights& weights)
    : lexicon_(&lexicon), corpus_(&weights), weights_{0}, names_{""} {}  // word 0 is no word

StatementIndex::StatementIndex(const Analysis& analysis, const Lexicon& lexicon, const WordWeights& weights)
    : StatementIndex(lexicon, weights) {
  statements_ = read(analysis, ContextIndex(analysis), 0, static_cast<SentenceIndex>(analysis.sentences.size()));
}

std::vector<Statement> StatementIndex::read(const Analysis& analysis, const ContextIndex& contexts, SentenceIndex first,
                                            SentenceIndex last) {
  return StatementReader(analysis, contexts, *this).read(first, last);
}

std::uint32_t StatementIndex::number(std::string_view word) {
  const auto found = numbers_.find(word);
  if (found != numbers_.end()) return found->second;
  const auto number = static_cast<std::uint32_t>(weights_.size());
  numbers_.emplace(word, number);
  names_.emplace_back(word);
  const double weight = corpus_->of(word) * (lexicon_->is_generic(word) ? kGenericWeight : 1);
  weights_.push_back(std::round(weight * kWeightSteps) / kWeightSteps);
  return number;
}

double StatementIndex::mass(const Words& words) const {
  double sum = 0;
  for (const auto word : words) sum += weights_[word];
  return sum;
}

double StatementIndex::shared(const Words& a, const Words& b) const {
  double sum = 0;
  for (auto x = a.begin(), y = b.begin(); x != a.end() && y != b.end();) {
    if (*x == *y) {
      sum += weights_[*x];
      ++x;
      ++y;
    } else if (*x < *y) {
      ++x;
    } else {
      ++y;
    }
  }
  return sum;
}

}  // namespace kaiji
