// SPDX-License-Identifier: Apache-2.0
// Kind `token_sequence`: morphemes that cannot follow one another: 「をを」, 「法令また権限」.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "rules/pattern_keys.h"
#include "rules/role_filter.h"
#include "rules/rule.h"

namespace kaiji {
namespace token_sequence_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"sequences", "strings",
     "Morphemes with a space between them, each part-of-speech[.detail|detail][:words|words]: \"particle:を "
     "particle:が\".",
     true},
    {"trigger", "strings", "Expressions; only sentences with a match are taken apart, and a sequence must touch it.",
     true},
    {"unless", "strings", "Expressions that silence the rule where they stand in the same sentence."},
    {"roles", "strings", kRolesSummary},
};

constexpr std::array<std::pair<std::string_view, PartOfSpeech>, 11> kNames = {
    {{"noun", PartOfSpeech::Noun},
     {"verb", PartOfSpeech::Verb},
     {"adjective", PartOfSpeech::Adjective},
     {"adverb", PartOfSpeech::Adverb},
     {"particle", PartOfSpeech::Particle},
     {"auxiliary", PartOfSpeech::Auxiliary},
     {"conjunction", PartOfSpeech::Conjunction},
     {"adnominal", PartOfSpeech::Adnominal},
     {"prefix", PartOfSpeech::Prefix},
     {"symbol", PartOfSpeech::Symbol},
     {"other", PartOfSpeech::Other}}};

/// What one morpheme must be. Empty lists ask for nothing.
struct Step {
  PartOfSpeech pos = PartOfSpeech::Other;
  std::vector<std::string> details;
  std::vector<std::string> words;

  bool fits(std::string_view text, const TokenView& token) const {
    const auto is = [](const std::vector<std::string>& list, std::string_view word) {
      return list.empty() || std::find(list.begin(), list.end(), word) != list.end();
    };
    return token.pos == pos && is(details, token.detail) && is(words, token.span.in(text));
  }
};

using Sequence = std::vector<Step>;

std::vector<std::string> alternatives(std::string_view words) {
  std::vector<std::string> list;
  for (const auto word : split(words, '|')) list.emplace_back(word);
  return list;
}

/// "noun.一般|サ変接続:利用|管理"
Result<Step> read_step(std::string_view text, const std::string& where) {
  Step step;
  const auto colon = text.find(':');
  if (colon != text.npos) step.words = alternatives(text.substr(colon + 1));
  auto name = text.substr(0, colon);
  const auto dot = name.find('.');
  if (dot != name.npos) step.details = alternatives(name.substr(dot + 1));
  name = name.substr(0, dot);
  const auto found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& entry) { return entry.first == name; });
  if (found == kNames.end()) return fail(where, fmt::format("unknown part of speech '{}' in a sequence", name));
  step.pos = found->second;
  return step;
}

struct SequenceRule {
  std::shared_ptr<const Rule> rule;
  RoleFilter roles;
  std::vector<Sequence> sequences;
  std::vector<PatternId> triggers;
  std::vector<PatternId> unless;
};

class TokenSequenceCheck : public Check {
 public:
  explicit TokenSequenceCheck(SequenceRule rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    std::vector<TextSpan> places;
    for (const auto id : rule_.triggers) {
      for (const auto& hit : input.hits.of(id)) look_at(input, hit, places);
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    for (const auto at : places) findings.push_back(make_finding(*rule_.rule, input.analysis.document, at, {}));
  }

 private:
  void look_at(const CheckInput& input, const PatternHit& hit, std::vector<TextSpan>& places) const {
    const auto& document = input.analysis.document;
    if (!rule_.roles.holds(document.blocks[input.analysis.sentences[hit.unit].block])) return;
    if (any_stands(input.hits, rule_.unless, hit.unit)) return;
    const auto tokens = input.analysis.tokens(hit.unit);
    for (const auto& sequence : rule_.sequences) {
      for (std::size_t at = 0; at + sequence.size() <= tokens.size(); ++at) {
        const auto part = tokens.subspan(at, sequence.size());
        const auto span = cover(part.front().span, part.back().span);
        if (span.overlaps(hit.span) && fits(document, sequence, part) && glued(document, span)) places.push_back(span);
      }
    }
  }

  static bool fits(const Document& document, const Sequence& sequence, std::span<const TokenView> tokens) {
    for (std::size_t i = 0; i < sequence.size(); ++i) {
      if (!sequence[i].fits(document.text(), tokens[i])) return false;
    }
    return true;
  }

  /// No space or line end between the words on the page: what stands in two columns is no sequence.
  static bool glued(const Document& document, TextSpan span) {
    const auto words = document.quote(span);
    return words.find_first_of(" \t\r\n") == words.npos && words.find("　") == words.npos;
  }

  SequenceRule rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  SequenceRule rule{spec.rule, RoleFilter::read(spec.keys), {}, {}, {}};
  for (const auto& text : spec.keys.strings("sequences")) {
    Sequence sequence;
    for (const auto word : split(text, ' ')) {
      auto step = read_step(word, spec.keys.where("sequences"));
      if (!step) return tl::unexpected<Error>(step.error());
      sequence.push_back(std::move(*step));
    }
    rule.sequences.push_back(std::move(sequence));
  }
  auto triggers = read_required_patterns(spec, "trigger");
  if (!triggers) return tl::unexpected<Error>(triggers.error());
  auto unless = read_patterns(spec, "unless");
  if (!unless) return tl::unexpected<Error>(unless.error());
  rule.triggers = std::move(*triggers);
  rule.unless = std::move(*unless);
  if (rule.sequences.empty()) return fail(spec.keys.where("sequences"), "the key 'sequences' is missing");
  return std::make_unique<const TokenSequenceCheck>(std::move(rule));
}

}  // namespace
}  // namespace token_sequence_kind

extern const RuleKind kind_token_sequence;
constinit const RuleKind kind_token_sequence = {"token_sequence", "Morphemes that cannot follow one another.",
                                                token_sequence_kind::kParameters, token_sequence_kind::compile};

}  // namespace kaiji
