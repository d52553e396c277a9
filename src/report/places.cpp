// SPDX-License-Identifier: Apache-2.0
#include "report/places.h"

namespace kaiji {

Region region_of(const Source& source, SourceSpan span, ColumnUnit unit) {
  return {source.lines.position(span.begin, unit, source.text), source.lines.position(span.end, unit, source.text)};
}

Sources::Sources(std::span<const DocumentResult> results) {
  for (const auto& result : results) {
    if (result.analysis) sources_.emplace(result.path, &result.analysis->document.source);
  }
}

const Source* Sources::find(std::string_view path) const {
  const auto found = sources_.find(path);
  return found == sources_.end() ? nullptr : found->second;
}

Totals totals(std::span<const DocumentResult> results) {
  Totals sum;
  for (const auto& result : results) {
    for (const auto& finding : result.findings) {
      if (finding.severity == Severity::Error) ++sum.errors;
      if (finding.severity == Severity::Warning) ++sum.warnings;
      if (finding.severity == Severity::Note) ++sum.notes;
    }
    sum.suppressed += result.suppressed.size();
  }
  return sum;
}

std::string one_line(std::string_view text) {
  std::string line;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool c1 = byte == 0xC2 && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
    if (byte == '\n' || byte == '\r' || byte == '\t') {
      if (!(byte == '\n' && i > 0 && text[i - 1] == '\r')) line += ' ';
    } else if (c1 || byte < 0x20 || byte == 0x7F) {
      line += "\xEF\xBF\xBD";
      if (c1) ++i;
    } else {
      line += text[i];
    }
  }
  return line;
}

}  // namespace kaiji
