// SPDX-License-Identifier: Apache-2.0
#include "lsp/inbox.h"

#include "lsp/transport.h"

namespace kaiji::lsp {

bool Inbox::put(Item item) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return closed_ || bytes_ < kMaxMessageBytes; });
  if (closed_) return false;
  bytes_ += item.bytes;
  items_.push_back(std::move(item));
  changed_.notify_all();
  return true;
}

std::optional<Incoming> Inbox::take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return closed_ || !items_.empty(); });
  if (items_.empty()) return {};
  Item item = std::move(items_.front());
  items_.pop_front();
  bytes_ -= item.bytes;
  changed_.notify_all();
  return std::move(item.message);
}

bool Inbox::empty() const {
  const std::lock_guard lock(mutex_);
  return items_.empty();
}

void Inbox::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  changed_.notify_all();
}

}  // namespace kaiji::lsp
