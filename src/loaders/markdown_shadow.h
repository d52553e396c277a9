// SPDX-License-Identifier: Apache-2.0
#pragma once
// What Markdown files hold that CommonMark does not know: front matter and footnotes. The parser reads a shadow of the
// source, equal in length, in which these are hidden, so that its pointers still are places of the source.

#include <string>
#include <vector>

#include "text/span.h"

namespace kaiji {

/// 「[^1]: 営業日に限ります。」
struct Footnote {
  SourceSpan mark;  ///< "[^1]:" and the white space behind it
  std::string label;
};

struct MarkdownShadow {
  std::string text;                      ///< the source, front matter blank and footnote marks neutral
  std::vector<SourceSpan> front_matter;  ///< its lines without the fences
  std::vector<Footnote> footnotes;       ///< in the order of the source
};

/// Linear in the size of the source.
MarkdownShadow make_shadow(std::string_view source);

}  // namespace kaiji
