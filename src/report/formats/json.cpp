// SPDX-License-Identifier: Apache-2.0
// Everything a run found, for programs. The layout is stable: members are added, never changed or removed; `schema`
// counts up where that cannot hold. Columns count code points; `begin` and `end` are bytes of the decoded source.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "diagnostics/fingerprint.h"
#include "report/places.h"

namespace kaiji {
namespace json_report {
namespace {

using nlohmann::ordered_json;

constexpr int kSchema = 1;

ordered_json both(const LocalText& text) {
  return {{"ja", in(Language::Japanese, text)}, {"en", in(Language::English, text)}};
}

std::string_view to_string(Applicability applicability) {
  switch (applicability) {
    case Applicability::Safe:
      return "safe";
    case Applicability::Unsafe:
      return "unsafe";
    case Applicability::Display:
      return "display";
  }
  return "display";
}

class JsonWriter {
 public:
  explicit JsonWriter(const ReportInput& input) : input_(input), sources_(input.results) {}

  ordered_json document(const DocumentResult& result) const {
    ordered_json made = {{"path", result.path}};
    if (result.analysis) {
      const auto& facts = result.analysis->facts;
      made["genre"] = kaiji::to_string(facts.genre);
      made["genreReason"] = facts.genre_reason;
      made["date"] = facts.date.known() ? ordered_json(kaiji::to_string(facts.date)) : ordered_json(nullptr);
      made["encoding"] = kaiji::to_string(result.analysis->document.source.encoding);
    }
    made["findings"] = ordered_json::array();
    for (const auto& each : result.findings) made["findings"].push_back(finding(each));
    made["suppressed"] = ordered_json::array();
    for (const auto& each : result.suppressed) {
      made["suppressed"].push_back(
          {{"by", kaiji::to_string(each.by)}, {"reason", each.reason}, {"finding", finding(each.finding)}});
    }
    made["remarks"] = result.remarks;
    return made;
  }

 private:
  ordered_json span(const Source& source, SourceSpan at) const {
    const auto [begin, end] = region_of(source, at, ColumnUnit::CodePoints);
    return {{"startLine", begin.line}, {"startColumn", begin.column}, {"endLine", end.line},
            {"endColumn", end.column}, {"begin", at.begin.value},     {"end", at.end.value}};
  }

  ordered_json location(const Location& at) const {
    ordered_json made = {{"path", at.path}};
    if (const Source* source = sources_.find(at.path)) {
      made.update(span(*source, at.span));
      made["text"] = at.span.in(source->text);
      if (const Locator* locator = source->locator_at(at.span.begin))
        made["locator"] = {{"ja", locator->ja}, {"en", locator->en.empty() ? locator->ja : locator->en}};
    }
    return made;
  }

  ordered_json fix(const Fix& fix, const Source& source) const {
    ordered_json edits = ordered_json::array();
    for (const auto& edit : fix.edits) {
      edits.push_back({{"at", span(source, edit.span)}, {"replacement", edit.replacement}});
    }
    return {{"title", both(fix.title)}, {"applicability", to_string(fix.applicability)}, {"edits", std::move(edits)}};
  }

  ordered_json finding(const Finding& finding) const {
    ordered_json made = {{"rule", finding.rule},
                         {"severity", kaiji::to_string(finding.severity)},
                         {"location", location(finding.location)},
                         {"message", both(finding.message)},
                         {"advice", both(finding.advice)}};
    made["notes"] = ordered_json::array();
    for (const auto& note : finding.notes) {
      made["notes"].push_back({{"location", location(note.location)}, {"message", both(note.message)}});
    }
    made["fixes"] = ordered_json::array();
    const Source* source = sources_.find(finding.location.path);
    for (const auto& each : finding.fixes) {
      if (source != nullptr) made["fixes"].push_back(fix(each, *source));
    }
    made["fingerprint"] = semantic_fingerprint(finding);
    return made;
  }

  const ReportInput& input_;
  Sources sources_;
};

std::string write(const ReportInput& input) {
  const JsonWriter writer(input);
  ordered_json documents = ordered_json::array();
  for (const auto& result : input.results) documents.push_back(writer.document(result));
  ordered_json errors = ordered_json::array();
  for (const auto& error : input.errors) errors.push_back({{"where", error.where}, {"message", error.message}});
  const auto sum = totals(input.results);
  const ordered_json report = {{"schema", kSchema},
                               {"tool", {{"name", "kaiji"}, {"version", input.version}}},
                               {"asOf", kaiji::to_string(input.as_of)},
                               {"documents", std::move(documents)},
                               {"errors", std::move(errors)},
                               {"summary",
                                {{"error", sum.errors},
                                 {"warning", sum.warnings},
                                 {"note", sum.notes},
                                 {"suppressed", sum.suppressed},
                                 {"baseline", sum.baselined},
                                 {"unchanged", sum.unchanged}}}};
  return report.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace
}  // namespace json_report

extern const Reporter reporter_json;
constinit const Reporter reporter_json = {"json", "everything, for programs", json_report::write};

}  // namespace kaiji
