// SPDX-License-Identifier: Apache-2.0
#include "loaders/text_program.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <utility>

extern char** environ;

namespace kaiji {
namespace {

constexpr auto kLongest = std::chrono::seconds(60);
constexpr std::size_t kMostText = 64u * 1024u * 1024u;
constexpr std::size_t kMostComplaints = 4096;

class Descriptor {
 public:
  explicit Descriptor(int number = -1) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  int get() const { return number_; }

 private:
  int number_;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
};

Pipe open_pipe() {
  std::array<int, 2> ends{-1, -1};
  if (pipe2(ends.data(), O_CLOEXEC) != 0) return {Descriptor(), Descriptor()};
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// The input as a file in memory: the program may seek, and no pipe can fill up.
Descriptor file_of(std::string_view bytes) {
  Descriptor file(memfd_create("kaiji", MFD_CLOEXEC));
  while (file.get() >= 0 && !bytes.empty()) {
    const auto written = write(file.get(), bytes.data(), bytes.size());
    if (written <= 0) return Descriptor();
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  if (file.get() >= 0) lseek(file.get(), 0, SEEK_SET);
  return file;
}

/// Appends what can be read now; false at the end.
bool drain(int from, std::string& to, std::size_t most) {
  std::array<char, 65536> buffer;
  const auto count = read(from, buffer.data(), buffer.size());
  if (count <= 0) return count < 0 && errno == EINTR;
  if (to.size() < most) to.append(buffer.data(), static_cast<std::size_t>(count));
  return true;
}

/// Reads both streams until they end or a limit is met.
void collect(const Pipe& out, const Pipe& complaints, ProgramOutput& output) {
  const auto stop = std::chrono::steady_clock::now() + kLongest;
  std::array<pollfd, 2> ends = {{{out.read.get(), POLLIN, 0}, {complaints.read.get(), POLLIN, 0}}};
  while (ends[0].fd >= 0 || ends[1].fd >= 0) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(stop - std::chrono::steady_clock::now());
    if (left.count() <= 0 || output.text.size() >= kMostText) {
      output.too_long = true;
      return;
    }
    if (poll(ends.data(), ends.size(), static_cast<int>(left.count())) <= 0) continue;
    if (ends[0].revents != 0 && !drain(ends[0].fd, output.text, kMostText)) ends[0].fd = -1;
    if (ends[1].revents != 0 && !drain(ends[1].fd, output.complaints, kMostComplaints)) ends[1].fd = -1;
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

Result<ProgramOutput> run_text_program(const std::vector<std::string>& arguments, std::string_view input,
                                       const std::string& where) {
  const auto file = file_of(input);
  auto out = open_pipe();
  auto complaints = open_pipe();
  if (file.get() < 0 || out.read.get() < 0 || complaints.read.get() < 0)
    return fail(where, fmt::format("{} cannot be started: {}.", arguments[0], std::strerror(errno)));
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, file.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.write.get(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, complaints.write.get(), STDERR_FILENO);
  std::vector<char*> argv;
  for (const auto& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  pid_t child = 0;
  const int started = posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (started == ENOENT) return fail(where, fmt::format("the program {} is not installed.", arguments[0]));
  if (started != 0) return fail(where, fmt::format("{} cannot be started: {}.", arguments[0], std::strerror(started)));
  out.write = Descriptor();
  complaints.write = Descriptor();
  ProgramOutput output;
  collect(out, complaints, output);
  if (output.too_long) kill(child, SIGKILL);
  output.status = wait_for(child);
  return output;
}

}  // namespace kaiji
