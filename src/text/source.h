// SPDX-License-Identifier: Apache-2.0
#pragma once
// One file as people see it: its decoded text and its lines.

#include <string>

#include "text/encoding.h"
#include "text/line_index.h"

namespace kaiji {

/// For text formats `text` is the file's own text, and edits can be written back. For extracted formats (DOCX, PDF)
/// it is the extracted text, and `editable` is false.
struct Source {
  std::string path;  ///< as given by the user, with '/' separators; also the finding's address
  std::string text;  ///< UTF-8, at most 4 GiB - 1
  Encoding encoding = Encoding::Utf8;
  bool editable = true;
  LineIndex lines;
};

/// Decodes bytes into a source. Fails as `decode` does.
Result<Source> make_source(std::string path, std::string_view bytes);

}  // namespace kaiji
