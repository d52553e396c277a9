// SPDX-License-Identifier: Apache-2.0
#include "language/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <memory>

namespace kaiji {
namespace {

/// Longest sentence in bytes; a text without marks is cut, so that no later step meets a sentence of megabytes.
constexpr std::size_t kMaxSentence = 8 * 1024;

struct CloseText {
  void operator()(UText* text) const { utext_close(text); }
};

/// ICU's sentence rules over UTF-8. Not for threads: each has its own.
class Breaker {
 public:
  Breaker() {
    UErrorCode status = U_ZERO_ERROR;
    iterator_.reset(icu::BreakIterator::createSentenceInstance(icu::Locale::getJapanese(), status));
    assert(U_SUCCESS(status) && "ICU's data lacks the sentence rules");
  }

  /// Ends of ICU's sentences in `text`, in bytes; the last one is its size.
  std::vector<std::size_t> ends(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    UText* opened = utext_openUTF8(text_.get(), text.data(), static_cast<std::int64_t>(text.size()), &status);
    if (text_ == nullptr) text_.reset(opened);
    iterator_->setText(opened, status);
    assert(U_SUCCESS(status));
    std::vector<std::size_t> all;
    iterator_->first();
    for (auto end = iterator_->next(); end != icu::BreakIterator::DONE; end = iterator_->next()) {
      all.push_back(static_cast<std::size_t>(end));
    }
    return all;
  }

 private:
  std::unique_ptr<icu::BreakIterator> iterator_;
  std::unique_ptr<UText, CloseText> text_;
};

bool is_ascii(char32_t code) {
  return code < 0x80;
}
bool is_white(char32_t code) {
  return code == ' ' || u_isUWhiteSpace(static_cast<UChar32>(code)) != 0;
}
bool is_lower(char32_t code) {
  return code >= 'a' && code <= 'z';
}
bool is_upper(char32_t code) {
  return code >= 'A' && code <= 'Z';
}

char32_t character_before(std::string_view text, std::size_t at) {
  if (at == 0) return 0;
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  auto index = static_cast<std::int32_t>(at);
  UChar32 code = 0;
  U8_PREV(bytes, 0, index, code);
  return static_cast<char32_t>(code);
}

char32_t character_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  UChar32 code = 0;
  U8_NEXT(text.data(), at, text.size(), code);
  return static_cast<char32_t>(code);
}

/// `end` moved back over white space.
std::size_t without_spaces(std::string_view text, std::size_t end) {
  for (char32_t before = character_before(text, end); is_white(before); before = character_before(text, end)) {
    end -= static_cast<std::size_t>(U8_LENGTH(static_cast<UChar32>(before)));
  }
  return end;
}

constexpr std::u32string_view kOpening = U"（「『(【[〈《〔“";
constexpr std::u32string_view kClosing = U"）」』)】]〉》〕”";

/// `end` moved back over opening brackets: to ICU 「…。「」 belongs to the sentence before, to a reader it opens the
/// next.
std::size_t without_opening(std::string_view text, std::size_t end) {
  for (char32_t before = character_before(text, end); kOpening.find(before) != std::u32string_view::npos;
       before = character_before(text, end)) {
    end -= static_cast<std::size_t>(U8_LENGTH(static_cast<UChar32>(before)));
  }
  return end;
}

/// Brackets that a closing one may stand in, so that odd input costs linear time.
constexpr std::ptrdiff_t kMaxNesting = 16;

/// Pairs of brackets in `text`, as [offset of the opening one, end of the closing one). What is never closed, or closed
/// by another sort, is no bracket. Outer pairs alone, in order.
std::vector<std::pair<std::size_t, std::size_t>> bracket_pairs(std::string_view text) {
  struct Open {
    std::size_t kind;
    std::size_t at;
  };
  std::vector<Open> open;
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    UChar32 code = 0;
    U8_NEXT(text.data(), at, text.size(), code);
    const auto symbol = static_cast<char32_t>(code);
    if (const auto kind = kOpening.find(symbol); kind != std::u32string_view::npos) {
      open.push_back({kind, begin});
    } else if (const auto closed = kClosing.find(symbol); closed != std::u32string_view::npos) {
      const auto last = std::ssize(open) <= kMaxNesting ? open.rend() : open.rbegin() + kMaxNesting;
      const auto match = std::find_if(open.rbegin(), last, [&](const Open& o) { return o.kind == closed; });
      if (match == last) continue;
      const std::size_t opened = match->at;
      open.erase(std::prev(match.base()), open.end());
      while (!pairs.empty() && pairs.back().first > opened) pairs.pop_back();
      pairs.emplace_back(opened, at);
    }
  }
  return pairs;
}

bool inside_brackets(const std::vector<std::pair<std::size_t, std::size_t>>& pairs, std::size_t at) {
  const auto after = std::upper_bound(pairs.begin(), pairs.end(), std::pair{at, std::size_t{0}});
  return after != pairs.begin() && std::prev(after)->first < at && at < std::prev(after)->second;
}

/// True for 「…。」と and (…。)は: the sentence goes on after the bracket with a particle.
bool goes_on_after_bracket(std::string_view text, std::size_t at) {
  if (kClosing.find(character_before(text, at)) == std::u32string_view::npos) return false;
  return std::u32string_view(U"とをはがのにでやへ、").find(character_at(text, at)) != std::u32string_view::npos;
}

/// A mark of ASCII ends a sentence after Japanese text, or between an English word and a capital: not in "Inc. ",
/// "27001. ", "https://example.com/?a" or "Yahoo! JAPAN".
bool ascii_mark_ends(std::string_view text, std::size_t at) {
  std::size_t end = without_spaces(text, at);
  const char32_t mark = character_before(text, end);
  if (mark != U'.' && mark != U'?' && mark != U'!') return true;
  while (end > 0 && std::u32string_view(U".?!)]\"'").find(character_before(text, end)) != std::u32string_view::npos)
    --end;
  if (!is_ascii(character_before(text, end))) return true;
  std::size_t word = end;
  while (word > 0 && is_lower(static_cast<unsigned char>(text[word - 1]))) --word;
  const bool english = end - word >= 4 && (word == 0 || text[word - 1] == ' ');
  return english && character_before(text, at) == U' ' && is_upper(character_at(text, at));
}

/// Where a sentence that has no end within kMaxSentence is cut: after a comma or a space, else between characters.
std::size_t cut(std::string_view text) {
  const std::string_view head = text.substr(0, kMaxSentence);
  for (const std::string_view mark : {"、", " "}) {
    const auto at = head.rfind(mark);
    if (at != std::string_view::npos && at >= kMaxSentence / 2) return at + mark.size();
  }
  std::size_t end = kMaxSentence;
  while (end > kMaxSentence - 4 && U8_IS_TRAIL(static_cast<std::uint8_t>(text[end]))) --end;
  return end;
}

/// Adds [begin, end) of the document's text without the spaces at its ends.
void add_sentence(std::string_view text, TextSpan span, BlockIndex block, std::vector<Sentence>& sentences) {
  std::size_t begin = span.begin.value;
  std::size_t end = span.end.value;
  while (end - begin > kMaxSentence) {
    const std::size_t length = cut(text.substr(begin, end - begin));
    add_sentence(text, text_span(begin, begin + length), block, sentences);
    begin += length;
  }
  while (begin < end && is_white(character_at(text, begin))) U8_FWD_1(text.data(), begin, end);
  end = std::max(begin, without_spaces(text, end));
  if (begin < end) sentences.push_back({text_span(begin, end), block});
}

/// True where a text may hold more than one sentence: most cells and headings do not, and ICU need not see them.
bool has_inner_mark(std::string_view text) {
  constexpr std::array<std::string_view, 6> kMarks{"。", ".", "?", "!", "\n", "\r"};
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view mark) {
    const auto at = text.find(mark);
    return at != std::string_view::npos && at + mark.size() < text.size();
  });
}

void split_block(const Document& document, BlockIndex index, Breaker& breaker, std::vector<Sentence>& sentences) {
  const TextSpan block = document.blocks[index].text;
  const std::string_view text = block.in(document.text());
  const auto add = [&](std::size_t begin, std::size_t end) {
    add_sentence(document.text(), text_span(block.begin.value + begin, block.begin.value + end), index, sentences);
  };
  if (!has_inner_mark(text)) return add(0, text.size());
  const auto pairs = bracket_pairs(text);
  std::size_t begin = 0;
  for (const std::size_t edge : breaker.ends(text)) {
    const std::size_t end = edge < text.size() ? without_opening(text, edge) : edge;
    if (end <= begin) continue;
    const bool line = text[end - 1] == '\n' || text[end - 1] == '\r';
    if (end < text.size() && !line &&
        (inside_brackets(pairs, end) || goes_on_after_bracket(text, end) || !ascii_mark_ends(text, end))) {
      continue;
    }
    add(begin, end);
    begin = end;
  }
}

}  // namespace

std::vector<Sentence> split_sentences(const Document& document) {
  thread_local Breaker breaker;
  std::vector<Sentence> sentences;
  for (BlockIndex i = 0; i < document.blocks.size(); ++i) {
    const BlockKind kind = document.blocks[i].kind;
    if (kind == BlockKind::Comment || kind == BlockKind::Furniture || kind == BlockKind::Code) continue;
    split_block(document, i, breaker, sentences);
  }
  return sentences;
}

}  // namespace kaiji
