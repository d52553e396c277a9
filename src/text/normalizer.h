// SPDX-License-Identifier: Apache-2.0
#pragma once
// Source → normalized text. What a pattern, a dictionary or a claim sees is always this form, so that full-width and
// half-width, Kangxi radicals, dash variants, stray spaces and line breaks inside a sentence make no difference.
//
// The form: NFKC (ICU); one wave dash "~", one hyphen "-" for every dash that is no long-vowel mark, "ー" after kana;
// no space beside a CJK character (「年 1 回」 → 「年1回」), except where the space is a boundary: after an answer word
// such as 「有り」 at the start of a block, after 「です」「ます」 and their like, after a URL; other white space runs
// are one space; a line break inside a block counts as a space. Letter case is kept; invisible characters are dropped.

#include <span>
#include <string>
#include <string_view>

#include "text/offset_map.h"
#include "text/span.h"

namespace kaiji {

/// The normalized text of a document while it is built.
struct NormalizedText {
  std::string text;
  OffsetMap map;
};

/// Appends the normalized form of `pieces` (spans of `source`, in order) to `out` and returns its span. A boundary
/// between two pieces is a line break where the source between them has a line end, an HTML <br> or the end of an HTML
/// paragraph; otherwise (a mark of emphasis, an escape) the pieces are joined as they are. Every byte of `out.text` has
/// a run in `out.map`.
TextSpan append_normalized(std::string_view source, std::span<const SourceSpan> pieces, NormalizedText& out);

struct Source;
/// The same for pieces that may be escapes of the source.
TextSpan append_normalized(const Source& source, std::span<const SourceSpan> pieces, NormalizedText& out);

/// The normalized form of a string alone, for dictionaries and patterns.
std::string normalize(std::string_view text);

}  // namespace kaiji
