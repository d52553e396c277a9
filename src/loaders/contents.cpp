// SPDX-License-Identifier: Apache-2.0
#include "loaders/contents.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>

#include "loaders/wording.h"
#include "text/characters.h"
#include "text/normalizer.h"

namespace kaiji {
namespace {

constexpr std::size_t kShortestRun = 3;  ///< lines with a page number that make a table of contents on their own

/// How a line ends: with a page number after a gap, after a leader, or neither.
struct Ending {
  bool leader = false;  ///< a row of dots stands in the line
  bool page = false;    ///< a page number ends it, after a gap or a leader
  std::string_view title;
};

bool is_leader(char32_t c) {
  return c == U'.' || c == U'…' || c == U'‥' || c == U'・' || c == U'･' || c == U'．' || c == U'_' || c == U'─' ||
         c == U'—';
}

/// Removes the last character of `text` and returns it.
char32_t take_last(std::string_view& text) {
  const auto c = last_of(text);
  auto size = text.size() - 1;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
  text = text.substr(0, size);
  return c;
}

Ending read_ending(std::string_view words) {
  Ending ending;
  auto rest = words;
  std::size_t digits = 0;
  while (!rest.empty() && (is_ascii_digit(last_of(rest)) || (last_of(rest) >= U'０' && last_of(rest) <= U'９'))) {
    take_last(rest);
    ++digits;
  }
  std::size_t spaces = 0;
  std::size_t dots = 0;
  bool tab = false;
  while (!rest.empty() && (is_space(last_of(rest)) || is_leader(last_of(rest)))) {
    const auto c = take_last(rest);
    tab |= c == U'\t';
    if (is_space(c)) ++spaces;
    if (!is_space(c)) dots += c == U'…' ? 3 : c == U'‥' ? 2 : 1;
  }
  ending.leader = dots >= 4;
  ending.page = digits > 0 && digits <= 4 && (ending.leader || tab || spaces >= 1 || dots >= 3);
  ending.title = ending.page || ending.leader ? rest : words;
  return ending;
}

/// "3" of 「第3章」; empty for lines without such a mark.
std::string_view chapter_of(const TextLine& line) {
  return line.mark.kind == MarkKind::Chapter ? std::string_view(line.mark.number) : std::string_view{};
}

/// Where each title and the number of each chapter stands last, so that an entry is known to come back, be it under
/// another title.
std::map<std::string, std::size_t, std::less<>> last_places(const std::vector<TextLine>& lines) {
  std::map<std::string, std::size_t, std::less<>> places;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::Text || lines[i].text.size() >= 200) continue;
    places[lines[i].text] = i;
    if (const auto chapter = chapter_of(lines[i]); !chapter.empty()) places[std::string(chapter)] = i;
  }
  return places;
}

/// Lines from 「目次」 on, up to the first that is no entry.
void mark_below_title(std::vector<TextLine>& lines, std::string_view source) {
  const auto places = last_places(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::Text || !is_contents_title(lines[i].text)) continue;
    std::vector<std::size_t> entries{i};
    std::size_t end = i + 1;
    for (; end < lines.size(); ++end) {
      if (lines[end].kind != LineKind::Text) continue;
      const auto ending = read_ending(lines[end].words.in(source));
      const auto title = normalize(ending.title);
      if (title.find_first_not_of("-=*_ ") == std::string::npos) break;  // a line between pages
      const auto returns = [&](std::string_view words) {
        const auto place = words.empty() ? places.end() : places.find(words);
        return place != places.end() && place->second > end;
      };
      const bool comes_back = returns(title) || returns(chapter_of(lines[end]));
      if (!ending.page && !ending.leader && !comes_back) break;
      entries.push_back(end);
    }
    if (entries.size() < 2) continue;
    for (const auto entry : entries) lines[entry].kind = LineKind::Contents;
    i = end - 1;
  }
}

/// Runs of lines with page numbers, and single lines with leaders.
void mark_runs(std::vector<TextLine>& lines, std::string_view source) {
  std::vector<std::size_t> run;
  bool leaders = false;
  const auto finish = [&] {
    if (leaders && run.size() >= kShortestRun) {
      for (const auto i : run) lines[i].kind = LineKind::Contents;
    }
    run.clear();
    leaders = false;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].blank() || lines[i].kind == LineKind::Furniture) continue;
    const auto ending = read_ending(lines[i].words.in(source));
    const bool entry = lines[i].kind == LineKind::Text && ending.page && !is_sentence(lines[i].text);
    if (!entry) finish();
    if (entry) run.push_back(i);
    leaders |= entry && ending.leader;
    if (lines[i].kind == LineKind::Text && ending.leader && ending.page) lines[i].kind = LineKind::Contents;
  }
  finish();
}

}  // namespace

void find_contents(std::vector<TextLine>& lines, std::string_view source) {
  mark_below_title(lines, source);
  mark_runs(lines, source);
}

}  // namespace kaiji
