// SPDX-License-Identifier: Apache-2.0
#pragma once
// Judging many files with several threads. Results come in the order of the files, whatever thread was faster.

#include <string>
#include <vector>

#include "cli/configs.h"
#include "lint/linter.h"

namespace kaiji {

/// One file and the settings that hold for it. `config` must outlive the run.
struct Job {
  std::string path;
  const Config* config = nullptr;
  std::string stdin_name;  ///< what standard input is called
};

struct Judged {
  std::vector<DocumentResult> results;
  std::vector<Error> errors;  ///< files that could not be read
  bool fails = false;         ///< some finding is at or above the fail level of its file
};

Judged judge(const Linter& linter, const std::vector<Job>& jobs, unsigned threads);

}  // namespace kaiji
