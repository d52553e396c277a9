// SPDX-License-Identifier: Apache-2.0
#include "lsp/setup.h"

#include <algorithm>

namespace kaiji::lsp {
namespace fs = std::filesystem;
namespace {

void stamp_file(const fs::path& file, std::vector<std::pair<fs::file_time_type, std::uintmax_t>>& stamp) {
  std::error_code error;
  const auto time = fs::last_write_time(file, error);
  stamp.emplace_back(error ? fs::file_time_type() : time, error ? 0 : fs::file_size(file, error));
}

std::vector<fs::path> packs_in(const fs::path& folder) {
  std::vector<fs::path> packs;
  std::error_code error;
  for (fs::directory_iterator walk(folder, error), end; !error && walk != end; walk.increment(error)) {
    if (walk->path().extension() == ".toml") packs.push_back(walk->path());
  }
  std::sort(packs.begin(), packs.end());
  return packs;
}

Config overlaid(Config config, const EditorSettings& editor) {
  if (!editor.profiles.empty()) config.profiles = editor.profiles;
  if (editor.as_of) config.as_of = editor.as_of;
  if (editor.language) config.language = *editor.language;
  config.select = editor.select;
  config.ignore = editor.ignore;
  return config;
}

}  // namespace

EditorSettings EditorSettings::from(const Json& settings) {
  EditorSettings made;
  made.profiles = strings_at(settings, {"profiles"});
  made.select = strings_at(settings, {"select"});
  made.ignore = strings_at(settings, {"ignore"});
  made.as_of = parse_iso_date(string_at(settings, {"asOf"}));
  if (made.as_of && made.as_of->day == 0) made.as_of.reset();
  const auto language = string_at(settings, {"language"});
  if (language == "ja") made.language = Language::Japanese;
  if (language == "en") made.language = Language::English;
  return made;
}

Setups::Setups(Services services) : services_(std::move(services)) {}

void Setups::set_editor(EditorSettings editor) {
  editor_ = std::move(editor);
  configs_.clear();
}

Setups::Stamp Setups::stamp_of(const std::vector<fs::path>& paths) {
  Stamp stamp;
  for (const auto& path : paths) {
    std::error_code error;
    if (!fs::is_directory(path, error)) {
      stamp_file(path, stamp);
      continue;
    }
    for (const auto& pack : packs_in(path)) stamp_file(pack, stamp);
  }
  return stamp;
}

Result<std::shared_ptr<const Config>> Setups::config_at(const fs::path& file) {
  auto stamp = file.empty() ? Stamp() : stamp_of({file});
  const auto known = configs_.find(file);
  if (known != configs_.end() && known->second.stamp == stamp) return known->second.config;
  auto loaded = file.empty() ? Result<Config>(Config()) : load_config(file);
  auto config = loaded.map([&](Config& made) {
    return std::shared_ptr<const Config>(std::make_shared<Config>(overlaid(std::move(made), editor_)));
  });
  return configs_.insert_or_assign(file, KnownConfig{std::move(stamp), std::move(config)}).first->second.config;
}

std::shared_ptr<Engine> Setups::engine_for(const std::vector<std::string>& packs) {
  const std::vector<fs::path> paths(packs.begin(), packs.end());
  auto stamp = stamp_of(paths);
  const auto known = engines_.find(packs);
  if (known != engines_.end() && known->second.stamp == stamp) return known->second.engine;
  auto loaded = services_.open_linter(paths);
  auto engine = std::make_shared<Engine>();
  engine->linter = std::move(loaded.linter);
  engine->errors = std::move(loaded.errors);
  if (engine->linter) {
    engine->analyzer = std::make_unique<Analyzer>(engine->linter->vocabulary(), engine->linter->morphology());
  }
  return engines_.insert_or_assign(packs, KnownEngine{std::move(stamp), std::move(engine)}).first->second.engine;
}

Setup Setups::of(const std::string& path) {
  Setup setup;
  const auto config = config_at(find_config(path));
  if (!config) {
    setup.failure = config.error();
    return setup;
  }
  setup.config = *config;
  setup.as_of = setup.config->as_of ? *setup.config->as_of : today();
  auto engine = engine_for(setup.config->packs);
  if (!engine->linter) {
    setup.failure = engine->errors.empty() ? Error{"", "the rules could not be loaded"} : engine->errors.front();
  } else if (auto good = validate(*setup.config, engine->linter->rules()); !good) {
    setup.failure = good.error();
  } else {
    setup.engine = std::move(engine);
  }
  return setup;
}

}  // namespace kaiji::lsp
