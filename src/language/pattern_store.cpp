// SPDX-License-Identifier: Apache-2.0
#include "language/pattern_store.h"

#include <array>
#include <cstring>
#include <utility>

#include "base/bytes.h"
#include "base/file.h"

namespace kaiji {
namespace {

constexpr std::string_view kMagic = "kaiji patterns 1\n";

/// Four sums side by side, so that none waits for another.
std::uint64_t checksum(std::string_view bytes) {
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15u;
  std::array<std::uint64_t, 4> sums{1, 2, 3, 4};
  for (; bytes.size() >= sizeof sums; bytes.remove_prefix(sizeof sums)) {
    std::array<std::uint64_t, 4> words{};
    std::memcpy(words.data(), bytes.data(), sizeof words);
    for (std::size_t i = 0; i < sums.size(); ++i) sums[i] = (sums[i] ^ words[i]) * kFactor;
  }
  std::uint64_t sum = bytes.size();
  for (const char byte : bytes) sum = (sum ^ static_cast<unsigned char>(byte)) * kFactor;
  for (const std::uint64_t one : sums) sum = ((sum ^ one) * kFactor) ^ (sum >> 29u);
  return sum;
}

}  // namespace

std::unique_ptr<PatternStore> PatternStore::open(const std::filesystem::path& path, std::string program) {
  auto store = std::make_unique<PatternStore>();
  if (program.empty()) return store;
  store->file_ = MappedFile(path);
  ByteReader reader(store->file_.bytes());
  if (reader.text() != kMagic || reader.text() != program) return store;
  while (!reader.rest().empty() && !reader.failed()) {
    const auto name = reader.text();
    const auto size = reader.number<std::uint64_t>();
    if (reader.failed() || size > reader.rest().size()) break;
    store->stored_.emplace(name, reader.rest().substr(0, size));
    reader = ByteReader(reader.rest().substr(size));
  }
  return store;
}

std::unique_ptr<PatternStore> PatternStore::recording() {
  auto store = std::make_unique<PatternStore>();
  store->records_ = true;
  return store;
}

std::string_view PatternStore::find(std::string_view set) const {
  const auto found = stored_.find(set);
  if (found == stored_.end()) return {};
  ByteReader reader(found->second);
  const auto sum = reader.number<std::uint64_t>();
  return !reader.failed() && sum == checksum(reader.rest()) ? reader.rest() : std::string_view();
}

void PatternStore::keep(std::string set, std::string bytes) {
  const std::lock_guard lock(mutex_);
  kept_.insert_or_assign(std::move(set), std::move(bytes));
}

Result<void> PatternStore::write(const std::filesystem::path& path, std::string_view program) const {
  const std::lock_guard lock(mutex_);
  ByteWriter head;
  head.text(kMagic);
  head.text(program);
  std::string file = head.bytes();
  for (const auto& [name, bytes] : kept_) {
    ByteWriter set;
    set.text(name);
    set.number(static_cast<std::uint64_t>(bytes.size() + sizeof(std::uint64_t)));
    set.number(checksum(bytes));
    file += set.bytes();
    file += bytes;
  }
  return write_file_atomic(path, file);
}

}  // namespace kaiji
