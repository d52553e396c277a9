// SPDX-License-Identifier: Apache-2.0
#include "text/normalizer.h"

#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "text/characters.h"
#include "text/source.h"

namespace kaiji {
namespace {

/// Words that answer a question of a check sheet on their own.
constexpr auto kAnswerWords =
    std::to_array<std::string_view>({"有り",     "有",     "あり", "無し",   "無",       "なし",   "はい", "いいえ",
                                     "該当なし", "該当",   "対応", "対応済", "対応済み", "未対応", "実施", "実施済",
                                     "実施済み", "未実施", "可",   "可能",   "不可",     "○",      "×",    "△"});

/// Endings of a sentence, after which a space or a line break is the only full stop.
constexpr auto kSentenceEnds =
    std::to_array<std::string_view>({"です", "ます", "ません", "ました", "でした", "ください"});

bool is_answer_word(std::string_view text) {
  return std::find(kAnswerWords.begin(), kAnswerWords.end(), text) != kAnswerWords.end();
}

bool ends_sentence(std::string_view text, char32_t next) {
  if (next >= U'ぁ' && next <= U'ゖ') return false;  // 「行います が」: an ending and its particle
  return std::any_of(kSentenceEnds.begin(), kSentenceEnds.end(), [&](auto end) { return text.ends_with(end); });
}

/// Whether `text` ends with an address, which must not grow together with the word behind it.
bool ends_with_address(std::string_view text) {
  auto begin = text.size();
  while (begin > 0 && text[begin - 1] > ' ' && text[begin - 1] < 0x7F) --begin;
  return text.substr(begin).find("://") != std::string_view::npos;
}

/// Whether white space between `before` (the block so far) and `next` is kept.
bool space_stays(std::string_view before, char32_t next) {
  const auto last = last_of(before);
  if (!is_cjk(last) && !is_cjk(next)) return true;
  return is_answer_word(before) || ends_sentence(before, next) || ends_with_address(before);
}

/// Second step of normalization: takes NFKC text run by run and writes it with the rules for spaces and dashes.
/// Plain stretches are copied whole; only bytes that can begin a space or a dash are looked at.
class RunWriter {
 public:
  explicit RunWriter(NormalizedText& out) : out_(out), begin_(out.text.size()) {}

  /// NFKC left these bytes alone: `text` stands at `source` byte by byte.
  void unchanged(std::string_view text, std::uint32_t source) {
    std::size_t plain = 0;
    std::size_t at = 0;
    while (at < text.size()) {
      if (is_plain_here(text, at)) continue;
      copy(text.substr(plain, at - plain), source + static_cast<std::uint32_t>(plain));
      const auto begin = at;
      const auto c = decode_at(text, at);
      special(c, text.substr(begin, at - begin), {source_span(source + begin, source + at), false});
      plain = at;
    }
    copy(text.substr(plain), source + static_cast<std::uint32_t>(plain));
  }

  /// NFKC rewrote `source` as `text`.
  void changed(std::string_view text, SourceSpan source) {
    for (std::size_t at = 0; at < text.size();) {
      const auto begin = at;
      const auto c = decode_at(text, at);
      special(c, text.substr(begin, at - begin), {source, true});
    }
  }

  void line_break(SourceSpan source) { space({source, true}); }

  /// Ends the block; white space at its end is dropped.
  TextSpan finish() {
    settle_dash(U' ');
    return text_span(begin_, out_.text.size());
  }

 private:
  struct Origin {
    SourceSpan source;
    bool changed;
  };

  /// Moves `at` over one character that needs no rule, or says that it needs one.
  static bool is_plain_here(std::string_view text, std::size_t& at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead > 0x20 && lead < 0x7F) return ++at, true;
    if (lead < 0x80 || lead == 0xC2 || lead == 0xE2 || lead == 0xEF || lead == 0xF3) return false;
    const std::size_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (at + length > text.size()) return false;
    if (lead == 0xE3) {
      const auto second = static_cast<unsigned char>(text[at + 1]);
      const auto third = static_cast<unsigned char>(text[at + 2]);
      if (second == 0x80 && (third == 0x80 || third == 0x9C || third == 0xB0)) return false;  // space, wave dashes
      if (second == 0x83 && third == 0xBC) return false;                                      // ー
    }
    at += length;
    return true;
  }

  void copy(std::string_view text, std::uint32_t source) {
    if (text.empty()) return;
    settle(first_of(text));
    out_.text += text;
    out_.map.append(static_cast<std::uint32_t>(text.size()), source_span(source, source + text.size()), false);
  }

  void put(std::string_view text, const Origin& origin) {
    out_.text += text;
    out_.map.append(static_cast<std::uint32_t>(text.size()), origin.source, origin.changed);
  }

  void special(char32_t c, std::string_view bytes, const Origin& origin) {
    if (is_ignorable(c)) return;
    if (is_space(c)) return space(origin);
    settle(c);
    const Origin rewritten{origin.source, true};
    if (is_wave_dash(c)) return put("~", rewritten);
    const bool after_kana = is_kana(last_of(written()));
    if (c == U'ー' && !after_kana) return put("-", rewritten);  // typed for a dash: it lengthens kana only
    if (is_short_dash(c) && after_kana) {
      dash_ = rewritten;
    } else if (is_dash(c)) {
      put("-", rewritten);
    } else {
      put(bytes, origin);
    }
  }

  void space(const Origin& origin) {
    settle_dash(U' ');
    if (written().empty()) return;
    space_ = space_ ? Origin{cover(space_->source, origin.source), true} : origin;
  }

  /// Writes what waited for its right neighbour.
  void settle(char32_t next) {
    settle_dash(next);
    if (!space_) return;
    const Origin origin = *std::exchange(space_, std::nullopt);
    const bool plain = !origin.changed && origin.source.size() == 1;
    if (space_stays(written(), next)) put(" ", {origin.source, !plain});
  }

  void settle_dash(char32_t next) {
    if (!dash_) return;
    put(is_kana(next) ? "ー" : "-", *std::exchange(dash_, std::nullopt));
  }

  std::string_view written() const { return std::string_view(out_.text).substr(begin_); }

  NormalizedText& out_;
  std::size_t begin_;
  std::optional<Origin> space_;  ///< white space: dropped or one space, as its neighbours want
  std::optional<Origin> dash_;   ///< a short dash after kana: a long-vowel mark where kana follows
};

/// NFKC leaves these bytes alone for sure, whatever stands beside them: ASCII, kana without marks of their own, common
/// ideographs and brackets. Most lines are nothing else.
bool is_surely_nfkc(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      ++at;
      continue;
    }
    if (lead < 0xE3 || lead > 0xE9 || at + 2 >= text.size()) return false;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    if (lead == 0xE3) {
      const bool punctuation = second == 0x80 && third >= 0x81 && third <= 0x91;                     // 、 to 】
      const bool hiragana = second == 0x81 || (second == 0x82 && third <= 0x96);                     // ぁ to ゖ
      const bool katakana = (second == 0x82 && third >= 0xA1) || (second == 0x83 && third <= 0xBE);  // ァ to ヾ
      if (!punctuation && !hiragana && !katakana) return false;
    } else if (lead == 0xE4 && second < 0xB8) {
      return false;  // not yet the common ideographs
    }
    at += 3;
  }
  return true;
}

/// The rules for spaces and dashes leave these bytes alone, which are surely NFKC: no space, and long-vowel marks
/// behind kana alone.
bool is_surely_written(std::string_view text) {
  bool after_kana = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) {
      if (lead <= 0x20 || lead == 0x7F) return false;
      after_kana = false;
      ++at;
      continue;
    }
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const auto third = static_cast<unsigned char>(text[at + 2]);
    const bool behind_letters = second == 0x83 && third > 0xBA;  // ・ to ヾ
    const bool long_vowel = behind_letters && third == 0xBC;
    if (lead == 0xE3 && long_vowel && !after_kana) return false;
    after_kana = lead == 0xE3 && second > 0x80 && (!behind_letters || long_vowel);
    at += 3;
  }
  return true;
}

/// ICU's NFKC of one piece, run by run.
void write_piece(std::string_view source, SourceSpan piece, RunWriter& writer) {
  UErrorCode status = U_ZERO_ERROR;
  const auto bytes = piece.in(source);
  if (is_surely_nfkc(bytes)) return writer.unchanged(bytes, piece.begin.value);
  const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
  std::string normal;
  normal.reserve(bytes.size());
  icu::Edits edits;
  icu::StringByteSink<std::string> sink(&normal);
  nfkc->normalizeUTF8(0, {bytes.data(), static_cast<std::int32_t>(bytes.size())}, sink, &edits, status);
  if (U_FAILURE(status)) return;
  auto run = edits.getFineIterator();
  while (run.next(status)) {
    const auto begin = piece.begin.value + static_cast<std::uint32_t>(run.sourceIndex());
    const auto text = std::string_view(normal).substr(run.destinationIndex(), run.newLength());
    if (run.hasChange()) {
      writer.changed(text, source_span(begin, begin + run.oldLength()));
    } else {
      writer.unchanged(text, begin);
    }
  }
}

/// Whether the source between two pieces ends a line; a mark of emphasis does not.
bool breaks_line(std::string_view gap) {
  if (gap.find_first_of("\r\n") != std::string_view::npos) return true;
  if (gap.find('<') == std::string_view::npos) return false;
  constexpr auto kTags = std::to_array<std::string_view>({"<br", "</p>", "</li>", "</div>", "<BR", "</P>", "</LI>"});
  return std::any_of(kTags.begin(), kTags.end(),
                     [&](std::string_view tag) { return gap.find(tag) != std::string_view::npos; });
}

/// The escape that is the piece, or nullptr.
const Escape* escape_at(SourceSpan piece, std::span<const Escape> escapes) {
  const auto found = std::lower_bound(escapes.begin(), escapes.end(), piece,
                                      [](const Escape& escape, SourceSpan at) { return escape.span < at; });
  return found == escapes.end() || found->span != piece ? nullptr : &*found;
}

void write_escape(const Escape& escape, RunWriter& writer) {
  UErrorCode status = U_ZERO_ERROR;
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal);
  const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);
  nfkc->normalizeUTF8(0, {escape.meaning.data(), static_cast<std::int32_t>(escape.meaning.size())}, sink, nullptr,
                      status);
  if (U_SUCCESS(status)) writer.changed(normal, escape.span);
}

TextSpan write_pieces(std::string_view source, std::span<const SourceSpan> pieces, std::span<const Escape> escapes,
                      NormalizedText& out) {
  RunWriter writer(out);
  for (const auto& piece : pieces) {
    if (&piece != pieces.data()) {
      const auto before = std::prev(&piece)->end;
      const auto gap = source_span(before.value, std::max(before, piece.begin).value);
      if (breaks_line(gap.in(source))) writer.line_break(gap);
    }
    if (const Escape* escape = escapes.empty() ? nullptr : escape_at(piece, escapes)) {
      write_escape(*escape, writer);
    } else {
      write_piece(source, piece, writer);
    }
  }
  return writer.finish();
}

}  // namespace

TextSpan append_normalized(std::string_view source, std::span<const SourceSpan> pieces, NormalizedText& out) {
  return write_pieces(source, pieces, {}, out);
}

TextSpan append_normalized(const Source& source, std::span<const SourceSpan> pieces, NormalizedText& out) {
  return write_pieces(source.text, pieces, source.escapes, out);
}

std::string normalize(std::string_view text) {
  if (is_surely_nfkc(text) && is_surely_written(text)) return std::string(text);  // most words of packs
  NormalizedText normalized;
  const std::array piece{source_span(0, text.size())};
  append_normalized(text, piece, normalized);
  return std::move(normalized.text);
}

}  // namespace kaiji
