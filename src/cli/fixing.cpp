// SPDX-License-Identifier: Apache-2.0
#include "cli/fixing.h"

#include <fmt/format.h>

#include "base/file.h"
#include "cli/session.h"
#include "cli/unified_diff.h"
#include "lint/fixes.h"
#include "loaders/loader.h"

namespace kaiji {
namespace {

constexpr int kMostPasses = 10;  // a fix may uncover another finding; two that undo each other must end

/// The bytes of a fixed text. Fails where its encoding lacks a character, or would not be recognized any more.
Result<std::string> encoded(const Fixed& fixed) {
  auto bytes = encode(fixed.after, fixed.encoding);
  if (!bytes) return fail(fixed.path, fmt::format("is not fixed: {}", bytes.error().message));
  const auto again = decode(*bytes, fixed.path);
  if (again && again->text == fixed.after && again->encoding == fixed.encoding) return bytes;
  return fail(fixed.path,
              fmt::format("is not fixed: the result would not be read as {} any more", to_string(fixed.encoding)));
}

Result<Fixed> fix_document(const Linter& linter, const Job& job, Analyzer& analyzer, Applicability least) {
  auto document = open_document(job.path, job.stdin_name);
  if (!document) return tl::unexpected<Error>(document.error());
  const Source& source = document->source;
  Fixed fixed{source.path, source.text, source.text, source.encoding, 0};
  if (!source.editable) return fixed;
  for (int pass = 0; pass < kMostPasses; ++pass) {
    const auto result = linter.check(std::move(*document), *job.config, as_of(*job.config), analyzer);
    const auto fixes = collect_fixes(result.findings, least);
    if (fixes.edits.empty()) break;
    fixed.after = apply_edits(fixed.after, fixes.edits);
    fixed.findings += fixes.findings;
    const auto bytes = encoded(fixed);
    if (!bytes) return tl::unexpected<Error>(bytes.error());
    document = load_document(fixed.path, *bytes);
    if (!document) return tl::unexpected<Error>(document.error());
  }
  return fixed;
}

}  // namespace

std::size_t Fixing::findings() const {
  std::size_t sum = 0;
  for (const auto& document : documents) sum += document.findings;
  return sum;
}

Fixing find_fixes(const Linter& linter, const std::vector<Job>& jobs, Applicability least) {
  Fixing fixing;
  Analyzer analyzer(linter.vocabulary(), linter.morphology());
  for (const auto& job : jobs) {
    auto fixed = fix_document(linter, job, analyzer, least);
    if (!fixed) {
      fixing.errors.push_back(fixed.error());
    } else if (fixed->after != fixed->before) {
      fixing.documents.push_back(std::move(*fixed));
    }
  }
  return fixing;
}

void write_fixes(Fixing& fixing) {
  std::erase_if(fixing.documents, [&](const Fixed& fixed) {
    const auto bytes = encoded(fixed);
    const auto written = bytes ? write_file_atomic(fixed.path, *bytes) : tl::unexpected<Error>(bytes.error());
    if (!written) fixing.errors.push_back(written.error());
    return !written;
  });
}

std::string diff_of(const Fixing& fixing) {
  std::string text;
  for (const auto& fixed : fixing.documents) text += unified_diff(fixed.path, fixed.before, fixed.after);
  return text;
}

}  // namespace kaiji
