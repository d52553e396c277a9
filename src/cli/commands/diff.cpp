// SPDX-License-Identifier: Apache-2.0
// kaiji diff: which promises became weaker, vaguer, conditional, narrower or are gone between two editions of a
// document.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "base/version.h"
#include "cli/command.h"
#include "cli/config_options.h"
#include "cli/git.h"
#include "cli/outputs.h"
#include "cli/session.h"
#include "lint/change_rules.h"
#include "lint/finish.h"
#include "lint/suppressions.h"
#include "loaders/loader.h"

namespace kaiji {
namespace diff_command {
namespace {

struct Options {
  std::vector<std::string> paths;
  std::string revision;
  std::vector<std::string> formats;
  std::string output;
  std::vector<std::string> fail_on{"weaker", "vaguer", "conditional", "narrower", "removed"};
  ConfigOptions config;
  std::string color = "auto";
  std::string sarif_profile = "standard";
  bool quiet = false;
};

/// Two editions of one document. `before` is missing where the document is new.
struct Editions {
  std::optional<Document> before;
  Document after;
};

Result<Editions> open_pair(const std::string& old_path, const std::string& new_path) {
  auto before = open_document(old_path);
  if (!before) return tl::unexpected<Error>(before.error());
  auto after = open_document(new_path);
  if (!after) return tl::unexpected<Error>(after.error());
  return Editions{std::move(*before), std::move(*after)};
}

Result<Editions> open_revision(const std::string& revision, const std::string& path) {
  auto after = open_document(path);
  if (!after) return tl::unexpected<Error>(after.error());
  const auto known = is_in_revision(revision, path);
  if (!known) return tl::unexpected<Error>(known.error());
  if (!*known) return Editions{std::nullopt, std::move(*after)};
  const auto bytes = file_at_revision(revision, path);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  // The name keeps its extension, which chooses the loader.
  auto before = load_document(fmt::format("{}:{}", revision, path), *bytes);
  if (!before) return tl::unexpected<Error>(before.error());
  return Editions{std::move(*before), std::move(*after)};
}

/// The new edition with the changes as its findings, behind the old one without any.
std::vector<DocumentResult> compare(const Linter& linter, const Strength& strength, const Config& config,
                                    Editions editions) {
  Analyzer analyzer(linter.vocabulary(), linter.morphology());
  const Date as_of = config.as_of ? *config.as_of : today();
  std::vector<DocumentResult> results;
  if (editions.before) results.push_back(linter.check(std::move(*editions.before), config, as_of, analyzer));
  results.push_back(linter.check(std::move(editions.after), config, as_of, analyzer));
  DocumentResult& after = results.back();
  std::vector<PromiseChange> changes;
  if (results.size() == 2) changes = promise_changes(results.front(), after, strength);
  for (DocumentResult& result : results) {
    result.findings.clear();
    result.suppressed.clear();
    result.rules.clear();
  }
  if (results.size() == 1) {
    after.remarks.push_back(config.language == Language::English ? "a new document: there is nothing to compare with"
                                                                 : "新しい文書のため、比べる旧版がありません");
    return results;
  }
  for (const Rule& rule : change_rules()) after.rules.push_back(&rule);
  after.findings = change_findings(changes, *results.front().analysis, *after.analysis, linter.vocabulary());
  auto suppressions = find_suppressions(after.analysis->document);
  apply_suppressions(suppressions, after.analysis->document, linter.rules(), after);
  return results;
}

bool fails(const std::vector<DocumentResult>& results, const std::vector<std::string>& fail_on) {
  return std::any_of(results.begin(), results.end(), [&](const DocumentResult& result) {
    return std::any_of(result.findings.begin(), result.findings.end(), [&](const Finding& finding) {
      return std::find(fail_on.begin(), fail_on.end(), finding.rule.substr(finding.rule.find('/') + 1)) !=
             fail_on.end();
    });
  });
}

/// The pairs that the command line names.
std::vector<Result<Editions>> open_all(const Options& options) {
  std::vector<Result<Editions>> pairs;
  if (options.revision.empty()) {
    pairs.push_back(open_pair(options.paths[0], options.paths[1]));
  } else {
    for (const auto& path : options.paths) pairs.push_back(open_revision(options.revision, path));
  }
  return pairs;
}

int report_changes(const Options& options, std::span<const Output> outputs, Configs& configs, Session& session) {
  const auto data = find_data(program_path());
  const auto strength = data ? Strength::load(data->dictionaries, session.linter->vocabulary())
                             : Result<Strength>(tl::unexpected<Error>(data.error()));
  if (!strength) {
    print_error(strength.error());
    return kFailure;
  }
  const Result<Config>& settings = configs.of(options.paths.back());
  const Config config = settings ? *settings : configs.base();
  if (!settings) session.errors.push_back(settings.error());
  std::vector<DocumentResult> results;
  for (auto& editions : open_all(options)) {
    if (!editions) {
      session.errors.push_back(editions.error());
      continue;
    }
    for (auto& result : compare(*session.linter, *strength, config, std::move(*editions)))
      results.push_back(std::move(result));
  }
  print_errors(session.errors);
  ReportInput input{results,
                    session.errors,
                    session.linter->rules(),
                    config.language,
                    config.as_of ? *config.as_of : today(),
                    wants_color(options.color),
                    options.quiet,
                    version()};
  if (options.sarif_profile == "github") input.sarif_profile = SarifProfile::GitHub;
  int code = session.errors.empty() ? (fails(results, options.fail_on) ? kFindings : kClean) : kFailure;
  for (const auto& output : outputs) {
    if (const auto written = write_output(output, input); !written) {
      print_error(written.error());
      code = kFailure;
    }
  }
  return code;
}

int run_diff(const Options& options) {
  if (options.revision.empty() && options.paths.size() != 2) {
    print_error({"diff", "name two files, OLD and NEW, or a revision: kaiji diff --git origin/main FILE"});
    return kFailure;
  }
  const auto outputs = parse_outputs(options.formats, options.output);
  auto configs = Configs::open(options.config);
  if (!outputs || !configs) {
    print_error(!outputs ? outputs.error() : configs.error());
    return kFailure;
  }
  auto session = open_session({options.config.packs.begin(), options.config.packs.end()});
  if (!session.linter) {
    print_errors(session.errors);
    return kFailure;
  }
  return report_changes(options, *outputs, *configs, session);
}

void declare(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<Options>();
  app.add_option("FILE", options->paths, "OLD and NEW; with --git the documents to compare")->required();
  app.add_option("--git", options->revision, "compare each FILE with itself in this revision");
  app.add_option("-f,--format", options->formats, "FORMAT or FORMAT=FILE, as for check; may be repeated")
      ->allow_extra_args(false);
  app.add_option("-o,--output", options->output, "file for the report instead of standard output");
  app.add_option("--fail-on", options->fail_on,
                 "the changes that give exit code 1, separated by commas (default: weaker,vaguer,conditional,narrower,"
                 "removed)")
      ->delimiter(',')
      ->check(CLI::IsMember(
          {"weaker", "vaguer", "conditional", "narrower", "removed", "different", "stronger", "added", "none"}));
  add_config_options(app, options->config);
  app.add_option("--color", options->color, "auto, always or never")->check(CLI::IsMember({"auto", "always", "never"}));
  app.add_option("--sarif-profile", options->sarif_profile, "standard, or github for code scanning")
      ->check(CLI::IsMember({"standard", "github"}));
  app.add_flag("-q,--quiet", options->quiet, "changes alone: no remarks, no summary");
  app.callback([options, &exit_code] { exit_code = run_diff(*options); });
}

}  // namespace
}  // namespace diff_command

extern const Command command_diff;
constinit const Command command_diff = {"diff", "Which promises changed between two editions of a document",
                                        diff_command::declare};

}  // namespace kaiji
