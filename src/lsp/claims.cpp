// SPDX-License-Identifier: Apache-2.0
#include "lsp/claims.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace kaiji::lsp {
namespace {

constexpr std::size_t kMaxQuote = 240;  // bytes

/// `text` cut at a character's border.
std::string shortened(std::string text) {
  if (text.size() <= kMaxQuote) return text;
  auto end = kMaxQuote;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;
  return text.substr(0, end) + "…";
}

/// What is known of a claim besides its value.
std::vector<std::string> qualifiers(const Claim& claim) {
  std::vector<std::string> known;
  const auto add = [&](std::string_view name, std::string_view value) {
    if (!value.empty()) known.push_back(fmt::format("{}: {}", name, value));
  };
  if (claim.polarity == Polarity::Denied) add("polarity", to_string(claim.polarity));
  if (claim.modality != Modality::Unknown) add("modality", to_string(claim.modality));
  if (claim.actor != Actor::Unknown) add("actor", to_string(claim.actor));
  if (claim.anchor != Anchor::Unknown) add("anchor", to_string(claim.anchor));
  if (claim.tense != Tense::Present) add("tense", to_string(claim.tense));
  add("service", claim.subject.service);
  add("plan", claim.subject.plan);
  add("data", claim.subject.data);
  add("environment", claim.subject.environment);
  return known;
}

}  // namespace

SourceSpan source_span_of(const Claim& claim, const Judgement& judgement) {
  return judgement.analysis()->document.to_source(claim.value.span);
}

SourceSpan sentence_of(const Claim& claim, const Judgement& judgement) {
  const auto& analysis = *judgement.analysis();
  return analysis.document.to_source(analysis.sentences[claim.sentence].span);
}

std::string quoted(const Claim& claim, const Judgement& judgement) {
  const auto& text = judgement.analysis()->document.source.text;
  auto words = std::string(sentence_of(claim, judgement).in(text));
  return fmt::format("「{}」", shortened(replace_all(replace_all(std::move(words), "\r", ""), "\n", " ")));
}

std::string describe(const Claim& claim, const Judgement& judgement) {
  const auto& vocabulary = judgement.setup.engine->linter->vocabulary();
  const auto name = vocabulary.concept_name(claim.concept_id, judgement.language() == Language::English);
  auto text = fmt::format("{} = {} (`{}`)", name, display(claim.value.value, claim.value.bound), claim.concept_id);
  for (const auto& each : qualifiers(claim)) text += fmt::format("\n- {}", each);
  return text;
}

const Claim* claim_at(SourceOffset at, const Judgement& judgement) {
  const auto& claims = judgement.analysis()->claims;
  const auto touching = [&](auto span_of) {
    const auto found = std::find_if(claims.begin(), claims.end(), [&](const Claim& claim) {
      const SourceSpan span = span_of(claim, judgement);
      return span.begin <= at && at <= span.end;
    });
    return found == claims.end() ? nullptr : &*found;
  };
  const Claim* value = touching(source_span_of);
  return value != nullptr ? value : touching(sentence_of);
}

std::string normalized(const Claim& claim, const Judgement& judgement) {
  if (claim.value.value.type == ValueType::Flag) return {};
  auto text = display(claim.value.value, claim.value.bound);
  return claim.value.span.in(judgement.analysis()->document.text()) == text ? std::string() : text;
}

}  // namespace kaiji::lsp
