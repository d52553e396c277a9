// SPDX-License-Identifier: Apache-2.0
#pragma once
// A file that is read where the system keeps it, without a copy. For data that the program made itself; documents are
// read by base/file.h, because others may change them meanwhile. Thread-safe once made.

#include <filesystem>
#include <string_view>

namespace kaiji {

class MappedFile {
 public:
  MappedFile() = default;
  /// No bytes where the file is missing, empty or no regular file.
  explicit MappedFile(const std::filesystem::path& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  ~MappedFile();

  std::string_view bytes() const { return bytes_; }

 private:
  std::string_view bytes_;  ///< of the mapping
};

}  // namespace kaiji
