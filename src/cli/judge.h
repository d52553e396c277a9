// SPDX-License-Identifier: Apache-2.0
#pragma once
// Judging many files with several threads. Results come in the order of the files, whatever thread was faster.

#include <functional>
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

struct JudgeOptions {
  unsigned threads = 1;
  std::function<void()> progress;                        ///< hears of every file that is done, from any thread
  std::function<Result<Document>(const Job& job)> open;  ///< from any thread; empty: the file itself
};

struct Judged {
  std::vector<DocumentResult> results;
  std::vector<Job> jobs;      ///< of each result
  std::vector<Error> errors;  ///< files that could not be read
};

/// Documents that a set names are judged together, too.
Judged judge(const Linter& linter, const std::vector<Job>& jobs, const JudgeOptions& options);

/// The date that editions are judged at.
Date as_of(const Config& config);
/// Whether some finding is at or above the fail level.
bool fails(const DocumentResult& result, const Config& config);

}  // namespace kaiji
