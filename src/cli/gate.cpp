// SPDX-License-Identifier: Apache-2.0
#include "cli/gate.h"

#include <fmt/format.h>

#include <algorithm>
#include <thread>

#include "base/file.h"
#include "base/version.h"
#include "cli/since.h"
#include "lint/baseline.h"
#include "report/baseline_log.h"

namespace kaiji {
namespace fs = std::filesystem;
namespace {

/// A baseline that is about to be written may not be there yet.
Result<Baseline> open_baseline(const CheckOptions& options) {
  std::error_code error;
  if (!options.update_baseline || fs::exists(options.baseline, error)) return load_baseline(options.baseline);
  Baseline empty;
  empty.file = options.baseline;
  return empty;
}

Result<void> update(const CheckOptions& options, const Baseline& baseline, const Config& base, Judged& judged) {
  const bool any = std::any_of(judged.results.begin(), judged.results.end(),
                               [](const DocumentResult& result) { return !result.findings.empty(); });
  if (any && options.reason.empty()) {
    return fail("--update-baseline", "there are new findings; say why they are allowed with --reason");
  }
  const Allowance fresh{options.reason, options.owner, parse_iso_date(options.expires)};
  const auto entries = next_entries(baseline, as_of(base), judged.results, base.language, fresh);
  for (auto& result : judged.results) {
    for (auto& finding : result.findings) {
      result.suppressed.push_back({std::move(finding), options.reason, HiddenBy::Baseline});
    }
    result.findings.clear();
  }
  return write_file_atomic(options.baseline, baseline_log(options.baseline, entries, version()));
}

Result<void> use_baseline(const CheckOptions& options, const Config& base, Judged& judged) {
  auto baseline = open_baseline(options);
  if (!baseline) return tl::unexpected<Error>(baseline.error());
  apply_baseline(*baseline, as_of(base), judged.results);
  if (options.update_baseline) return update(options, *baseline, base, judged);
  auto about = judge_baseline(*baseline, as_of(base), base, judged.results);
  if (about.findings.empty()) return {};
  judged.results.push_back(std::move(about));
  judged.jobs.push_back({baseline->file, &base, {}});
  return {};
}

}  // namespace

void apply_gate(const CheckOptions& options, const Linter& linter, const Config& base, Judged& judged) {
  if (!options.since.empty()) {
    const auto threads = options.jobs == 0 ? std::max(1u, std::thread::hardware_concurrency()) : options.jobs;
    if (auto done = set_aside_unchanged(linter, options.since, threads, judged); !done)
      judged.errors.push_back(done.error());
  }
  if (!options.baseline.empty()) {
    if (auto done = use_baseline(options, base, judged); !done) judged.errors.push_back(done.error());
  }
}

}  // namespace kaiji
