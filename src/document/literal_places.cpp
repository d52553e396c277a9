// SPDX-License-Identifier: Apache-2.0
#include "document/literal_places.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/byte_set.h"
#include "base/strings.h"
#include "text/characters.h"

namespace kaiji {
namespace {

constexpr std::size_t kLongestCode = 400;  ///< bytes between two backquotes; what is longer has lost one

bool is_alnum(char c) {
  return is_ascii_letter(static_cast<unsigned char>(c)) || is_ascii_digit(static_cast<unsigned char>(c));
}

/// A character of an identifier, address or path.
bool runs_on(char c) {
  static constexpr ByteSet kSigns("_.-/:@#%&=?+~$\\");
  return is_alnum(c) || kSigns.holds(c);
}

bool ends_with_file_type(std::string_view word) {
  constexpr auto kTypes = std::to_array<std::string_view>(
      {".html", ".htm", ".php", ".js",   ".ts",   ".css", ".json", ".yml",  ".yaml", ".toml", ".xml", ".ini", ".conf",
       ".cfg",  ".sh",  ".bat", ".ps1",  ".py",   ".rb",  ".go",   ".java", ".md",   ".txt",  ".csv", ".pdf", ".log",
       ".pem",  ".crt", ".key", ".webp", ".jpeg", ".jpg", ".png",  ".gif",  ".svg",  ".zip",  ".exe", ".dll"});
  return std::any_of(kTypes.begin(), kTypes.end(), [&](std::string_view type) { return word.ends_with(type); });
}

bool has_inner(std::string_view word, char sign) {
  for (auto at = word.find(sign); at != word.npos; at = word.find(sign, at + 1)) {
    if (at > 0 && at + 1 < word.size() && is_alnum(word[at - 1]) && is_alnum(word[at + 1])) return true;
  }
  return false;
}

/// "web-standard-password": lower case, and two hyphens at least: e-mail is a word, 050-xxxx-xxxx a number.
bool is_lower_chain(std::string_view word) {
  if (word.find("xxx") != word.npos || is_ascii_digit(static_cast<unsigned char>(word.front()))) return false;
  const bool lower = std::all_of(word.begin(), word.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || is_ascii_digit(static_cast<unsigned char>(c)) || c == '-';
  });
  return lower && std::count(word.begin(), word.end(), '-') > 1;
}

/// A run of ASCII without spaces that is no word of prose. `before` is the byte in front of it.
bool is_literal_run(std::string_view word, char before) {
  if (word.size() < 3 || std::all_of(word.begin(), word.end(), is_alnum)) return false;
  if (word.find("://") != word.npos || word.starts_with("www.")) return true;
  if (word.find('@') != word.npos && has_inner(word, '.')) return true;
  const bool after_space = std::string_view(" \t\n(\"'>").find(before) != std::string_view::npos;
  const bool path = word.front() == '/' || word.starts_with("./") || word.starts_with("~/");
  if (path && after_space && std::count(word.begin(), word.end(), '/') > 1) return true;
  if (word.front() == '$' || (word.starts_with("--") && is_alnum(word[2]))) return true;
  return has_inner(word, '_') || has_inner(word, '=') || word.find("\\_") != word.npos ||
         word.find("::") != word.npos || word.find("--") != word.npos || is_lower_chain(word) ||
         ends_with_file_type(word);
}

class Finder {
 public:
  explicit Finder(std::string_view source) : source_(source) {}

  std::vector<SourceSpan> find() && {
    for (std::size_t at = 0; at < source_.size();) at = step(at);
    return std::move(places_);
  }

 private:
  /// Looks at one place and gives where to go on.
  std::size_t step(std::size_t at) {
    switch (source_[at]) {
      case '`':
        return code(at);
      case '<':
        return element(at);
      case '{':
        return braces(at);
      case '"':
      case '\'':
        return value(at);
      case '.':
        return at == 0 || source_[at - 1] == '\n' ? directive(at) : run(at);
      default:
        return runs_on(source_[at]) ? run(at) : at + 1;
    }
  }

  void add(std::size_t begin, std::size_t end) {
    if (begin < end) places_.push_back(source_span(begin, end));
  }

  /// `…` and ``…``; a fence is no such mark.
  std::size_t code(std::size_t at) {
    const auto open = std::min(source_.find_first_not_of('`', at), source_.size());
    const std::string_view mark = source_.substr(at, open - at);
    if (mark.size() > 2) return open;
    const auto inside = source_.substr(open, kLongestCode);
    auto close = inside.find(mark);
    while (close != inside.npos && inside.substr(close + mark.size()).starts_with('`')) {
      close = inside.find(mark, inside.find_first_not_of('`', close));
    }
    if (close == inside.npos || inside.substr(0, close).find("\n\n") != inside.npos) return open;
    add(open, open + close);
    return open + close + mark.size();
  }

  /// "API_KEY", 'sub': a value in the quotation marks of programs.
  std::size_t value(std::size_t at) {
    auto end = at + 1;
    while (end < source_.size() && runs_on(source_[end])) ++end;
    const bool closed = end < source_.size() && source_[end] == source_[at] && end > at + 1;
    if (closed) add(at + 1, end);
    return closed ? end + 1 : at + 1;
  }

  /// A tag; of elements that show what is typed or printed also their content.
  std::size_t element(std::size_t at) {
    constexpr auto kTyped =
        std::to_array<std::string_view>({"code", "kbd", "samp", "tt", "var", "pre", "script", "style"});
    const auto close = source_.find('>', at);
    const auto inside = source_.substr(at + 1, close == source_.npos ? 0 : close - at - 1);
    const bool tag =
        !inside.empty() && (is_ascii_letter(static_cast<unsigned char>(inside.front())) || inside.front() == '/');
    if (!tag || inside.find('<') != inside.npos || inside.find("\n\n") != inside.npos) return at + 1;
    add(at, close + 1);
    const auto name = inside.substr(0, inside.find_first_of(" \t\r\n/>"));
    if (std::find(kTyped.begin(), kTyped.end(), name) == kTyped.end()) return close + 1;
    const auto end = source_.find("</" + std::string(name), close);
    if (end == source_.npos) return close + 1;
    add(close + 1, end);
    return end;
  }

  /// {#id}, {: .class}, {{< shortcode >}} and {{% shortcode %}}; 「{{会社名}}」 waits to be filled in.
  std::size_t braces(std::size_t at) {
    for (const auto& [open, shut] : {std::pair<std::string_view, std::string_view>{"{#", "}"},
                                     {"{:", "}"},
                                     {"{.", "}"},
                                     {"{{<", ">}}"},
                                     {"{{%", "%}}"},
                                     {"{%", "%}"}}) {
      if (!source_.substr(at).starts_with(open)) continue;
      const auto close = source_.find(shut, at);
      if (close == source_.npos || source_.substr(at, close - at).find('\n') != source_.npos) break;
      add(at, close + shut.size());
      return close + shut.size();
    }
    return at + 1;
  }

  /// ".. _label:" and ".. name::" of reStructuredText.
  std::size_t directive(std::size_t at) {
    if (!source_.substr(at).starts_with(".. ")) return run(at);
    const auto end = std::min(source_.find('\n', at), source_.size());
    const auto line = source_.substr(at, end - at);
    if (line.starts_with(".. _") || line.find("::") != line.npos) add(at, end);
    return end;
  }

  std::size_t run(std::size_t at) {
    auto end = at;
    while (end < source_.size() && runs_on(source_[end])) ++end;
    auto last = end;
    while (last > at && std::string_view(".:?").find(source_[last - 1]) != std::string_view::npos) --last;
    if (is_literal_run(source_.substr(at, last - at), at == 0 ? '\n' : source_[at - 1])) add(at, last);
    return std::max(end, at + 1);
  }

  std::string_view source_;
  std::vector<SourceSpan> places_;
};

/// Sorted and disjoint: of places inside one another the outer one.
void merge(std::vector<SourceSpan>& places) {
  std::sort(places.begin(), places.end());
  std::vector<SourceSpan> merged;
  for (const auto& place : places) {
    if (!merged.empty() && place.begin < merged.back().end) {
      merged.back() = cover(merged.back(), place);
    } else {
      merged.push_back(place);
    }
  }
  places = std::move(merged);
}

}  // namespace

LiteralPlaces::LiteralPlaces(const Document& document)
    : document_(&document), places_(Finder(document.source.text).find()) {
  for (const auto& block : document.blocks) {
    if (block.kind == BlockKind::Code || block.kind == BlockKind::FrontMatter) places_.push_back(block.source);
  }
  merge(places_);
}

const SourceSpan* LiteralPlaces::around(SourceSpan words) const {
  const auto after = std::upper_bound(places_.begin(), places_.end(), words.begin,
                                      [](SourceOffset at, const SourceSpan& place) { return at < place.begin; });
  if (after == places_.begin()) return nullptr;
  const auto* place = &*(after - 1);
  return place->contains(words) ? place : nullptr;
}

bool LiteralPlaces::holds(SourceSpan words) const {
  return around(words) != nullptr;
}

bool LiteralPlaces::holds(TextSpan words) const {
  return holds(document_->to_source(words));
}

bool LiteralPlaces::has_as_part(TextSpan words) const {
  const auto span = document_->to_source(words);
  const auto* place = around(span);
  return place != nullptr && trim(place->in(document_->source.text)).size() > span.size();
}

}  // namespace kaiji
