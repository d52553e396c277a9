// SPDX-License-Identifier: Apache-2.0
// Kind `history`: a revision history whose dates run against its versions, or that leaves a version out.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "rules/revisions.h"
#include "rules/rule.h"

namespace kaiji {
namespace history_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"fault", "string", "order (a later version has an earlier date) or gap (one version of a count is left out).",
     true},
};

/// Versions that a gap can be seen in: fewer say nothing about how they are counted.
constexpr std::size_t kLeastCounted = 4;
constexpr std::size_t kLongestCell = 30;  ///< bytes; a longer one says what changed

struct Entry {
  std::vector<int> version;
  Date date;
  TextSpan at;  ///< the version
};

bool before(const Entry& a, const Entry& b) {
  return a.version < b.version;
}

/// The entries with a version, in the order of their versions.
std::vector<Entry> read_entries(const Analysis& analysis) {
  const auto& document = analysis.document;
  std::map<std::pair<std::uint32_t, std::uint32_t>, Entry> rows;
  std::uint32_t line = 0;
  for (const auto& block : document.blocks) {
    const bool cell = block.table != kNone;
    // 「第1.0版 | 2022年4月1日 | 初版」 reads like a second header row.
    const bool second_header =
        cell && block.role == BlockRole::Header && block.row > 0 && document.tables[block.table].history;
    if (block.role != BlockRole::History && !second_header) continue;
    auto& entry = rows[{cell ? block.table : kNone, cell ? block.row : line++}];
    const bool names = !cell || (block.column <= 1 && block.text.size() <= kLongestCell);
    if (names && entry.version.empty()) {
      if (const auto version = revision_in(document, block.text)) {
        entry.version = version->parts;
        entry.at = version->at;
      }
    }
    for (const auto& value : analysis.values) {
      if (value.value.type != ValueType::Date || !block.text.contains(value.span)) continue;
      if (value.value.date.month != 0 && !entry.date.known()) entry.date = value.value.date;
    }
  }
  std::vector<Entry> entries;
  for (const auto& [place, entry] : rows) {
    if (!entry.version.empty()) entries.push_back(entry);
  }
  std::stable_sort(entries.begin(), entries.end(), before);
  return entries;
}

/// The last figure that counts, where all versions share the others: 3 of 1.3, 4 of R4; 0 where they do not.
std::size_t counted_part(const std::vector<Entry>& entries) {
  const auto shared = [&](std::size_t part) {
    return std::all_of(entries.begin(), entries.end(),
                       [&](const Entry& entry) { return entry.version[part] == entries.front().version[part]; });
  };
  if (!shared(2)) return 3;
  return shared(1) ? 0 : shared(0) ? 1 : 3;
}

class HistoryCheck : public Check {
 public:
  HistoryCheck(std::shared_ptr<const Rule> rule, bool gap) : rule_(std::move(rule)), gap_(gap) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto entries = read_entries(input.analysis);
    if (gap_) {
      report_gap(input.analysis.document, entries, findings);
    } else {
      report_order(input.analysis.document, entries, findings);
    }
  }

 private:
  /// One entry out of order is a slip; more, and the dates are no dates of issue.
  void report_order(const Document& document, const std::vector<Entry>& entries, std::vector<Finding>& findings) const {
    const Entry* wrong = nullptr;
    for (std::size_t i = 1; i < entries.size(); ++i) {
      const auto& last = entries[i - 1];
      const auto& entry = entries[i];
      if (!last.date.known() || !entry.date.known() || last.version == entry.version) continue;
      if (last_day(entry.date) >= Date{last.date.year, last.date.month, last.date.day}) continue;
      if (wrong != nullptr) return;
      wrong = &entry;
    }
    if (wrong != nullptr) findings.push_back(finding_at(document, *wrong, to_string(wrong->date)));
  }

  void report_gap(const Document& document, const std::vector<Entry>& entries, std::vector<Finding>& findings) const {
    if (entries.size() < kLeastCounted) return;
    const auto part = counted_part(entries);
    if (part > 1 || entries.front().version[part] > 2) return;
    const Entry* after = nullptr;
    for (std::size_t i = 1; i < entries.size(); ++i) {
      const auto step = entries[i].version[part] - entries[i - 1].version[part];
      if (step == 1) continue;
      if (step != 2 || after != nullptr) return;
      after = &entries[i];
    }
    if (after == nullptr) return;
    const auto left = after->version[part] - 1;
    findings.push_back(
        finding_at(document, *after, part == 0 ? std::to_string(left) : fmt::format("{}.{}", after->version[0], left)));
  }

  Finding finding_at(const Document& document, const Entry& entry, const std::string& words) const {
    return make_finding(*rule_, document, entry.at, {{"detail", {words, words}}});
  }

  std::shared_ptr<const Rule> rule_;
  bool gap_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  const auto fault = spec.keys.required_string("fault");
  if (fault != "order" && fault != "gap") return fail(spec.keys.where("fault"), "'fault' must be order or gap");
  return std::make_unique<const HistoryCheck>(spec.rule, fault == "gap");
}

}  // namespace
}  // namespace history_kind

extern const RuleKind kind_history;
constinit const RuleKind kind_history = {"history", "The versions and dates of a revision history.",
                                         history_kind::kParameters, history_kind::compile};

}  // namespace kaiji
