// SPDX-License-Identifier: Apache-2.0
// Profiles that are loaded when a document may follow one judge as those that were there from the start, and what is
// wrong with them is told when they are needed.
#include "lint/late_profiles.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>

#include "base/file.h"
#include "build_paths.h"
#include "catch.h"
#include "lint/linter.h"
#include "loaders/loader.h"

using namespace kaiji;
namespace fs = std::filesystem;

namespace {

const fs::path kSource(KAIJI_SOURCE_DIR);

Linter linter(const fs::path& rules, LoadedRules loaded) {
  auto result = Linter::load(
      {rules, kSource / "dictionaries", std::string(KAIJI_BUILD_DIR) + "/kaiji.dic", KAIJI_IPADIC_DIR}, {}, loaded);
  REQUIRE(result);
  return std::move(*result);
}

DocumentResult judge(const Linter& linter, const std::string& name, const std::string& text) {
  auto document = load_document(name, text);
  REQUIRE(document);
  Analyzer analyzer(linter.vocabulary(), linter.morphology());
  return linter.check(std::move(*document), {}, {2026, 4, 1}, analyzer);
}

std::string check_sheet() {
  const auto bytes = read_file(kSource / "corpus/documents/L02_iot_checksheet.txt");
  REQUIRE(bytes);
  return *bytes;
}

bool names_profile(const DocumentResult& result) {
  return std::any_of(result.rules.begin(), result.rules.end(),
                     [](const Rule* rule) { return rule->id.starts_with("disclosure/"); });
}

/// A line for each finding: rule, severity, place, message.
std::string lines_of(const DocumentResult& result) {
  std::string lines;
  for (const Finding& finding : result.findings)
    lines += fmt::format("{} {} {} {}\n", finding.rule, to_string(finding.severity), finding.location.span.begin.value,
                         finding.message.ja);
  return lines;
}

/// The rules with a fault in one pack of a profile; gone with the test.
class BrokenRules {
 public:
  BrokenRules() {
    fs::remove_all(folder_);
    fs::copy(kSource / "rules", folder_, fs::copy_options::recursive);
    std::ofstream(folder_ / "disclosure/core.toml", std::ios::app) << "\n[[rule]]\nid = \"disclosure/core/extra\"\n";
  }
  BrokenRules(const BrokenRules&) = delete;
  BrokenRules& operator=(const BrokenRules&) = delete;
  ~BrokenRules() { fs::remove_all(folder_); }

  const fs::path& folder() const { return folder_; }

 private:
  fs::path folder_ = fs::temp_directory_path() / "kaiji-late-profiles-test";
};

}  // namespace

TEST_CASE("profiles that come late judge as those that are there from the start", "[lint]") {
  const auto all = linter(kSource / "rules", LoadedRules::All);
  const auto late = linter(kSource / "rules", LoadedRules::ProfilesWhenNeeded);
  const auto wanted = judge(all, "sheet.txt", check_sheet());
  const auto found = judge(late, "sheet.txt", check_sheet());
  REQUIRE(names_profile(wanted));
  CHECK(lines_of(found) == lines_of(wanted));
  CHECK(found.remarks == wanted.remarks);
  CHECK(found.rules.size() == wanted.rules.size());
  CHECK(late.late_errors().empty());
}

TEST_CASE("a broken profile is told where a document needs it", "[lint]") {
  const BrokenRules broken;
  const auto late = linter(broken.folder(), LoadedRules::ProfilesWhenNeeded);
  CHECK_FALSE(names_profile(judge(late, "note.md", "# 手順\n\nバックアップは毎日取得します。\n")));
  CHECK(late.late_errors().empty());
  CHECK_FALSE(names_profile(judge(late, "sheet.txt", check_sheet())));
  const auto errors = late.late_errors();
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].where.starts_with((broken.folder() / "disclosure/core.toml").generic_string() + ":"));
}

TEST_CASE("concepts have the same names before their words are compiled", "[lint]") {
  const auto names = Vocabulary::load_names(DictionaryFolder(kSource / "dictionaries"));
  const auto all = Vocabulary::load(kSource / "dictionaries");
  REQUIRE(names);
  REQUIRE(all);
  REQUIRE(all->concept_ids().size() > 100);
  CHECK(names->concept_ids() == all->concept_ids());
  for (const auto& id : all->concept_ids()) {
    CHECK(names->concept_name(id, false) == all->concept_name(id, false));
    CHECK(names->concept_name(id, true) == all->concept_name(id, true));
  }
}
