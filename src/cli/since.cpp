// SPDX-License-Identifier: Apache-2.0
#include "cli/since.h"

#include <map>

#include "cli/git_revision.h"
#include "lint/evidence.h"
#include "loaders/loader.h"

namespace kaiji {
namespace {

/// How often each evidence was there.
using Older = std::map<std::string, int>;

/// The documents as they were; a document that was not there has no entry.
using Bytes = std::map<std::string, std::string>;  // by path

Result<Bytes> read_all(const std::string& revision, const std::vector<Job>& jobs) {
  GitRevision then(revision);
  Bytes bytes;
  for (const auto& job : jobs) {
    if (job.path == "-") continue;
    auto file = then.file(job.path);
    if (!file) return tl::unexpected<Error>(file.error());
    if (*file) bytes.emplace(job.path, std::move(**file));
  }
  return bytes;
}

std::map<std::string, Older> evidence_of(const std::vector<DocumentResult>& results) {
  const auto analyses = analyses_of(results);
  std::map<std::string, Older> older;  // by path
  for (const auto& result : results) {
    for (const auto& finding : result.findings) ++older[result.path][prints_of(finding, analyses).evidence];
  }
  return older;
}

void set_aside(Older& older, const AnalysesByPath& analyses, DocumentResult& result) {
  std::vector<Finding> kept;
  for (auto& finding : result.findings) {
    if (older[prints_of(finding, analyses).evidence]-- > 0) {
      result.suppressed.push_back({std::move(finding), {}, HiddenBy::Unchanged});
    } else {
      kept.push_back(std::move(finding));
    }
  }
  result.findings = std::move(kept);
}

}  // namespace

Result<void> set_aside_unchanged(const Linter& linter, const std::string& revision, unsigned threads, Judged& judged) {
  const auto bytes = read_all(revision, judged.jobs);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  JudgeOptions options{threads, {}, {}};
  options.open = [&](const Job& job) { return load_document(job.path, bytes->at(job.path)); };
  std::vector<Job> jobs = judged.jobs;
  std::erase_if(jobs, [&](const Job& job) { return !bytes->contains(job.path); });
  // What could not be read then is all new now.
  auto older = evidence_of(judge(linter, jobs, options).results);
  const auto analyses = analyses_of(judged.results);
  for (auto& result : judged.results) set_aside(older[result.path], analyses, result);
  return {};
}

}  // namespace kaiji
