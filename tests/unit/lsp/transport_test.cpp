// SPDX-License-Identifier: Apache-2.0
#include "lsp/transport.h"

#include <algorithm>
#include <memory>

#include "catch.h"

namespace kaiji::lsp {
namespace {

/// Hands out `stream` in parts of `step` bytes.
MessageReader reader_of(std::string stream, std::size_t step) {
  auto at = std::make_shared<std::size_t>(0);
  return MessageReader(
      [stream = std::move(stream), at, step](char* data, std::size_t size) {
        const auto count = std::min({step, size, stream.size() - *at});
        stream.copy(data, count, *at);
        *at += count;
        return count;
      },
      1000);
}

/// "M:content", "F:fault" … until the end.
std::vector<std::string> read_all(std::string stream, std::size_t step = 7) {
  auto reader = reader_of(std::move(stream), step);
  std::vector<std::string> frames;
  for (auto frame = reader.next(); frame.kind != Frame::Kind::End; frame = reader.next()) {
    frames.push_back((frame.kind == Frame::Kind::Message ? "M:" : "F:") + frame.content);
  }
  return frames;
}

using Frames = std::vector<std::string>;

TEST_CASE("A stream of frames is split into its messages however it arrives", "[lsp]") {
  const auto stream = framed("{}") + framed("{\"a\":\"日本\"}") + framed("");
  for (const std::size_t step : {1u, 2u, 7u, 4096u}) {
    CHECK(read_all(stream, step) == Frames{"M:{}", "M:{\"a\":\"日本\"}", "M:"});
  }
}

TEST_CASE("Header names in any case, further headers and bare line feeds are taken", "[lsp]") {
  CHECK(read_all("content-length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-8\r\n\r\n{}") ==
        Frames{"M:{}"});
  CHECK(read_all("Content-Length:2\n\n{}") == Frames{"M:{}"});
}

TEST_CASE("Garbage is reported once and reading goes on at the next header", "[lsp]") {
  CHECK(read_all("hello\nworld\n\n" + framed("{}")) == Frames{"F:expected the header 'Content-Length: N'", "M:{}"});
  CHECK(read_all("Content-Length: 2\r\n\r\n{}rest" + framed("[]")) == Frames{"M:{}", "M:[]"});
  CHECK(read_all(std::string(10000, 'x') + framed("{}")) ==
        Frames{"F:expected the header 'Content-Length: N'", "M:{}"});
}

TEST_CASE("A length that is no number is a fault, not a crash", "[lsp]") {
  for (const auto* length : {"-1", "abc", "", "99999999999999999999999", "2x"}) {
    const auto frames = read_all(std::string("Content-Length: ") + length + "\r\n\r\n" + framed("{}"));
    REQUIRE(frames.size() == 2);
    CHECK(frames[0] == "F:Content-Length must be a number of bytes");
    CHECK(frames[1] == "M:{}");
  }
}

TEST_CASE("A message over the limit is skipped and answered with both sizes", "[lsp]") {
  const auto frames = read_all(framed(std::string(1001, 'x')) + framed("{}"), 64);
  REQUIRE(frames.size() == 2);
  CHECK(frames[0] == "F:a message of 1001 bytes is too large; the limit is 1000 bytes, so it was not read");
  CHECK(frames[1] == "M:{}");
}

TEST_CASE("A stream that ends inside a message says so and ends", "[lsp]") {
  CHECK(read_all("Content-Length: 10\r\n\r\n{}") == Frames{"F:the stream ended after 2 of 10 bytes of a message"});
  CHECK(read_all("Content-Len") == Frames{"F:the stream ended inside a header"});
  CHECK(read_all("").empty());
}

}  // namespace
}  // namespace kaiji::lsp
