// SPDX-License-Identifier: Apache-2.0
#pragma once
// The base protocol of LSP 3.17: messages behind "Content-Length" headers. Bytes come from a function, so that tests
// and the fuzzer need no pipe. A reader belongs to one thread.

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace kaiji::lsp {

/// Largest message that is taken, in bytes: a document and its JSON escapes many times over.
inline constexpr std::size_t kMaxMessageBytes = 64u * 1024u * 1024u;

/// What the reader met.
struct Frame {
  enum class Kind { Message, Fault, End };
  Kind kind = Kind::End;
  std::string content;  ///< the message, or what is wrong with the bytes
};

/// Splits a stream into messages. After garbage it goes on at the next header.
class MessageReader {
 public:
  /// Reads up to `size` bytes to `data` and returns how many; 0 is the end of the stream.
  using Read = std::function<std::size_t(char* data, std::size_t size)>;

  explicit MessageReader(Read read, std::size_t limit = kMaxMessageBytes);
  /// The next message, a fault of the stream (reading may go on), or its end.
  Frame next();

 private:
  bool fill();
  std::optional<std::string> line();
  Frame body(std::size_t length);
  Frame skip(std::size_t length);

  Read read_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t begin_ = 0;  ///< first byte of `buffer_` that is not used yet
  bool lost_ = false;      ///< garbage was met and reported, and no message since
};

/// The bytes of one message on the wire.
std::string framed(std::string_view message);

}  // namespace kaiji::lsp
