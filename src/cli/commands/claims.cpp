// SPDX-License-Identifier: Apache-2.0
// kaiji claims: what the tool understood of a document: every claim with its value, subject and place, and the facts.
#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <cmath>
#include <memory>
#include <nlohmann/json.hpp>

#include "cli/command.h"
#include "cli/session.h"

namespace kaiji {
namespace claims_command {
namespace {

struct Options {
  std::string path;
  std::string format = "text";
  std::string stdin_name = "stdin.txt";
};

/// The qualifiers that are known, in a fixed order.
std::vector<std::pair<std::string_view, std::string>> qualifiers(const Claim& claim) {
  std::vector<std::pair<std::string_view, std::string>> known;
  const auto add = [&](std::string_view name, std::string value) {
    if (!value.empty()) known.emplace_back(name, std::move(value));
  };
  if (claim.polarity == Polarity::Denied) add("polarity", std::string(to_string(claim.polarity)));
  if (claim.modality != Modality::Unknown) add("modality", std::string(to_string(claim.modality)));
  if (claim.actor != Actor::Unknown) add("actor", std::string(to_string(claim.actor)));
  if (claim.anchor != Anchor::Unknown) add("anchor", std::string(to_string(claim.anchor)));
  if (claim.tense != Tense::Present) add("tense", std::string(to_string(claim.tense)));
  if (claim.exception) add("exception", "yes");
  add("service", claim.subject.service);
  add("plan", claim.subject.plan);
  add("data", claim.subject.data);
  add("environment", claim.subject.environment);
  add("severity", claim.subject.severity);
  add("audience", claim.subject.audience);
  add("channel", claim.subject.channel);
  add("act", claim.subject.act);
  add("thing", claim.subject.thing);
  return known;
}

Position place(const Document& document, const Claim& claim) {
  return document.source.lines.position(document.to_source(claim.value.span).begin, ColumnUnit::CodePoints,
                                        document.source.text);
}

std::string as_text(const Analysis& analysis) {
  const Document& document = analysis.document;
  std::string text = fmt::format("genre: {}  date: {}\n", to_string(analysis.facts.genre),
                                 analysis.facts.date.known() ? to_string(analysis.facts.date) : "unknown");
  for (const Claim& claim : analysis.claims) {
    const Position at = place(document, claim);
    text += fmt::format("{}:{}:{}: {} = {}  「{}」", document.source.path, at.line, at.column, claim.concept_id,
                        display(claim.value.value, claim.value.bound), document.quote(claim.value.span));
    for (const auto& [name, value] : qualifiers(claim)) text += fmt::format("  {}={}", name, value);
    text += fmt::format("  ({:.2f})\n", claim.weight);
  }
  return text;
}

nlohmann::ordered_json as_json(const Analysis& analysis, const Claim& claim) {
  const Document& document = analysis.document;
  const Position at = place(document, claim);
  nlohmann::ordered_json json{{"concept", claim.concept_id},
                              {"type", to_string(claim.value.value.type)},
                              {"value", display(claim.value.value, claim.value.bound)},
                              {"bound", to_string(claim.value.bound)},
                              {"quote", document.quote(claim.value.span)},
                              {"line", at.line},
                              {"column", at.column},
                              {"weight", std::round(claim.weight * 100) / 100}};
  const Value& value = claim.value.value;
  if (value.type == ValueType::Duration || value.type == ValueType::Interval || value.type == ValueType::Percentage ||
      value.type == ValueType::Count)
    json["range"] = {value.low, value.high};
  for (const auto& [name, known] : qualifiers(claim)) json[std::string(name)] = known;
  return json;
}

std::string as_json(const Analysis& analysis) {
  nlohmann::ordered_json claims = nlohmann::ordered_json::array();
  for (const Claim& claim : analysis.claims) claims.push_back(as_json(analysis, claim));
  const nlohmann::ordered_json json{{"path", analysis.document.source.path},
                                    {"genre", to_string(analysis.facts.genre)},
                                    {"date", analysis.facts.date.known() ? to_string(analysis.facts.date) : ""},
                                    {"claims", claims}};
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

int run_claims(const Options& options) {
  const Session session = open_session({}, LoadedRules::WithoutProfiles);
  print_errors(session.errors);
  if (!session.linter) return kFailure;
  auto document = open_document(options.path, options.stdin_name);
  if (!document) {
    print_error(document.error());
    return kFailure;
  }
  Analyzer analyzer(session.linter->vocabulary(), session.linter->morphology());
  const Analysis analysis = analyzer.analyze(std::move(*document));
  print(options.format == "json" ? as_json(analysis) : as_text(analysis));
  return kClean;
}

void declare(CLI::App& app, int& exit_code) {
  const auto options = std::make_shared<Options>();
  app.add_option("FILE", options->path, "the document; '-' is standard input")->required();
  app.add_option("-f,--format", options->format, "text or json")->check(CLI::IsMember({"text", "json"}));
  app.add_option("--stdin-filename", options->stdin_name, "what '-' is called; its extension chooses the format");
  app.callback([options, &exit_code] { exit_code = run_claims(*options); });
}

}  // namespace
}  // namespace claims_command

extern const Command command_claims;
constinit const Command command_claims = {"claims", "What the document claims: values, subjects and places",
                                          claims_command::declare};

}  // namespace kaiji
