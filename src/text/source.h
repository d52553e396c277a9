// SPDX-License-Identifier: Apache-2.0
#pragma once
// One file as people see it: its decoded text and its lines.

#include <string>
#include <vector>

#include "text/encoding.h"
#include "text/line_index.h"

namespace kaiji {

/// Where a stretch of an extracted text stands in its file, in words that people know: 「3ページ」, 「回答!C12」. It
/// holds from `begin` to the next one.
struct Locator {
  SourceOffset begin;
  std::string ja;
  std::string en;  ///< "": as `ja`
};

/// What of a file was not read: 「非表示のシート「控え」は読んでいません」.
struct SourceRemark {
  std::string ja;
  std::string en;
};

/// Words of the source that stand for others: "&lt;" of HTML.
struct Escape {
  SourceSpan span;
  std::string meaning;  ///< UTF-8
};

/// For text formats `text` is the file's own text, and edits can be written back. For extracted formats (DOCX, PDF)
/// it is the extracted text, and `editable` is false.
struct Source {
  std::string path;  ///< as given by the user, with '/' separators; also the finding's address
  std::string text;  ///< UTF-8, at most 4 GiB - 1
  Encoding encoding = Encoding::Utf8;
  bool editable = true;
  LineIndex lines;
  std::vector<Escape> escapes;    ///< sorted, without overlaps; a piece that is one of them means its meaning
  std::vector<Locator> locators;  ///< of extracted formats, sorted by `begin`
  std::vector<SourceRemark> remarks;

  /// The locator that holds at a place, or nullptr.
  const Locator* locator_at(SourceOffset at) const;
};

/// Decodes bytes into a source. Fails as `decode` does.
Result<Source> make_source(std::string path, std::string_view bytes);

/// `text` with what is no valid UTF-8, and control characters but line ends, tabs and form feeds, as U+FFFD.
std::string clean_text(std::string text);

/// A source of text that a program took out of a file: not editable, made clean. Fails where it is too large.
Result<Source> extracted_source(std::string path, std::string text);

}  // namespace kaiji
