// SPDX-License-Identifier: Apache-2.0
#pragma once
// Methods of the protocol. Each file of lsp/methods/ is one family and defines one constant `method_<stem>`; the build
// makes the table.

#include <span>
#include <string_view>

#include "lsp/json_rpc.h"

namespace kaiji::lsp {

class Server;

/// Handlers may throw Json::exception for parameters of a wrong form.
struct RequestMethod {
  std::string_view name;
  Answer (*handle)(Server& server, const Json& params);
};

struct NotificationMethod {
  std::string_view name;
  void (*handle)(Server& server, const Json& params);
};

struct MethodFamily {
  std::span<const RequestMethod> requests;
  std::span<const NotificationMethod> notifications;
  /// Adds what the family offers to the server's capabilities. May be null.
  void (*declare)(const Server& server, Json& capabilities);
};

/// All families, sorted by file name.
std::span<const MethodFamily* const> method_families();

}  // namespace kaiji::lsp
