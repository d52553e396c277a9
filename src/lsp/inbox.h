// SPDX-License-Identifier: Apache-2.0
#pragma once
// Messages that were read and wait to be handled. One thread puts, one takes. What waits is bounded in bytes: a client
// that writes faster than the server works is made to wait.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

#include "lsp/json_rpc.h"

namespace kaiji::lsp {

class Inbox {
 public:
  struct Item {
    Incoming message;
    std::size_t bytes = 0;
  };

  /// Waits while too much waits already. False once the inbox is closed.
  bool put(Item item);
  /// Waits for a message; nothing once the inbox is closed and empty.
  std::optional<Incoming> take();
  bool empty() const;
  void close();

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Item> items_;
  std::size_t bytes_ = 0;
  bool closed_ = false;
};

}  // namespace kaiji::lsp
