// SPDX-License-Identifier: Apache-2.0
#include "claims/clauses.h"

#include <algorithm>
#include <array>

#include "claims/numerals.h"

namespace kaiji {
namespace {

constexpr std::array<std::string_view, 4> kCommas{"、", ",", ";", "。"};
/// Endings of a predicate that goes on: 取得し、 保管しており、 ですが、
constexpr std::array<std::string_view, 22> kPredicateEnds{
    "し",     "おり", "て",   "で",   "きて", "き",   "い",   "ず",   "ますが", "ですが", "るが",
    "ないが", "たが", "ため", "ので", "ます", "です", "せん", "行い", "れ",     "とし",   "ものの"};
/// Endings that look the same and are a topic, a place or a list.
constexpr std::array<std::string_view, 24> kNoPredicateEnds{
    "にて",   "として",   "おいて", "ついて", "関して", "対して", "よって",   "したがって",
    "従って", "基づいて", "応じて", "では",   "には",   "ただし", "但し",     "なし",
    "もし",   "場合で",   "なお",   "に対し", "に関し", "に際し", "における", "あたって"};

/// 「消えるため、」 and 「90日間のため、」 are predicates, 「メンテナンスのため、」 is a purpose.
bool gives_reason(std::string_view segment) {
  constexpr std::array<std::string_view, 7> kFigures{"日のため", "間のため", "月のため", "年のため",
                                                     "回のため", "分のため", "次のため"};
  return !segment.ends_with("のため") || ends_with_any(segment, segment.size(), kFigures);
}

bool predicate_before(std::string_view text, std::size_t begin, std::size_t comma, std::span<const TokenView> tokens) {
  const std::string_view segment = text.substr(begin, comma - begin);
  if (ends_with_any(segment, segment.size(), kNoPredicateEnds)) return false;
  for (const TokenView& token : tokens) {
    if (token.span.end.value != comma) continue;
    if (token.pos == PartOfSpeech::Verb || token.pos == PartOfSpeech::Auxiliary) return true;
    if (token.pos == PartOfSpeech::Noun && segment.ends_with("ため")) return gives_reason(segment);
    if (token.pos == PartOfSpeech::Noun) return token.detail == "サ変接続";
    return token.pos == PartOfSpeech::Particle && token.detail == "接続助詞";
  }
  return ends_with_any(segment, segment.size(), kPredicateEnds);
}

}  // namespace

Clauses::Clauses(std::string_view text, TextSpan sentence, std::span<const TokenView> tokens) {
  struct Bracket {
    std::size_t begin;
  };
  std::vector<Bracket> open;
  std::vector<Clause> bracketed;
  std::size_t begin = sentence.begin.value;
  const std::string_view words = text.substr(0, sentence.end.value);
  for (std::size_t at = begin; at < words.size(); at += character_length(words, at)) {
    if (words[at] == '(' && open.size() < 16) {
      open.push_back({at + 1});
    } else if (words[at] == ')' && !open.empty()) {
      bracketed.push_back({text_span(open.back().begin, at), static_cast<std::uint32_t>(clauses_.size())});
      open.pop_back();
    } else if (open.empty() && match_any(words, at, kCommas) > 0 && predicate_before(words, begin, at, tokens)) {
      clauses_.push_back({text_span(begin, at), kNone});
      begin = at + match_any(words, at, kCommas);
    }
  }
  clauses_.push_back({text_span(std::min(begin, words.size()), words.size()), kNone});
  top_level_ = clauses_.size();
  clauses_.insert(clauses_.end(), bracketed.begin(), bracketed.end());
}

std::uint32_t Clauses::host_at(TextOffset place) const {
  for (std::size_t i = 0; i < top_level_; ++i)
    if (place < clauses_[i].span.end) return static_cast<std::uint32_t>(i);
  return static_cast<std::uint32_t>(top_level_ - 1);
}

std::uint32_t Clauses::at(TextOffset place) const {
  std::uint32_t best = kNone;
  for (std::size_t i = top_level_; i < clauses_.size(); ++i)
    if (clauses_[i].span.contains(place) && (best == kNone || clauses_[i].span.size() < clauses_[best].span.size()))
      best = static_cast<std::uint32_t>(i);
  return best != kNone ? best : host_at(place);
}

}  // namespace kaiji
