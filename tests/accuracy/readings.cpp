// SPDX-License-Identifier: Apache-2.0
#include "accuracy/readings.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <sstream>

#include "base/file.h"
#include "claims/analyzer.h"
#include "loaders/loader.h"

namespace kaiji::accuracy {
namespace {

Reading reading_of(const nlohmann::json& object) {
  Reading reading{object.at("id"), object.at("concept"), object.at("text"), object.value("value", ""), {}, {}, {}};
  if (object.contains("yes")) reading.yes = object.at("yes").get<bool>();
  if (object.contains("low")) reading.low = object.at("low").get<double>();
  if (object.contains("high")) reading.high = object.at("high").get<double>();
  return reading;
}

bool says(const Claim& claim, const Reading& reading) {
  const Value& value = claim.value.value;
  if (claim.concept_id != reading.concept_id) return false;
  if (reading.yes) return value.yes == *reading.yes;
  if (!reading.low || !reading.high) return true;
  return value.low <= *reading.high && value.high >= *reading.low;
}

}  // namespace

Result<std::vector<Reading>> load_readings(const std::filesystem::path& folder) {
  std::vector<Reading> readings;
  const auto file = folder / "readings.jsonl";
  if (!std::filesystem::exists(file)) return readings;
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  std::istringstream lines(*bytes);
  std::size_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (line.empty()) continue;
    try {
      readings.push_back(reading_of(nlohmann::json::parse(line)));
    } catch (const nlohmann::json::exception& error) {
      return fail(file.string() + ":" + std::to_string(number), error.what());
    }
  }
  return readings;
}

Result<std::vector<Reading>> add_readings(const std::vector<Reading>& readings, const Linter& linter,
                                          ReadingScore& score) {
  std::vector<Reading> wrong;
  Analyzer analyzer(linter.vocabulary(), linter.morphology());
  for (const auto& reading : readings) {
    auto document = load_document(reading.id + ".md", reading.text + "\n");
    if (!document) return tl::unexpected(document.error());
    const Analysis analysis = analyzer.analyze(std::move(*document));
    const bool stated = !reading.value.empty();
    const bool found = std::any_of(analysis.claims.begin(), analysis.claims.end(),
                                   [&](const Claim& claim) { return says(claim, reading); });
    (stated ? score.stated : score.silent) += 1;
    (stated ? score.read : score.misread) += found ? 1 : 0;
    if (stated != found) wrong.push_back(reading);
  }
  return wrong;
}

}  // namespace kaiji::accuracy
