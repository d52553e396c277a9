// SPDX-License-Identifier: Apache-2.0
// Kind `fragment`: what is left of a sentence: a tail that stands alone (「ん。」) or a sentence that breaks off before
// its predicate (「Changelogでも製品」).
#include <algorithm>
#include <array>

#include "rules/reference_targets.h"
#include "rules/rule.h"

namespace kaiji {
namespace fragment_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"fault", "string", "tail (the end of a sentence stands alone) or broken-off (its predicate is missing).", true},
};

/// Ends of predicates that are no sentence.
constexpr std::array<std::string_view, 16> kTails = {
    "ん。",       "す。", "せん。",   "ません。",     "ます。",   "です。",   "した。",   "ました。",
    "たします。", "る。", "います。", "ております。", "ります。", "れます。", "ださい。", "さい。"};
/// What begins a sentence that is not there.
constexpr std::array<std::string_view, 10> kJoints = {"また、",       "なお、",     "ただし、", "さらに、",
                                                      "および、",     "そのため、", "加えて、", "したがって、",
                                                      "これにより、", "一方、"};
/// Phrases that a predicate must follow; a title may end with について and に向けて.
constexpr std::array<std::string_view, 10> kOpenPhrases = {"のうえで", "については", "に関しては", "に基づいて",
                                                           "に従って", "によって",   "に応じて",   "に対して",
                                                           "に則って", "に沿って"};
/// Particles that a predicate must follow.
constexpr std::array<std::string_view, 2> kOpenEnds = {"を", "が"};
/// 「…でも」「…にも」「…からも」, behind which a bare noun is no predicate either.
constexpr std::string_view kAlso = "も";
constexpr std::size_t kShortestBroken = 24;  // bytes: shorter cells are labels

bool is_one_of(std::string_view word, std::span<const std::string_view> list) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

class FragmentCheck : public Check {
 public:
  FragmentCheck(std::shared_ptr<const Rule> rule, bool tail) : rule_(std::move(rule)), tail_(tail) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& analysis = input.analysis;
    for (SentenceIndex at = 0; at < analysis.sentences.size(); ++at) {
      const auto& sentence = analysis.sentences[at];
      if (analysis.role_of(sentence) != BlockRole::Statement) continue;
      const auto place = tail_ ? tail(analysis, at) : broken_end(analysis, at);
      if (!place.empty()) findings.push_back(make_finding(*rule_, analysis.document, place, {}));
    }
  }

 private:
  /// A tail as a sentence of its own, where the sentence before it is complete.
  static TextSpan tail(const Analysis& analysis, SentenceIndex at) {
    const auto& sentence = analysis.sentences[at];
    if (!is_one_of(analysis.text_of(sentence), kTails)) return {};
    if (at > 0) {
      const auto before = analysis.text_of(analysis.sentences[at - 1]);
      const auto& block = analysis.document.blocks[analysis.sentences[at - 1].block];
      const bool complete = before.ends_with("。") || block.kind == BlockKind::Heading || block.table != kNone;
      if (!complete) return {};  // a page break inside a sentence
    }
    return sentence.span;
  }

  /// The last morphemes of a block that ends without a predicate and cannot go on.
  static TextSpan broken_end(const Analysis& analysis, SentenceIndex at) {
    const auto& sentence = analysis.sentences[at];
    const auto& block = analysis.document.blocks[sentence.block];
    if (sentence.span.end != block.text.end) return {};
    const bool comma = block.kind != BlockKind::Cell && analysis.text_of(sentence).ends_with("、");
    if (sentence.span.size() < kShortestBroken && !comma) return {};
    if (block.kind != BlockKind::Cell && block.kind != BlockKind::Paragraph && block.kind != BlockKind::ListItem)
      return {};
    const bool ends = ends_page(analysis.document, sentence.block);
    if (block.kind != BlockKind::Cell && !ends) return {};
    const auto text = analysis.text_of(sentence);
    if (ends && block.kind != BlockKind::Cell) {
      if (const auto open = open_clause(analysis, at); !open.empty()) return open;
    }
    if (block.kind == BlockKind::ListItem) return {};
    const bool may_end = std::any_of(kOpenEnds.begin(), kOpenEnds.end(), [&](auto end) { return text.ends_with(end); });
    const bool may_hold = text.substr(text.size() > 60 ? text.size() - 60 : 0).find(kAlso) != text.npos;
    if (!may_end && !may_hold) return {};
    const auto tokens = analysis.tokens(at);
    if (tokens.size() < 4) return {};
    return may_end ? open_particle(analysis, tokens) : noun_for_predicate(analysis, tokens);
  }

  /// A clause that ends with a comma, or a topic that nothing is said of, before a heading or the end: 「削除し、」,
  /// 「返信は」.
  static TextSpan open_clause(const Analysis& analysis, SentenceIndex at) {
    const auto text = analysis.text_of(analysis.sentences[at]);
    const auto tokens = analysis.tokens(at);
    if (is_one_of(text, kJoints)) return analysis.sentences[at].span;
    if (tokens.size() < 4) return {};
    for (const auto open : kOpenPhrases) {
      const auto end = analysis.sentences[at].span.end.value;
      if (text.ends_with(open)) return text_span(end - open.size(), end);
    }
    const auto& last = tokens.back();
    const auto& before = tokens[tokens.size() - 2];
    if (text.ends_with("、")) return cover(before.span, last.span);
    const auto word = last.span.in(analysis.document.text());
    const bool topic = last.pos == PartOfSpeech::Particle && (word == "は" || word == "に" || word == "により");
    return topic && before.pos == PartOfSpeech::Noun ? cover(before.span, last.span) : TextSpan{};
  }

  /// The paragraph cannot go on in the next block: a heading, a numbered paragraph or the end follows.
  static bool ends_page(const Document& document, BlockIndex at) {
    for (auto next = at + 1; next < document.blocks.size(); ++next) {
      const auto kind = document.blocks[next].kind;
      if (kind == BlockKind::Furniture || kind == BlockKind::Comment) continue;
      const bool numbered = kind == BlockKind::Paragraph && document.blocks[next].number.find('.') != std::string::npos;
      const bool annex = kind == BlockKind::Paragraph && !caption_label(document.text_of(next)).empty();
      return kind == BlockKind::Heading || numbered || annex;
    }
    return true;
  }

  static TextSpan open_particle(const Analysis& analysis, std::span<const TokenView> tokens) {
    const auto& last = tokens.back();
    const bool open = last.pos == PartOfSpeech::Particle && last.detail == "格助詞" &&
                      is_one_of(last.span.in(analysis.document.text()), kOpenEnds) &&
                      tokens[tokens.size() - 2].pos == PartOfSpeech::Noun;
    return open ? cover(tokens[tokens.size() - 2].span, last.span) : TextSpan{};
  }

  static TextSpan noun_for_predicate(const Analysis& analysis, std::span<const TokenView> tokens) {
    const auto& last = tokens.back();
    const auto& also = tokens[tokens.size() - 2];
    const auto& particle = tokens[tokens.size() - 3];
    const bool broken = last.pos == PartOfSpeech::Noun && last.detail == "一般" && !last.lemma.empty() &&
                        also.span.in(analysis.document.text()) == kAlso && particle.pos == PartOfSpeech::Particle &&
                        particle.detail == "格助詞";
    return broken ? cover(tokens[tokens.size() - 4].span, last.span) : TextSpan{};
  }

  std::shared_ptr<const Rule> rule_;
  bool tail_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  const auto fault = spec.keys.required_string("fault");
  if (fault != "tail" && fault != "broken-off") {
    return fail(spec.keys.where("fault"), "'fault' must be tail or broken-off");
  }
  return std::make_unique<const FragmentCheck>(spec.rule, fault == "tail");
}

}  // namespace
}  // namespace fragment_kind

extern const RuleKind kind_fragment;
constinit const RuleKind kind_fragment = {"fragment", "The tail or the head of a sentence without the rest.",
                                          fragment_kind::kParameters, fragment_kind::compile};

}  // namespace kaiji
