// SPDX-License-Identifier: Apache-2.0
#pragma once
// What all reporters need to show places: the sources of a run by path, and regions in lines and columns.

#include <map>
#include <string>
#include <string_view>

#include "report/reporter.h"

namespace kaiji {

/// A span in lines and columns, 1-based; `end` is the position after the last character.
struct Region {
  Position begin;
  Position end;
};

Region region_of(const Source& source, SourceSpan span, ColumnUnit unit);

/// The sources of a run. Views of the results it was made of.
class Sources {
 public:
  explicit Sources(std::span<const DocumentResult> results);
  /// nullptr where the path is none of the run's documents.
  const Source* find(std::string_view path) const;

 private:
  std::map<std::string_view, const Source*> sources_;
};

/// "回答!C12": where a finding stands in a file whose text was extracted, in words that people know; "" in text
/// formats.
std::string_view locator_of(const Source& source, SourceOffset at, Language language);

/// "[回答!C12] ", or "" in text formats: before messages that show lines and columns of the extracted text.
std::string locator_mark(const Location& at, const Sources& sources, Language language);

/// What is wrong, the other places ("path:line: words"), and what to write, one a line: for formats that have one field
/// for all of it.
std::string whole_message(const Finding& finding, const Sources& sources, Language language);

/// How many findings of each severity a run has.
struct Totals {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t notes = 0;
  std::size_t suppressed = 0;  ///< by comments
  std::size_t baselined = 0;   ///< by the baseline
  std::size_t unchanged = 0;   ///< older than the change that is judged
};
Totals totals(std::span<const DocumentResult> results);

/// "、ほかに抑制2件" and the like: what was set aside, or nothing.
std::string set_aside(const Totals& totals, Language language);

/// `text` on one line and harmless on a terminal: line ends become spaces, other control characters U+FFFD.
std::string one_line(std::string_view text);

}  // namespace kaiji
