// SPDX-License-Identifier: Apache-2.0
#include "document/answer_split.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/strings.h"
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

/// Bytes from an opening bracket to behind its closing one; 0 where there is none.
std::size_t bracket_at(std::string_view words, std::size_t at) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kBrackets{
      {{"(", ")"}, {"（", "）"}, {"「", "」"}, {"『", "』"}, {"[", "]"}}};
  const auto rest = words.substr(at);
  for (const auto& [open, close] : kBrackets) {
    if (!rest.starts_with(open)) continue;
    const auto end = rest.find(close);
    return end == std::string_view::npos ? 0 : end + close.size();
  }
  return 0;
}

/// A colon or an arrow behind words divides; in 「8:30」 and 「https://」 it does not.
bool divides(std::string_view words, std::size_t at, char32_t c, std::size_t after) {
  if (c == U'→' || c == U'⇒') return true;
  if (c != U':' && c != U'：') return false;
  const auto is_digit = [](char byte) { return byte >= '0' && byte <= '9'; };
  const bool time = at > 0 && is_digit(words[at - 1]) && after < words.size() && is_digit(words[after]);
  return !time && !words.substr(after).starts_with("//");
}

/// The segments of all pieces: white space, colons and arrows divide, and so do 「か。」 and a question mark, where no
/// bracket stands around them.
std::vector<Segment> segments_of(std::span<const SourceSpan> pieces, std::string_view source) {
  std::vector<Segment> segments;
  for (const auto& piece : pieces) {
    Segment open{piece.begin.value, piece.begin.value};
    const auto words = piece.in(source);
    char32_t last = 0;
    for (std::size_t at = 0; at < words.size();) {
      if (const auto bracket = bracket_at(words, at); bracket > 0) {
        at += bracket;
        open.end = piece.begin.value + static_cast<std::uint32_t>(at);
        last = 0;
        continue;
      }
      const auto before = at;
      const auto c = decode_at(words, at);
      const auto after = piece.begin.value + static_cast<std::uint32_t>(at);
      const bool asked = c == U'?' || c == U'？' || (c == U'。' && last == U'か');
      const bool space = is_space(c) || divides(words, before, c, at);
      last = c;
      if (!space) open.end = after;
      if (!space && !asked) continue;
      if (open.end > open.begin) segments.push_back(open);
      open = {after, after};
    }
    if (open.end > open.begin) segments.push_back(open);
  }
  return segments;
}

/// Bytes of a mark that announces an answer: 「【回答】」, 「A:」.
std::size_t announced(std::string_view words) {
  constexpr std::array<std::string_view, 8> kMarks{"【回答】",     "[回答]", "(回答)", "（回答）",
                                                   "【当社回答】", "A.",     "Ａ．",   "■回答"};
  for (const auto mark : kMarks) {
    if (words.starts_with(mark)) return mark.size();
  }
  return 0;
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
    const auto mark = announced(source.substr(next.begin, next.end - next.begin));
    if (mark > 0 && mark < next.end - next.begin) return SourceOffset{next.begin + static_cast<std::uint32_t>(mark)};
    if (asks(tail_of(next.begin, next.end, source))) continue;
    const auto question = tail_of(begin, segments[i].end, source);
    const auto answer = head_of(next.begin, end, source);
    if (starts_with_answer(question)) return std::nullopt;
    if (evidence == SplitEvidence::Known) return SourceOffset{next.begin};
    if (asks(question) || (may_ask(question) && (starts_with_answer(answer) || stated)))
      return SourceOffset{next.begin};
  }
  return std::nullopt;
}

bool echoes(std::span<const SourceSpan> pieces, std::string_view source, SourceOffset at) {
  const auto [question, answer] = split_pieces(pieces, at);
  const auto text = [&](const std::vector<SourceSpan>& parts) {
    std::string joined;
    for (const auto& part : parts) joined += normalize(part.in(source));
    return std::string(trim(joined));
  };
  return text(question) == text(answer);
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
