// SPDX-License-Identifier: Apache-2.0
#include "rules/example.h"

#include <fmt/format.h>

#include "build_paths.h"
#include "catch.h"
#include "rules/schema.h"
#include "tool.h"

using namespace kaiji;

namespace {

std::string pack(const std::string& examples) {
  return "[pack]\nname = 'p'\ntitle = 'Pack'\n[[rule]]\nid = 'vague/x'\nkind = 'pattern'\nexpressions = '脆弱生'\n"
         "title = 't'\nmessage = 'm'\n" +
         examples;
}

std::vector<ExampleFailure> run(const std::string& examples) {
  const auto set = testing::load_texts({pack(examples)});
  REQUIRE(set);
  return run_examples(*set, testing::analyzer());
}

}  // namespace

TEST_CASE("marks are taken out and remembered") {
  const auto marked = unmark("a[[bc]]d[[e");
  CHECK(marked.text == "abcde");
  CHECK(marked.marks == std::vector<SourceSpan>{source_span(1, 3), source_span(4, 5)});
}

TEST_CASE("examples that hold give no failure") {
  CHECK(run("[[rule.example]]\nbad = '[[脆弱生]]を診断します。'\ngood = '脆弱性を診断します。'\n").empty());
}

TEST_CASE("an example that does not hold is named with its line") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"[[rule.example]]\nbad = '脆弱性を診断します。'\n", "the bad example gives no finding"},
      {"[[rule.example]]\nbad = '脆弱生を[[診断]]します。'\n", "no finding covers the marked words 「診断」"},
      {"[[rule.example]]\nbad = '[[脆弱生]]'\ngood = '脆弱生です。'\n", "the good example is found at fault"},
      {"[[rule.example]]\nbad = '[[脆弱生]]'\nformat = 'papyrus'\n", "unknown format 'papyrus'"},
  };
  for (const auto& [examples, message] : cases) {
    INFO(examples);
    const auto failures = run(examples);
    REQUIRE(failures.size() == 1);
    CHECK(failures[0].message.find(message) == 0);
    CHECK(failures[0].where.find("0.toml:10") != std::string::npos);
  }
}

TEST_CASE("a rule needs an example of what it finds") {
  const auto failures = run("[[rule.example]]\ngood = '脆弱性です。'\n");
  REQUIRE(failures.size() == 1);
  CHECK(failures[0].message == "no example of what the rule finds");
}

TEST_CASE("the examples of the vague and the terminology packs hold") {
  const std::filesystem::path rules = std::filesystem::path(KAIJI_SOURCE_DIR) / "rules";
  const auto set = testing::load_packs({rules / "vague.toml", rules / "terminology.toml"});
  if (!set) FAIL(to_string(set.error().front()));
  for (const auto& failure : run_examples(*set, testing::analyzer())) {
    FAIL_CHECK(failure.where << ": " << failure.rule << ": " << failure.message);
  }
}

TEST_CASE("the schema of packs names the keys of every kind") {
  const auto schema = pack_schema();
  for (const auto* kind : rule_kinds()) {
    CHECK(schema.find(fmt::format("\"{}\"", kind->name)) != std::string::npos);
    for (const auto& parameter : kind->parameters) {
      CHECK(schema.find(fmt::format("\"{}\":", parameter.name)) != std::string::npos);
    }
  }
}
