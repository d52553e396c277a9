// SPDX-License-Identifier: Apache-2.0
#pragma once
// One text judged: what the command line would say of it, with all that was known on the way. Immutable; shared by
// everything that answers for one version of a document.

#include <memory>
#include <string>
#include <string_view>

#include "lsp/setup.h"
#include "lsp/text_view.h"

namespace kaiji {
struct KnownDocument;
}

namespace kaiji::lsp {

struct Judgement {
  Setup setup;
  DocumentResult result;
  Error failure;  ///< why there is no analysis: the document, kaiji.toml or the rules could not be read

  const Analysis* analysis() const { return result.analysis.get(); }
  Language language() const { return setup.config ? setup.config->language : Language::Japanese; }
  const std::string& in(const LocalText& text) const { return kaiji::in(language(), text); }
  /// `ja` or `en`, by the configured language.
  std::string_view say(std::string_view ja, std::string_view en) const {
    return language() == Language::English ? en : ja;
  }
};

/// The block whose source holds a place, or nullptr.
const Block* block_with(const Document& document, SourceOffset at);

/// A text to be judged. `language_id` (LSP's, such as "markdown") decides the format where the path's extension does
/// not.
struct Manuscript {
  std::string_view path;
  std::string_view language_id;
  std::string_view text;
};

/// Whether some loader reads such documents.
bool is_document(std::string_view path, std::string_view language_id);
/// Judges as `kaiji check` does. `known` is what earlier editions of the text left, with the same setup.
std::shared_ptr<const Judgement> judge(const Manuscript& manuscript, Setup setup, KnownDocument* known = nullptr);

}  // namespace kaiji::lsp
