// SPDX-License-Identifier: Apache-2.0
#include "cli/progress.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <string_view>

namespace kaiji {

using namespace std::chrono_literals;

Progress::Progress(std::size_t total, bool wanted) : total_(total) {
  if (wanted) thread_ = std::thread([this] { show(); });
}

Progress::~Progress() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    over_ = true;
  }
  ended_.notify_one();
  thread_.join();
}

void Progress::show() {
  std::unique_lock lock(mutex_);
  bool shown = false;
  for (auto pause = 2000ms; !ended_.wait_for(lock, pause, [this] { return over_; }); pause = 200ms) {
    fmt::print(stderr, "\r\x1b[Kkaiji: {}/{}", done_.load(), total_);
    std::fflush(stderr);
    shown = true;
  }
  if (shown) fmt::print(stderr, "\r\x1b[K");
}

bool wants_progress() {
  const char* terminal = std::getenv("TERM");
  return isatty(STDERR_FILENO) != 0 && terminal != nullptr && std::string_view(terminal) != "dumb";
}

}  // namespace kaiji
