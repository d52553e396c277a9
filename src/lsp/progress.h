// SPDX-License-Identifier: Apache-2.0
#pragma once
// Progress of a long request, where the client gave tokens for it (LSP 3.17, workDoneProgress and partialResult).

#include <string>

#include "lsp/json_rpc.h"

namespace kaiji::lsp {

/// Begins when made and ends when destroyed. `connection` must outlive it.
class Progress {
 public:
  Progress(Connection& connection, const Json& params, const std::string& title);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `done` of `total` steps are behind; `what` is next.
  void report(const std::string& what, std::size_t done, std::size_t total);
  /// Whether the client wants the result in parts.
  bool streams() const { return !partial_token_.is_null(); }
  void partial(Json value);

 private:
  void send(const Json& token, Json value);

  Connection& connection_;
  Json token_;
  Json partial_token_;
};

}  // namespace kaiji::lsp
