// SPDX-License-Identifier: Apache-2.0
#include "diagnostics/fingerprint.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <map>

namespace kaiji {
namespace {

constexpr std::size_t kBlock = 100;  // code units that one hash sees
constexpr std::uint64_t kBase = 37;
constexpr std::uint16_t kEnd = 65535;  // stands for the end of the file
constexpr std::uint32_t kNoLine = 0;

constexpr std::uint64_t base_to_the_block() {
  std::uint64_t power = 1;
  for (std::size_t i = 0; i < kBlock; ++i) power *= kBase;
  return power;
}

/// The rolling hash over a ring of the last kBlock code units. A line's hash is known when its first unit leaves the
/// ring.
class LineHasher {
 public:
  void take(std::uint16_t unit) {
    if (unit == ' ' || unit == '\t' || (after_return_ && unit == '\n')) {
      after_return_ = false;
      return;
    }
    after_return_ = unit == '\r';
    if (after_return_) unit = '\n';
    emit_leaving_line();
    if (at_line_start_) lines_[index_] = ++line_count_;
    at_line_start_ = unit == '\n';
    push(unit);
  }

  std::vector<std::string> finish() && {
    take(kEnd);
    for (std::size_t i = 0; i < kBlock; ++i) {
      emit_leaving_line();
      push(0);
    }
    return std::move(hashes_);
  }

 private:
  void push(std::uint16_t unit) {
    constexpr std::uint64_t kLeaving = base_to_the_block();
    hash_ = hash_ * kBase + unit - kLeaving * window_[index_];
    window_[index_] = unit;
    index_ = (index_ + 1) % kBlock;
  }

  void emit_leaving_line() {
    if (lines_[index_] == kNoLine) return;
    hashes_.push_back(fmt::format("{:x}:{}", hash_, ++seen_[hash_]));
    lines_[index_] = kNoLine;
  }

  std::array<std::uint16_t, kBlock> window_{};
  std::array<std::uint32_t, kBlock> lines_{};
  std::uint64_t hash_ = 0;
  std::size_t index_ = 0;
  std::uint32_t line_count_ = 0;
  bool at_line_start_ = true;
  bool after_return_ = false;
  std::map<std::uint64_t, std::uint32_t> seen_;
  std::vector<std::string> hashes_;
};

/// The code point that starts at `at` of valid UTF-8, and its length in bytes.
std::pair<std::uint32_t, std::size_t> code_point(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) -> std::uint32_t {
    return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0x80u;
  };
  const std::uint32_t lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) return {(lead & 0x1F) << 6 | (byte(1) & 0x3F), 2};
  if (lead < 0xF0) return {(lead & 0x0F) << 12 | (byte(1) & 0x3F) << 6 | (byte(2) & 0x3F), 3};
  return {(lead & 0x07) << 18 | (byte(1) & 0x3F) << 12 | (byte(2) & 0x3F) << 6 | (byte(3) & 0x3F), 4};
}

}  // namespace

std::vector<std::string> line_fingerprints(std::string_view source) {
  LineHasher hasher;
  for (std::size_t at = 0; at < source.size();) {
    const auto [point, length] = code_point(source, at);
    at += length;
    if (point < 0x10000) {
      hasher.take(static_cast<std::uint16_t>(point));
    } else {
      hasher.take(static_cast<std::uint16_t>(0xD800 + ((point - 0x10000) >> 10)));
      hasher.take(static_cast<std::uint16_t>(0xDC00 + ((point - 0x10000) & 0x3FF)));
    }
  }
  return std::move(hasher).finish();
}

std::string text_digest(std::span<const std::string_view> parts) {
  std::uint64_t hash = 0xcbf29ce484222325u;
  const auto add = [&](char c) { hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3u; };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) add('\n');
    for (const char c : parts[i]) {
      if (c != ' ' && c != '\t' && c != '\n' && c != '\r') add(c);
    }
  }
  return fmt::format("{:016x}", hash);
}

std::string semantic_fingerprint(const Finding& finding) {
  const std::string_view parts[] = {finding.rule, finding.key.empty() ? finding.message.ja : finding.key};
  return text_digest(parts);
}

}  // namespace kaiji
