// SPDX-License-Identifier: Apache-2.0
#pragma once
// Runs a program that turns a file into text, as a process of its own: bytes to its standard input, text from its
// standard output. Within limits of time and size, so that no input hangs or fills the memory.

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace kaiji {

struct ProgramOutput {
  std::string text;
  std::string complaints;  ///< the start of its standard error
  int status = 0;          ///< exit code; -1: ended by a signal
  bool too_long = false;   ///< it was stopped: more than the time or the bytes allowed
};

/// `arguments[0]` is looked for in PATH. Fails where it is not there or cannot be started; `where` is for the message.
Result<ProgramOutput> run_text_program(const std::vector<std::string>& arguments, std::string_view input,
                                       const std::string& where);

}  // namespace kaiji
