// SPDX-License-Identifier: Apache-2.0
#pragma once
// Judging many files with several threads. Results come in the order of the files, whatever thread was faster.

#include <functional>
#include <memory>
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

/// A file that was read and analyzed before the rules were there, with the analyzer of it. Belongs to one thread.
struct BegunJob {
  std::string path;
  std::unique_ptr<Analyzer> analyzer;
  Result<Analysis> analysis;  ///< or why the file cannot be read
};
/// Begins with a file; `linter` may be without rules.
BegunJob begin(const Linter& linter, const Job& job);

struct JudgeOptions {
  unsigned threads = 1;
  std::function<void()> progress;                        ///< hears of every file that is done, from any thread
  std::function<Result<Document>(const Job& job)> open;  ///< from any thread; empty: the file itself
  BegunJob* begun = nullptr;  ///< of this linter: taken for the first job where that is the same file
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
