// SPDX-License-Identifier: Apache-2.0
// Kind `defined_term`: a term that the document defines (以下「従業者情報」という) and elsewhere writes with a word of
// the same meaning in it (従業員情報), as if it were another.
#include <algorithm>
#include <map>
#include <set>

#include "base/find.h"
#include "base/strings.h"
#include "claims/item_marks.h"
#include "language/lazy_expression.h"
#include "rules/form_places.h"
#include "rules/role_filter.h"
#include "rules/rule.h"
#include "rules/word_edges.h"
#include "text/characters.h"

namespace kaiji {
namespace defined_term_kind {
namespace {

constexpr std::size_t kShortestTerm = 9;  ///< bytes: three kanji
constexpr std::size_t kLongestMark = 30;  ///< bytes behind a term in which 「という」 says that it is defined
constexpr std::string_view kOpenQuote = "「";
constexpr std::string_view kCloseQuote = "」";

constexpr Parameter kParameters[] = {
    {"synonyms", "strings", "Words of one meaning inside a term, one group a string, divided by spaces: 従業者 従業員.",
     true},
    {"known", "strings", "Terms that have a meaning of their own, by law: 個人情報."},
    {"roles", "strings", kRolesSummary},
};

struct DefinedTermRule {
  std::shared_ptr<const Rule> rule;
  RoleFilter roles;
  std::vector<std::vector<std::string>> groups;
  std::set<std::string, std::less<>> known;
};

/// A character that would go on with a term: 従業員情報 is no 従業員情報課.
bool goes_on(char32_t c) {
  return is_han(c) || is_katakana(c) || is_ascii_letter(c);
}

using Terms = std::map<std::string_view, TextSpan>;

/// The words before the first space, tab or colon: the entry of a list of terms; empty where there is none.
std::string_view entry_of(std::string_view line) {
  auto end = line.npos;
  for (const std::string_view gap : {" ", "\t", "　", ":", "："}) end = std::min(end, line.find(gap));
  return end == line.npos ? std::string_view() : line.substr(0, end);
}

/// The nearest heading above a block, or kNone.
BlockIndex heading_above(const Document& document, BlockIndex block) {
  for (auto at = document.blocks[block].section; at != kNone; at = document.sections[at].parent)
    if (const auto heading = document.sections[at].heading; heading != kNone && heading != block) return heading;
  return kNone;
}

/// The entries of an article of definitions: 「(2) 従業者情報 契約企業が登録した…」.
void add_entries(const Document& document, Terms& terms) {
  constexpr std::size_t kLongestTerm = 36;  // bytes
  for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
    const auto heading = heading_above(document, at);
    if (heading == kNone || document.text_of(heading).find("定義") == std::string_view::npos) continue;
    // The space between two Japanese words is in the source alone.
    const auto written = document.quote(document.blocks[at].text);
    const auto words = document.text_of(at);
    const auto begin = item_mark(words);
    const auto term = entry_of(written.substr(std::min(item_mark(written), written.size())));
    if (term.size() < kShortestTerm || term.size() > kLongestTerm || !words.substr(begin).starts_with(term)) continue;
    const auto end = begin + term.size();
    const auto base = document.blocks[at].text.begin.value;
    terms.emplace(words.substr(begin, end - begin), text_span(base + begin, base + end));
  }
}

/// The terms that the document defines, with the places of their definitions: 以下「…」という, 「…」とは.
Terms defined_terms(const Document& document) {
  static const LazyExpression defines("^(?:と(?:は、|いう|いい|呼|総称|称|略)|をいう)");
  const auto text = document.text();
  Terms terms;
  add_entries(document, terms);
  for (auto at = find_word(text, kOpenQuote); at != text.npos; at = find_word(text, kOpenQuote, at + 1)) {
    const auto begin = at + kOpenQuote.size();
    const auto end = text.find(kCloseQuote, begin);
    if (end == text.npos) break;
    const auto term = text.substr(begin, end - begin);
    const auto after = text.substr(end + kCloseQuote.size(), kLongestMark);
    const auto before = text.substr(0, at);
    const bool marked = before.ends_with("以下") || before.ends_with("以下、") || defines.found_in(after);
    if (marked && term.size() >= kShortestTerm && term.find('\n') == term.npos)
      terms.emplace(term, text_span(begin, end));
  }
  return terms;
}

class DefinedTermCheck : public Check {
 public:
  explicit DefinedTermCheck(DefinedTermRule rule) : own_(std::move(rule)) {}

  /// One finding for each other way to write a term, at its first place.
  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto terms = defined_terms(input.analysis.document);
    std::set<std::string> told;
    for (const auto& [term, definition] : terms) {
      for (const auto& other : others_of(term)) {
        const bool own = terms.find(other) != terms.end() || own_.known.find(other) != own_.known.end();
        if (own || !told.insert(other).second) continue;
        if (const auto places = places_of(input.analysis, other); stands_for(input.analysis, term, places)) {
          findings.push_back(finding_of(input.analysis.document, definition, places));
        }
      }
    }
  }

 private:
  std::vector<std::string> others_of(std::string_view term) const {
    std::vector<std::string> others;
    for (const auto& group : own_.groups) {
      for (const auto& word : group) {
        const auto at = term.find(word);
        if (at == term.npos || word.size() == term.size()) continue;  // 利用者 and 契約者 are two people
        for (const auto& synonym : group) {
          if (synonym == word || term.find(synonym) != term.npos) continue;
          others.push_back(std::string(term).replace(at, word.size(), synonym));
        }
      }
    }
    return others;
  }

  std::vector<TextSpan> places_of(const Analysis& analysis, const std::string& words) const {
    std::vector<TextSpan> places;
    const auto text = analysis.document.text();
    for (auto at = find_word(text, words); at != text.npos; at = find_word(text, words, at + words.size())) {
      const auto place = text_span(at, at + words.size());
      const auto sentence = analysis.sentence_at(place.begin);
      if (sentence == kNone || !counts(analysis, analysis.sentences[sentence], place, own_.roles)) continue;
      const bool inside = goes_on(last_of(text.substr(0, at))) || goes_on(first_of(text.substr(place.end.value)));
      if (!inside) places.push_back(place);
    }
    return places;
  }

  /// Used as often as the term, the other word is a term of its own.
  static bool stands_for(const Analysis& analysis, std::string_view term, const std::vector<TextSpan>& places) {
    std::size_t uses = 0;
    const auto text = analysis.document.text();
    for (auto at = find_word(text, term); at != text.npos; at = find_word(text, term, at + term.size())) ++uses;
    return !places.empty() && places.size() * 2 < uses;
  }

  Finding finding_of(const Document& document, TextSpan definition, const std::vector<TextSpan>& places) const {
    const std::string term(document.quote(definition));
    auto finding = make_finding(*own_.rule, document, places.front(), {{"term", {term, term}}});
    finding.key = term;
    finding.notes.push_back({{document.source.path, document.to_source(definition)},
                             {"ここで「" + term + "」と定義", "“" + term + "” is defined here"}});
    for (auto place = places.begin() + 1; place != places.end(); ++place) {
      const std::string words(document.quote(*place));
      finding.notes.push_back({{document.source.path, document.to_source(*place)}, {words, words}});
    }
    return finding;
  }

  DefinedTermRule own_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  DefinedTermRule rule;
  rule.rule = spec.rule;
  rule.roles = RoleFilter::read(spec.keys);
  for (auto& word : spec.keys.strings("known")) rule.known.insert(std::move(word));
  for (const auto& group : spec.keys.strings("synonyms")) {
    auto& words = rule.groups.emplace_back();
    for (const auto word : split(group, ' ')) words.emplace_back(word);
    if (words.size() < 2) return fail(spec.keys.where("synonyms"), "a group of 'synonyms' is two words or more");
  }
  return std::make_unique<const DefinedTermCheck>(std::move(rule));
}

}  // namespace
}  // namespace defined_term_kind

extern const RuleKind kind_defined_term;
constinit const RuleKind kind_defined_term = {"defined_term",
                                              "A defined term that is elsewhere written with another word in it.",
                                              defined_term_kind::kParameters, defined_term_kind::compile};

}  // namespace kaiji
