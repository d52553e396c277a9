// SPDX-License-Identifier: Apache-2.0
#pragma once
// Values as bytes of a file that only the program that wrote it reads again: in the machine's own order, arrays where
// they can be read in place. A reader never leaves its bytes: what is missing is zero or empty, and `failed` says so.

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

namespace kaiji {

/// Arrays begin at a multiple of this: of all bytes written, and of the memory that they are read in.
inline constexpr std::size_t kArrayAlignment = 8;

class ByteWriter {
 public:
  template <class Number>
  void number(Number value) {
    static_assert(std::is_arithmetic_v<Number>);
    bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
  }
  void text(std::string_view text) {
    number(static_cast<std::uint32_t>(text.size()));
    bytes_ += text;
  }
  /// Zeros up to a place of kArrayAlignment.
  void align() { bytes_.resize((bytes_.size() + kArrayAlignment - 1) / kArrayAlignment * kArrayAlignment); }
  template <class Value>
  void array(std::span<const Value> values) {
    static_assert(std::is_trivially_copyable_v<Value> && alignof(Value) <= kArrayAlignment);
    number(static_cast<std::uint64_t>(values.size()));
    align();
    bytes_.append(reinterpret_cast<const char*>(values.data()), values.size_bytes());
  }
  const std::string& bytes() const { return bytes_; }

 private:
  std::string bytes_;
};

class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  template <class Number>
  Number number() {
    Number value{};
    const auto from = take(sizeof value);
    if (!from.empty()) std::memcpy(&value, from.data(), sizeof value);
    return value;
  }
  std::string_view text() { return take(number<std::uint32_t>()); }
  /// An array as it lies in the bytes, which must outlive it and begin at a multiple of kArrayAlignment.
  template <class Value>
  std::span<const Value> array() {
    const auto count = number<std::uint64_t>();
    align();
    if (failed_ || count > rest_.size() / sizeof(Value)) {
      failed_ = true;
      return {};
    }
    return {reinterpret_cast<const Value*>(take(count * sizeof(Value)).data()), count};
  }
  void align() {
    const auto over = reinterpret_cast<std::uintptr_t>(rest_.data()) % kArrayAlignment;
    if (over != 0) take(kArrayAlignment - over);
  }
  std::string_view rest() const { return rest_; }
  bool failed() const { return failed_; }

 private:
  std::string_view take(std::uint64_t size) {
    failed_ = failed_ || size > rest_.size();
    if (failed_) return {};
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }
  std::string_view rest_;
  bool failed_ = false;
};

}  // namespace kaiji
