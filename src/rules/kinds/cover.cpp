// SPDX-License-Identifier: Apache-2.0
// Kind `cover`: the version or the date on the cover against the last entry of the revision history.
#include <re2/re2.h>

#include <algorithm>
#include <map>

#include "rules/rule.h"

namespace kaiji {
namespace {

constexpr Parameter kParameters[] = {
    {"compare", "string", "version or date.", true},
};

constexpr BlockIndex kCoverBlocks = 12;
constexpr std::size_t kLongestLine = 90;  ///< bytes; a line of the cover is short

/// A version or date as it is compared, and where it stands.
struct Stated {
  std::vector<int> parts;  ///< 1.2 → 1, 2; a date as year, month, day
  TextSpan at;
};

re2::StringPiece piece(std::string_view text) {
  return {text.data(), text.size()};
}

std::optional<Stated> version_in(const Document& document, TextSpan within) {
  static const RE2 pattern(
      R"((?:第 ?|(?i:version|ver\.?|rev\.?|v) ?|版数:? ?|バージョン:? ?)(\d{1,2})(?:\.(\d{1,2}))?(?:\.(\d{1,2}))?( ?版)?)");
  static const RE2 bare(R"(^(\d{1,2})\.(\d{1,2})(?:\.(\d{1,2}))?()$)");
  const auto text = within.in(document.text());
  static const RE2 letter(
      R"((?:^|(?:改訂番号|改定番号|改版|版数|版|バージョン)[ :]*)[A-Z](\d{1,2})(?:\.(\d{1,2}))?()()$)");
  for (const auto* expression : {&pattern, &bare, &letter}) {
    re2::StringPiece groups[5];
    if (!expression->Match(piece(text), 0, text.size(), RE2::UNANCHORED, groups, 5)) continue;
    const bool ordinal = std::string_view(groups[0].data(), groups[0].size()).starts_with("第");
    if (ordinal && groups[4].empty()) continue;  // 第1章
    Stated stated;
    for (int i = 1; i <= 3; ++i) {
      if (!groups[i].empty()) stated.parts.push_back(std::stoi(std::string(groups[i].data(), groups[i].size())));
    }
    while (stated.parts.size() < 3) stated.parts.push_back(0);
    const auto begin = within.begin.value + static_cast<std::size_t>(groups[0].data() - text.data());
    stated.at = text_span(begin, begin + groups[0].size());
    return stated;
  }
  return {};
}

std::vector<Stated> dates_in(const Analysis& analysis, TextSpan within) {
  std::vector<Stated> dates;
  for (const auto& value : analysis.values) {
    const auto& date = value.value.date;
    if (value.value.type != ValueType::Date || !within.contains(value.span) || date.day == 0) continue;
    dates.push_back({{date.year, date.month, date.day}, value.span});
  }
  return dates;
}

bool newer(const Stated& a, const Stated& b) {
  return a.parts < b.parts;
}

class CoverCheck : public Check {
 public:
  CoverCheck(std::shared_ptr<const Rule> rule, bool version) : rule_(std::move(rule)), version_(version) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto history = newest_of_history(input.analysis);
    if (!history) return;
    const auto cover = on_cover(input.analysis);
    if (!cover || cover->parts == history->parts) return;
    const auto& document = input.analysis.document;
    const std::string last(document.quote(history->at));
    auto finding = make_finding(*rule_, document, cover->at, {{"last", {last, last}}});
    finding.notes.push_back({{document.source.path, document.to_source(history->at)}, {last, last}});
    findings.push_back(std::move(finding));
  }

 private:
  std::optional<Stated> newest_of_history(const Analysis& analysis) const {
    std::vector<Stated> all;
    const auto& document = analysis.document;
    for (const auto& block : document.blocks) {
      if (block.role != BlockRole::History) continue;
      if (version_) {
        // The cell of the version: what changed may name other versions.
        const bool first = block.table == kNone || block.column <= 1;
        const auto stated = first && block.text.size() <= 30 ? version_in(document, block.text) : std::nullopt;
        if (stated) all.push_back(*stated);
      } else if (block.text.size() <= kLongestLine) {
        const auto dates = dates_in(analysis, block.text);
        if (dates.size() == 1) all.push_back(dates.front());
      }
    }
    if (all.size() < 2) return {};  // a single entry says little about which one is the last
    return *std::max_element(all.begin(), all.end(), newer);
  }

  std::optional<Stated> on_cover(const Analysis& analysis) const {
    const auto& document = analysis.document;
    const auto count = std::min<std::size_t>(kCoverBlocks, document.blocks.size());
    for (BlockIndex at = 0; at < count; ++at) {
      const auto& block = document.blocks[at];
      const auto text = document.text_of(block);
      if (block.role == BlockRole::History || block.kind == BlockKind::Contents) return {};
      if (text.size() > kLongestLine || text.find("。") != text.npos || block.table != kNone) continue;
      const auto stated = version_ ? version_in(document, block.text) : revised_on(analysis, block);
      if (stated) return stated;
    }
    return {};
  }

  /// The date that the cover calls the last change: 改定日, 改訂, 最終更新.
  static std::optional<Stated> revised_on(const Analysis& analysis, const Block& block) {
    const auto text = analysis.document.text_of(block);
    for (const std::string_view word : {"改定", "改訂", "最終更新", "更新日", "最終改"}) {
      if (text.find(word) == text.npos) continue;
      const auto dates = dates_in(analysis, block.text);
      if (dates.size() == 1) return dates.front();
    }
    return {};
  }

  std::shared_ptr<const Rule> rule_;
  bool version_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  const auto compare = spec.keys.required_string("compare");
  if (compare != "version" && compare != "date") {
    return fail(spec.keys.where("compare"), "'compare' must be version or date");
  }
  return std::make_unique<const CoverCheck>(spec.rule, compare == "version");
}

}  // namespace

extern const RuleKind kind_cover;
constinit const RuleKind kind_cover = {"cover", "The cover against the last entry of the revision history.",
                                       kParameters, compile};

}  // namespace kaiji
