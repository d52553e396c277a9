// SPDX-License-Identifier: Apache-2.0
#include "lint/config.h"

#include <filesystem>
#include <random>

#include "base/file.h"
#include "catch.h"

using namespace kaiji;
namespace fs = std::filesystem;

namespace {

/// A folder of its own, removed at the end.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / ("kaiji-config-" + std::to_string(std::random_device()()))) {
    fs::create_directories(path_);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder() { fs::remove_all(path_); }
  fs::path write(const std::string& name, std::string_view text) const {
    fs::create_directories((path_ / name).parent_path());
    REQUIRE(write_file_atomic(path_ / name, text));
    return path_ / name;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

Rule rule(const std::string& id, Severity severity) {
  Rule made;
  made.id = id;
  made.family = id.substr(0, id.find('/'));
  made.severity = severity;
  return made;
}

}  // namespace

TEST_CASE("kaiji.toml is read with all its keys") {
  const Folder folder;
  const auto config = load_config(folder.write("kaiji.toml", R"(
profiles = ["mic-asp-saas"]
as-of = 2026-04-01
language = "en"
fail-level = "none"
packs = ["own"]
[rules]
vague = "off"
"vague/as-needed" = "note"
[[override]]
paths = ["old/**"]
rules = { stale = "error" }
)"));
  REQUIRE(config);
  CHECK(config->profiles == std::vector<std::string>{"mic-asp-saas"});
  CHECK(config->as_of == Date{2026, 4, 1});
  CHECK(config->language == Language::English);
  CHECK(config->fail_level == Severity::Off);
  CHECK(config->packs == std::vector<std::string>{(folder.path() / "own").generic_string()});
  CHECK(severity_of(*config, rule("vague/other", Severity::Warning), "a.md") == Severity::Off);
  CHECK(severity_of(*config, rule("vague/as-needed", Severity::Warning), "a.md") == Severity::Note);
  const auto old = (folder.path() / "old/a.md").generic_string();
  CHECK(severity_of(*config, rule("stale/x", Severity::Note), old) == Severity::Error);
  CHECK(severity_of(*config, rule("stale/x", Severity::Note), (folder.path() / "a.md").generic_string()) ==
        Severity::Note);
}

TEST_CASE("a mistake in kaiji.toml names its line and column") {
  struct Case {
    const char* text;
    const char* where;
    const char* message;
  };
  const Case cases[] = {
      {"profile = []\n", ":1:1", "unknown key 'profile'; did you mean 'profiles'?"},
      {"language = \"jp\"\n", ":1:1", "'language' must be \"ja\" or \"en\""},
      {"\nfail-level = \"off\"\n", ":2:1", "'fail-level' must be error, warning, note or none"},
      {"as-of = \"2026-13-01\"\n", ":1:1", "'as-of' must be a date like 2026-04-01"},
      {"[[override]]\nrules = {}\n", ":1", "an override needs 'paths', such as [\"docs/old/**\"]"},
      {"[[override]]\npaths = ['a']\nrule = {}\n", ":3:1", "unknown key 'rule'; did you mean 'rules'?"},
      {"[rules]\nvague = \"none\"\n", ":2:1", "'vague' must be off, note, warning or error"},
      {"profiles = [\n", ":", ""},
  };
  const Folder folder;
  for (const auto& c : cases) {
    INFO(c.text);
    const auto file = folder.write("kaiji.toml", c.text);
    const auto config = load_config(file);
    REQUIRE_FALSE(config);
    CHECK(config.error().where.starts_with(file.generic_string() + c.where));
    if (*c.message != '\0') CHECK(config.error().message == c.message);
  }
}

TEST_CASE("the nearest kaiji.toml above a document holds") {
  const Folder folder;
  const auto outer = folder.write("kaiji.toml", "");
  const auto inner = folder.write("a/b/kaiji.toml", "");
  CHECK(find_config(folder.path() / "a/b/c/doc.md") == inner);
  CHECK(find_config(folder.path() / "a/doc.md") == outer);
}

TEST_CASE("a selector is an id, a family, a prefix, a former id or all") {
  Rule r = rule("disclosure/mic-asp-saas/65", Severity::Warning);
  r.aliases = {"disclosure/mic/65"};
  for (const auto* good : {"all", "disclosure", "disclosure/", "disclosure/mic-asp-saas", "disclosure/mic-asp-saas/65",
                           "disclosure/mic/65"}) {
    CHECK(selects(good, r));
  }
  for (const auto* bad : {"", "disc", "disclosure/mic-asp", "disclosure/mic-asp-saas/6", "vague"}) {
    CHECK_FALSE(selects(bad, r));
  }
}

TEST_CASE("--select leaves the rest off, and --ignore wins over it") {
  Config config;
  config.select = {"vague"};
  config.ignore = {"vague/b"};
  CHECK(severity_of(config, rule("vague/a", Severity::Note), "x.md") == Severity::Note);
  CHECK(severity_of(config, rule("vague/b", Severity::Note), "x.md") == Severity::Off);
  CHECK(severity_of(config, rule("stale/a", Severity::Note), "x.md") == Severity::Off);
}
