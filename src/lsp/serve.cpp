// SPDX-License-Identifier: Apache-2.0
#include "lsp/serve.h"

#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <memory>
#include <thread>

#include "lsp/inbox.h"
#include "lsp/server.h"
#include "lsp/transport.h"

namespace kaiji::lsp {
namespace {

constexpr int kLifeCheckMilliseconds = 3000;

/// What both threads hold.
struct Shared {
  Cancellations cancellations;
  Inbox inbox;
  std::atomic<std::int64_t> client{0};  ///< the client's process; 0: unknown
};

/// Reads from a descriptor, and looks from time to time whether the client's process still lives: a descriptor that the
/// client's children inherited never ends.
class Input {
 public:
  Input(int descriptor, std::shared_ptr<const Shared> shared) : descriptor_(descriptor), shared_(std::move(shared)) {}

  std::size_t operator()(char* data, std::size_t size) const {
    while (true) {
      pollfd waiting{descriptor_, POLLIN, 0};
      const int ready = ::poll(&waiting, 1, kLifeCheckMilliseconds);
      if (ready == 0 && client_died()) return 0;
      if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
      const auto count = ::read(descriptor_, data, size);
      if (count < 0 && (errno == EINTR || errno == EAGAIN)) continue;
      return count > 0 ? static_cast<std::size_t>(count) : 0;
    }
  }

 private:
  bool client_died() const {
    const auto process = shared_->client.load();
    return process > 1 && ::kill(static_cast<pid_t>(process), 0) != 0 && errno == ESRCH;
  }

  int descriptor_;
  std::shared_ptr<const Shared> shared_;
};

/// False where nobody reads any more.
bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

/// Fills the inbox until the input ends.
void read_messages(int input, const std::shared_ptr<Shared>& shared) {
  MessageReader reader(Input(input, shared));
  for (auto frame = reader.next(); frame.kind != Frame::Kind::End; frame = reader.next()) {
    const auto size = frame.content.size();
    Incoming message = frame.kind == Frame::Kind::Message
                           ? parse_message(frame.content)
                           : Incoming(refuse(ErrorCode::InvalidRequest, std::move(frame.content)));
    if (message) shared->cancellations.note(*message);
    if (!shared->inbox.put({std::move(message), size})) return;
  }
  shared->inbox.close();
}

}  // namespace

int serve(int input, int output, Services services) {
  std::signal(SIGPIPE, SIG_IGN);
  const auto shared = std::make_shared<Shared>();
  bool open = true;
  Server server(
      std::move(services), [&](const Json& message) { open = open && write_all(output, framed(to_text(message))); },
      shared->cancellations);
  // The reader may wait in `read` for ever, so nobody waits for it: it holds all that it uses.
  std::thread(read_messages, input, shared).detach();
  while (open && !server.ended()) {
    const auto message = shared->inbox.take();
    if (!message) break;
    server.receive(*message);
    shared->client = server.client.process_id;
    if (shared->inbox.empty()) server.settle();
  }
  shared->inbox.close();
  return server.exit_code();
}

}  // namespace kaiji::lsp
