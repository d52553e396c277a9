// SPDX-License-Identifier: Apache-2.0
#include "loaders/line_marks.h"

#include <array>

#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::u32string_view kBullets = U"・･•‣◦∙·-–−*+➢✓✔→⇒\uF0B7\uF06C\uF0A7\uF0D8";
constexpr std::u32string_view kBoxes = U"■□◆◇●○◯◎▼▲▽△▶►★☆";
constexpr std::u32string_view kHanDigits = U"〇一二三四五六七八九十百";
constexpr std::u32string_view kChapterUnits = U"章節条項編部款号";
constexpr std::u32string_view kCounters =
    U"年月日時分秒回件%倍円個名台世代社種桁点割ヶヵかカケパポ営人以未程超万億千兆週~";

/// Half-width form of the ASCII range; the ideographic space as a space.
char32_t fold(char32_t c) {
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  return c == 0x3000 ? U' ' : c;
}

/// A cursor over folded characters.
class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}
  std::size_t at() const { return at_; }
  bool done() const { return at_ >= text_.size(); }
  char32_t peek() const {
    auto next = at_;
    return done() ? U'\0' : fold(decode_at(text_, next));
  }
  char32_t take() { return fold(decode_at(text_, at_)); }
  bool take(char32_t c) { return peek() == c && (take(), true); }
  bool take_any(std::u32string_view set) { return !done() && set.find(peek()) != set.npos && (take(), true); }
  void skip_space() {
    while (!done() && is_space(peek())) take();
  }
  /// At most `limit` digits, as a number; -1 for none or more.
  int digits(int limit) {
    int value = 0;
    int count = 0;
    for (; is_ascii_digit(peek()); ++count)
      value = count < limit ? value * 10 + static_cast<int>(take() - U'0') : (take(), value);
    return count == 0 || count > limit ? -1 : value;
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

LineMark finish(LineMark mark, Cursor cursor) {
  cursor.skip_space();
  mark.length = cursor.at();
  return mark;
}

LineMark read_hash(Cursor cursor) {
  LineMark mark;
  while (mark.depth < 6 && cursor.take(U'#')) ++mark.depth;
  if (mark.depth == 0 || !is_space(cursor.peek())) return {};
  mark.kind = MarkKind::Hash;
  return finish(mark, cursor);
}

LineMark read_chapter(std::string_view words) {
  Cursor cursor(words);
  if (!cursor.take(U'第')) return {};
  cursor.skip_space();
  if (cursor.digits(3) < 0) {
    if (!cursor.take_any(kHanDigits)) return {};
    while (cursor.take_any(kHanDigits)) continue;
  }
  cursor.skip_space();
  LineMark mark;
  mark.kind = MarkKind::Chapter;
  const auto unit = cursor.peek();
  if (!cursor.take_any(kChapterUnits)) return {};
  if (cursor.take(U'の') && cursor.digits(2) < 0) return {};
  mark.depth = unit == U'編' || unit == U'部' ? 1 : unit == U'章' ? 2 : unit == U'節' ? 3 : unit == U'条' ? 4 : 5;
  mark.number = words.substr(0, cursor.at());
  const auto next = cursor.peek();
  if (!cursor.done() && !is_space(next) && next != U'(' && next != U':' && next != U'【') return {};
  return finish(mark, cursor);
}

/// Ⅰ. or IV. before a title.
LineMark read_roman(std::string_view words) {
  Cursor cursor(words);
  LineMark mark;
  mark.kind = MarkKind::Chapter;
  mark.depth = 2;
  const auto c = cursor.peek();
  if (c >= 0x2160 && c <= 0x216B) {
    cursor.take();
    mark.value = static_cast<int>(c - 0x215F);
  } else {
    while (cursor.take_any(U"IVX")) continue;
    if (cursor.at() == 0 || cursor.peek() != U'.') return {};
  }
  mark.number = words.substr(0, cursor.at());
  const bool closed = cursor.take_any(U".、:");
  if (!cursor.done() && !is_space(cursor.peek()) && !(closed && is_cjk(cursor.peek()))) return {};
  return finish(mark, cursor);
}

/// Letters before the first dot: an annex of a standard ("A", "CLD") or a Roman number.
std::size_t read_prefix(Cursor& cursor) {
  std::size_t letters = 0;
  for (; letters < 4 && cursor.peek() >= U'A' && cursor.peek() <= U'Z'; ++letters) cursor.take();
  return letters;
}

LineMark read_decimal(std::string_view words) {
  Cursor cursor(words);
  LineMark mark;
  mark.kind = MarkKind::Decimal;
  if (read_prefix(cursor) > 0) {
    mark.depth = 1;
    if (!cursor.take(U'.')) return {};
  }
  bool hyphen = false;
  std::size_t end = 0;
  for (;;) {
    const int value = cursor.digits(3);
    if (value < 0) {
      if (mark.depth == 0) return {};
      break;
    }
    mark.value = value;
    ++mark.depth;
    mark.closed = false;
    end = cursor.at();
    if (mark.depth > 8) return {};
    const bool dash = cursor.take(U'-');
    if (!dash && !cursor.take(U'.')) break;
    hyphen |= dash;
    mark.closed = true;
  }
  if (end == 0) return {};
  mark.number = words.substr(0, end);
  const auto next = cursor.peek();
  if (cursor.done() || is_space(next)) return finish(mark, cursor);
  // 「5.7の記録の対象から外しています」: a wrapped line that speaks of section 5.7.
  constexpr std::u32string_view kParticles = U"のにをでがへや、。";
  if (!mark.closed && kParticles.find(next) != kParticles.npos) return {};
  const bool words_follow = is_cjk(next) || (is_ascii_letter(next) && mark.closed);
  const bool numbers = !hyphen && (mark.closed || mark.depth >= 2);
  if (!numbers || !words_follow || kCounters.find(next) != kCounters.npos) return {};
  return finish(mark, cursor);
}

LineMark read_paren(std::string_view words) {
  Cursor cursor(words);
  LineMark mark;
  mark.kind = MarkKind::Paren;
  const bool open = cursor.take(U'(');
  const auto c = cursor.peek();
  if (is_ascii_digit(c)) {
    mark.value = cursor.digits(2);
    if (mark.value < 0) return {};
  } else if (is_ascii_letter(c) || is_katakana(c)) {
    mark.value = static_cast<int>(cursor.take());
    if (open && (is_ascii_letter(c) && c >= U'i' && c <= U'x')) {
      while (is_ascii_letter(cursor.peek()) && cursor.at() < 6) cursor.take();  // (ii), (iv)
    }
  } else {
    return {};
  }
  const auto inner_end = cursor.at();
  if (!cursor.take(U')')) return {};
  mark.number = words.substr(0, open ? cursor.at() : inner_end);
  return finish(mark, cursor);
}

LineMark read_circled(std::string_view words) {
  Cursor cursor(words);
  const auto c = cursor.take();
  const bool circled = (c >= 0x2460 && c <= 0x2473) || (c >= 0x2776 && c <= 0x277F) || (c >= 0x3251 && c <= 0x325F);
  if (!circled) return {};
  LineMark mark;
  mark.kind = MarkKind::Circled;
  mark.value = static_cast<int>(c);
  mark.number = words.substr(0, cursor.at());
  cursor.take(U'.');
  return finish(mark, cursor);
}

LineMark read_note(std::string_view words) {
  Cursor cursor(words);
  LineMark mark;
  mark.kind = MarkKind::Note;
  if (cursor.take(U'※') || (words.starts_with("＊") && cursor.take(U'*'))) {
    cursor.digits(2);
    cursor.take(U')');
    cursor.take(U':');
    return finish(mark, cursor);
  }
  if (cursor.take(U'*') && is_ascii_digit(cursor.peek())) {
    cursor.digits(2);
    cursor.take(U':');
    return finish(mark, cursor);
  }
  cursor = Cursor(words);
  const bool open = cursor.take(U'(') || cursor.take(U'[');
  if (!cursor.take(U'注')) return {};
  cursor.digits(2);
  if (open ? cursor.take(U')') || cursor.take(U']') : cursor.take(U')') || cursor.take(U':') || cursor.take(U'.'))
    return finish(mark, cursor);
  return {};
}

/// The sign is repeated and a word follows without a space.
bool stands_for_name(Cursor cursor, char32_t sign) {
  if (cursor.peek() != sign) return false;
  while (cursor.peek() == sign) cursor.take();
  return !cursor.done() && !is_space(cursor.peek());
}

LineMark read_bullet(std::string_view words) {
  Cursor cursor(words);
  LineMark mark;
  while (!cursor.done()) {
    const auto before = cursor;
    const auto c = cursor.take();
    const bool box = kBoxes.find(c) != kBoxes.npos;
    if (!box && kBullets.find(c) == kBullets.npos) {
      cursor = before;
      break;
    }
    const bool spaced = cursor.done() || is_space(cursor.peek());
    if (c < 0x80 && !spaced) {
      cursor = before;
      break;
    }
    // 「○○株式会社」, 「●●部」: two signs alike stand in place of a name.
    if (box && mark.kind == MarkKind::None && stands_for_name(cursor, c)) return {};
    if (mark.kind == MarkKind::None) {
      mark.kind = box ? MarkKind::Box : MarkKind::Bullet;
      mark.sign = c;
    }
    cursor.skip_space();
  }
  if (mark.kind == MarkKind::None) return {};
  return finish(mark, cursor);
}

}  // namespace

LineMark read_mark(std::string_view words) {
  if (words.empty()) return {};
  constexpr std::array kReaders = {+[](std::string_view text) { return read_hash(Cursor(text)); },
                                   +[](std::string_view text) { return read_note(text); },
                                   +[](std::string_view text) { return read_bullet(text); },
                                   +[](std::string_view text) { return read_chapter(text); },
                                   +[](std::string_view text) { return read_roman(text); },
                                   +[](std::string_view text) { return read_circled(text); },
                                   +[](std::string_view text) { return read_paren(text); },
                                   +[](std::string_view text) { return read_decimal(text); }};
  for (const auto read : kReaders) {
    if (auto mark = read(words); mark.kind != MarkKind::None) return mark;
  }
  return {};
}

}  // namespace kaiji
