// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "diagnostics/fingerprint.h"
#include "lint/baseline.h"
#include "report/sarif.h"
#include "report/uri.h"

namespace kaiji {
namespace {

using nlohmann::ordered_json;

constexpr std::size_t kMostRelated = 100;  // locations that GitHub keeps for one result
constexpr std::size_t kMaxSnippet = 2000;  // bytes; a paragraph on one line may be longer than a reader wants

ordered_json region(const Source& source, SourceSpan span) {
  const auto [begin, end] = region_of(source, span, ColumnUnit::Utf16);
  ordered_json made = {
      {"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line}, {"endColumn", end.column}};
  return made;
}

ordered_json with_snippet(ordered_json made, std::string_view text) {
  if (!text.empty() && text.size() <= kMaxSnippet) made["snippet"] = {{"text", text}};
  return made;
}

/// The whole lines of a span.
SourceSpan lines_of(const Source& source, SourceSpan span) {
  const auto first = source.lines.line(source.lines.line_of(span.begin), source.text);
  const auto last = source.lines.line(source.lines.line_of(span.end), source.text);
  return cover(first, last);
}

/// A literal that a SARIF viewer must not take for an embedded link ([text](id)).
std::string escaped(std::string text) {
  return replace_all(std::move(text), "](", "]\\(");
}

/// The text of an embedded link: brackets are escaped (SARIF 2.1.0, 3.11.6).
std::string link_text(const std::string& text) {
  return replace_all(replace_all(replace_all(text, "\\", "\\\\"), "[", "\\["), "]", "\\]");
}

}  // namespace

ordered_json sarif_artifact_location(std::string_view path) {
  const auto uri = uri_of(path);
  ordered_json made = {{"uri", uri}};
  if (!uri.starts_with("..") && !uri.starts_with("file:")) made["uriBaseId"] = "SRCROOT";
  return made;
}

SarifResults::SarifResults(const ReportInput& input, std::map<std::string_view, std::size_t> rule_index)
    : input_(input),
      rule_index_(std::move(rule_index)),
      sources_(input.results),
      analyses_(analyses_of(input.results)) {}

ordered_json SarifResults::location(const Location& at) const {
  ordered_json physical = {{"artifactLocation", sarif_artifact_location(at.path)}};
  if (const Source* source = sources_.find(at.path)) {
    physical["region"] = with_snippet(region(*source, at.span), at.span.in(source->text));
    const auto lines = lines_of(*source, at.span);
    const auto context = with_snippet(region(*source, lines), lines.in(source->text));
    if (lines != at.span && context.contains("snippet")) physical["contextRegion"] = context;
  } else {
    physical["region"] = {{"startLine", 1}, {"startColumn", 1}, {"endLine", 1}, {"endColumn", 1}};
  }
  ordered_json made = {{"physicalLocation", std::move(physical)}};
  if (const Source* source = sources_.find(at.path)) {
    const auto words = locator_of(*source, at.span.begin, input_.language);
    if (!words.empty()) made["logicalLocations"].push_back({{"fullyQualifiedName", words}});
  }
  return made;
}

/// What is wrong (the first sentence is the alert's title), the other places as links, what to write instead.
std::string SarifResults::message(const Finding& finding) const {
  const bool english = input_.language == Language::English;
  // Code scanning shows no logical location, so that the words say it, too.
  std::string text =
      escaped(locator_mark(finding.location, sources_, input_.language) + in(input_.language, finding.message));
  if (!finding.notes.empty()) text += english ? " See also: " : " 関連: ";
  for (std::size_t i = 0; i < std::min(finding.notes.size(), kMostRelated); ++i) {
    if (i > 0) text += english ? ", " : "、";
    text += fmt::format("[{}]({})", link_text(in(input_.language, finding.notes[i].message)), i + 1);
  }
  const auto& advice = in(input_.language, finding.advice);
  if (!advice.empty()) text += fmt::format("{}{}", english ? " Help: " : " 書き方: ", escaped(advice));
  return text;
}

/// GitHub takes two results of one rule with equal line prints for one alert, and a Japanese paragraph is one line:
/// from the second result of a rule on a line the print says which one it is.
ordered_json SarifResults::fingerprints(const Finding& finding) {
  ordered_json prints = ordered_json::object();
  if (const Source* source = sources_.find(finding.location.path)) {
    auto& lines = line_prints_[finding.location.path];
    if (lines.empty()) {
      const bool marked = source->encoding == Encoding::Utf8Bom;
      lines = line_fingerprints(marked ? "\xEF\xBB\xBF" + source->text : source->text);
    }
    const auto line = source->lines.line_of(finding.location.span.begin);
    const auto& print = lines[std::min<std::size_t>(line, lines.size()) - 1];
    const auto nth = ++seen_[fmt::format("{}\n{}\n{}", finding.location.path, finding.rule, line)];
    prints["primaryLocationLineHash"] = nth == 1 ? print : fmt::format("{}-{}", print, nth);
  }
  const auto print = semantic_fingerprint(finding);
  const auto nth = ++seen_[fmt::format("{}\n{}", finding.location.path, print)];
  prints[std::string(kPrintWhat)] = fmt::format("{}:{}", print, nth);
  if (analyses_.contains(finding.location.path)) {
    const auto other = prints_of(finding, analyses_);
    prints[std::string(kPrintEvidence)] = other.evidence;
    prints[std::string(kPrintSection)] = other.section;
  }
  return prints;
}

ordered_json SarifResults::fix(const Fix& fix, const Source& source) const {
  ordered_json replacements = ordered_json::array();
  for (const auto& edit : fix.edits) {
    replacements.push_back(
        {{"deletedRegion", region(source, edit.span)}, {"insertedContent", {{"text", edit.replacement}}}});
  }
  const ordered_json change = {{"artifactLocation", sarif_artifact_location(source.path)},
                               {"replacements", std::move(replacements)}};
  return {{"description", {{"text", in(input_.language, fix.title)}}},
          {"artifactChanges", ordered_json::array({change})}};
}

ordered_json SarifResults::related(const Finding& finding) const {
  ordered_json made = ordered_json::array();
  for (std::size_t i = 0; i < std::min(finding.notes.size(), kMostRelated); ++i) {
    auto place = location(finding.notes[i].location);
    place["id"] = i + 1;
    place["message"] = {{"text", in(input_.language, finding.notes[i].message)}};
    made.push_back(std::move(place));
  }
  return made;
}

ordered_json SarifResults::result(const Finding& finding) {
  ordered_json made = {{"ruleId", finding.rule}};
  if (const auto index = rule_index_.find(finding.rule); index != rule_index_.end()) made["ruleIndex"] = index->second;
  made["level"] = sarif_level(finding.severity);
  made["message"] = {{"text", message(finding)}};
  made["locations"].push_back(location(finding.location));
  if (!finding.notes.empty()) made["relatedLocations"] = related(finding);
  made["partialFingerprints"] = fingerprints(finding);
  if (input_.compared) made["baselineState"] = "new";
  const Source* source = sources_.find(finding.location.path);
  for (const auto& each : finding.fixes) {
    if (source != nullptr && source->editable && !each.edits.empty()) made["fixes"].push_back(fix(each, *source));
  }
  return made;
}

ordered_json SarifResults::set_aside(const SuppressedFinding& suppressed) {
  auto made = result(suppressed.finding);
  if (suppressed.by != HiddenBy::Comment) made["baselineState"] = "unchanged";
  if (suppressed.by == HiddenBy::Unchanged) return made;
  ordered_json reason = {{"kind", suppressed.by == HiddenBy::Comment ? "inSource" : "external"}};
  if (!suppressed.reason.empty()) reason["justification"] = suppressed.reason;
  made["suppressions"].push_back(std::move(reason));
  return made;
}

}  // namespace kaiji
