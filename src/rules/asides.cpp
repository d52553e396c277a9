// SPDX-License-Identifier: Apache-2.0
#include "rules/asides.h"

#include <algorithm>

#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::size_t kAsideReach = 240;  ///< bytes of a title or a reading on one side of a word

/// Up to `kAsideReach` bytes before and behind a place.
struct Around {
  std::string_view before;
  std::string_view after;
};

Around around(std::string_view text, std::size_t begin, std::size_t end) {
  const auto from = begin > kAsideReach ? begin - kAsideReach : 0;
  return {text.substr(from, begin - from), text.substr(end, kAsideReach)};
}

/// Katakana, spaces and middle dots alone stand in brackets behind a Latin letter.
bool is_reading(const Document& document, TextSpan words) {
  const auto [before, after] = around(document.text(), words.begin.value, words.end.value);
  const auto open = before.rfind('(');
  const auto close = after.find(')');
  if (open == before.npos || close == after.npos || open == 0) return false;
  const auto name = before.substr(0, open).find_last_not_of(' ');
  // 「FW(ファイアウォール)」 says what it stands for in words of its author.
  if (name == before.npos || before[name] < 'a' || before[name] > 'z') return false;
  const auto spoken = [](std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto c = decode_at(text, at);
      if (!is_katakana(c) && !is_space(c) && c != U'・') return false;
    }
    return true;
  };
  return spoken(before.substr(open + 1)) && spoken(words.in(document.text())) && spoken(after.substr(0, close));
}

/// 「[読みやすいパスワード](https://…)」, <a href="https://…">読みやすいパスワード</a>
bool is_in_foreign_link(const Document& document, TextSpan words) {
  const auto span = document.to_source(words);
  const auto [before, after] = around(document.source.text, span.begin.value, span.end.value);
  const auto close = after.find_first_of("[]\n");
  if (close != after.npos && after.substr(close).starts_with("](http")) {
    const auto open = before.find_last_of("[]\n");
    return open != before.npos && before[open] == '[';
  }
  const auto tag = after.find('<');
  if (tag == after.npos || !after.substr(tag).starts_with("</a>")) return false;
  const auto open = before.rfind("<a ");
  const auto link = open == before.npos ? std::string_view() : before.substr(open);
  return link.find("</a>") == link.npos && link.find("href=\"http") != link.npos;
}

/// "Microsoft 365 for the web": lower case behind an English word.
bool is_in_english_phrase(const Document& document, TextSpan words) {
  const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto [before, after] = around(document.text(), words.begin.value, words.end.value);
  const auto own = words.in(document.text());
  return std::all_of(own.begin(), own.end(), lower) && before.size() > 1 && before.ends_with(" ") &&
         lower(before[before.size() - 2]);
}

}  // namespace

bool is_aside(const Document& document, TextSpan words) {
  return is_reading(document, words) || is_in_english_phrase(document, words) || is_in_foreign_link(document, words);
}

}  // namespace kaiji
