// SPDX-License-Identifier: Apache-2.0
// Kind `excepted`: an absolute (すべて, 必ず, 例外なく) behind which an exception stands: a sentence that opens one
// (ただし, 例外は), or one near by that says the opposite of the same act: 「すべて更新できます」, 「M-10は更新に対応
// していません」.
#include <algorithm>
#include <set>

#include "language/lazy_expression.h"
#include "rules/pattern_keys.h"
#include "rules/quotation.h"
#include "rules/rule.h"
#include "rules/sentence_topic.h"
#include "rules/word_edges.h"

namespace kaiji {
namespace excepted_kind {
namespace {

constexpr SentenceIndex kNear = 3;        ///< sentences in which the same act is enough
constexpr SentenceIndex kReach = 9;       ///< sentences in which another noun must be shared, too
constexpr std::size_t kShortestNoun = 6;  ///< bytes: two kanji

constexpr Parameter kParameters[] = {
    {"absolute", "strings", "Expressions of the absolute; the first capturing group is the place.", true},
    {"unless", "strings", "Expressions that silence the rule in the sentence of the absolute (を除き)."},
    {"lessons", "strings",
     "Expressions of texts that teach or demand; there the rule is silent, unless a provider speaks."},
    {"speakers", "strings", "Expressions by which somebody speaks for a provider."},
    {"openers", "strings", "What the exception right behind it begins with.", true},
    {"unless_exception", "strings", "Expressions that make a sentence no exception: conditions of law or consent."},
    {"acts", "strings", "Words of acts, one group of the same meaning a string, divided by spaces: 閲覧 参照."},
    {"plain", "strings", "Nouns of acts that say too little: 管理, 実施."},
};

struct ExceptedRule {
  std::shared_ptr<const Rule> rule;
  std::vector<PatternId> absolute, unless, unless_exception, lessons, speakers;
  std::vector<std::string> openers, plain;
  std::vector<std::vector<std::string>> groups;
};

/// What follows an act that is not done: に対応していません, を含まない, せず, の対象外.
bool is_denied(std::string_view rest) {
  static const LazyExpression denied(
      "^(?:の?対象)?(?:を|は|に|が|も|から)?(?:対応|実施|適用|含|行|除)?[ぁ-ん]{0,8}?(?:ません|ない|ず(?:に|、|$|[^ぁ-"
      "ん])|なし|対象外|禁止|不可|"
      "除外|省略|禁じ)");
  return denied.found_in(rest);
}

/// What follows an act that is done or allowed: できます, することがある, を許す, します.
bool is_affirmed(std::string_view rest) {
  static const LazyExpression affirmed(
      "^(?:を|は|も)?(?:許(?:す|し|可)|認め(?:る|ます|て)|する(?:。|$|こと(?:が|も)(?:でき|あ|ござ))|し(?:ます|て(?:い|"
      "お)|ている)|でき(?:る|ます)|いたし)");
  static const LazyExpression denied("^[^。、]{0,24}(?:ません|ない|禁止|禁じ|不可|なし|ず)");
  return affirmed.found_in(rest) && !denied.found_in(rest);
}

/// The absolute denies: ません, ない, 禁じる, 不可.
bool is_negative(std::string_view sentence) {
  static const LazyExpression negative(
      "(?:ません|ない|禁じる|禁じます|禁じて(?:い|お)(?:る|ます)|禁止(?:する|します|です|とする)?|不可)"
      "(?:(?:もの|こと)(?:とする|とします|です))?(?:。|$|\\()");
  return negative.found_in(sentence);
}

class ExceptedCheck : public Check {
 public:
  explicit ExceptedCheck(ExceptedRule rule) : own_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    if (is_named(input.hits, own_.lessons) && !is_named(input.hits, own_.speakers)) return;
    std::set<SentenceIndex> told;
    for (const auto id : own_.absolute) {
      for (const auto& hit : input.hits.of(id)) {
        const auto& analysis = input.analysis;
        if (analysis.role_of(analysis.sentences[hit.unit]) != BlockRole::Statement) continue;
        if (any_stands(input.hits, own_.unless, hit.unit) || is_no_claim(analysis, hit)) continue;
        const auto exception = exception_of(input, hit.unit);
        if (exception == kNone || !told.insert(hit.unit).second) continue;
        findings.push_back(finding_of(analysis, hit.span, exception));
      }
    }
  }

 private:
  /// A piece of a word, an aside in brackets or quotation marks, a condition or what follows from one.
  static bool is_no_claim(const Analysis& analysis, const PatternHit& hit) {
    static const LazyExpression conditional(
        "^(?:もし|仮に)|(?:すれば|であれば|なければ|たら|場合|際|とき|時)(?:は|に|には|、)|(?:とは|をいう|を指す|"
        "と定義)[^。]{0,20}");
    if (cuts_word(analysis, hit.unit, hit.span, {true, false})) return true;
    const auto& sentence = analysis.sentences[hit.unit];
    const auto words = analysis.text_of(sentence);
    const auto before = words.substr(0, hit.span.begin.value - sentence.span.begin.value);
    return inside_brackets(before) || conditional.found_in(words);
  }

  /// The first sentence behind the absolute that takes something out of it, or kNone.
  SentenceIndex exception_of(const CheckInput& input, SentenceIndex absolute) const {
    const auto& analysis = input.analysis;
    const auto acts = acts_of(analysis, absolute);
    const bool negative = is_negative(analysis.text_of(analysis.sentences[absolute]));
    const auto count = static_cast<SentenceIndex>(analysis.sentences.size());
    for (auto at = absolute + 1; at < count && at <= absolute + kReach; ++at) {
      const auto& sentence = analysis.sentences[at];
      if (analysis.role_of(sentence) != BlockRole::Statement || any_stands(input.hits, own_.unless_exception, at)) {
        continue;
      }
      if (at == absolute + 1 && opens_exception(analysis, at)) return at;
      if (says_opposite(analysis, absolute, at, acts, negative)) return at;
    }
    return kNone;
  }

  bool opens_exception(const Analysis& analysis, SentenceIndex at) const {
    const auto words = analysis.text_of(analysis.sentences[at]);
    const bool opens = std::any_of(own_.openers.begin(), own_.openers.end(),
                                   [&](const std::string& opener) { return words.starts_with(opener); });
    return opens && (words.find("は") != words.npos || words.find("のみ") != words.npos);
  }

  bool is_plain(std::string_view noun) const {
    return std::find(own_.plain.begin(), own_.plain.end(), noun) != own_.plain.end();
  }

  /// The acts that a sentence names, with their synonyms.
  std::vector<std::string> acts_of(const Analysis& analysis, SentenceIndex at) const {
    std::vector<std::string> acts;
    const auto words = analysis.text_of(analysis.sentences[at]);
    for (const auto& token : analysis.tokens(at)) {
      const auto noun = token.span.in(analysis.document.text());
      const bool act = token.pos == PartOfSpeech::Noun && token.detail == "サ変接続" && noun.size() >= kShortestNoun;
      if (act && !is_plain(noun)) acts.emplace_back(noun);
    }
    for (const auto& group : own_.groups) {
      const bool named =
          std::any_of(group.begin(), group.end(), [&](const auto& act) { return words.find(act) != words.npos; });
      if (named) acts.insert(acts.end(), group.begin(), group.end());
    }
    return acts;
  }

  bool says_opposite(const Analysis& analysis, SentenceIndex absolute, SentenceIndex at,
                     const std::vector<std::string>& acts, bool negative) const {
    const auto& own = analysis.sentences[absolute];
    const auto& other = analysis.sentences[at];
    const auto words = analysis.text_of(other);
    const auto section = [&](const Sentence& sentence) { return analysis.document.blocks[sentence.block].section; };
    // A ban reaches into the sections that follow; what is all done says nothing of another subject.
    const bool same_section = section(own) == section(other);
    if (!negative && !same_section) return false;
    const bool near = same_section && (at <= absolute + kNear || negative);
    return std::any_of(acts.begin(), acts.end(), [&](const std::string& act) {
      for (auto place = words.find(act); place != words.npos; place = words.find(act, place + act.size())) {
        const auto rest = words.substr(place + act.size());
        if (negative ? !is_affirmed(rest) : !is_denied(rest)) continue;
        if (has_topic(words, place) && (near || shares_noun(analysis, absolute, at, act))) return true;
      }
      return false;
    });
  }

  /// The opposite is said of something: 「M-10は…」, 「縮小版だけは…」. A sentence without a topic goes on with the
  /// first.
  static bool has_topic(std::string_view words, std::size_t place) {
    const auto before = words.substr(0, place);
    return before.find("は") != before.npos || before.find("に限り") != before.npos ||
           before.find("も") != before.npos || before.find("のため") != before.npos;
  }

  bool shares_noun(const Analysis& analysis, SentenceIndex absolute, SentenceIndex at, const std::string& act) const {
    const auto own = analysis.text_of(analysis.sentences[absolute]);
    const auto tokens = analysis.tokens(at);
    return std::any_of(tokens.begin(), tokens.end(), [&](const TokenView& token) {
      const auto noun = token.span.in(analysis.document.text());
      return token.pos == PartOfSpeech::Noun && noun.size() >= kShortestNoun && noun != act && !is_common_noun(noun) &&
             own.find(noun) != own.npos;
    });
  }

  Finding finding_of(const Analysis& analysis, TextSpan place, SentenceIndex exception) const {
    const auto& document = analysis.document;
    const auto span = analysis.sentences[exception].span;
    const std::string words(document.quote(span));
    auto finding = make_finding(*own_.rule, document, place, {{"narrowing", {words, words}}});
    finding.notes.push_back({{document.source.path, document.to_source(span)}, {words, words}});
    return finding;
  }

  ExceptedRule own_;
};

std::vector<std::string> words_in(const std::string& group) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < group.size();) {
    const auto end = std::min(group.find(' ', at), group.size());
    if (end > at) words.push_back(group.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  ExceptedRule rule;
  rule.rule = spec.rule;
  auto absolute = read_required_patterns(spec, "absolute");
  if (!absolute) return tl::unexpected<Error>(absolute.error());
  rule.absolute = std::move(*absolute);
  for (const auto& [key, list] : {std::pair<std::string_view, std::vector<PatternId>*>("unless", &rule.unless),
                                  {"unless_exception", &rule.unless_exception},
                                  {"lessons", &rule.lessons},
                                  {"speakers", &rule.speakers}}) {
    auto ids = read_patterns(spec, key);
    if (!ids) return tl::unexpected<Error>(ids.error());
    *list = std::move(*ids);
  }
  rule.openers = spec.keys.strings("openers");
  if (rule.openers.empty()) return fail(spec.keys.where("openers"), "the key 'openers' is missing");
  rule.plain = spec.keys.strings("plain");
  for (const auto& group : spec.keys.strings("acts")) rule.groups.push_back(words_in(group));
  return std::make_unique<const ExceptedCheck>(std::move(rule));
}

}  // namespace
}  // namespace excepted_kind

extern const RuleKind kind_excepted;
constinit const RuleKind kind_excepted = {"excepted", "An absolute behind which an exception stands.",
                                          excepted_kind::kParameters, excepted_kind::compile};

}  // namespace kaiji
