// SPDX-License-Identifier: Apache-2.0
#pragma once
// --since: only what a change brought counts. The document is judged as it stood at a revision, too; a finding whose
// evidence was there in the same words is set aside. What counts, then, is a finding with a changed sentence on either
// side, and a disclosure that the change removed.

#include "cli/judge.h"

namespace kaiji {

/// Moves older findings to `suppressed`. A document that the revision does not have keeps all its findings. Fails where
/// the revision cannot be read.
Result<void> set_aside_unchanged(const Linter& linter, const std::string& revision, unsigned threads, Judged& judged);

}  // namespace kaiji
