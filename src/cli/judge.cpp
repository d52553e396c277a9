// SPDX-License-Identifier: Apache-2.0
#include "cli/judge.h"

#include <algorithm>
#include <atomic>
#include <optional>
#include <set>
#include <thread>

#include "base/thread_memory.h"
#include "cli/session.h"

namespace kaiji {
namespace {

Result<DocumentResult> judge_one(const Linter& linter, const Job& job, const JudgeOptions& options,
                                 Analyzer& analyzer) {
  auto document = options.open ? options.open(job) : open_document(job.path, job.stdin_name);
  if (!document) return tl::unexpected<Error>(document.error());
  return linter.run(std::move(*document), *job.config, as_of(*job.config), analyzer);
}

Result<DocumentResult> judge_begun(const Linter& linter, const Job& job, BegunJob& begun) {
  if (!begun.analysis) return tl::unexpected<Error>(begun.analysis.error());
  return linter.run(std::move(*begun.analysis), *job.config, as_of(*job.config));
}

/// The files of a run that one set names, each with its settings.
std::vector<DocumentResult*> members(const DocumentSetting& set, const Config& config, const std::vector<Job>& jobs,
                                     std::vector<std::optional<Result<DocumentResult>>>& slots) {
  std::vector<DocumentResult*> found;
  for (std::size_t i = 0; i < jobs.size(); ++i)
    if (*slots[i] && jobs[i].config->file == config.file && names_file(config, set.files, jobs[i].path))
      found.push_back(&**slots[i]);
  return found;
}

/// Judges every set of every kaiji.toml of the run once.
void judge_sets(const Linter& linter, const std::vector<Job>& jobs,
                std::vector<std::optional<Result<DocumentResult>>>& slots, std::vector<Error>& errors) {
  std::set<std::filesystem::path> done;
  for (const Job& job : jobs) {
    if (job.config->sets.empty() || !done.insert(job.config->file).second) continue;
    for (const DocumentSetting& set : job.config->sets) {
      const auto together = members(set, *job.config, jobs, slots);
      if (const auto judged = linter.judge_together(together, set, *job.config, as_of(*job.config)); !judged)
        errors.push_back(judged.error());
    }
  }
}

}  // namespace

BegunJob begin(const Linter& linter, const Job& job) {
  BegunJob begun{job.path, std::make_unique<Analyzer>(linter.vocabulary(), linter.morphology()), {}};
  auto document = open_document(job.path, job.stdin_name);
  if (document)
    begun.analysis = linter.analyze(std::move(*document), *job.config, *begun.analyzer);
  else
    begun.analysis = tl::unexpected<Error>(document.error());
  return begun;
}

Date as_of(const Config& config) {
  return config.as_of ? *config.as_of : today();
}

bool fails(const DocumentResult& result, const Config& config) {
  if (config.fail_level == Severity::Off) return false;
  return std::any_of(result.findings.begin(), result.findings.end(),
                     [&](const Finding& finding) { return finding.severity >= config.fail_level; });
}

Judged judge(const Linter& linter, const std::vector<Job>& jobs, const JudgeOptions& options) {
  std::vector<std::optional<Result<DocumentResult>>> slots(jobs.size());
  const bool begun = options.begun != nullptr && !jobs.empty() && options.begun->path == jobs[0].path;
  std::atomic<std::size_t> next{begun ? 1u : 0u};
  const auto work = [&] {
    if (next >= jobs.size()) return;
    Analyzer analyzer(linter.vocabulary(), linter.morphology());
    for (std::size_t i = next++; i < jobs.size(); i = next++) {
      slots[i] = judge_one(linter, jobs[i], options, analyzer);
      if (options.progress) options.progress();
    }
  };
  const auto count = std::min<std::size_t>(std::max(options.threads, 1u), jobs.size());
  std::vector<std::thread> helpers;
  for (std::size_t i = 1; i < count; ++i)
    helpers.emplace_back([&] {
      reserve_thread_memory();
      work();
    });
  if (begun) {
    slots[0] = judge_begun(linter, jobs[0], *options.begun);
    if (options.progress) options.progress();
  }
  work();
  for (auto& helper : helpers) helper.join();
  Judged judged;
  judge_sets(linter, jobs, slots, judged.errors);
  for (std::size_t i = 0; i < jobs.size(); ++i) {
    auto& result = *slots[i];
    if (!result) {
      judged.errors.push_back(result.error());
      continue;
    }
    linter.finish(*result, *jobs[i].config);
    judged.jobs.push_back(jobs[i]);
    judged.results.push_back(std::move(*result));
  }
  return judged;
}

}  // namespace kaiji
