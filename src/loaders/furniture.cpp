// SPDX-License-Identifier: Apache-2.0
#include "loaders/furniture.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <string>

#include "text/characters.h"
#include "text/normalizer.h"

namespace kaiji {
namespace {

constexpr std::size_t kLongestRunning = 150;  ///< bytes: about 50 Japanese characters
constexpr std::size_t kSteps = 12;            ///< lines, blank ones included, that are walked from an edge
constexpr std::size_t kFar = 1000;
constexpr std::size_t kReach = 3;  ///< lines with words between a running line and the page's edge

bool only_digits(std::string_view text) {
  return !text.empty() && text.size() <= 4 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

std::string without_spaces(std::string_view text) {
  std::string compact(text);
  compact.erase(std::remove(compact.begin(), compact.end(), ' '), compact.end());
  return compact;
}

/// "- 3 -", "3/12", "Page 3", "P.3", "3ページ": a page number that says so.
bool is_page_number(std::string_view normalized) {
  auto text = without_spaces(normalized);
  std::string_view view = text;
  const auto strip = [&](std::string_view front, std::string_view back) {
    if (!view.starts_with(front) || !view.ends_with(back) || view.size() <= front.size() + back.size()) return false;
    view = view.substr(front.size(), view.size() - front.size() - back.size());
    return true;
  };
  if (strip("-", "-")) return only_digits(view);
  for (const std::string_view word : {"Page", "page", "PAGE", "P.", "p."}) {
    if (!strip(word, "")) continue;
    const auto of = view.find_first_of("o/");
    return only_digits(view.substr(0, of));
  }
  if (strip("", "ページ") || strip("", "頁"))
    return only_digits(view) || (view.starts_with("第") && only_digits(view.substr(3)));
  const auto slash = view.find('/');
  if (slash == std::string_view::npos) return false;
  const auto page = view.substr(0, slash);
  const auto count = view.substr(slash + 1);
  return only_digits(page) && only_digits(count) &&
         std::atoi(std::string(page).c_str()) <= std::atoi(std::string(count).c_str()) && count.size() >= page.size();
}

/// Bare numbers are page numbers where they count up.
std::vector<std::size_t> counting_lines(const std::vector<TextLine>& lines, const std::vector<std::string>& texts) {
  std::vector<std::size_t> found;
  int last = 0;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != LineKind::Text || !only_digits(texts[i])) continue;
    const bool isolated =
        i == 0 || lines[i - 1].blank() || i + 1 == lines.size() || lines[i + 1].blank() || lines[i].page_break;
    const int number = std::atoi(texts[i].c_str());
    if (!isolated || number < last || number > last + 3 + (last == 0 ? 20 : 0)) continue;
    last = number;
    found.push_back(i);
  }
  return found.size() >= 2 ? found : std::vector<std::size_t>{};
}

bool is_rights_line(std::string_view text) {
  return text.starts_with("©") || text.starts_with("(C)") || text.starts_with("Copyright") ||
         text.find("All rights reserved") != std::string_view::npos ||
         text.find("All Rights Reserved") != std::string_view::npos;
}

/// The text with every number as '#', so that a footer with its page number is the same on all pages.
std::string running_form(std::string_view text) {
  std::string form;
  for (const char c : text) {
    const bool digit = c >= '0' && c <= '9';
    if (!digit) form += c;
    if (digit && !form.ends_with('#')) form += '#';
  }
  return form;
}

/// How many lines with words each line stands away from a page's edge; kFar beyond kReach.
std::vector<std::size_t> edge_distances(const std::vector<TextLine>& lines) {
  std::vector<std::size_t> distances(lines.size(), kFar);
  const auto walk = [&](std::size_t from, int step) {
    std::size_t seen = 0;
    auto i = static_cast<std::ptrdiff_t>(from);
    for (std::size_t steps = 0; steps < kSteps && seen <= kReach; ++steps, i += step) {
      if (i < 0 || i >= static_cast<std::ptrdiff_t>(lines.size())) return;
      if (lines[static_cast<std::size_t>(i)].blank()) continue;
      auto& distance = distances[static_cast<std::size_t>(i)];
      distance = std::min(distance, seen++);
    }
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!lines[i].page_break && lines[i].kind != LineKind::Furniture) continue;
    walk(i, 1);
    walk(i, -1);
  }
  return distances;
}

void find_running_lines(std::vector<TextLine>& lines, const std::vector<std::string>& texts) {
  const auto distances = edge_distances(lines);
  std::map<std::string, std::vector<std::size_t>> places;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind == LineKind::Text && distances[i] != kFar && texts[i].size() <= kLongestRunning)
      places[running_form(texts[i])].push_back(i);
  }
  for (const auto& [form, at] : places) {
    // Beside the edge two are enough.
    const bool beside = std::all_of(at.begin(), at.end(), [&](auto i) { return distances[i] <= 1; });
    if (at.size() < (beside ? 2 : 3) || form.find("。") != std::string::npos) continue;
    for (const auto i : at) lines[i].kind = LineKind::Furniture;
  }
}

}  // namespace

void find_furniture(std::vector<TextLine>& lines, std::string_view source) {
  std::vector<std::string> texts;
  texts.reserve(lines.size());
  for (auto& line : lines) {
    texts.push_back(line.mark.length == 0 ? line.text : normalize(line.marked().in(source)));
    if (line.kind != LineKind::Text) continue;
    if (is_page_number(texts.back()) || is_rights_line(texts.back())) line.kind = LineKind::Furniture;
  }
  for (const auto i : counting_lines(lines, texts)) lines[i].kind = LineKind::Furniture;
  find_running_lines(lines, texts);
}

}  // namespace kaiji
