// SPDX-License-Identifier: Apache-2.0
#pragma once
// The command line as a function.

namespace kaiji {

/// Parses the arguments and runs one command. Returns the process's exit code (ExitCode).
int run(int argc, char** argv);

}  // namespace kaiji
