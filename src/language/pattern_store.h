// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pattern sets as they were built once, in a file beside the packs, so that a start need not build them again: most of
// a start would go into that. `kaiji prepare` writes the file.
//
// A set is stored with what its builder was asked to add, in order. A builder that is asked for the same again gives
// the stored set; at the first difference, because a pack was edited or another one came, it builds what it was asked
// for. So packs alone decide what is found. The file belongs to one build of the program, by its id, and ends with its
// size: any other file is as good as none. Sets are used where the system keeps the file: a start touches few of its
// pages, and so nothing sums them up.

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

#include "base/mapped_file.h"
#include "base/result.h"

namespace kaiji {

/// Thread-safe.
class PatternStore {
 public:
  /// The sets of a file; none where it is missing, cut off or another program's. With `program` "" there are none.
  static std::unique_ptr<PatternStore> open(const std::filesystem::path& path, std::string program);
  /// Has no sets and keeps those that are built, to be written.
  static std::unique_ptr<PatternStore> recording();

  /// The bytes of a set; "" where there is none. They live as long as the store, and a set that is made of them
  /// no longer. They begin at a multiple of kArrayAlignment.
  std::string_view find(std::string_view set) const;
  bool records() const { return records_; }
  void keep(std::string set, std::string bytes);
  /// Everything kept, for the program with this id.
  Result<void> write(const std::filesystem::path& path, std::string_view program) const;

 private:
  MappedFile file_;
  std::map<std::string, std::string_view, std::less<>> stored_;
  bool records_ = false;
  mutable std::mutex mutex_;
  std::map<std::string, std::string> kept_;  ///< guarded by `mutex_`
};

/// What one builder stores, or is given. `store` may be null, and must outlive the builder.
struct StoredSet {
  PatternStore* store = nullptr;
  std::string name = {};
};

}  // namespace kaiji
