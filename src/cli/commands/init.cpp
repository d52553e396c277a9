// SPDX-License-Identifier: Apache-2.0
// kaiji init: writes a commented kaiji.toml.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>

#include "base/file.h"
#include "cli/command.h"
#include "cli/session.h"
#include "rules/coverage.h"

namespace kaiji {
namespace fs = std::filesystem;
namespace init_command {
namespace {

struct Options {
  std::string folder = ".";
  bool force = false;
};

constexpr std::string_view kBefore = R"(# kaiji の設定。このフォルダ以下の文書に効く。書かないものは既定のまま。

# 判定する開示項目(指針ごと)。書かなければ文書の構成から選び、[] ならどれも判定しない。選べるもの:
)";

constexpr std::string_view kAfter = R"(# profiles = []

# 規格・法令の版をいつの時点で判定するか。書かなければ実行日。
# as-of = 2026-04-01

# メッセージの言語: "ja" または "en"。
language = "ja"

# この重大度以上の指摘があれば終了コードを 1 にする: error, warning, note, none。
fail-level = "warning"

# 自前の規則パック(ファイルまたはフォルダ、このファイルからの相対パス)。
# packs = ["kaiji-rules"]

# 規則の重大度: off, note, warning, error。左は規則名、族名、または「/」までの前半。後の行が優先する。
[rules]
# terminology = "off"
# "vague/as-needed" = "note"

# 特定のファイルだけの設定。
# [[override]]
# paths = ["archive/**"]
# rules = { stale = "off" }

# 一つのサービスの文書をまとめて判定する。truth は、食い違うときに正とする文書(概念の名前か "*")。
# [[set]]
# name = "サービス名"
# files = ["whitepaper.md", "sla.md", "checksheet.md"]
# truth = { "*" = "sla.md" }
)";

std::string template_with(const std::vector<std::string>& names) {
  std::string text(kBefore);
  for (const auto& name : names) text += fmt::format("#   {}\n", name);
  return text + std::string(kAfter);
}

int run_init(const Options& options) {
  const auto file = (fs::path(options.folder) / "kaiji.toml").lexically_normal();
  std::error_code ignored;
  if (fs::exists(file, ignored) && !options.force) {
    print_error({file.generic_string(), "is already there; --force replaces it"});
    return kFailure;
  }
  const auto session = open_session({});
  print_errors(session.errors);
  if (!session.linter) return kFailure;
  if (const auto written = write_file_atomic(file, template_with(profiles(session.linter->rules()))); !written) {
    print_error(written.error());
    return kFailure;
  }
  print(fmt::format("{}\n", file.generic_string()));
  return kClean;
}

void declare(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<Options>();
  app.add_option("FOLDER", options->folder, "where to put kaiji.toml (default: here)");
  app.add_flag("--force", options->force, "replace a kaiji.toml that is there");
  app.callback([options, &exit_code] { exit_code = run_init(*options); });
}

}  // namespace
}  // namespace init_command

extern const Command command_init;
constinit const Command command_init = {"init", "Write a commented kaiji.toml", init_command::declare};

}  // namespace kaiji
