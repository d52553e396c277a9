// SPDX-License-Identifier: Apache-2.0
#include "cli/git.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>

#include "base/strings.h"

extern char** environ;

namespace kaiji {
namespace {

/// Everything that can be read from a pipe, which is closed then.
std::string drain(int descriptor) {
  std::string bytes;
  std::array<char, 65536> part;
  for (ssize_t got; (got = read(descriptor, part.data(), part.size())) > 0;)
    bytes.append(part.data(), static_cast<std::size_t>(got));
  close(descriptor);
  return bytes;
}

}  // namespace

Result<std::string> git(const std::string& folder, const std::vector<std::string>& arguments) {
  std::vector<std::string> words{"git", "-C", folder.empty() ? "." : folder};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  int out[2];
  if (pipe2(out, O_CLOEXEC) != 0) return fail("git", "no pipe could be opened; close other programs and try again");
  // git's complaints go to a file without a name: a second pipe could fill while the first is read.
  const int complaints = open("/tmp", O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  if (complaints >= 0) posix_spawn_file_actions_adddup2(&actions, complaints, STDERR_FILENO);
  pid_t child = 0;
  const int started = posix_spawnp(&child, "git", &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  close(out[1]);
  std::string printed = drain(out[0]);
  if (started != 0) {
    if (complaints >= 0) close(complaints);
    return fail("git", "the program 'git' cannot be run; install it, or name two files instead of a revision");
  }
  int status = 0;
  waitpid(child, &status, 0);
  std::string words_of_git;
  if (complaints >= 0) {
    lseek(complaints, 0, SEEK_SET);
    words_of_git = drain(complaints);
  }
  if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return printed;
  return fail("git", std::string(trim(words_of_git)));
}

Result<bool> is_in_revision(const std::string& revision, const std::string& path) {
  const std::filesystem::path file(path);
  const auto folder = file.parent_path().string();
  if (revision.empty() || revision.starts_with('-'))
    return fail("--git", fmt::format("'{}' is no revision; write a branch, a tag or a commit", revision));
  const auto known = git(folder, {"rev-parse", "--verify", "--quiet", revision + "^{commit}"});
  if (!known) {
    return fail("--git", known.error().message.empty()
                             ? fmt::format("there is no revision '{}' here; fetch it, or write another", revision)
                             : known.error().message);
  }
  const auto listed = git(folder, {"ls-tree", "--name-only", revision, "./" + file.filename().string()});
  if (!listed) return tl::unexpected<Error>(listed.error());
  return !listed->empty();
}

Result<std::string> file_at_revision(const std::string& revision, const std::string& path) {
  const std::filesystem::path file(path);
  const auto folder = file.parent_path().string();
  auto shown = git(folder, {"show", fmt::format("{}:./{}", revision, file.filename().string())});
  if (!shown) return fail(fmt::format("{}:{}", revision, path), shown.error().message);
  return shown;
}

}  // namespace kaiji
