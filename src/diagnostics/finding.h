// SPDX-License-Identifier: Apache-2.0
#pragma once
// Findings: plain values that rules make and reporters and editors read. Places are source spans with the path of their
// document, because a finding may speak of two documents.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace kaiji {

/// Text in both languages of the product. An empty `en` falls back to `ja` and the other way round.
struct LocalText {
  std::string ja;
  std::string en;

  bool operator==(const LocalText&) const = default;
  bool empty() const { return ja.empty() && en.empty(); }
};

enum class Language : std::uint8_t { Japanese, English };
const std::string& in(Language language, const LocalText& text);

/// Ordered: a higher value is more severe.
enum class Severity : std::uint8_t { Off, Note, Warning, Error };
std::string_view to_string(Severity severity);
/// "off", "note", "warning", "error"; nothing for other words.
std::optional<Severity> parse_severity(std::string_view word);

struct Location {
  std::string path;  ///< Source::path
  SourceSpan span;   ///< bytes of that source
  auto operator<=>(const Location&) const = default;
};

/// Another place that belongs to a finding, with what it says: the other side of a contradiction.
struct Note {
  Location location;
  LocalText message;
};

/// Whether a fix may be applied without a look: Safe keeps the meaning; Unsafe may change it; Display is only shown.
enum class Applicability : std::uint8_t { Safe, Unsafe, Display };

struct Edit {
  SourceSpan span;
  std::string replacement;
};

/// One way to mend a finding, in its own document. Edits are sorted and do not overlap.
struct Fix {
  LocalText title;
  Applicability applicability = Applicability::Display;
  std::vector<Edit> edits;
};

struct Finding {
  std::string rule;  ///< full id, family/name
  Severity severity = Severity::Warning;
  Location location;        ///< where it is shown
  LocalText message;        ///< what is wrong, one or two sentences that quote the source
  LocalText advice;         ///< what to write instead; may be empty
  std::vector<Note> notes;  ///< other places
  std::vector<Fix> fixes;   ///< alternatives, the best first
  std::string
      key;  ///< what the finding is about, without its place ("log.retention|3年|1か月"): its semantic fingerprint
};

/// Total order of output: path, begin, end, rule, message.
bool operator<(const Finding& a, const Finding& b);

}  // namespace kaiji
