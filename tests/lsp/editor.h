// SPDX-License-Identifier: Apache-2.0
#pragma once
// An editor as kaiji sees it: starts `kaiji lsp` as a process and speaks the protocol to it over pipes. For tests.

#include <sys/types.h>

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <string>

#include "lsp/json.h"
#include "lsp/transport.h"

namespace kaiji::lsp {

class Editor {
 public:
  /// Starts the process; `arguments` follow "kaiji".
  explicit Editor(const std::vector<std::string>& arguments = {"lsp"});
  ~Editor();
  Editor(const Editor&) = delete;
  Editor& operator=(const Editor&) = delete;

  /// initialize and initialized; the result of initialize.
  Json start(Json capabilities = Json::object(), Json extra = Json::object());
  /// Sends a request and waits for its response (the whole message). Requests of the server are answered with null.
  Json request(const std::string& method, Json params);
  /// The same without waiting; the id.
  int ask(const std::string& method, Json params);
  Json response(int id);
  void notify(const std::string& method, Json params);
  void send_raw(std::string_view bytes);
  /// Waits for a notification that `wanted` accepts; earlier ones are dropped. Nothing where the stream ends.
  std::optional<Json> notification(const std::function<bool(const Json&)>& wanted);
  /// Waits for the pushed diagnostics of one version of a document.
  Json diagnostics(const std::string& uri, std::int64_t version);

  void open(const std::string& uri, const std::string& text, std::int64_t version = 1,
            const std::string& language = "markdown");
  /// shutdown and exit; the process's exit code.
  int finish();
  /// Closes the pipe to the process and waits for its end.
  int hang_up();

  /// Requests that the server sent, in order.
  std::vector<Json> asked;
  /// When the last message had come whole: reading it is the editor's own time.
  std::chrono::steady_clock::time_point arrived;

 private:
  std::optional<Json> next();
  int wait();

  pid_t process_ = -1;
  int to_ = -1;
  int from_ = -1;
  std::optional<MessageReader> reader_;
  std::deque<Json> notifications_;
  std::deque<Json> responses_;
  int next_id_ = 1;
};

/// What a command prints, run without a shell.
std::string output_of(const std::vector<std::string>& arguments);

}  // namespace kaiji::lsp
