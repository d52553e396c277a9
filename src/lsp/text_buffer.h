// SPDX-License-Identifier: Apache-2.0
#pragma once
// The text of one open document as the editor has it, kept up to date by its edits.

#include <cstdint>
#include <string>

#include "lsp/text_view.h"

namespace kaiji::lsp {

class TextBuffer {
 public:
  TextBuffer() : TextBuffer(std::string(), 0) {}
  TextBuffer(std::string text, std::int64_t version);

  const std::string& text() const { return text_; }
  std::int64_t version() const { return version_; }     ///< as the client numbers it
  std::uint64_t revision() const { return revision_; }  ///< grows with every change, whatever the client's numbers do
  TextView view(ColumnUnit unit) const { return {text_, lines_, unit}; }

  /// Applies the `contentChanges` of one didChange in order; a change without a range replaces the whole text. Throws
  /// Json::exception for a malformed change; the changes before it stay applied. False where the text would grow past
  /// kMaxFileBytes (base/file.h): that change is left out.
  bool apply(const Json& changes, std::int64_t version, ColumnUnit unit);

 private:
  bool replace(SourceSpan span, const std::string& text);

  std::string text_;
  LineIndex lines_;
  std::int64_t version_ = 0;
  std::uint64_t revision_ = 0;
};

}  // namespace kaiji::lsp
