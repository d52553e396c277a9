// SPDX-License-Identifier: Apache-2.0
#include "report/places.h"

#include <fmt/format.h>

#include "base/strings.h"

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

std::string_view locator_of(const Source& source, SourceOffset at, Language language) {
  const Locator* locator = source.locator_at(at);
  if (locator == nullptr) return {};
  return language == Language::English && !locator->en.empty() ? locator->en : locator->ja;
}

std::string locator_mark(const Location& at, const Sources& sources, Language language) {
  const Source* source = sources.find(at.path);
  const auto words = source == nullptr ? std::string_view() : locator_of(*source, at.span.begin, language);
  return words.empty() ? std::string() : fmt::format("[{}] ", one_line(words));
}

std::string whole_message(const Finding& finding, const Sources& sources, Language language) {
  std::string text = locator_mark(finding.location, sources, language) + in(language, finding.message);
  for (const auto& note : finding.notes) {
    const Source* source = sources.find(note.location.path);
    const auto line = source == nullptr ? 1 : source->lines.line_of(note.location.span.begin);
    text += fmt::format("\n{}:{}: {}{}", note.location.path, line, locator_mark(note.location, sources, language),
                        in(language, note.message));
  }
  const auto& advice = in(language, finding.advice);
  if (!advice.empty()) text += fmt::format("\n{}{}", language == Language::English ? "Help: " : "書き方: ", advice);
  return text;
}

Totals totals(std::span<const DocumentResult> results) {
  Totals sum;
  for (const auto& result : results) {
    for (const auto& finding : result.findings) {
      if (finding.severity == Severity::Error) ++sum.errors;
      if (finding.severity == Severity::Warning) ++sum.warnings;
      if (finding.severity == Severity::Note) ++sum.notes;
    }
    for (const auto& hidden : result.suppressed) {
      if (hidden.by == HiddenBy::Comment) ++sum.suppressed;
      if (hidden.by == HiddenBy::Baseline) ++sum.baselined;
      if (hidden.by == HiddenBy::Unchanged) ++sum.unchanged;
    }
  }
  return sum;
}

std::string set_aside(const Totals& totals, Language language) {
  const bool english = language == Language::English;
  std::vector<std::string> parts;
  const auto add = [&](std::size_t count, std::string_view ja, std::string_view en) {
    if (count > 0) parts.push_back(english ? fmt::format("{} {}", count, en) : fmt::format("{}{}件", ja, count));
  };
  add(totals.suppressed, "抑制", "suppressed");
  add(totals.baselined, "基準で許容", "in the baseline");
  add(totals.unchanged, "変更前から", "older than the change");
  if (parts.empty()) return {};
  return english ? fmt::format(" ({})", join(parts, ", ")) : fmt::format("(ほかに{})", join(parts, "、"));
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
