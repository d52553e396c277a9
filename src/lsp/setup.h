// SPDX-License-Identifier: Apache-2.0
#pragma once
// What documents are judged with: the kaiji.toml above them, the packs it names, the day. Read again when a file on the
// disk changes, whether or not the editor reports it. Belongs to the working thread.

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "lint/linter.h"
#include "lsp/json.h"

namespace kaiji::lsp {

/// The linter with the tool's own packs and `packs`; packs that cannot be loaded are left out and are in `errors`.
struct LoadedLinter {
  std::shared_ptr<const Linter> linter;
  std::vector<Error> errors;
};

/// What the language server asks of the program around it.
struct Services {
  std::function<LoadedLinter(const std::vector<std::filesystem::path>& packs)> open_linter;
  /// The documents below a folder, sorted.
  std::function<std::vector<std::string>(const std::string& folder)> list_documents;
  std::string version;
};

/// A linter with the one analyzer of the working thread.
struct Engine {
  std::shared_ptr<const Linter> linter;
  std::unique_ptr<Analyzer> analyzer;
  std::vector<Error> errors;
};

/// Settings that the editor states on top of kaiji.toml, as options of the command line do.
struct EditorSettings {
  std::vector<std::string> profiles;
  std::vector<std::string> select;
  std::vector<std::string> ignore;
  std::optional<Date> as_of;
  std::optional<Language> language;

  /// From initializationOptions or workspace/configuration; unknown members and values are left out.
  static EditorSettings from(const Json& settings);
};

/// What one document is judged with. Without an engine, `failure` says why it cannot be judged.
struct Setup {
  std::shared_ptr<const Config> config;
  std::shared_ptr<Engine> engine;
  Date as_of;
  Error failure;

  bool operator==(const Setup&) const = default;
};

class Setups {
 public:
  explicit Setups(Services services);

  const Services& services() const { return services_; }
  void set_editor(EditorSettings editor);
  /// What holds for a document now.
  Setup of(const std::string& path);

 private:
  /// When a file last changed and how large it was; equal stamps mean equal contents.
  using Stamp = std::vector<std::pair<std::filesystem::file_time_type, std::uintmax_t>>;
  struct KnownConfig {
    Stamp stamp;
    Result<std::shared_ptr<const Config>> config;
  };
  struct KnownEngine {
    Stamp stamp;
    std::shared_ptr<Engine> engine;
  };

  static Stamp stamp_of(const std::vector<std::filesystem::path>& paths);
  Result<std::shared_ptr<const Config>> config_at(const std::filesystem::path& file);
  std::shared_ptr<Engine> engine_for(const std::vector<std::string>& packs);

  Services services_;
  EditorSettings editor_;
  std::map<std::filesystem::path, KnownConfig> configs_;  ///< by kaiji.toml; the empty path is "none"
  std::map<std::vector<std::string>, KnownEngine> engines_;
};

}  // namespace kaiji::lsp
