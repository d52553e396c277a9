// SPDX-License-Identifier: Apache-2.0
// Kind `unknown_abbreviation`: capitals that do something or by which something is done (「RTBFにより遮断」,
// 「CFRが毎年行 う」), that no reader can know and the document never explains.
#include <algorithm>
#include <set>

#include "document/literal_places.h"
#include "rules/abbreviations.h"
#include "rules/pattern_keys.h"
#include "rules/rule.h"
#include "rules/shared_resources.h"
#include "text/characters.h"

namespace kaiji {
namespace unknown_abbreviation_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"expressions", "strings",
     "Expressions whose first group is the word, in a place where it acts or is the means: (…)により.", true},
    {"unless", "strings", "Expressions that silence the rule in the sentence: 策定された says that it is a body."},
    {"lessons", "strings",
     "Expressions of texts that teach or demand; there the rule is silent, unless a provider speaks."},
    {"speakers", "strings", "Expressions by which somebody speaks for a provider."},
    {"known", "strings", "Words that every reader of the trade knows, or that are names: API, AWS.", true},
};

struct UnknownRule {
  std::shared_ptr<const Rule> rule;
  std::vector<PatternId> expressions, unless, lessons, speakers;
  std::set<std::string, std::less<>> known;
};

bool is_word_letter(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '-' || c == '.' || c == '/';
}

class UnknownAbbreviationCheck : public Check {
 public:
  explicit UnknownAbbreviationCheck(UnknownRule rule) : own_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    if (is_named(input.hits, own_.lessons) && !is_named(input.hits, own_.speakers)) return;
    const auto& literal = input.memo.get<LiteralPlaces>(nullptr, [&] { return LiteralPlaces(document); });
    std::set<std::string_view> told;
    for (const auto id : own_.expressions) {
      for (const auto& hit : input.hits.of(id)) {
        const auto word = hit.span.in(document.text());
        if (input.analysis.role_of(input.analysis.sentences[hit.unit]) != BlockRole::Statement) continue;
        if (literal.holds(hit.span) || any_stands(input.hits, own_.unless, hit.unit)) continue;
        if (!stands_alone(document.text(), hit.span) || own_.known.find(word) != own_.known.end()) continue;
        if (is_explained(document, word) || !told.insert(word).second) continue;
        const std::string name(word);
        findings.push_back(make_finding(*own_.rule, document, hit.span, {{"words", {name, name}}}));
        findings.back().key = name;
      }
    }
  }

 private:
  /// No part of a longer name: 「AWS KMSにより」, 「ISO-ABC」.
  static bool stands_alone(std::string_view text, TextSpan word) {
    const auto begin = word.begin.value;
    const bool beside = (begin > 0 && is_word_letter(text, begin - 1)) || is_word_letter(text, word.end.value);
    const bool behind_name = begin > 1 && text[begin - 1] == ' ' && is_word_letter(text, begin - 2);
    return !beside && !behind_name;
  }

  /// Brackets, quotation marks, a colon or 「とは」 beside it somewhere, a cell of its own, or words with its initials.
  static bool is_explained(const Document& document, std::string_view word) {
    const auto text = document.text();
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) {
      const auto before = text.substr(0, at);
      const auto after = text.substr(at + word.size());
      for (const std::string_view open : {"(", "「", "『", "、", ","}) {
        const bool closed = after.starts_with(")") || after.starts_with("」") || after.starts_with("』");
        if (closed && before.ends_with(open)) return true;
      }
      for (const std::string_view mark :
           {"(", "とは", ":", "=", "は、", "、 ", "社", "株式会社", "銀行", "クラウド", "サービス"}) {
        const bool topic = mark == "は、";
        if (after.starts_with(mark) && (!topic || after.substr(0, 120).find("の略") != after.npos)) return true;
      }
      if (before.ends_with("株式会社") || is_name(after)) return true;
      const auto block = document.block_at({static_cast<std::uint32_t>(at)});
      const bool title = block == 0 && document.blocks.size() > 2 && document.blocks[0].role == BlockRole::Outside;
      if (document.text_of(block) == word || title) return true;
    }
    return has_initials(text, word);
  }

  /// "LINE Developers", "OWASP ASVS": elsewhere the word is a part of a name.
  static bool is_name(std::string_view after) {
    const auto letter = [&](std::size_t at) {
      return at < after.size() && is_ascii_letter(static_cast<unsigned char>(after[at]));
    };
    return after.starts_with(" ") && letter(1) && letter(2) && after[1] <= 'Z' && after[2] >= 'a';
  }

  /// "Remote Backup" for RB: capitals at the heads of words in a row.
  static bool has_initials(std::string_view text, std::string_view word) {
    std::string heads;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const auto c = static_cast<unsigned char>(text[at]);
      const bool head = is_ascii_letter(c) && (at == 0 || !is_ascii_letter(static_cast<unsigned char>(text[at - 1])));
      if (head && at + 1 < text.size() && text[at + 1] >= 'a' && text[at + 1] <= 'z') {
        heads += static_cast<char>(c & ~0x20);
      } else if (c >= 0x80 && !heads.empty() && heads.back() != ' ') {
        heads += ' ';
      }
    }
    return heads.find(word) != heads.npos;
  }

  UnknownRule own_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  UnknownRule rule;
  rule.rule = spec.rule;
  auto expressions = read_required_patterns(spec, "expressions");
  if (!expressions) return tl::unexpected<Error>(expressions.error());
  rule.expressions = std::move(*expressions);
  for (const auto& [key, list] : {std::pair<std::string_view, std::vector<PatternId>*>("unless", &rule.unless),
                                  {"lessons", &rule.lessons},
                                  {"speakers", &rule.speakers}}) {
    auto ids = read_patterns(spec, key);
    if (!ids) return tl::unexpected<Error>(ids.error());
    *list = std::move(*ids);
  }
  for (auto& word : spec.keys.strings("known")) rule.known.insert(std::move(word));
  const auto file = spec.dictionaries / "abbreviations.toml";
  const auto all =
      spec.shared.get<std::vector<Abbreviation>>("abbreviations", [&] { return load_abbreviations(file); });
  if (!all) return tl::unexpected(all.error());
  for (const auto& abbreviation : **all) rule.known.insert(abbreviation.word);
  return std::make_unique<const UnknownAbbreviationCheck>(std::move(rule));
}

}  // namespace
}  // namespace unknown_abbreviation_kind

extern const RuleKind kind_unknown_abbreviation;
constinit const RuleKind kind_unknown_abbreviation = {
    "unknown_abbreviation", "Capitals that no reader can know and the document never explains.",
    unknown_abbreviation_kind::kParameters, unknown_abbreviation_kind::compile};

}  // namespace kaiji
