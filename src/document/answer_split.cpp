// SPDX-License-Identifier: Apache-2.0
#include "document/answer_split.h"

#include <algorithm>
#include <string>
#include <utility>

#include "document/table_words.h"
#include "text/characters.h"
#include "text/normalizer.h"

namespace kaiji {
namespace {

/// A question is told by its end: so many bytes of it are looked at, brackets included.
constexpr std::size_t kQuestionEnd = 240;
constexpr std::size_t kAnswerStart = 48;

bool is_continuation(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0) == 0x80;
}

/// The part of a cell between two dividers.
struct Segment {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

/// The segments of all pieces: white space divides, and so do 「か。」 and a question mark.
std::vector<Segment> segments_of(std::span<const SourceSpan> pieces, std::string_view source) {
  std::vector<Segment> segments;
  for (const auto& piece : pieces) {
    Segment open{piece.begin.value, piece.begin.value};
    const auto words = piece.in(source);
    char32_t last = 0;
    for (std::size_t at = 0; at < words.size();) {
      const auto c = decode_at(words, at);
      const auto after = piece.begin.value + static_cast<std::uint32_t>(at);
      const bool asked = c == U'?' || c == U'？' || (c == U'。' && last == U'か');
      last = c;
      if (!is_space(c)) open.end = after;
      if (!is_space(c) && !asked) continue;
      if (open.end > open.begin) segments.push_back(open);
      open = {after, after};
    }
    if (open.end > open.begin) segments.push_back(open);
  }
  return segments;
}

std::string tail_of(std::uint32_t begin, std::uint32_t end, std::string_view source) {
  if (end - begin > kQuestionEnd) begin = end - kQuestionEnd;
  while (begin < end && is_continuation(source[begin])) ++begin;
  return normalize(source.substr(begin, end - begin));
}

std::string head_of(std::uint32_t begin, std::uint32_t end, std::string_view source) {
  end = std::min<std::uint32_t>(end, begin + kAnswerStart);
  while (end > begin && end < source.size() && is_continuation(source[end])) --end;
  return normalize(source.substr(begin, end - begin));
}

}  // namespace

std::optional<SourceOffset> find_answer(std::span<const SourceSpan> pieces, std::string_view source,
                                        SplitEvidence evidence) {
  const auto segments = segments_of(pieces, source);
  if (segments.size() < 2) return std::nullopt;
  const auto begin = segments.front().begin;
  const auto end = segments.back().end;
  if (asks(tail_of(segments.back().begin, end, source))) return std::nullopt;
  const bool stated = evidence == SplitEvidence::Weak && answers(tail_of(begin, end, source));
  for (std::size_t i = 0; i + 1 < segments.size(); ++i) {
    const Segment& next = segments[i + 1];
    if (asks(tail_of(next.begin, next.end, source))) continue;
    const auto question = tail_of(begin, segments[i].end, source);
    const auto answer = head_of(next.begin, end, source);
    if (starts_with_answer(question)) return std::nullopt;
    if (asks(question) || (may_ask(question) && (starts_with_answer(answer) || stated)))
      return SourceOffset{next.begin};
  }
  return std::nullopt;
}

std::pair<std::vector<SourceSpan>, std::vector<SourceSpan>> split_pieces(std::span<const SourceSpan> pieces,
                                                                         SourceOffset at) {
  std::pair<std::vector<SourceSpan>, std::vector<SourceSpan>> parts;
  for (const auto& piece : pieces) {
    if (piece.begin < at) parts.first.push_back({piece.begin, std::min(piece.end, at)});
    if (at < piece.end) parts.second.push_back({std::max(piece.begin, at), piece.end});
  }
  return parts;
}

}  // namespace kaiji
