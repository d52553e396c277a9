// SPDX-License-Identifier: Apache-2.0
#include "loaders/markdown_parts.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "loaders/markdown_shadow.h"

namespace kaiji {
namespace {

constexpr std::size_t kMostIndent = 3;  ///< spaces before a mark; more are code

std::size_t count(std::string_view text, std::string_view word) {
  std::size_t found = 0;
  for (auto at = text.find(word); at != text.npos; at = text.find(word, at + word.size())) ++found;
  return found;
}

/// A link target, a comment over lines or a script may change how distant lines are read.
bool reaches_far(std::string_view text) {
  constexpr std::array<std::string_view, 5> kBlocks{"<pre", "<script", "<style", "<textarea", "<?"};
  const auto lower = to_lower_ascii(text);
  for (const auto block : kBlocks)
    if (lower.find(block) != lower.npos) return true;
  // A footnote's mark is no target, and each part has its own.
  if (const auto targets = count(text, "]:"); targets > 0 && make_shadow(text).footnotes.size() != targets) return true;
  for (auto at = text.find("<!"); at != text.npos; at = text.find("<!", at + 1)) {
    if (!text.substr(at).starts_with("<!--")) return true;
    const auto close = text.find("-->", at + 4);
    if (close == text.npos || text.substr(at, close - at).find('\n') != std::string_view::npos) return true;
  }
  for (auto at = text.find('\r'); at != text.npos; at = text.find('\r', at + 1))
    if (at + 1 == text.size() || text[at + 1] != '\n') return true;
  return false;
}

/// An ATX heading without indentation.
bool is_heading(std::string_view line) {
  const auto marks = std::min(line.find_first_not_of('#'), line.size());
  return marks >= 1 && marks <= 6 && (marks == line.size() || line[marks] == ' ' || line[marks] == '\t');
}

/// Fences of code at the top level, as CommonMark opens and closes them.
class Fences {
 public:
  /// False where the line may be a fence of something else, or a row of the table that `after_row` is one of: the text
  /// is not cut then.
  bool take(std::string_view line, bool after_row) {
    const auto indent = std::min(line.find_first_not_of(' '), line.size());
    const auto words = line.substr(indent);
    const char mark = words.empty() ? '\0' : words.front();
    html_ = html_ || (mark == '<' && indent <= kMostIndent && !words.starts_with("<!--"));  // comments end here
    const auto marks = line.substr(std::min(line.find_first_not_of(" \t"), line.size()));
    if (marks.starts_with("```") || marks.starts_with("~~~")) shadow_open_ = !shadow_open_;
    if (mark != '`' && mark != '~') return true;
    const auto length = std::min(words.find_first_not_of(mark), words.size());
    if (length < 3 || indent > kMostIndent) return true;
    seen_ = true;
    if (indent > 0 || after_row) return false;
    const auto rest = trim(words.substr(length));
    if (open_ == 0) {
      if (mark == '`' && rest.find('`') != std::string_view::npos) return true;
      mark_ = mark;
      open_ = length;
    } else if (mark == mark_ && length >= open_ && rest.empty()) {
      open_ = 0;
    }
    return true;
  }
  /// Here, or for who looks for footnotes (MarkdownShadow) and takes every other fence for an end.
  bool open() const { return open_ > 0 || shadow_open_; }
  /// Fences beside HTML, in which they are none.
  bool unsure() const { return seen_ && html_; }

 private:
  char mark_ = 0;
  std::size_t open_ = 0;  ///< length of the open fence; 0: none is
  bool shadow_open_ = false;
  bool seen_ = false;
  bool html_ = false;
};

/// The end of a front matter, in whose place nothing is cut; npos where it may never end.
std::size_t end_of_front_matter(std::string_view text) {
  const auto fence = text.substr(0, 3);
  if (fence != "---" && fence != "+++") return 0;
  for (auto at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) {
    const auto line = trim(text.substr(at + 1, text.find('\n', at + 1) - at - 1));
    if (line == fence || line == "...") return at + 1;
  }
  return text.npos;
}

}  // namespace

std::vector<SourceSpan> markdown_parts(std::string_view text) {
  const std::vector<SourceSpan> whole{source_span(0, text.size())};
  const auto front = end_of_front_matter(text);
  if (front == text.npos || reaches_far(text)) return whole;
  std::vector<SourceSpan> parts;
  Fences fences;
  std::size_t begin = 0;
  bool blank = false;
  bool after_row = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size());
    auto line = text.substr(at, end - at);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!fences.take(line, after_row) || fences.unsure()) return whole;
    after_row = line.find('|') != line.npos;
    if (blank && at > front && !fences.open() && is_heading(line)) {
      parts.push_back(source_span(begin, at));
      begin = at;
    }
    blank = line.find_first_not_of(" \t") == line.npos;
    at = end + 1;
  }
  parts.push_back(source_span(begin, text.size()));
  return parts;
}

}  // namespace kaiji
