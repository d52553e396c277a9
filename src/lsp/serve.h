// SPDX-License-Identifier: Apache-2.0
#pragma once
// The language server as a process on two file descriptors.

#include "lsp/setup.h"

namespace kaiji::lsp {

/// Serves one client until it says `exit`, closes `input` or dies. Messages are read by a thread of their own, so that
/// a cancellation overtakes the work; all else happens in the calling thread. Returns the process's exit code: 0 after
/// an orderly shutdown, else 1.
int serve(int input, int output, Services services);

}  // namespace kaiji::lsp
