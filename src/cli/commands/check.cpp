// SPDX-License-Identifier: Apache-2.0
// kaiji check: judges documents.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <thread>

#include "base/version.h"
#include "cli/command.h"
#include "cli/config_options.h"
#include "cli/configs.h"
#include "cli/files.h"
#include "cli/judge.h"
#include "cli/outputs.h"
#include "cli/session.h"

namespace kaiji {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::vector<std::string> formats;
  std::string output;
  std::string stdin_name = "stdin.txt";
  std::string color = "auto";
  ConfigOptions config;
  unsigned jobs = 0;
  bool exit_zero = false;
  bool quiet = false;
  bool show_files = false;
  bool statistics = false;
};

/// The settings of every file; files whose kaiji.toml is unusable are left out with one error.
std::vector<Job> make_jobs(const std::vector<std::string>& files, const Options& options, Configs& configs,
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

int report(std::span<const Output> outputs, const ReportInput& input) {
  int code = kClean;
  for (const auto& output : outputs) {
    if (const auto written = write_output(output, input); !written) {
      print_error(written.error());
      code = kFailure;
    }
  }
  return code;
}

/// Leaves out the rules of the user's packs that do not do what their examples say.
void drop_untested(const Linter& linter, const std::vector<std::filesystem::path>& packs, Configs& configs,
                   std::vector<Error>& errors) {
  for (const auto& failure : failing_examples(linter, packs)) {
    errors.push_back({failure.where, fmt::format("{}: {}; the rule is left out", failure.rule, failure.message)});
    configs.ignore(failure.rule);
  }
}

int check_files(const Options& options, std::span<const Output> outputs, Configs& configs, FileList list) {
  const auto packs = packs_of(list.files, configs);
  auto session = open_session(packs);
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
  const auto jobs = make_jobs(list.files, options, configs, errors);
  const auto judged =
      judge(linter, jobs, options.jobs == 0 ? std::max(1u, std::thread::hardware_concurrency()) : options.jobs);
  errors.insert(errors.end(), judged.errors.begin(), judged.errors.end());
  print_errors(errors);
  const Config& shown = jobs.empty() ? configs.base() : *jobs.front().config;
  const ReportInput input{judged.results,
                          errors,
                          linter.rules(),
                          shown.language,
                          shown.as_of ? *shown.as_of : today(),
                          wants_color(options.color),
                          options.quiet,
                          version()};
  const int written = report(outputs, input);
  if (!errors.empty() || written != kClean) return kFailure;
  return judged.fails && !options.exit_zero ? kFindings : kClean;
}

int run_check(const Options& options) {
  auto formats = options.formats;
  if (options.statistics) formats.emplace_back("statistics");
  const auto outputs = parse_outputs(formats, options.output);
  auto configs = Configs::open(options.config);
  if (!outputs || !configs) {
    print_error(!outputs ? outputs.error() : configs.error());
    return kFailure;
  }
  auto list = list_files(options.paths);
  if (!options.show_files) return check_files(options, *outputs, *configs, std::move(list));
  for (const auto& file : list.files) print(file + "\n");
  print_errors(list.errors);
  return list.errors.empty() ? kClean : kFailure;
}

void declare(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<Options>();
  app.add_option("PATH", options->paths, "files and folders; '-' is standard input")->required();
  app.add_option("-f,--format", options->formats, "FORMAT or FORMAT=FILE; may be repeated")->allow_extra_args(false);
  app.add_option("-o,--output", options->output, "file for the report instead of standard output");
  app.add_option("--stdin-filename", options->stdin_name, "what '-' is called; its extension chooses the format");
  add_config_options(app, options->config);
  app.add_option("-j,--jobs", options->jobs, "files that are judged at the same time (default: all cores)");
  app.add_flag("--exit-zero", options->exit_zero, "exit 0 although there are findings");
  app.add_option("--color", options->color, "auto, always or never")->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_flag("-q,--quiet", options->quiet, "findings alone: no remarks, no summary");
  app.add_flag("--show-files", options->show_files, "list the files that would be judged, and stop");
  app.add_flag("--statistics", options->statistics, "how often each rule reports, instead of the findings");
  app.callback([options, &exit_code] { exit_code = run_check(*options); });
}

}  // namespace

extern const Command command_check;
constinit const Command command_check = {"check", "Judge documents", declare};

}  // namespace kaiji
