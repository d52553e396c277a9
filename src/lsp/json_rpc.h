// SPDX-License-Identifier: Apache-2.0
#pragma once
// JSON-RPC 2.0 as LSP uses it: one end of a connection. What a message means is for the handlers. `Cancellations` may
// be used by several threads; a Connection belongs to one.

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <tl/expected.hpp>

#include "lsp/json.h"

namespace kaiji::lsp {

/// Codes of JSON-RPC and of LSP 3.17.
enum class ErrorCode : int {
  ParseError = -32700,
  InvalidRequest = -32600,
  MethodNotFound = -32601,
  InvalidParams = -32602,
  InternalError = -32603,
  ServerNotInitialized = -32002,
  RequestCancelled = -32800,
  ContentModified = -32801,
  RequestFailed = -32803
};

struct ResponseError {
  ErrorCode code = ErrorCode::InternalError;
  std::string message;
};

/// The answer to a request.
using Answer = tl::expected<Json, ResponseError>;
inline tl::unexpected<ResponseError> refuse(ErrorCode code, std::string message) {
  return tl::unexpected<ResponseError>(ResponseError{code, std::move(message)});
}

/// A message that was read, or why it is none.
using Incoming = tl::expected<Json, ResponseError>;
/// Parses one message. Deep nesting is refused, because it would exhaust the stack; half of a surrogate pair becomes
/// U+FFFD, which counts as many UTF-16 units.
Incoming parse_message(std::string_view text);

/// Which requests the client wants no answer to any more. The reading thread adds, the working thread asks.
class Cancellations {
 public:
  /// `message` may be any message; only $/cancelRequest counts.
  void note(const Json& message);
  bool contains(const Json& id) const;
  void forget(const Json& id);

 private:
  mutable std::mutex mutex_;
  std::deque<Json> ids_;
};

class Connection {
 public:
  using Send = std::function<void(const Json& message)>;
  using OnRequest = std::function<Answer(const std::string& method, const Json& params)>;
  using OnNotification = std::function<void(const std::string& method, const Json& params)>;
  using OnResponse = std::function<void(const Json& result)>;

  Connection(Send send, Cancellations& cancellations);
  void serve(OnRequest request, OnNotification notification);

  /// Handles one message; never throws. Broken ones are answered as JSON-RPC says.
  void receive(const Incoming& message);
  void notify(const std::string& method, Json params);
  /// Asks the client. `on_response` (may be empty) gets the result, or null for an error.
  void request(const std::string& method, Json params, OnResponse on_response = {});

  /// Whether the client has cancelled the request that is being handled.
  bool cancelled() const;

 private:
  void handle_request(const std::string& method, const Json& message);
  void handle_response(const Json& message);
  void refuse_message(const Json& id, const ResponseError& error);

  Send send_;
  Cancellations& cancellations_;
  OnRequest on_request_;
  OnNotification on_notification_;
  std::map<std::int64_t, OnResponse> waiting_;
  std::int64_t next_id_ = 1;
  Json current_;  ///< id of the request that is being handled
};

}  // namespace kaiji::lsp
