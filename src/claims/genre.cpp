// SPDX-License-Identifier: Apache-2.0
#include "claims/genre.h"

#include <algorithm>
#include <initializer_list>
#include <map>

namespace kaiji {
namespace {

constexpr std::size_t kGenreCoverBlocks = 14;  ///< what may stand on a cover
constexpr std::size_t kShortTitle = 120;       ///< bytes; a title is short
constexpr double kProviderSpeaks = 4;          ///< words for provider and customer in 100 sentences
constexpr double kFieldWords = 9;              ///< words of the field in 100 sentences
constexpr std::size_t kEnoughSentences = 30;   ///< a shorter document is not judged off its genre
constexpr double kGuidelineDemands = 80;  ///< score of a document that demands; a list of duties in a paper has less
constexpr std::size_t kGenreTitleBlocks = 3;  ///< where a title stands
constexpr double kProviderSilent = 2;         ///< words for provider and customer in 100 sentences of an internal paper
constexpr std::size_t kTeachingMarks = 4;     ///< sentences that teach or demand in a treatise, at least
constexpr double kTeachingShare = 2.5;        ///< of 100 sentences, at least
constexpr std::size_t kEssayMarks = 6;        ///< the same two in an essay where hardly anybody speaks for a provider
constexpr double kEssayShare = 0.6;           ///< of 100 sentences
constexpr double kEssaySpeakers = 0.5;        ///< sentences of 100 that speak for a provider in an essay, at most
constexpr std::size_t kLinkTextRest = 60;     ///< bytes of a link's text behind a word, at most
constexpr double kArticle = 2;                ///< weight of a numbered article, as that of a word of genres.toml
constexpr std::size_t kQuestionnaire = 5;     ///< questions of a check sheet, at least

struct Score {
  double value = 0;
  std::size_t hits = 0;  ///< a word that stands once, in passing, names no genre
  bool titled = false;   ///< a word stands on the cover
  std::string words;
};

using Scores = std::map<Genre, Score>;

/// Sentences of 100 that speak for a provider, teach or demand, or report what somebody does; `teaching` in all.
struct Voices {
  double speaks = 0, teaches = 0, acts = 0;
  std::size_t teaching = 0;
};

/// How often somebody speaks for a provider: words of 100 sentences.
struct Mentions {
  double speakers = 0, customers = 0;
  double provider() const { return speakers + customers; }
};

std::size_t mentions(std::string_view text, std::initializer_list<std::string_view> words) {
  std::size_t count = 0;
  for (const std::string_view word : words)
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) ++count;
  return count;
}

/// README.md and its like: what a program does, told to those who run it.
bool named_otherwise(const Analysis& analysis) {
  const std::string_view path = analysis.document.source.path;
  const auto name = path.substr(path.find_last_of("/\\") + 1);
  for (const std::string_view other : {"README", "CHANGELOG", "CONTRIBUTING", "INSTALL"})
    if (name.starts_with(other)) return true;
  return false;
}

class GenreFinder {
 public:
  GenreFinder(const Analysis& analysis, const PatternHits& hits, const Vocabulary::State& state)
      : analysis_(analysis),
        hits_(hits),
        state_(state),
        sentences_(static_cast<double>(std::max<std::size_t>(1, analysis.sentences.size()))) {}

  GenreChoice find() const {
    Scores scores = score();
    // OffGenre counts the field's own words: where there are none in a long document, it is another sort of document.
    const double field = scores[Genre::OffGenre].value;
    scores.erase(Genre::OffGenre);
    const Mentions who = count_mentions();
    const bool enough = analysis_.sentences.size() >= kEnoughSentences;
    const bool demands = scores[Genre::Guideline].value >= kGuidelineDemands;
    if (!demands || who.provider() > kProviderSpeaks || !enough) scores.erase(Genre::Guideline);
    if (enough && !titled("field-title") && field < (who.provider() > kProviderSpeaks ? 4 : kFieldWords))
      return {Genre::OffGenre, "few words of cloud security"};
    if (is_internal(who)) return {Genre::OffGenre, "a title of another genre, and nobody speaks for a provider"};
    // Terms and SLAs are full of demands, and may call the provider by a name of their own.
    const bool contract = scores[Genre::Terms].titled || scores[Genre::ServiceLevel].titled;
    if (scores.count(Genre::Guideline) == 0 && !contract && is_treatise())
      return {Genre::Treatise, "it teaches or demands, and nobody speaks for a provider"};
    return best_of(scores);
  }

 private:
  Mentions count_mentions() const {
    const auto text = analysis_.document.text();
    const auto share = [&](std::initializer_list<std::string_view> words) {
      return 100.0 * static_cast<double>(mentions(text, words)) / sentences_;
    };
    return {share({"当社", "弊社", "本サービス", "契約者"}), share({"お客様", "お客さま"})};
  }

  Scores score() const {
    Scores scores;
    for (const GenreEntry& entry : state_.genres)
      for (const PatternHit& hit : hits_.of(entry.pattern)) {
        if (entry.title > 0 && is_cited(hit.span)) continue;
        Score& score = scores[entry.genre];
        const bool cover = stands_on_cover(hit);
        score.value += (cover ? entry.title : 0) + 100 * entry.weight / sentences_;
        score.hits += cover ? 2 : 1;
        score.titled = score.titled || cover;
        const std::string word(hit.span.in(analysis_.document.text()));
        if (score.words.find(word) == std::string::npos && score.words.size() < 60)
          score.words += (score.words.empty() ? "" : ", ") + word;
      }
    std::size_t articles = 0;
    for (const Block& block : analysis_.document.blocks) articles += block.number.ends_with("条") ? 1 : 0;
    if (const auto questions = count_questions(); questions >= kQuestionnaire)
      add_marks(scores[Genre::CheckSheet], questions, 1);
    if (articles >= 3) add_marks(scores[Genre::Terms], articles, kArticle);
    // A privacy policy is written in articles, too.
    if (titled("privacy-title") || count("privacy-self") >= 2) scores.erase(Genre::Terms);
    return scores;
  }

  void add_marks(Score& score, std::size_t count, double weight) const {
    score.value += 100 * weight * static_cast<double>(count) / sentences_;
    score.hits += count;
  }

  /// Among the first blocks, in a heading or another line that is no sentence, or as what a sentence speaks of:
  /// 「本書は…」, but not 「チェックリストを提出してください」.
  bool stands_on_cover(const PatternHit& hit) const {
    const Sentence& sentence = analysis_.sentences[hit.unit];
    if (sentence.block >= kGenreCoverBlocks) return false;
    const Block& block = analysis_.document.blocks[sentence.block];
    const auto text = analysis_.document.text_of(block);
    const bool line = text.size() <= kShortTitle && !text.ends_with("。") && block.kind != BlockKind::ListItem;
    if (line || block.kind == BlockKind::Heading) return true;
    return hit.span.begin == sentence.span.begin && hit.span.end < sentence.span.end &&
           TextSpan{hit.span.end, sentence.span.end}.in(analysis_.document.text()).starts_with("は");
  }

  /// The text of a link to another document, or its quoted title: 「[Analytics利用規約](https://…)」, 『…約款』.
  bool is_cited(TextSpan span) const {
    const auto& source = analysis_.document.source.text;
    const auto end = analysis_.document.to_source(span).end.value;
    const auto rest = std::string_view(source).substr(std::min<std::size_t>(end, source.size()), kLinkTextRest);
    const auto stop = rest.find_first_of("[]<\n");
    if (stop != rest.npos && (rest.substr(stop).starts_with("](") || rest.substr(stop).starts_with("</a>")))
      return true;
    return rest.starts_with("』");
  }

  /// Minutes, a design, a README: a title or file name of a paper for the colleagues, and nobody who speaks for a
  /// provider. Those who keep minutes may name their customers.
  bool is_internal(const Mentions& who) const {
    if (who.speakers >= kProviderSilent || titled("field-title")) return false;
    if (titled("internal-title")) return who.customers < kProviderSpeaks * 3;
    return who.provider() < kProviderSilent && (titled("other-title") || named_otherwise(analysis_));
  }

  /// The title names a sort of document by a cue: papers of the field, a manual, minutes, a design, a privacy policy.
  bool titled(std::string_view kind) const {
    const auto& document = analysis_.document;
    for (SentenceIndex i = 0; i < analysis_.sentences.size() && analysis_.sentences[i].block < kGenreTitleBlocks; ++i) {
      const bool title = document.text_of(analysis_.sentences[i].block).size() <= kShortTitle;
      if (title && has_cue(hits_, state_, kind, i)) return true;
    }
    return false;
  }

  Voices count_voices() const {
    const auto teaching = count("teaching-voice");
    const auto share = [&](std::size_t sentences) { return 100.0 * static_cast<double>(sentences) / sentences_; };
    return {share(count("provider-voice")), share(teaching), share(count("deed-voice")), teaching};
  }

  /// Sentences with a cue of a kind.
  std::size_t count(std::string_view kind) const {
    std::size_t sentences = 0;
    for (SentenceIndex i = 0; i < analysis_.sentences.size(); ++i) sentences += has_cue(hits_, state_, kind, i) ? 1 : 0;
    return sentences;
  }

  /// A book, a tutorial, a standard, a norm: it teaches or demands more often than it reports deeds, and nobody
  /// speaks for a provider.
  bool is_treatise() const {
    const Voices voices = count_voices();
    const bool teaches = voices.teaching >= kTeachingMarks && voices.teaches >= kTeachingShare &&
                         voices.teaches >= voices.acts && voices.speaks < kProviderSilent;
    const bool essay = voices.teaching >= kEssayMarks && voices.teaches >= kEssayShare &&
                       voices.teaches >= voices.acts / 2 && voices.speaks < kEssaySpeakers;
    return teaches || (essay && count_questions() < kQuestionnaire);
  }

  /// Questions of a check sheet: who answers them speaks for a provider, in words or marks.
  std::size_t count_questions() const {
    const auto& blocks = analysis_.document.blocks;
    return static_cast<std::size_t>(std::count_if(
        blocks.begin(), blocks.end(), [](const Block& block) { return block.role == BlockRole::Question; }));
  }

  static GenreChoice best_of(const Scores& scores) {
    GenreChoice choice;
    double best = 0;
    for (const auto& [genre, score] : scores) {
      if (score.value < 10 || score.hits < 2 || score.value <= best) continue;
      best = score.value;
      choice = {genre, score.words};
    }
    return choice;
  }

  const Analysis& analysis_;
  const PatternHits& hits_;
  const Vocabulary::State& state_;
  double sentences_;
};

}  // namespace

GenreChoice find_genre(const Analysis& analysis, const PatternHits& hits, const Vocabulary::State& state) {
  return GenreFinder(analysis, hits, state).find();
}

bool has_cue(const PatternHits& hits, const Vocabulary::State& state, std::string_view kind, SentenceIndex sentence) {
  for (const Cue& cue : state.cues_of(kind))
    if (!hits.of(cue.pattern, sentence).empty()) return true;
  return false;
}

}  // namespace kaiji
