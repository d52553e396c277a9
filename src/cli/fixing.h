// SPDX-License-Identifier: Apache-2.0
#pragma once
// --fix and --diff: the fixes of findings written back, or shown.

#include <optional>
#include <string>
#include <vector>

#include "cli/judge.h"

namespace kaiji {

/// A document before and after its fixes, decoded.
struct Fixed {
  std::string path;
  std::string before;
  std::string after;
  Encoding encoding = Encoding::Utf8;
  std::size_t findings = 0;  ///< how many findings were mended
};

/// What --fix did, or would do.
struct Fixing {
  std::vector<Fixed> documents;  ///< those that change
  std::vector<Error> errors;     ///< files that could not be read or written
  std::size_t findings() const;
};

/// Makes the fixes of every document that are at least as sure as `least`, and judges again until nothing more is
/// mended. Nothing is written.
Fixing find_fixes(const Linter& linter, const std::vector<Job>& jobs, Applicability least);

/// Writes the documents in their own encodings, each in one step; what cannot be written is reported and left as it
/// was.
void write_fixes(Fixing& fixing);

/// The changes as a unified diff.
std::string diff_of(const Fixing& fixing);

}  // namespace kaiji
