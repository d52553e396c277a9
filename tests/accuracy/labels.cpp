// SPDX-License-Identifier: Apache-2.0
#include "accuracy/labels.h"

#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "base/file.h"
#include "base/strings.h"

namespace kaiji::accuracy {
namespace {

Result<SourceSpan> find_spot(const nlohmann::json& spot, const Source& source, const std::string& where) {
  const auto number = spot.value("line", 0u);
  const auto quote = spot.value("quote", std::string());
  if (number == 0 || number > source.lines.line_count()) return fail(where, fmt::format("there is no line {}", number));
  const SourceSpan line = source.lines.line(number, source.text);
  const auto at = line.in(source.text).find(quote);
  if (quote.empty() || at == std::string_view::npos) {
    return fail(where, fmt::format("the quote '{}' does not stand on line {}", quote, number));
  }
  return source_span(line.begin.value + at, line.begin.value + at + quote.size());
}

}  // namespace

Result<std::vector<Label>> load_labels(const std::filesystem::path& file, const Source& source) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected(bytes.error());
  std::vector<Label> labels;
  std::size_t number = 0;
  for (const auto line : split(*bytes, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const std::string where = fmt::format("{}:{}", file.string(), number);
    const auto object = nlohmann::json::parse(line, nullptr, false);
    if (!object.is_object()) return fail(where, "is no JSON object");
    Label label{object.value("id", std::string()),
                object.value("family", std::string()),
                object.value("class", std::string()) == "trap",
                object.value("confidence", 1.0),
                {},
                object.value("why", std::string())};
    for (const auto& spot : object.value("spots", nlohmann::json::array())) {
      auto found = find_spot(spot, source, where);
      if (!found) return tl::unexpected(found.error());
      label.spots.push_back(*found);
    }
    labels.push_back(std::move(label));
  }
  return labels;
}

}  // namespace kaiji::accuracy
