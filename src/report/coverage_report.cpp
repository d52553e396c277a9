// SPDX-License-Identifier: Apache-2.0
#include "report/coverage_report.h"

#include <fmt/format.h>

#include <array>
#include <nlohmann/json.hpp>

#include "base/strings.h"
#include "report/places.h"

namespace kaiji {
namespace {

using nlohmann::ordered_json;

constexpr std::array kStates = {CoverageState::Disclosed, CoverageState::Partial, CoverageState::ByReference,
                                CoverageState::None, CoverageState::Missing};

std::string_view state_name(CoverageState state, Language language) {
  if (language == Language::English) return to_string(state);
  switch (state) {
    case CoverageState::Disclosed:
      return "記載あり";
    case CoverageState::Partial:
      return "一部のみ";
    case CoverageState::ByReference:
      return "別資料を参照";
    case CoverageState::None:
      return "「なし」と記載";
    case CoverageState::Missing:
      return "記載なし";
  }
  return "";
}

/// Items by state.
struct Count {
  std::size_t all = 0;
  std::array<std::size_t, kStates.size()> by_state{};
};

Count count(const std::vector<CoverageItem>& items, bool required) {
  Count sum;
  for (const auto& item : items) {
    if (item.required != required) continue;
    ++sum.all;
    ++sum.by_state[static_cast<std::size_t>(item.state)];
  }
  return sum;
}

std::string count_line(const Count& sum, bool required, Language language) {
  std::string line = language == Language::English
                         ? fmt::format("{} items: {}", required ? "required" : "optional", sum.all)
                         : fmt::format("{} {} 項目中", required ? "必須" : "任意", sum.all);
  for (const auto state : kStates) {
    line += fmt::format("{} {} {}", state == CoverageState::Disclosed ? ":" : ",", state_name(state, language),
                        sum.by_state[static_cast<std::size_t>(state)]);
  }
  return line + "\n";
}

std::string summary(const CoverageReport& report) {
  std::string lines;
  for (const bool required : {true, false}) {
    const auto sum = count(report.result.items, required);
    if (sum.all > 0) lines += count_line(sum, required, report.language);
  }
  return lines;
}

std::string name_of(const CoverageItem& item) {
  return item.subitem.empty() ? item.item : item.item + " " + item.subitem;
}

/// "path:line" of the evidence, or nothing.
std::string place_of(const CoverageReport& report, const CoverageItem& item) {
  if (!item.evidence) return {};
  const auto& document = report.result.analysis->document;
  return fmt::format("{}:{}", report.path, document.source.lines.line_of(document.to_source(*item.evidence).begin));
}

ordered_json evidence(const CoverageReport& report, const CoverageItem& item) {
  ordered_json list = ordered_json::array();
  if (!item.evidence) return list;
  const auto& document = report.result.analysis->document;
  const auto [begin, end] = region_of(document.source, document.to_source(*item.evidence), ColumnUnit::CodePoints);
  list.push_back({{"startLine", begin.line},
                  {"startColumn", begin.column},
                  {"endLine", end.line},
                  {"endColumn", end.column},
                  {"text", document.quote(*item.evidence)}});
  return list;
}

ordered_json counts(const Count& sum) {
  ordered_json made = {{"items", sum.all}};
  for (const auto state : kStates) made[std::string(to_string(state))] = sum.by_state[static_cast<std::size_t>(state)];
  return made;
}

/// What is missing, and the sentence to write where there is something to write.
std::string to_do(const CoverageItem& item, Language language) {
  const auto& reason = in(language, item.reason);
  const auto& skeleton = in(language, item.skeleton);
  const bool write = item.state == CoverageState::Missing || item.state == CoverageState::Partial;
  if (!write || skeleton.empty()) return reason;
  return language == Language::English ? fmt::format("{}; write: {}", reason, skeleton)
                                       : fmt::format("{}。書き方:「{}」", reason, skeleton);
}

std::string cell(std::string_view text) {
  return replace_all(one_line(text), "|", "\\|");
}

}  // namespace

std::string coverage_text(const CoverageReport& report) {
  std::string out;
  for (const auto& item : report.result.items) {
    if (item.state == CoverageState::Disclosed) continue;
    const auto place = place_of(report, item);
    out += fmt::format("{} [{}] {}: {}{}{}\n", item.required ? "*" : " ", state_name(item.state, report.language),
                       name_of(item), one_line(in(report.language, item.title)), place.empty() ? "" : " — ", place);
    const auto& reason = in(report.language, item.reason);
    if (!reason.empty()) out += fmt::format("      {}\n", one_line(reason));
    const auto& skeleton = in(report.language, item.skeleton);
    if (!skeleton.empty() && item.required) {
      out +=
          fmt::format("      {} {}\n", report.language == Language::English ? "write:" : "書き方:", one_line(skeleton));
    }
  }
  const auto& why = in(report.language, report.why);
  out += fmt::format("{} ({})\n", report.path, report.profile);
  if (!why.empty()) out += why + "\n";
  return out + summary(report);
}

std::string coverage_json(const CoverageReport& report) {
  ordered_json items = ordered_json::array();
  for (const auto& item : report.result.items) {
    items.push_back({{"item", item.item},
                     {"subitem", item.subitem},
                     {"rule", item.rule == nullptr ? "" : item.rule->id},
                     {"title", in(report.language, item.title)},
                     {"required", item.required},
                     {"state", to_string(item.state)},
                     {"evidence", evidence(report, item)},
                     {"reason", in(report.language, item.reason)},
                     {"skeleton", in(report.language, item.skeleton)}});
  }
  const ordered_json made = {{"schema", 1},
                             {"path", report.path},
                             {"profile", report.profile},
                             {"reason", in(report.language, report.why)},
                             {"items", std::move(items)},
                             {"summary",
                              {{"required", counts(count(report.result.items, true))},
                               {"optional", counts(count(report.result.items, false))}}}};
  return made.dump(2, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string coverage_markdown(const CoverageReport& report) {
  const bool english = report.language == Language::English;
  std::string out = fmt::format("## {} ({})\n\n", cell(report.path), report.profile);
  if (const auto& why = in(report.language, report.why); !why.empty()) out += why + "\n\n";
  out += summary(report) + "\n";
  out += english ? "| item | title | required | state | evidence | to do |\n"
                 : "| 項目 | 内容 | 必須 | 状態 | 根拠 | 補うこと |\n";
  out += "| --- | --- | --- | --- | --- | --- |\n";
  for (const auto& item : report.result.items) {
    std::string quote;
    if (item.evidence) {
      quote = fmt::format("{}: {}", cell(place_of(report, item)),
                          cell(report.result.analysis->document.quote(*item.evidence)));
    }
    const bool open = item.state != CoverageState::Disclosed;
    out += fmt::format("| {} | {} | {} | {} | {} | {} |\n", cell(name_of(item)), cell(in(report.language, item.title)),
                       item.required ? (english ? "yes" : "必須") : "", state_name(item.state, report.language), quote,
                       open ? cell(to_do(item, report.language)) : "");
  }
  return out;
}

}  // namespace kaiji
