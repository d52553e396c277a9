// SPDX-License-Identifier: Apache-2.0
// Any bytes after a good start of a session: transport, JSON-RPC and all methods. A line "@" + JSON is a message of its
// own, so that mutations need not keep lengths right; all else goes to the transport as it is.

#include <cstdint>
#include <cstdlib>

#include "base/strings.h"
#include "lsp/server.h"
#include "lsp/transport.h"

namespace kaiji::lsp {
namespace {

constexpr const char* kInitialize =
    R"({"id":"i","method":"initialize","params":{"capabilities":{"general":{"positionEncodings":["utf-8"]}}}})";
constexpr const char* kOpen =
    R"({"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///kaiji-fuzz/a.md","languageId":"markdown",)"
    R"("version":1,"text":"# 概要\n\n𠮷データは適切に管理します。\n\n| 項目 | 内容 |\n|---|---|\n| 取得 | 日次 |\n"}}})";

std::shared_ptr<const Linter> load_linter() {
  const auto data = find_data("");
  if (!data) std::abort();  // the target is of no use without rules
  auto linter = Linter::load(*data, {});
  if (!linter) std::abort();
  return std::make_shared<const Linter>(std::move(*linter));
}

/// Loaded once; every input has a server of its own, which remembers nothing of the others.
LoadedLinter shared_linter(const std::vector<std::filesystem::path>&) {
  static const auto linter = load_linter();
  return {linter, {}};
}

std::string as_stream(std::string_view bytes) {
  std::string stream;
  for (const auto line : split(bytes, '\n')) {
    stream += line.starts_with('@') ? framed(line.substr(1)) : std::string(line) + "\n";
  }
  return stream;
}

void run(std::string_view bytes) {
  const Services services{shared_linter, [](const std::string&) { return std::vector<std::string>(); }, "fuzz"};
  Cancellations cancellations;
  Server server(
      services, [](const Json& message) { to_text(message); }, cancellations);
  server.receive(parse_message(kInitialize));
  server.receive(parse_message(kOpen));
  const auto stream = as_stream(bytes);
  std::size_t at = 0;
  MessageReader reader([&](char* data, std::size_t size) {
    const auto count = std::min(size, stream.size() - at);
    stream.copy(data, count, at);
    at += count;
    return count;
  });
  for (auto frame = reader.next(); frame.kind != Frame::Kind::End && !server.ended(); frame = reader.next()) {
    auto message = frame.kind == Frame::Kind::Message ? parse_message(frame.content)
                                                      : Incoming(refuse(ErrorCode::InvalidRequest, frame.content));
    if (message) cancellations.note(*message);
    server.receive(message);
  }
  server.settle();
}

}  // namespace
}  // namespace kaiji::lsp

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  kaiji::lsp::run({reinterpret_cast<const char*>(data), size});
  return 0;
}
