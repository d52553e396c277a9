// SPDX-License-Identifier: Apache-2.0
#include "lsp/judgement.h"

#include <algorithm>
#include <array>
#include <utility>

#include "lint/known_document.h"
#include "loaders/loader.h"

namespace kaiji::lsp {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kLanguages = {
    {{"markdown", "x.md"}, {"plaintext", "x.txt"}, {"html", "x.html"}, {"csv", "x.csv"}}};

/// The loader by the path's extension, else by the editor's language.
const Loader* loader_of(std::string_view path, std::string_view language_id) {
  if (const Loader* loader = loader_for(path)) return loader;
  if (path.find_last_of('.') > path.find_last_of('/') && path.find_last_of('.') != std::string_view::npos) {
    return nullptr;  // the command line does not read it either
  }
  for (const auto& [language, name] : kLanguages) {
    if (language == language_id) return loader_for(name);
  }
  return nullptr;
}

}  // namespace

const Block* block_with(const Document& document, SourceOffset at) {
  const auto found = std::find_if(document.blocks.begin(), document.blocks.end(),
                                  [&](const Block& block) { return block.source.contains(at); });
  return found == document.blocks.end() ? nullptr : &*found;
}

bool is_document(std::string_view path, std::string_view language_id) {
  return loader_of(path, language_id) != nullptr;
}

std::shared_ptr<const Judgement> judge(const Manuscript& manuscript, Setup setup, KnownDocument* known) {
  auto made = std::make_shared<Judgement>();
  made->setup = std::move(setup);
  made->result.path = std::string(manuscript.path);
  const Loader* loader = loader_of(manuscript.path, manuscript.language_id);
  if (loader == nullptr || !made->setup.engine) {
    made->failure = made->setup.failure;
    return made;
  }
  const bool again = known != nullptr && loader->load_edition != nullptr;
  auto document = again ? loader->load_edition(std::string(manuscript.path), manuscript.text, known->loaded)
                        : loader->load(std::string(manuscript.path), manuscript.text);
  if (!document) {
    made->failure = document.error();
    return made;
  }
  const auto& engine = *made->setup.engine;
  made->result =
      engine.linter->check(std::move(*document), *made->setup.config, made->setup.as_of, *engine.analyzer, known);
  return made;
}

}  // namespace kaiji::lsp
