// SPDX-License-Identifier: Apache-2.0
#include "cli/git_revision.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "cli/git.h"

namespace kaiji {
namespace fs = std::filesystem;
namespace {

/// The triples of `git diff --name-status -z --diff-filter=R`: "R100", old name, new name.
std::map<std::string, std::string> renames(std::string_view listed) {
  std::map<std::string, std::string> renamed;
  const auto fields = split(listed, '\0');
  for (std::size_t i = 0; i + 2 < fields.size(); i += 3) renamed.emplace(fields[i + 2], fields[i + 1]);
  return renamed;
}

}  // namespace

Result<GitRevision::Repository> GitRevision::open(const fs::path& folder) const {
  Repository repository;
  const auto top = git(folder.string(), {"rev-parse", "--show-toplevel"});
  if (!top) return tl::unexpected<Error>(top.error());
  repository.top = fs::path(trim(*top));
  const auto commit =
      git(folder.string(), {"rev-parse", "--verify", "--quiet", "--end-of-options", revision_ + "^{commit}"});
  if (!commit) {
    return fail("git", fmt::format("there is no revision '{}' in {}; fetch it, or name another one", revision_,
                                   repository.top.string()));
  }
  repository.commit = trim(*commit);
  auto listed =
      git(repository.top.string(), {"diff", "--name-status", "-z", "-M", "--diff-filter=R", repository.commit});
  if (!listed) return tl::unexpected<Error>(listed.error());
  repository.renamed = renames(*listed);
  return repository;
}

Result<std::optional<std::string>> GitRevision::file(const fs::path& path) {
  std::error_code error;
  const auto whole = fs::weakly_canonical(path, error);
  if (error) return fail(path.string(), error.message());
  const auto folder = whole.parent_path();
  auto known = repositories_.find(folder);
  if (known == repositories_.end()) known = repositories_.emplace(folder, open(folder)).first;
  if (!known->second) return tl::unexpected<Error>(known->second.error());
  const Repository& repository = *known->second;
  auto name = whole.lexically_relative(repository.top).generic_string();
  if (const auto old = repository.renamed.find(name); old != repository.renamed.end()) name = old->second;
  auto blob = git(repository.top.string(), {"cat-file", "blob", fmt::format("{}:{}", repository.commit, name)});
  if (!blob) return std::optional<std::string>();
  return std::optional<std::string>(std::move(*blob));
}

}  // namespace kaiji
