// SPDX-License-Identifier: Apache-2.0
#pragma once
// "12/340" on standard error while a long run goes on.

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <mutex>
#include <thread>

namespace kaiji {

/// Shows nothing in the first two seconds, and nothing at all unless `wanted`. `step` may be called from any thread.
class Progress {
 public:
  Progress(std::size_t total, bool wanted);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void step() { ++done_; }

 private:
  void show();

  std::size_t total_;
  std::atomic<std::size_t> done_{0};
  std::mutex mutex_;
  std::condition_variable ended_;
  bool over_ = false;
  std::thread thread_;
};

/// Whether standard error is a terminal that somebody watches.
bool wants_progress();

}  // namespace kaiji
