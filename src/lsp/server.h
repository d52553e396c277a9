// SPDX-License-Identifier: Apache-2.0
#pragma once
// The language server as a state machine: messages in, messages out. It does no input or output of its own but for
// reading documents, settings and packs, so tests drive it without a process. Belongs to one thread.

#include <string>
#include <vector>

#include "lsp/client.h"
#include "lsp/documents.h"
#include "lsp/file_reports.h"
#include "lsp/json_rpc.h"

namespace kaiji::lsp {

class Server {
 public:
  enum class Phase { Created, Initialized, ShutDown, Ended };

  Server(Services services, Connection::Send send, Cancellations& cancellations);

  void receive(const Incoming& message) { connection.receive(message); }
  /// Work that waits for a pause between messages: pushes the diagnostics of documents that changed.
  void settle();
  bool ended() const { return phase == Phase::Ended; }
  /// 0 where the client asked for the end in the right order.
  int exit_code() const { return orderly_ ? 0 : 1; }
  void end();

  // What the methods work with.
  Phase phase = Phase::Created;
  Connection connection;
  Client client;
  Setups setups;
  Documents documents;
  FileReports reports;
  std::vector<std::string> folders;  ///< paths of the workspace folders

  /// The document of `params.textDocument.uri`, or nullptr where it is not open.
  OpenDocument* document_of(const Json& params);
  /// Something outside the open texts changed: settings, packs, other files. Pushes again or asks the client to pull.
  void refresh();
  void log(std::string message);

 private:
  Answer request(const std::string& method, const Json& params);
  void notification(const std::string& method, const Json& params);

  bool orderly_ = false;
};

}  // namespace kaiji::lsp
