// SPDX-License-Identifier: Apache-2.0
#include "language/pattern_store.h"

#include <cstring>
#include <span>
#include <utility>

#include "base/bytes.h"
#include "base/file.h"

namespace kaiji {
namespace {

constexpr std::string_view kMagic = "kaiji patterns 2\n";

/// The last number of a file is its size.
bool is_whole(std::string_view file) {
  std::uint64_t size = 0;
  if (file.size() < sizeof size) return false;
  std::memcpy(&size, file.data() + file.size() - sizeof size, sizeof size);
  return size == file.size();
}

}  // namespace

std::unique_ptr<PatternStore> PatternStore::open(const std::filesystem::path& path, std::string program) {
  auto store = std::make_unique<PatternStore>();
  if (program.empty()) return store;
  store->file_ = MappedFile(path);
  auto bytes = store->file_.bytes();
  if (!is_whole(bytes)) return store;
  bytes.remove_suffix(sizeof(std::uint64_t));
  ByteReader reader(bytes);
  if (reader.text() != kMagic || reader.text() != program) return store;
  while (!reader.rest().empty()) {
    const auto name = reader.text();
    const auto set = reader.array<char>();
    if (reader.failed()) break;
    store->stored_.emplace(name, std::string_view(set.data(), set.size()));
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
  return found == stored_.end() ? std::string_view() : found->second;
}

void PatternStore::keep(std::string set, std::string bytes) {
  const std::lock_guard lock(mutex_);
  kept_.insert_or_assign(std::move(set), std::move(bytes));
}

Result<void> PatternStore::write(const std::filesystem::path& path, std::string_view program) const {
  const std::lock_guard lock(mutex_);
  ByteWriter writer;
  writer.text(kMagic);
  writer.text(program);
  for (const auto& [name, bytes] : kept_) {
    writer.text(name);
    writer.array(std::span<const char>(bytes));
  }
  // The end: a file that was cut off has another.
  writer.number(static_cast<std::uint64_t>(writer.bytes().size() + sizeof(std::uint64_t)));
  return write_file_atomic(path, writer.bytes());
}

}  // namespace kaiji
