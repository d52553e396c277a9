// SPDX-License-Identifier: Apache-2.0
#pragma once
// Reading and writing whole files.

#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"

namespace kaiji {

/// Largest file that is read, in bytes. Offsets are 32 bits and a document is held in memory several times over.
inline constexpr std::size_t kMaxFileBytes = 256u * 1024u * 1024u;

/// The bytes of a regular file. Fails where it is missing, a folder, unreadable or larger than kMaxFileBytes.
Result<std::string> read_file(const std::filesystem::path& path);

/// Replaces `path` by `bytes` in one step: readers see the old file or the new one, never a part. A device or a pipe is
/// written to instead.
Result<void> write_file_atomic(const std::filesystem::path& path, std::string_view bytes);

}  // namespace kaiji
