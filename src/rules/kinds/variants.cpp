// SPDX-License-Identifier: Apache-2.0
// Kind `variants`: one concept written in several ways in one document. One finding a concept, at the first place of
// the rarest way; the counts are in the message and the other places in the notes.
#include <fmt/format.h>

#include <algorithm>

#include "document/literal_places.h"
#include "rules/asides.h"
#include "rules/confused_kanji.h"
#include "rules/form_places.h"
#include "rules/joined_names.h"
#include "rules/role_filter.h"
#include "rules/rule.h"
#include "rules/word_edges.h"
#include "text/characters.h"

namespace kaiji {
namespace variants_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"concepts", "table",
     "Arrays of ways to write one thing, the preferred one first: [[\"サーバー\", \"サーバ\"], …]. RE2, normalized "
     "text."},
    {"ignore", "strings", "Expressions whose words belong to no way: product names, compounds, verbs, addresses."},
    {"long_vowels", "boolean", "Also compares the katakana words that differ only in ー and small letters."},
    {"dropped_letters", "boolean", "Also reports a katakana word that stands once with a letter missing inside."},
    {"lost_marks", "boolean", "Also reports a katakana word that stands once with a voiced mark lost or added."},
    {"confused", "strings", "Characters that are mistaken for one another, one string a group: 館舘."},
    {"kana_scripts", "boolean", "Also compares katakana words with the same word begun in hiragana."},
    {"joined", "boolean", "Also compares names in one piece with the same ones cut: ペイハーバー, ペイ・ハーバー."},
    {"roles", "strings", kRolesSummary},
};

struct VariantsRule {
  std::shared_ptr<const Rule> rule;
  RoleFilter roles;
  std::vector<std::vector<PatternId>> concepts;
  std::vector<PatternId> ignore;
  std::vector<std::string> confused;
  bool long_vowels = false;
  bool dropped = false;
  bool lost_marks = false;
  bool scripts = false;
  bool joined = false;
};

class VariantsCheck : public Check {
 public:
  explicit VariantsCheck(VariantsRule rule) : own_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto ignored = ignored_places(input);
    std::vector<TextSpan> taken;
    for (const auto& forms : own_.concepts) {
      auto places = places_of(input, forms, ignored);
      for (const auto& form : places) taken.insert(taken.end(), form.begin(), form.end());
      report(input, std::move(places), findings);
    }
    if (own_.long_vowels) report_all(input, katakana_variants(input.analysis, own_.roles), taken, findings);
    if (own_.dropped) report_all(input, dropped_letters(input.analysis, own_.roles), taken, findings);
    if (own_.lost_marks) report_all(input, lost_voiced_marks(input.analysis, own_.roles), taken, findings);
    report_all(input, confused_kanji(input.analysis, own_.roles, own_.confused), taken, findings);
    if (own_.scripts) report_all(input, kana_scripts(input.analysis, own_.roles), taken, findings);
    taken.insert(taken.end(), ignored.begin(), ignored.end());
    if (own_.joined) report_all(input, joined_names(input.analysis, own_.roles), taken, findings);
  }

 private:
  std::vector<TextSpan> ignored_places(const CheckInput& input) const {
    std::vector<TextSpan> places;
    for (const auto id : own_.ignore) {
      for (const auto& hit : input.hits.of(id)) places.push_back(hit.span);
    }
    return places;
  }

  void report_all(const CheckInput& input, std::vector<FormPlaces> pairs, const std::vector<TextSpan>& taken,
                  std::vector<Finding>& findings) const {
    for (auto& pair : pairs) {
      for (auto& form : pair) drop_overlapping(form, taken);
      report(input, std::move(pair), findings);
    }
  }

  FormPlaces places_of(const CheckInput& input, const std::vector<PatternId>& forms,
                       const std::vector<TextSpan>& ignored) const {
    FormPlaces places;
    for (const auto id : forms) {
      auto& own = places.emplace_back();
      for (const auto& hit : input.hits.of(id)) {
        const auto& sentence = input.analysis.sentences[hit.unit];
        if (!counts(input.analysis, sentence, hit.span, own_.roles) || is_piece(input.analysis, hit)) continue;
        own.push_back(hit.span);
      }
      drop_overlapping(own, ignored);
    }
    drop_contained(places);
    return places;
  }

  /// 本ガイドライン in 日本ガイドライン, Web in Webhook. A katakana word may be a part of a compound.
  static bool is_piece(const Analysis& analysis, const PatternHit& hit) {
    const auto words = hit.span.in(analysis.document.text());
    const auto first = first_of(words);
    const FreeEdges edges{is_han(first) || is_ascii_letter(first), is_ascii_letter(last_of(words))};
    return cuts_word(analysis, hit.unit, hit.span, edges) && !ends_compound(analysis, hit);
  }

  /// 漏えい in 情報漏えい, which the tagger reads as one: a word of two kanji stands before it.
  static bool ends_compound(const Analysis& analysis, const PatternHit& hit) {
    constexpr std::size_t kCharacter = 3;
    for (const auto& token : analysis.tokens(hit.unit)) {
      if (token.span.end != hit.span.end || token.span.begin >= hit.span.begin) continue;
      const auto before = TextSpan{token.span.begin, hit.span.begin}.in(analysis.document.text());
      return before.size() == 2 * kCharacter && is_han(first_of(before)) && is_han(last_of(before));
    }
    return false;
  }

  void report(const CheckInput& input, FormPlaces places, std::vector<Finding>& findings) const {
    const auto& document = input.analysis.document;
    const auto& literal = input.memo.get<LiteralPlaces>(nullptr, [&] { return LiteralPlaces(document); });
    const auto foreign = [&](TextSpan place) { return literal.holds(place) || is_aside(document, place); };
    for (auto& form : places) std::erase_if(form, foreign);
    std::erase_if(places, [](const std::vector<TextSpan>& form) { return form.empty(); });
    if (places.size() < 2 || is_of_two_authors(document, places)) return;
    // The most frequent way first; among equals the preferred one, which its concept names first.
    std::stable_sort(places.begin(), places.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
    findings.push_back(finding_of(document, places));
  }

  /// The questions of a check sheet keep to one way and the answers to another: asker and answerer each have theirs.
  static bool is_of_two_authors(const Document& document, const FormPlaces& places) {
    constexpr std::uint32_t kLongestItem = 36;  // bytes: a dozen characters
    const auto asked = [&](TextSpan at) {
      const auto& block = document.blocks[document.block_at(at.begin)];
      return block.role == BlockRole::Question && block.table != kNone;
    };
    std::size_t questions = 0;
    std::size_t answers = 0;
    for (const auto& form : places) {
      questions += std::any_of(form.begin(), form.end(), asked) ? 1 : 0;
      answers += std::all_of(form.begin(), form.end(), asked) ? 0 : 1;
    }
    // A short name of an item (サーバーの設置場所) is written by whoever wrote the answers as often as not.
    const bool asks = std::any_of(places.begin(), places.end(), [&](const auto& form) {
      return std::any_of(form.begin(), form.end(), [&](TextSpan at) {
        return asked(at) && document.blocks[document.block_at(at.begin)].text.size() > kLongestItem;
      });
    });
    return questions == 1 && answers == 1 && asks;
  }

  Finding finding_of(const Document& document, const FormPlaces& places) const {
    const std::string common(document.quote(places.front().front()));
    LocalText counts;
    for (const auto& form : places) {
      const auto words = document.quote(form.front());
      counts.ja += fmt::format("{}「{}」{}か所", counts.ja.empty() ? "" : "、", words, form.size());
      counts.en += fmt::format("{}“{}” ×{}", counts.en.empty() ? "" : ", ", words, form.size());
    }
    auto finding =
        make_finding(*own_.rule, document, places.back().front(), {{"common", {common, common}}, {"counts", counts}});
    finding.key = std::string(places.front().front().in(document.text()));
    add_notes(document, places, finding);
    if (auto fix = fix_of(document, places, common); document.source.editable && !fix.edits.empty()) {
      finding.fixes.push_back(std::move(fix));
    }
    return finding;
  }

  /// The other places of the rarer ways, then the first one of the common way.
  static void add_notes(const Document& document, const FormPlaces& places, Finding& finding) {
    constexpr std::size_t kMostNotes = 20;
    const auto add = [&](TextSpan at) {
      const std::string words(document.quote(at));
      if (finding.notes.size() < kMostNotes) {
        finding.notes.push_back({{document.source.path, document.to_source(at)}, {words, words}});
      }
    };
    add(places.front().front());
    for (auto form = places.rbegin(); form + 1 != places.rend(); ++form) {
      for (const auto at : *form) {
        if (document.to_source(at) != finding.location.span) add(at);
      }
    }
  }

  /// The place of the number of a standard in a way to write its name: 27001; empty where there is none.
  static std::string_view number_in(std::string_view words) {
    constexpr std::size_t kShortest = 3;  // digits: 2 of 2段階 is a part of the word
    std::string_view number;
    for (std::size_t at = 0; at < words.size();) {
      auto end = at;
      while (end < words.size() && is_ascii_digit(static_cast<unsigned char>(words[end]))) ++end;
      if (end - at >= std::max(kShortest, number.size() + 1)) number = words.substr(at, end - at);
      at = std::max(end, at + 1);
    }
    return number;
  }

  /// What to write for `own` so that it looks like `common`: ISO27017 as 「ISO/IEC 27017」 beside 「ISO/IEC 27001」,
  /// for another number would be another standard.
  static std::string like(std::string_view common, std::string_view own) {
    const auto number = number_in(common);
    const auto kept = number_in(own);
    if (number.empty() != kept.empty()) return std::string(own);
    std::string words(common);
    if (!number.empty()) words.replace(static_cast<std::size_t>(number.data() - common.data()), number.size(), kept);
    return words;
  }

  static Fix fix_of(const Document& document, const FormPlaces& places, const std::string& common) {
    Fix fix;
    fix.title = {fmt::format("「{}」に揃える", common), fmt::format("Write “{}” everywhere", common)};
    fix.applicability = Applicability::Unsafe;
    for (std::size_t i = 1; i < places.size(); ++i) {
      for (const auto at : places[i]) {
        const auto own = document.quote(at);
        if (auto words = like(common, own); words != own) {
          fix.edits.push_back({document.to_source(at), std::move(words)});
        }
      }
    }
    std::sort(fix.edits.begin(), fix.edits.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
    return fix;
  }

  VariantsRule own_;
};

Result<std::vector<PatternId>> add_forms(RuleSpec& spec, const TomlValue& concept_value) {
  std::vector<PatternId> forms;
  for (const auto& form : concept_value.array) {
    const auto where = spec.keys.where("concepts");
    if (form.type != TomlType::String) return fail(where, "a concept is an array of strings");
    const auto id = spec.patterns.add(form.string, where, true);
    if (!id) return tl::unexpected<Error>(id.error());
    forms.push_back(*id);
  }
  if (forms.size() < 2) return fail(spec.keys.where("concepts"), "a concept needs at least two ways to write it");
  return forms;
}

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  VariantsRule rule;
  rule.rule = spec.rule;
  rule.roles = RoleFilter::read(spec.keys);
  rule.long_vowels = spec.keys.boolean("long_vowels", false);
  rule.lost_marks = spec.keys.boolean("lost_marks", false);
  rule.dropped = spec.keys.boolean("dropped_letters", false);
  rule.scripts = spec.keys.boolean("kana_scripts", false);
  rule.joined = spec.keys.boolean("joined", false);
  rule.confused = spec.keys.strings("confused");
  for (const auto& group : rule.confused) {
    constexpr std::size_t kHan = 3;  // bytes
    if (group.size() % kHan != 0 || group.size() < 2 * kHan) {
      return fail(spec.keys.where("confused"), "a group of 'confused' is two kanji or more: \"館舘\"");
    }
  }
  if (const auto* concepts = spec.keys.value("concepts")) {
    for (const auto& value : concepts->array) {
      auto forms = add_forms(spec, value);
      if (!forms) return tl::unexpected<Error>(forms.error());
      rule.concepts.push_back(std::move(*forms));
    }
  }
  for (const auto& expression : spec.keys.strings("ignore")) {
    const auto id = spec.patterns.add(expression, spec.keys.where("ignore"), true);
    if (!id) return tl::unexpected<Error>(id.error());
    rule.ignore.push_back(*id);
  }
  const bool finds_words =
      rule.long_vowels || rule.dropped || rule.lost_marks || rule.scripts || rule.joined || !rule.confused.empty();
  if (rule.concepts.empty() && !finds_words) return fail(spec.keys.where(), "the key 'concepts' is missing");
  return std::make_unique<const VariantsCheck>(std::move(rule));
}

}  // namespace
}  // namespace variants_kind

extern const RuleKind kind_variants;
constinit const RuleKind kind_variants = {"variants", "One thing written in several ways in one document.",
                                          variants_kind::kParameters, variants_kind::compile};

}  // namespace kaiji
