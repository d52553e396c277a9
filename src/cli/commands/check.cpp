// SPDX-License-Identifier: Apache-2.0
// kaiji check: judges documents.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdlib>
#include <memory>
#include <optional>
#include <thread>

#include "base/version.h"
#include "cli/check_options.h"
#include "cli/command.h"
#include "cli/files.h"
#include "cli/fixing.h"
#include "cli/gate.h"
#include "cli/outputs.h"
#include "cli/progress.h"
#include "cli/session.h"
#include "cli/show_settings.h"

namespace kaiji {
namespace check_command {
namespace {

/// A run with its data loaded.
struct Run {
  const CheckOptions& options;
  Configs& configs;
  const Linter& linter;
  std::vector<Job> jobs;
  std::vector<Error> errors;
  std::optional<BegunJob> begun = {};
  Judged judged = {};
};

/// The settings of every file; files whose kaiji.toml is unusable are left out with one error.
std::vector<Job> make_jobs(const std::vector<std::string>& files, const CheckOptions& options, Configs& configs,
                           std::vector<Error>& errors) {
  std::vector<Job> jobs;
  for (const auto& file : files) {
    const auto& config = configs.of(file);
    if (config) {
      jobs.push_back({file, &*config, options.stdin_name});
    } else if (std::find(errors.begin(), errors.end(), config.error()) == errors.end()) {
      errors.push_back(config.error());
    }
  }
  return jobs;
}

/// All packs that the settings of the files name, each once.
std::vector<std::filesystem::path> packs_of(const std::vector<std::string>& files, Configs& configs) {
  std::vector<std::filesystem::path> packs;
  for (const auto& file : files) {
    const auto& config = configs.of(file);
    if (!config) continue;
    for (const auto& pack : config->packs) {
      if (std::find(packs.begin(), packs.end(), pack) == packs.end()) packs.emplace_back(pack);
    }
  }
  return packs;
}

/// What the settings of all files need together. No file is changed before all that judges it is known to work.
LoadedRules rules_needed_for(const CheckOptions& options, const std::vector<std::string>& files, Configs& configs) {
  auto needed = rules_needed(configs.base());
  for (const auto& file : files) {
    if (const auto& config = configs.of(file)) needed = std::max(needed, rules_needed(*config));
  }
  const bool changes = options.fix || options.diff;
  return changes && needed == LoadedRules::ProfilesWhenNeeded ? LoadedRules::All : needed;
}

/// Leaves out the rules of the user's packs that do not do what their examples say.
void drop_untested(const Linter& linter, const std::vector<std::filesystem::path>& packs, Configs& configs,
                   std::vector<Error>& errors) {
  for (const auto& failure : failing_examples(linter, packs)) {
    errors.push_back({failure.where, fmt::format("{}: {}; the rule is left out", failure.rule, failure.message)});
    configs.ignore(failure.rule);
  }
}

const Config& shown_config(const Run& run) {
  return run.jobs.empty() ? run.configs.base() : *run.jobs.front().config;
}

int report(const Run& run, const Judged& judged, std::span<const Output> outputs) {
  const auto& options = run.options;
  const Config& shown = shown_config(run);
  ReportInput input{judged.results, run.errors,   run.linter.rules(),
                    shown.language, as_of(shown), wants_color(options.color),
                    options.quiet,  version()};
  if (options.sarif_profile == "github") input.sarif_profile = SarifProfile::GitHub;
  input.compared = !options.since.empty() || !options.baseline.empty();
  int code = kClean;
  for (const auto& output : outputs) {
    if (const auto written = write_output(output, input); !written) {
      print_error(written.error());
      code = kFailure;
    }
  }
  return code;
}

/// Says on standard error how much --fix did or --diff would do.
void print_count(const Run& run, const Fixing& fixing) {
  if (run.options.quiet || fixing.documents.empty()) return;
  const auto [findings, files] = std::pair(fixing.findings(), fixing.documents.size());
  const bool english = shown_config(run).language == Language::English;
  if (english) {
    fmt::print(stderr, "kaiji: {} {} in {} file{}\n", run.options.diff ? "would fix" : "fixed", findings, files,
               files == 1 ? "" : "s");
  } else {
    fmt::print(stderr, "kaiji: {}ファイルの{}件を修正{}\n", files, findings,
               run.options.diff ? "できます" : "しました");
  }
}

int show_diff(Run& run) {
  const auto least = run.options.unsafe_fixes ? Applicability::Unsafe : Applicability::Safe;
  const auto fixing = find_fixes(run.linter, run.jobs, least);
  run.errors.insert(run.errors.end(), fixing.errors.begin(), fixing.errors.end());
  print_errors(run.errors);
  print(diff_of(fixing));
  print_count(run, fixing);
  if (!run.errors.empty()) return kFailure;
  return fixing.documents.empty() || run.options.exit_zero ? kClean : kFindings;
}

/// Whether --fix changed something.
bool fix(Run& run) {
  const auto least = run.options.unsafe_fixes ? Applicability::Unsafe : Applicability::Safe;
  auto fixing = find_fixes(run.linter, run.jobs, least);
  write_fixes(fixing);
  run.errors.insert(run.errors.end(), fixing.errors.begin(), fixing.errors.end());
  print_count(run, fixing);
  return !fixing.documents.empty();
}

int judge_and_report(Run& run, std::span<const Output> outputs) {
  const auto& options = run.options;
  const bool changed = options.fix && fix(run);
  const auto threads = options.jobs == 0 ? std::max(1u, std::thread::hardware_concurrency()) : options.jobs;
  auto& judged = run.judged;
  {
    Progress progress(run.jobs.size(), !options.quiet && wants_progress());
    judged = judge(run.linter, run.jobs, {threads, [&] { progress.step(); }, {}, run.begun ? &*run.begun : nullptr});
  }
  apply_gate(options, run.linter, run.configs.base(), judged);
  if (const auto broken = run.linter.late_errors(); !broken.empty()) {
    run.errors.insert(run.errors.end(), broken.begin(), broken.end());
    print_errors(run.errors);
    return kFailure;
  }
  for (const auto& error : judged.errors) {
    if (std::find(run.errors.begin(), run.errors.end(), error) == run.errors.end()) run.errors.push_back(error);
  }
  print_errors(run.errors);
  const int written = report(run, judged, outputs);
  if (!run.errors.empty() || written != kClean) return kFailure;
  if (options.exit_zero) return kClean;
  bool failed = changed && options.exit_non_zero_on_fix;
  for (std::size_t i = 0; i < judged.results.size(); ++i) {
    failed = failed || fails(judged.results[i], *judged.jobs[i].config);
  }
  return failed ? kFindings : kClean;
}

int show_settings(const Run& run) {
  for (const auto& job : run.jobs) {
    print(settings_text(job.path == "-" ? job.stdin_name : job.path, *job.config, run.linter.rules()));
  }
  print_errors(run.errors);
  return run.errors.empty() ? kClean : kFailure;
}

/// The first file may be read and analyzed while the rules are compiled: it stays as it is, and no pack of the user's
/// is tried on its examples first.
std::optional<BegunJob> begin_early(const Linter& linter, const CheckOptions& options, const FileList& list,
                                    Configs& configs) {
  if (options.fix || options.diff || options.show_settings || list.files.empty()) return std::nullopt;
  const auto& file = list.files.front();
  const auto& config = configs.of(file);
  if (!config || !config->packs.empty()) return std::nullopt;
  return begin(linter, {file, &*config, options.stdin_name});
}

int check_files(const CheckOptions& options, std::span<const Output> outputs, Configs& configs, FileList list) {
  const auto packs = packs_of(list.files, configs);
  std::optional<BegunJob> begun;
  auto session = open_session(packs, rules_needed_for(options, list.files, configs),
                              [&](const Linter& linter) { begun = begin_early(linter, options, list, configs); });
  auto& errors = list.errors;
  errors.insert(errors.end(), session.errors.begin(), session.errors.end());
  if (!session.linter) {
    print_errors(errors);
    return kFailure;
  }
  const Linter& linter = *session.linter;
  if (const auto good = validate(configs.base(), linter.rules()); !good) {
    print_error(good.error());
    return kFailure;
  }
  configs.validate_all(linter.rules());
  drop_untested(linter, packs, configs, errors);
  Run run{options,           configs,         linter, make_jobs(list.files, options, configs, errors),
          std::move(errors), std::move(begun)};
  if (options.show_settings) return show_settings(run);
  // Nobody needs the memory any more, and giving it back piece by piece takes as long as a part of the work.
  std::exit(options.diff ? show_diff(run) : judge_and_report(run, outputs));
}

int run_check(const CheckOptions& options) {
  auto formats = options.formats;
  if (options.statistics) formats.emplace_back("statistics");
  const auto outputs = parse_outputs(formats, options.output);
  auto configs = Configs::open(options.config);
  const auto good = validate(options);
  if (!outputs || !configs || !good) {
    print_error(!outputs ? outputs.error() : !configs ? configs.error() : good.error());
    return kFailure;
  }
  auto list = list_files(options.paths, {!options.no_gitignore, options.force_exclude});
  if (!options.show_files) return check_files(options, *outputs, *configs, std::move(list));
  for (const auto& file : list.files) print(file + "\n");
  print_errors(list.errors);
  return list.errors.empty() ? kClean : kFailure;
}

void declare(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<CheckOptions>();
  add_check_options(app, *options);
  app.callback([options, &exit_code] { exit_code = run_check(*options); });
}

}  // namespace
}  // namespace check_command

extern const Command command_check;
constinit const Command command_check = {"check", "Judge documents", check_command::declare};

}  // namespace kaiji
