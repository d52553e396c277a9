// SPDX-License-Identifier: Apache-2.0
#include "cli/check_options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>

#include "cli/config_options.h"

namespace kaiji {
namespace {

void add_file_options(CLI::App& app, CheckOptions& options) {
  app.add_option("PATH", options.paths, "files and folders; '-' is standard input")->required();
  app.add_option("--stdin-filename", options.stdin_name, "what '-' is called; its extension chooses the format");
  app.add_flag("--no-gitignore", options.no_gitignore, "read what .gitignore leaves out, too");
  app.add_flag("--force-exclude", options.force_exclude, "leave it out even where it is named (for hooks)");
  app.add_flag("--show-files", options.show_files, "list the files that would be judged, and stop");
  app.add_flag("--show-settings", options.show_settings, "print the settings of each file, and stop");
}

void add_report_options(CLI::App& app, CheckOptions& options) {
  app.add_option("-f,--format,--output-format", options.formats, "FORMAT or FORMAT=FILE; may be repeated")
      ->allow_extra_args(false);
  app.add_option("-o,--output,--output-file", options.output, "file for the report instead of standard output");
  app.add_option("--color", options.color, "auto, always or never")->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_option("--sarif-profile", options.sarif_profile, "standard, or github for code scanning")
      ->check(CLI::IsMember({"standard", "github"}));
  app.add_flag("-q,--quiet", options.quiet, "findings alone: no remarks, no summary");
  app.add_flag("--statistics", options.statistics, "how often each rule reports, instead of the findings");
}

void add_gate_options(CLI::App& app, CheckOptions& options) {
  app.add_flag("--exit-zero", options.exit_zero, "exit 0 although there are findings");
  app.add_option("--since", options.since, "only findings that the change since this git revision brought");
  app.add_option("--baseline", options.baseline, "only findings that this baseline (SARIF) does not allow");
  app.add_flag("--update-baseline", options.update_baseline, "write the findings into the baseline");
  app.add_option("--reason", options.reason, "why the new entries of the baseline are allowed");
  app.add_option("--owner", options.owner, "who mends them");
  app.add_option("--expires", options.expires, "the last day on which they are allowed, YYYY-MM-DD");
}

void add_fix_options(CLI::App& app, CheckOptions& options) {
  app.add_flag("--fix", options.fix, "mend what can be mended without changing the meaning");
  app.add_flag("--diff", options.diff, "show what --fix would change, and change nothing");
  app.add_flag("--unsafe-fixes", options.unsafe_fixes, "with --fix or --diff: fixes that need a look, too");
  app.add_flag("--exit-non-zero-on-fix", options.exit_non_zero_on_fix, "exit 1 where --fix changed something");
  app.add_option("-j,--jobs", options.jobs, "files that are judged at the same time (default: all cores)");
}

}  // namespace

void add_check_options(CLI::App& app, CheckOptions& options) {
  add_file_options(app, options);
  add_report_options(app, options);
  add_config_options(app, options.config);
  add_gate_options(app, options);
  add_fix_options(app, options);
}

Result<void> validate(const CheckOptions& options) {
  const bool piped = std::find(options.paths.begin(), options.paths.end(), "-") != options.paths.end();
  if (options.fix && piped) return fail("--fix", "standard input cannot be changed; use --diff");
  if (options.fix && options.diff) return fail("--diff", "--fix writes what --diff only shows; give one of them");
  if (options.unsafe_fixes && !options.fix && !options.diff) {
    return fail("--unsafe-fixes", "says which fixes --fix and --diff take; give one of them");
  }
  const bool allows = !options.reason.empty() || !options.owner.empty() || !options.expires.empty();
  if (options.update_baseline && options.baseline.empty()) {
    return fail("--update-baseline", "write --baseline FILE, too");
  }
  if (allows && !options.update_baseline) {
    return fail("--reason", "--reason, --owner and --expires are for new entries; write --update-baseline, too");
  }
  if (options.update_baseline && !options.since.empty()) {
    return fail("--update-baseline", "needs all findings; leave --since out");
  }
  const auto expires = parse_iso_date(options.expires);
  if (options.expires.empty() || (expires && expires->day != 0)) return {};
  return fail("--expires", fmt::format("'{}' is no date; write it like 2026-09-30", options.expires));
}

}  // namespace kaiji
