// SPDX-License-Identifier: Apache-2.0
#include "cli/ignore_files.h"

#include <fnmatch.h>

#include <algorithm>
#include <optional>
#include <span>

#include "base/file.h"
#include "base/strings.h"

namespace kaiji {
namespace fs = std::filesystem;
namespace {

/// A line without its line end and its trailing spaces, which count where a backslash stands before them.
std::string_view pattern_text(std::string_view line) {
  if (line.ends_with('\r')) line.remove_suffix(1);
  while (line.ends_with(' ') && !line.ends_with("\\ ")) line.remove_suffix(1);
  return line;
}

std::optional<IgnorePattern> parse_line(std::string_view line) {
  line = pattern_text(line);
  if (line.empty() || line.starts_with('#')) return {};
  IgnorePattern pattern;
  pattern.negated = line.starts_with('!');
  if (pattern.negated) line.remove_prefix(1);
  pattern.folders_only = line.ends_with('/');
  if (pattern.folders_only) line.remove_suffix(1);
  pattern.anchored = line.find('/') != std::string_view::npos;
  if (line.starts_with('/')) line.remove_prefix(1);
  if (line.empty()) return {};
  for (const auto part : split(line, '/')) pattern.parts.emplace_back(part);
  return pattern;
}

bool name_matches(const std::string& pattern, std::string_view name) {
  return ::fnmatch(pattern.c_str(), std::string(name).c_str(), 0) == 0;
}

/// Whether `parts` explain `names`. A "**" takes any number of names, the last one at least one. Patterns come from
/// files, so that time is bounded: one pass over the names for each part.
bool parts_match(std::span<const std::string> parts, std::span<const std::string_view> names) {
  std::vector<char> reached(names.size() + 1, 0);  // reached[i]: the parts so far explain the first i names
  reached[0] = 1;
  for (std::size_t p = 0; p < parts.size(); ++p) {
    std::vector<char> next(names.size() + 1, 0);
    const bool deep = parts[p] == "**";
    const bool last = p + 1 == parts.size();
    for (std::size_t i = 0; i <= names.size(); ++i) {
      if (deep) {
        next[i] = (reached[i] != 0 && !last) || (i > 0 && (next[i - 1] != 0 || reached[i - 1] != 0));
      } else if (i > 0 && reached[i - 1] != 0) {
        next[i] = name_matches(parts[p], names[i - 1]);
      }
    }
    reached = std::move(next);
  }
  return reached[names.size()] != 0;
}

}  // namespace

std::vector<IgnorePattern> parse_ignore(std::string_view text) {
  std::vector<IgnorePattern> patterns;
  for (const auto line : split(text, '\n')) {
    if (auto pattern = parse_line(line)) patterns.push_back(std::move(*pattern));
  }
  return patterns;
}

bool matches(const IgnorePattern& pattern, std::string_view path, bool folder) {
  if (pattern.folders_only && !folder) return false;
  const auto names = split(path, '/');
  if (!pattern.anchored) return name_matches(pattern.parts.front(), names.back());
  return parts_match(pattern.parts, names);
}

const std::vector<IgnorePattern>& IgnoreFiles::patterns_of(const fs::path& file) {
  const auto known = patterns_.find(file);
  if (known != patterns_.end()) return known->second;
  const auto text = read_file(file);
  return patterns_.emplace(file, text ? parse_ignore(*text) : std::vector<IgnorePattern>()).first->second;
}

fs::path IgnoreFiles::repository_of(const fs::path& folder) {
  const auto known = repositories_.find(folder);
  if (known != repositories_.end()) return known->second;
  std::error_code error;
  fs::path found;
  if (fs::exists(folder / ".git", error)) {
    found = folder;
  } else if (folder != folder.parent_path()) {
    found = repository_of(folder.parent_path());
  }
  repositories_.emplace(folder, found);
  return found;
}

bool IgnoreFiles::ignores(const fs::path& path, bool folder) {
  std::error_code error;
  const auto whole = fs::absolute(path, error).lexically_normal();
  const auto top = repository_of(whole.parent_path());
  if (error || top.empty()) return false;
  // The nearest file speaks last; in each the last pattern that matches decides.
  for (auto at = whole.parent_path();; at = at.parent_path()) {
    std::vector<const std::vector<IgnorePattern>*> lists = {&patterns_of(at / ".gitignore")};
    if (at == top) lists.push_back(&patterns_of(top / ".git/info/exclude"));
    const auto relative = whole.lexically_relative(at).generic_string();
    for (const auto* list : lists) {
      const auto hit =
          std::find_if(list->rbegin(), list->rend(), [&](const auto& p) { return matches(p, relative, folder); });
      if (hit != list->rend()) return !hit->negated;
    }
    if (at == top) return false;
  }
}

bool IgnoreFiles::ignores_deep(const fs::path& path) {
  std::error_code error;
  const auto whole = fs::absolute(path, error).lexically_normal();
  const auto top = repository_of(whole.parent_path());
  if (error || top.empty()) return false;
  for (auto at = whole.parent_path(); at != top; at = at.parent_path()) {
    if (ignores(at, true)) return true;
  }
  return ignores(whole, false);
}

}  // namespace kaiji
