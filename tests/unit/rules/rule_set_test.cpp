// SPDX-License-Identifier: Apache-2.0
#include "rules/rule_set.h"

#include "catch.h"
#include "tool.h"

using namespace kaiji;

namespace {

const std::string kHeader = "[pack]\nname = 'p'\ntitle = 'Pack'\n";

/// A sound rule of kind `pattern` with further lines.
std::string rule(const std::string& id, const std::string& more = {}) {
  return "[[rule]]\nid = '" + id + "'\nkind = 'pattern'\nexpressions = '脆弱生'\ntitle = 't'\nmessage = 'm {quote}'\n" +
         more + "[[rule.example]]\nbad = '[[脆弱生]]を診断します。'\n";
}

struct Refusal {
  std::string what;
  std::string pack;
  std::string place;  ///< line:column
  std::string message;
};

DocumentFacts facts_of(Genre genre) {
  DocumentFacts facts;
  facts.genre = genre;
  return facts;
}

}  // namespace

TEST_CASE("a pack is refused with place and reason") {
  const std::vector<Refusal> refusals = {
      {"unknown key", kHeader + rule("vague/x", "severty = 'note'\n"), ":10:1",
       "unknown key 'severty'; did you mean 'severity'?"},
      {"unknown kind",
       kHeader + "[[rule]]\nid = 'vague/x'\nkind = 'patern'\ntitle = 't'\nmessage = 'm'\n" +
           "[[rule.example]]\nbad = 'x'\n",
       ":6:1", "unknown kind 'patern'; did you mean 'pattern'?"},
      {"unknown family", kHeader + rule("wage/x"), ":5:1", "unknown family 'wage'"},
      {"bad id", kHeader + rule("vague/X y"), ":5:1", "the id 'vague/X y' must be <family>/<name>"},
      {"bad severity", kHeader + rule("vague/x", "severity = 'fatal'\n"), ":10:1", "the severity must be one of"},
      {"unknown genre", kHeader + rule("vague/x", "genres = ['novel']\n"), ":10:1", "unknown genre 'novel'"},
      {"no example",
       kHeader + "[[rule]]\nid = 'vague/x'\nkind = 'pattern'\nexpressions = '脆弱生'\ntitle = 't'\n" +
           "message = 'm'\n",
       ":4:", "the rule 'vague/x' has no [[rule.example]]"},
      {"unknown default", kHeader + "[defaults]\nsevrity = 'note'\n" + rule("vague/x"), ":5:1",
       "unknown key 'sevrity' in [defaults]; did you mean 'severity'?"},
      {"no header", rule("vague/x"), ":1:1", "a pack begins with [pack]"},
      {"override of nothing", kHeader + rule("vague/x") + "[override.'vague/y']\nenabled = false\n",
       ":12:", "override of an unknown rule 'vague/y'; did you mean 'vague/x'?"},
  };
  for (const auto& refusal : refusals) {
    INFO(refusal.what);
    const auto set = testing::load_texts({refusal.pack});
    REQUIRE_FALSE(set);
    REQUIRE(set.error().size() == 1);
    CHECK(set.error()[0].message.find(refusal.message) == 0);
    CHECK(set.error()[0].where.find("0.toml" + refusal.place) != std::string::npos);
  }
}

TEST_CASE("all broken packs are reported") {
  const auto set = testing::load_texts({kHeader + "x = 1\n", kHeader + rule("vague/x"), "[pack\n"});
  REQUIRE_FALSE(set);
  CHECK(set.error().size() == 2);
}

TEST_CASE("an id is taken once") {
  const auto set = testing::load_texts({kHeader + rule("vague/x"), kHeader + rule("vague/x")});
  REQUIRE_FALSE(set);
  CHECK(set.error()[0].message.find("the id 'vague/x' is already taken at ") == 0);
}

TEST_CASE("rules come sorted by id, with the keys of their pack") {
  const auto set = testing::load_texts({kHeader + "[defaults]\nseverity = 'error'\naliases = ['vague/old']\n" +
                                        rule("vague/b") + rule("stale/a", "severity = 'note'\n")});
  REQUIRE(set);
  CHECK(set->ids() == std::vector<std::string>{"stale/a", "vague/b"});
  CHECK(set->find("stale/a")->severity == Severity::Note);
  CHECK(set->find("vague/b")->severity == Severity::Error);
  CHECK(set->find("vague/b")->pack == "p");
  CHECK(set->find("vague/old") != nullptr);
  CHECK(set->find("vague/c") == nullptr);
}

TEST_CASE("an override changes the severity of a rule or switches it off") {
  const auto set = testing::load_texts(
      {kHeader + rule("vague/a") + rule("vague/b"),
       kHeader + "[override.'vague/a']\nseverity = 'error'\n[override.'vague/b']\nenabled = false\n"});
  REQUIRE(set);
  CHECK(set->find("vague/a")->severity == Severity::Error);
  CHECK(set->find("vague/b")->severity == Severity::Off);
}

TEST_CASE("a rule without genres is for all documents but guidelines and those of another sort") {
  Rule plain;
  CHECK(applies_to(plain, facts_of(Genre::Unknown)));
  CHECK(applies_to(plain, facts_of(Genre::WhitePaper)));
  CHECK_FALSE(applies_to(plain, facts_of(Genre::Guideline)));
  CHECK_FALSE(applies_to(plain, facts_of(Genre::OffGenre)));
  plain.genres = {Genre::OffGenre};
  CHECK(applies_to(plain, facts_of(Genre::OffGenre)));
  CHECK_FALSE(applies_to(plain, facts_of(Genre::WhitePaper)));
}

TEST_CASE("a rule for services is silent where a document describes none") {
  Rule plain;
  plain.service = true;
  DocumentFacts facts = facts_of(Genre::Unknown);
  CHECK(applies_to(plain, facts));
  facts.describes_service = false;
  CHECK_FALSE(applies_to(plain, facts));
}

TEST_CASE("a template keeps the names that nobody gave") {
  const auto text = fill({"{a}は{b}、{", "{a}{a}"}, {{"a", {"甲", "A"}}});
  CHECK(text.ja == "甲は{b}、{");
  CHECK(text.en == "AA");
}
