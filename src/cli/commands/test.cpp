// SPDX-License-Identifier: Apache-2.0
// kaiji test: runs the examples that rules carry.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>

#include "cli/command.h"
#include "cli/session.h"
#include "rules/example.h"

namespace kaiji {
namespace test_command {
namespace {

struct Options {
  std::vector<std::string> packs;
  std::string prefix;
};

/// The rules that are tested: those of the named packs, or all.
bool tested(const Rule& rule, const Options& options) {
  if (!rule.id.starts_with(options.prefix)) return false;
  return options.packs.empty() || std::any_of(options.packs.begin(), options.packs.end(),
                                              [&](const std::string& pack) { return in_pack(rule.where, pack); });
}

int run_test(const Options& options) {
  const auto session = open_session({options.packs.begin(), options.packs.end()});
  print_errors(session.errors);
  if (!session.linter) return kFailure;
  const auto& rules = session.linter->rules();
  Analyzer analyzer(session.linter->vocabulary(), session.linter->morphology());
  std::size_t failed = 0;
  for (const auto& failure : run_examples(rules, analyzer, options.prefix)) {
    const Rule* rule = rules.find(failure.rule);
    if (rule == nullptr || !tested(*rule, options)) continue;
    print_error({failure.where, fmt::format("{}: {}", failure.rule, failure.message)});
    ++failed;
  }
  std::size_t count = 0;
  std::size_t examples = 0;
  for (const auto& compiled : rules.rules()) {
    if (!tested(*compiled.rule, options)) continue;
    ++count;
    examples += compiled.rule->examples.size();
  }
  print(fmt::format("{} rules, {} examples, {} failed\n", count, examples, failed));
  return failed == 0 && session.errors.empty() ? kClean : kFailure;
}

void declare(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<Options>();
  app.add_option("PACK", options->packs, "packs, files or folders (default: kaiji's own)");
  app.add_option("--rule", options->prefix, "only rules whose id begins with this");
  app.callback([options, &exit_code] { exit_code = run_test(*options); });
}

}  // namespace
}  // namespace test_command

extern const Command command_test;
constinit const Command command_test = {"test", "Run the examples of rule packs", test_command::declare};

}  // namespace kaiji
