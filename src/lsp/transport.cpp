// SPDX-License-Identifier: Apache-2.0
#include "lsp/transport.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "base/strings.h"

namespace kaiji::lsp {
namespace {

constexpr std::size_t kMaxHeaderLine = 4096;  // a longer line is garbage and is read in parts
constexpr std::size_t kChunk = 64 * 1024;
constexpr std::string_view kLength = "content-length:";

/// Where the length header starts in a line. Garbage may stand before it: the rest of a message whose stated length was
/// too small has no line end.
std::size_t find_length(std::string_view line) {
  return to_lower_ascii(line).find(kLength);
}

std::optional<std::size_t> parse_length(std::string_view text) {
  text = trim(text);
  std::size_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (error != std::errc() || end != text.data() + text.size()) return {};
  return length;
}

/// A header besides the length, such as Content-Type.
bool is_header(std::string_view line) {
  const auto colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  return std::all_of(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(colon), [](char c) {
    return c == '-' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  });
}

}  // namespace

MessageReader::MessageReader(Read read, std::size_t limit) : read_(std::move(read)), limit_(limit) {}

bool MessageReader::fill() {
  if (begin_ > 0) {
    buffer_.erase(0, begin_);
    begin_ = 0;
  }
  const auto size = buffer_.size();
  buffer_.resize(size + kChunk);
  const auto count = std::min(read_(buffer_.data() + size, kChunk), kChunk);
  buffer_.resize(size + count);
  return count > 0;
}

std::optional<std::string> MessageReader::line() {
  auto scanned = begin_;
  while (true) {
    const auto end = buffer_.find('\n', scanned);
    const bool found = end != std::string::npos;
    if (found || buffer_.size() - begin_ > kMaxHeaderLine) {
      const auto stop = found ? end : begin_ + kMaxHeaderLine;
      std::string text = buffer_.substr(begin_, stop - begin_);
      begin_ = found ? end + 1 : stop;
      if (text.ends_with('\r')) text.pop_back();
      return text;
    }
    scanned = buffer_.size() - begin_;  // `fill` moves the unused bytes to the front
    if (!fill()) return {};
  }
}

Frame MessageReader::skip(std::size_t length) {
  const auto stated = length;
  while (true) {
    const auto here = std::min(length, buffer_.size() - begin_);
    begin_ += here;
    length -= here;
    if (length == 0) break;
    if (!fill()) break;
  }
  return {Frame::Kind::Fault,
          fmt::format("a message of {} bytes is too large; the limit is {} bytes, so it was not read", stated, limit_)};
}

Frame MessageReader::body(std::size_t length) {
  if (length > limit_) return skip(length);
  while (buffer_.size() - begin_ < length) {
    if (!fill()) {
      const auto had = buffer_.size() - begin_;
      begin_ = buffer_.size();
      return {Frame::Kind::Fault, fmt::format("the stream ended after {} of {} bytes of a message", had, length)};
    }
  }
  lost_ = false;
  Frame frame{Frame::Kind::Message, buffer_.substr(begin_, length)};
  begin_ += length;
  return frame;
}

Frame MessageReader::next() {
  std::optional<std::size_t> length;
  while (true) {
    const auto header = line();
    if (!header) {
      const bool rest = begin_ < buffer_.size();
      begin_ = buffer_.size();
      return rest ? Frame{Frame::Kind::Fault, "the stream ended inside a header"} : Frame{};
    }
    if (const auto at = find_length(*header); at != std::string::npos) {
      length = parse_length(std::string_view(*header).substr(at + kLength.size()));
      if (!length) return {Frame::Kind::Fault, "Content-Length must be a number of bytes"};
    } else if (header->empty() && length) {
      return body(*length);
    } else if (!header->empty() && !is_header(*header) && !lost_) {
      lost_ = true;  // one fault for all garbage up to the next message
      return {Frame::Kind::Fault, "expected the header 'Content-Length: N'"};
    }
  }
}

std::string framed(std::string_view message) {
  return fmt::format("Content-Length: {}\r\n\r\n{}", message.size(), message);
}

}  // namespace kaiji::lsp
