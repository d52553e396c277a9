// SPDX-License-Identifier: Apache-2.0
// Kind `narrowed`: an absolute (完全に, 一切, 制限なく) that another sentence about the same thing narrows.
#include <algorithm>

#include "rules/pattern_keys.h"
#include "rules/rule.h"
#include "rules/sentence_topic.h"
#include "rules/word_edges.h"
#include "text/characters.h"

namespace kaiji {
namespace narrowed_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"absolute", "strings", "Expressions of the absolute statement; the first capturing group is the place.", true},
    {"narrowing", "strings", "Expressions of the statement that narrows it.", true},
    {"unless", "strings", "Expressions that silence the rule in the sentence of the absolute (を除き)."},
    {"unless_narrowing", "strings", "Expressions that make a narrowing sentence none."},
    {"rows", "strings", "Names of rows of a check sheet whose answer may be the absolute, too."},
    {"answers", "strings", "Expressions of such an answer (一切しない); both keys or none."},
    {"shares", "boolean", "The words that narrow must hold a noun of the absolute sentence."},
    {"near", "string", "paragraph, section or document (default): how far apart the two may stand."},
};

struct NarrowedRule {
  std::shared_ptr<const Rule> rule;
  std::vector<PatternId> absolute;
  std::vector<PatternId> narrowing;
  std::vector<PatternId> unless;
  std::vector<PatternId> unless_narrowing;
  std::vector<PatternId> rows;
  std::vector<PatternId> answers;
  std::string near;
  bool shares = false;
};

class NarrowedCheck : public Check {
 public:
  explicit NarrowedCheck(NarrowedRule rule) : narrowed_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    auto absolutes = hits_of(input, narrowed_.absolute, narrowed_.unless);
    // 「安全でない通信」 says nothing of 全. Narrowing words may be the end of a compound: ログ of アクセスログ.
    std::erase_if(absolutes, [&](const PatternHit& hit) {
      return cuts_word(input.analysis, hit.unit, hit.span, {true, false});
    });
    add_answers(input, absolutes);
    const auto narrowings = hits_of(input, narrowed_.narrowing, narrowed_.unless_narrowing);
    for (const auto& absolute : absolutes) {
      const auto other = std::find_if(narrowings.begin(), narrowings.end(), [&](const PatternHit& hit) {
        return hit.unit != absolute.unit && is_near(input.analysis, absolute.unit, hit.unit) &&
               (!narrowed_.shares || share_noun(input.analysis, absolute.unit, hit));
      });
      if (other != narrowings.end()) findings.push_back(finding_of(input.analysis, absolute, *other));
    }
  }

 private:
  /// Hits in statements that none of `unless` silences, one a sentence, in the order of the text.
  static std::vector<PatternHit> hits_of(const CheckInput& input, const std::vector<PatternId>& patterns,
                                         const std::vector<PatternId>& unless) {
    std::vector<PatternHit> found;
    for (const auto id : patterns) {
      for (const auto& hit : input.hits.of(id)) {
        if (input.analysis.role_of(input.analysis.sentences[hit.unit]) != BlockRole::Statement) continue;
        if (!any_stands(input.hits, unless, hit.unit)) found.push_back(hit);
      }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.unit < b.unit; });
    const auto same = [](const auto& a, const auto& b) { return a.unit == b.unit; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    return found;
  }

  /// 「入力データの学習利用 | 一切しない」: the answer of a row whose name has the topic.
  void add_answers(const CheckInput& input, std::vector<PatternHit>& found) const {
    const auto& analysis = input.analysis;
    for (const auto& hit : hits_of(input, narrowed_.answers, narrowed_.unless)) {
      const auto labels = analysis.document.row_labels(analysis.sentences[hit.unit].block);
      const bool named = std::any_of(labels.begin(), labels.end(), [&](BlockIndex label) {
        const auto unit = analysis.sentence_at(analysis.document.blocks[label].text.begin);
        return unit != kNone && any_stands(input.hits, narrowed_.rows, unit);
      });
      const bool told =
          std::any_of(found.begin(), found.end(), [&](const PatternHit& other) { return other.unit == hit.unit; });
      if (named && !told) found.push_back(hit);
    }
  }

  static std::string kanji_of(std::string_view words) {
    std::string kanji;
    for (std::size_t at = 0; at < words.size();) {
      const auto lead = static_cast<unsigned char>(words[at]);
      const std::size_t length = lead < 0x80u ? 1 : lead < 0xE0u ? 2 : lead < 0xF0u ? 3 : 4;
      const auto character = words.substr(at, length);
      if (is_han(first_of(character))) kanji += character;
      at += length;
    }
    return kanji;
  }

  /// A noun of the narrowing words themselves, because the rest of that sentence may speak of anything: 「接続」 of
  /// 「共有の鍵による接続を許可する」.
  static bool share_noun(const Analysis& analysis, SentenceIndex absolute, const PatternHit& narrowing) {
    constexpr std::size_t kShortestNoun = 6;  // bytes: two kanji
    const auto words = analysis.text_of(analysis.sentences[absolute]);
    const auto kanji = kanji_of(words);
    const auto tokens = analysis.tokens(narrowing.unit);
    return std::any_of(tokens.begin(), tokens.end(), [&](const TokenView& token) {
      if (!narrowing.span.contains(token.span)) return false;
      const auto word = token.span.in(analysis.document.text());
      if (word.size() < kShortestNoun || is_common_noun(word)) return false;
      if (token.pos == PartOfSpeech::Noun && words.find(word) != words.npos) return true;
      const auto own = kanji_of(word);  // 立会い for 「立ち会います」, which is a verb to some
      return own.size() >= kShortestNoun && kanji.find(own) != kanji.npos;
    });
  }

  bool is_near(const Analysis& analysis, SentenceIndex a, SentenceIndex b) const {
    const auto one = analysis.sentences[a].block;
    const auto other = analysis.sentences[b].block;
    if (narrowed_.near == "document") return true;
    if (narrowed_.near == "paragraph") return one == other;
    return analysis.document.blocks[one].section == analysis.document.blocks[other].section;
  }

  Finding finding_of(const Analysis& analysis, const PatternHit& absolute, const PatternHit& narrowing) const {
    const auto& document = analysis.document;
    const auto span = analysis.sentences[narrowing.unit].span;
    const std::string words(document.quote(span));
    auto finding = make_finding(*narrowed_.rule, document, absolute.span, {{"narrowing", {words, words}}});
    finding.notes.push_back({{document.source.path, document.to_source(span)}, {words, words}});
    return finding;
  }

  NarrowedRule narrowed_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  NarrowedRule rule{
      spec.rule, {}, {}, {}, {}, {}, {}, spec.keys.string("near", "document"), spec.keys.boolean("shares", false)};
  const std::pair<std::string_view, std::vector<PatternId>*> lists[] = {
      {"absolute", &rule.absolute}, {"narrowing", &rule.narrowing}, {"unless", &rule.unless},
      {"rows", &rule.rows},         {"answers", &rule.answers},     {"unless_narrowing", &rule.unless_narrowing}};
  for (const auto& [key, list] : lists) {
    auto ids = read_patterns(spec, key);
    if (!ids) return tl::unexpected<Error>(ids.error());
    *list = std::move(*ids);
  }
  if (rule.near != "paragraph" && rule.near != "section" && rule.near != "document") {
    return fail(spec.keys.where("near"), "'near' must be paragraph, section or document");
  }
  if (rule.rows.empty() != rule.answers.empty()) {
    return fail(spec.keys.where(), "'rows' and 'answers' go together: write both or none");
  }
  if (rule.absolute.empty() || rule.narrowing.empty()) {
    return fail(spec.keys.where(), "the kind 'narrowed' needs 'absolute' and 'narrowing'");
  }
  return std::make_unique<const NarrowedCheck>(std::move(rule));
}

}  // namespace
}  // namespace narrowed_kind

extern const RuleKind kind_narrowed;
constinit const RuleKind kind_narrowed = {"narrowed", "An absolute that another sentence narrows.",
                                          narrowed_kind::kParameters, narrowed_kind::compile};

}  // namespace kaiji
