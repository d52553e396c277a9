// SPDX-License-Identifier: Apache-2.0
// kaiji coverage: which items of a disclosure profile a document states.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "base/file.h"
#include "base/strings.h"
#include "cli/command.h"
#include "cli/config_options.h"
#include "cli/session.h"
#include "report/coverage_report.h"
#include "rules/profile_choice.h"

namespace kaiji {
namespace coverage_command {
namespace {

struct Options {
  std::string path;
  std::string profile;
  std::string format = "text";
  std::string output;
  std::string stdin_name = "stdin.txt";
  std::string language;
  std::string as_of;
  std::vector<std::string> packs;
};

std::string formatted(const CoverageReport& report, std::string_view format) {
  if (format == "json") return coverage_json(report);
  return format == "markdown" ? coverage_markdown(report) : coverage_text(report);
}

Result<void> known_profile(const std::string& profile, const RuleSet& rules) {
  const auto known = profiles(rules);
  if (std::find(known.begin(), known.end(), profile) != known.end()) return {};
  const auto guess = nearest(profile, known);
  return fail("--profile",
              fmt::format("unknown profile '{}'; {}", profile,
                          guess.empty() ? "known are " + join(known, ", ") : fmt::format("did you mean '{}'?", guess)));
}

/// A profile, and why where the document itself chose it.
struct Chosen {
  std::string profile;
  LocalText why;
};

Result<Chosen> chosen_profile(const Options& options, const Linter& linter, const Document& document, Date as_of,
                              Analyzer& analyzer) {
  if (!options.profile.empty()) return Chosen{options.profile, {}};
  const Analysis analysis = analyzer.analyze(Document(document));
  std::vector<TextSpan> units;
  for (const auto& sentence : analysis.sentences) units.push_back(sentence.span);
  const auto hits = linter.rules().patterns().scan(analysis.document.text(), units);
  const Analysis* const set[] = {&analysis};
  if (const auto choice = choose_profile(linter.rules(), {analysis, hits, as_of, set})) {
    return Chosen{choice->profile, choice->reason()};
  }
  return fail(options.path,
              fmt::format("the document does not clearly follow one guideline; name it with --profile: {}",
                          join(profiles(linter.rules()), ", ")));
}

Result<void> cover(const Options& options, const Linter& linter) {
  if (!options.profile.empty()) {
    if (auto known = known_profile(options.profile, linter.rules()); !known) return known;
  }
  const auto as_of = options.as_of.empty() ? today() : parse_iso_date(options.as_of);
  if (!as_of) return fail("--as-of", fmt::format("'{}' is no date; write it like 2026-04-01", options.as_of));
  auto document = open_document(options.path, options.stdin_name);
  if (!document) return tl::unexpected<Error>(document.error());
  const std::string path = document->source.path;
  Analyzer analyzer(linter.vocabulary(), linter.morphology());
  const auto chosen = chosen_profile(options, linter, *document, *as_of, analyzer);
  if (!chosen) return tl::unexpected<Error>(chosen.error());
  const auto result = linter.cover(std::move(*document), chosen->profile, *as_of, analyzer);
  const auto language = options.language == "en" ? Language::English : Language::Japanese;
  const auto text = formatted({path, chosen->profile, result, language, chosen->why}, options.format);
  if (!options.output.empty()) return write_file_atomic(options.output, text);
  print(text);
  return {};
}

int run_coverage(const Options& options) {
  const auto session = open_session({options.packs.begin(), options.packs.end()});
  print_errors(session.errors);
  if (!session.linter) return kFailure;
  if (const auto done = cover(options, *session.linter); !done) {
    print_error(done.error());
    return kFailure;
  }
  return session.errors.empty() ? kClean : kFailure;
}

void declare(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<Options>();
  app.add_option("FILE", options->path, "the document; '-' is standard input")->required();
  app.add_option("-p,--profile", options->profile,
                 "the disclosure profile (default: the one that the document follows)");
  app.add_option("-f,--format", options->format, "text, json or markdown")
      ->check(CLI::IsMember({"text", "json", "markdown"}));
  app.add_option("-o,--output", options->output, "file for the table instead of standard output");
  app.add_option("--stdin-filename", options->stdin_name, "what '-' is called; its extension chooses the format");
  app.add_option("--as-of", options->as_of, "judge as of this day, YYYY-MM-DD (default: today)");
  app.add_option("--pack", options->packs, "further rule pack, file or folder")->allow_extra_args(false);
  app.add_option("--lang", options->language, "ja or en")->check(CLI::IsMember({"ja", "en"}));
  app.callback([options, &exit_code] { exit_code = run_coverage(*options); });
}

}  // namespace
}  // namespace coverage_command

extern const Command command_coverage;
constinit const Command command_coverage = {"coverage", "Which items of a disclosure profile a document states",
                                            coverage_command::declare};

}  // namespace kaiji
