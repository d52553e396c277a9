// SPDX-License-Identifier: Apache-2.0
#include "diagnostics/finding.h"

#include <tuple>

namespace kaiji {

const std::string& in(Language language, const LocalText& text) {
  const bool english = language == Language::English ? !text.en.empty() : text.ja.empty();
  return english ? text.en : text.ja;
}

std::optional<Severity> parse_severity(std::string_view word) {
  for (const auto severity : {Severity::Off, Severity::Note, Severity::Warning, Severity::Error}) {
    if (word == to_string(severity)) return severity;
  }
  return {};
}

std::string_view to_string(Severity severity) {
  switch (severity) {
    case Severity::Off:
      return "off";
    case Severity::Note:
      return "note";
    case Severity::Warning:
      return "warning";
    case Severity::Error:
      return "error";
  }
  return "off";
}

bool operator<(const Finding& a, const Finding& b) {
  return std::tie(a.location, a.rule, a.message.ja, a.message.en, a.key) <
         std::tie(b.location, b.rule, b.message.ja, b.message.en, b.key);
}

}  // namespace kaiji
