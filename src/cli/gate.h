// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which findings count: all of them, those that a change brought (--since), those that a baseline does not allow.

#include "cli/check_options.h"
#include "cli/judge.h"

namespace kaiji {

/// Sets aside what does not count, adds what is wrong with the baseline, and writes it where that is asked for.
/// Failures are appended to `judged.errors`. `base` holds for the baseline file itself and must outlive `judged`.
void apply_gate(const CheckOptions& options, const Linter& linter, const Config& base, Judged& judged);

}  // namespace kaiji
