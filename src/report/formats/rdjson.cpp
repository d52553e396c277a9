// SPDX-License-Identifier: Apache-2.0
// Reviewdog's diagnostic format (https://github.com/reviewdog/reviewdog/tree/master/proto/rdf): findings, related
// places and fixes as suggestions. Columns count bytes of UTF-8, from 1; the end of a range is behind its last byte.
#include <nlohmann/json.hpp>

#include "report/places.h"

namespace kaiji {
namespace rdjson_report {
namespace {

using nlohmann::ordered_json;

ordered_json range(const Source& source, SourceSpan span) {
  const auto [begin, end] = region_of(source, span, ColumnUnit::Bytes);
  return {{"start", {{"line", begin.line}, {"column", begin.column}}},
          {"end", {{"line", end.line}, {"column", end.column}}}};
}

ordered_json location(const Location& at, const Sources& sources) {
  ordered_json made = {{"path", at.path}};
  if (const Source* source = sources.find(at.path)) made["range"] = range(*source, at.span);
  return made;
}

std::string_view level(Severity severity) {
  if (severity == Severity::Error) return "ERROR";
  return severity == Severity::Warning ? "WARNING" : "INFO";
}

ordered_json diagnostic(const Finding& finding, const ReportInput& input, const Sources& sources) {
  ordered_json made = {{"message", whole_message(finding, sources, input.language)},
                       {"location", location(finding.location, sources)},
                       {"severity", level(finding.severity)}};
  made["code"] = {{"value", finding.rule}};
  if (const Rule* rule = input.rules.find(finding.rule); rule != nullptr && !rule->source.url.empty()) {
    made["code"]["url"] = rule->source.url;
  }
  const Source* source = sources.find(finding.location.path);
  for (const auto& fix : finding.fixes) {
    // One suggestion replaces one range; a fix of several places is not taken apart.
    if (source == nullptr || !source->editable || fix.edits.size() != 1) continue;
    made["suggestions"].push_back({{"range", range(*source, fix.edits[0].span)}, {"text", fix.edits[0].replacement}});
  }
  for (const auto& note : finding.notes) {
    made["related_locations"].push_back(
        {{"message", in(input.language, note.message)}, {"location", location(note.location, sources)}});
  }
  return made;
}

std::string write(const ReportInput& input) {
  const Sources sources(input.results);
  ordered_json list = ordered_json::array();
  for (const auto& result : input.results) {
    for (const auto& finding : result.findings) list.push_back(diagnostic(finding, input, sources));
  }
  const ordered_json report = {{"source", {{"name", "kaiji"}}}, {"diagnostics", std::move(list)}};
  return report.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace
}  // namespace rdjson_report

extern const Reporter reporter_rdjson;
constinit const Reporter reporter_rdjson = {"rdjson", "for reviewdog, with suggestions", rdjson_report::write};

}  // namespace kaiji
