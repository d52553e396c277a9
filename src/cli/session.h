// SPDX-License-Identifier: Apache-2.0
#pragma once
// What every command needs: the linter with its data, a document by name, messages on standard error.

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "lint/linter.h"
#include "rules/example.h"

namespace kaiji {

/// The absolute path of the running program.
std::filesystem::path program_path();

/// "kaiji: where: message" on standard error.
void print_error(const Error& error);
void print_errors(std::span<const Error> errors);

/// The linter with the tool's own packs and `packs`. A pack of the user that cannot be loaded is left out: its errors
/// are appended to `Session::errors` and the run goes on. `linter` is null where the tool's own data is unusable.
struct Session {
  std::unique_ptr<Linter> linter;
  std::vector<Error> errors;
};
/// `meanwhile` as of Linter::load; where a pack is left out it is called once more, with another linter.
Session open_session(const std::vector<std::filesystem::path>& packs, LoadedRules loaded = LoadedRules::All,
                     const std::function<void(const Linter&)>& meanwhile = {});

/// Whether "path:line:column" lies in a pack, which may be a file or a folder of files.
bool in_pack(std::string_view where, const std::filesystem::path& pack);

/// The examples that do not hold in the rules of the user's packs. A rule whose bad example is silent cannot be trusted
/// to fire, so that a run leaves it out.
std::vector<ExampleFailure> failing_examples(const Linter& linter, const std::vector<std::filesystem::path>& packs);

/// The document at `path`; "-" is standard input, whose format is that of `stdin_name`.
Result<Document> open_document(const std::string& path, const std::string& stdin_name = "stdin.txt");

/// Writes to standard output; quietly gives up where nobody reads any more.
void print(std::string_view text);

}  // namespace kaiji
