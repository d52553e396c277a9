// SPDX-License-Identifier: Apache-2.0
#include "cli/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>

#include "base/file.h"
#include "loaders/loader.h"

namespace kaiji {
namespace fs = std::filesystem;
fs::path program_path() {
  std::error_code error;
  auto path = fs::read_symlink("/proc/self/exe", error);
  return error ? fs::path() : path;
}

void print_error(const Error& error) {
  fmt::print(stderr, "kaiji: {}\n", to_string(error));
}

void print_errors(std::span<const Error> errors) {
  for (const auto& error : errors) print_error(error);
}

bool in_pack(std::string_view where, const fs::path& pack) {
  const auto path = pack.generic_string();
  if (!where.starts_with(path)) return false;
  return path.ends_with('/') || where.size() == path.size() || where[path.size()] == ':' || where[path.size()] == '/';
}

Session open_session(const std::vector<fs::path>& packs, LoadedRules loaded,
                     const std::function<void(const Linter&)>& meanwhile) {
  Session session;
  const auto data = find_data(program_path());
  if (!data) {
    session.errors.push_back(data.error());
    return session;
  }
  auto usable = packs;
  while (true) {
    auto linter = Linter::load(*data, usable, loaded, meanwhile);
    if (linter) {
      session.linter = std::make_unique<Linter>(std::move(*linter));
      return session;
    }
    session.errors.insert(session.errors.end(), linter.error().begin(), linter.error().end());
    const auto removed = std::erase_if(usable, [&](const fs::path& pack) {
      return std::any_of(linter.error().begin(), linter.error().end(),
                         [&](const Error& error) { return in_pack(error.where, pack); });
    });
    if (removed == 0) return session;
  }
}

std::vector<ExampleFailure> failing_examples(const Linter& linter, const std::vector<fs::path>& packs) {
  std::vector<ExampleFailure> failures;
  if (packs.empty()) return failures;
  Analyzer analyzer(linter.vocabulary(), linter.morphology());
  for (const auto& compiled : linter.rules().rules()) {
    const Rule& rule = *compiled.rule;
    if (std::none_of(packs.begin(), packs.end(), [&](const fs::path& pack) { return in_pack(rule.where, pack); })) {
      continue;
    }
    for (auto& failure : run_examples(linter.rules(), analyzer, rule.id)) {
      if (failure.rule == rule.id) failures.push_back(std::move(failure));
    }
  }
  return failures;
}

Result<Document> open_document(const std::string& path, const std::string& stdin_name) {
  const bool piped = path == "-";
  const auto bytes = read_file(piped ? fs::path("/dev/stdin") : fs::path(path));
  if (!bytes) return fail(piped ? "standard input" : path, bytes.error().message);
  return load_document(piped ? stdin_name : fs::path(path).generic_string(), *bytes);
}

void print(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stdout);
  std::fflush(stdout);
}

}  // namespace kaiji
