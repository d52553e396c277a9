// SPDX-License-Identifier: Apache-2.0
// Kind `cover`: the version or the date on the cover against the last entry of the revision history, the day of
// establishment against the first.
#include <algorithm>
#include <initializer_list>

#include "rules/revisions.h"
#include "rules/rule.h"

namespace kaiji {
namespace cover_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"compare", "string", "version, date or established.", true},
};

constexpr BlockIndex kCoverBlocks = 20;   ///< cells of a table on the cover are blocks
constexpr std::size_t kLongestLine = 90;  ///< bytes; a line of the cover is short

bool newer(const Revision& a, const Revision& b) {
  return a.parts < b.parts;
}

/// What of the cover is compared.
enum class Compared : std::uint8_t { Version, Date, Established };

class CoverCheck : public Check {
 public:
  CoverCheck(std::shared_ptr<const Rule> rule, Compared compared)
      : rule_(std::move(rule)), compared_(compared), version_(compared == Compared::Version) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    auto history =
        compared_ == Compared::Established ? first_of_history(input.analysis) : newest_of_history(input.analysis);
    const bool supplements = !history && compared_ == Compared::Date;
    if (supplements) history = last_supplement(input.analysis);
    if (!history) return;
    const auto cover = on_cover(input.analysis);
    if (!cover || cover->parts == history->parts) return;
    if (supplements && !newer(*history, *cover)) return;  // what is decided today comes into force later
    const auto& document = input.analysis.document;
    const std::string last(document.quote(history->at));
    auto finding = make_finding(*rule_, document, cover->at, {{"last", {last, last}}});
    finding.notes.push_back({{document.source.path, document.to_source(history->at)}, {last, last}});
    findings.push_back(std::move(finding));
  }

 private:
  std::optional<Revision> newest_of_history(const Analysis& analysis) const {
    std::vector<Revision> all;
    const auto& document = analysis.document;
    for (const auto& block : document.blocks) {
      if (version_ && is_entry(document, block)) all.push_back(*revision_in(document, block.text, block.number));
      if (block.role != BlockRole::History) continue;
      if (version_) {
        // The cell of the version: what changed may name other versions.
        const bool first = block.table == kNone || block.column <= 1;
        const auto stated = first && block.text.size() <= 30 ? revision_in(document, block.text) : std::nullopt;
        if (stated) all.push_back(*stated);
      } else if (block.text.size() <= kLongestLine) {
        const auto dates = full_dates_in(analysis, block.text);
        if (dates.size() == 1) all.push_back(dates.front());
      }
    }
    if (all.size() < 2) return {};  // a single entry says little about which one is the last
    return *std::max_element(all.begin(), all.end(), newer);
  }

  /// The last day on which supplementary provisions bring a revision into force: terms have them for a history.
  static std::optional<Revision> last_supplement(const Analysis& analysis) {
    const auto& document = analysis.document;
    std::vector<Revision> all;
    bool inside = false;
    for (const auto& block : document.blocks) {
      const auto text = document.text_of(block);
      if (text.starts_with("附則") || text.starts_with("付則"))
        inside = true;
      else if (block.kind == BlockKind::Heading)
        inside = false;
      if (!inside || text.find("施行") == text.npos) continue;
      const auto dates = full_dates_in(analysis, block.text);
      if (dates.size() == 1) all.push_back(dates.front());
    }
    if (all.size() < 2) return {};
    return *std::max_element(all.begin(), all.end(), newer);
  }

  /// 「1.2 2025年4月1日 改訂」 below 「改訂履歴」, which a loader of plain text takes for a heading with a number.
  static bool is_entry(const Document& document, const Block& block) {
    if (block.kind != BlockKind::Heading || block.section == 0) return false;
    const auto parent = document.sections[document.sections[block.section].parent].heading;
    return parent != kNone && document.text_of(parent).find("履歴") != std::string_view::npos &&
           revision_in(document, block.text, block.number).has_value();
  }

  std::optional<Revision> on_cover(const Analysis& analysis) const {
    const auto& document = analysis.document;
    const auto count = std::min<std::size_t>(kCoverBlocks, document.blocks.size());
    for (BlockIndex at = 0; at < count; ++at) {
      const auto& block = document.blocks[at];
      const auto text = document.text_of(block);
      if (block.role == BlockRole::History || block.kind == BlockKind::Contents) return {};
      if (text.size() > kLongestLine || text.find("。") != text.npos) continue;
      auto stated = version_ ? version_of(document, at) : dated(analysis, at);
      if (!stated && compared_ == Compared::Date && block.table == kNone) stated = issued_on(analysis, block);
      if (stated) return stated;
    }
    return {};
  }

  /// The name of a cell's row; empty for what is no cell.
  static std::string_view row_name(const Document& document, BlockIndex block) {
    if (document.blocks[block].table == kNone) return {};
    const auto labels = document.row_labels(block);
    return labels.empty() || labels.back() == block ? std::string_view{} : document.text_of(labels.back());
  }

  static bool holds_any(std::string_view text, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
  }

  /// 「第1.2版」, or the cell beside 「版」.
  static std::optional<Revision> version_of(const Document& document, BlockIndex at) {
    const auto& block = document.blocks[at];
    if (block.table != kNone) {
      const auto name = row_name(document, at);
      if (name != "版" && !holds_any(name, {"版数", "バージョン", "改訂番号", "改定番号", "文書の版"})) return {};
    }
    return revision_in(document, block.text);
  }

  /// The date that the cover calls the last change (改定日, 最終更新), or the first day (制定).
  std::optional<Revision> dated(const Analysis& analysis, BlockIndex at) const {
    const auto& document = analysis.document;
    const auto& block = document.blocks[at];
    const auto text = block.table != kNone ? row_name(document, at) : document.text_of(block);
    const bool named = compared_ == Compared::Established
                           ? holds_any(text, {"制定"}) && !holds_any(text, {"改定", "改訂"})
                           : holds_any(text, {"改定", "改訂", "最終更新", "更新日", "最終改"});
    if (!named) return {};
    const auto dates = full_dates_in(analysis, block.text);
    return dates.size() == 1 ? std::optional(dates.front()) : std::nullopt;
  }

  /// The entry of the history that says 制定 or 初版; nothing where none does.
  static std::optional<Revision> first_of_history(const Analysis& analysis) {
    const auto& document = analysis.document;
    for (const auto& block : document.blocks) {
      if (block.role != BlockRole::History) continue;
      std::vector<TextSpan> entry{block.text};
      if (block.table != kNone)
        for (const BlockIndex cell : document.tables[block.table].cells[block.row])
          if (cell != kNone) entry.push_back(document.blocks[cell].text);
      const bool first = std::any_of(entry.begin(), entry.end(), [&](TextSpan span) {
        return holds_any(span.in(document.text()), {"制定", "初版"});
      });
      if (!first) continue;
      for (const TextSpan span : entry)
        if (const auto dates = full_dates_in(analysis, span); dates.size() == 1) return dates.front();
    }
    return {};
  }

  /// 「第2版 2026年4月1日」: the date of the version that the history calls the last.
  static std::optional<Revision> issued_on(const Analysis& analysis, const Block& block) {
    const auto version = revision_in(analysis.document, block.text);
    const auto dates = full_dates_in(analysis, block.text);
    if (!version || dates.size() != 1) return {};
    std::vector<Revision> all;
    for (const auto& entry : analysis.document.blocks) {
      if (entry.role != BlockRole::History || entry.table == kNone || entry.column > 1) continue;
      if (const auto stated = revision_in(analysis.document, entry.text)) all.push_back(*stated);
    }
    if (all.size() < 2 || std::max_element(all.begin(), all.end(), newer)->parts != version->parts) return {};
    return dates.front();
  }

  std::shared_ptr<const Rule> rule_;
  Compared compared_;
  bool version_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  const auto compare = spec.keys.required_string("compare");
  if (compare == "version") return std::make_unique<const CoverCheck>(spec.rule, Compared::Version);
  if (compare == "date") return std::make_unique<const CoverCheck>(spec.rule, Compared::Date);
  if (compare == "established") return std::make_unique<const CoverCheck>(spec.rule, Compared::Established);
  return fail(spec.keys.where("compare"), "'compare' must be version, date or established");
}

}  // namespace
}  // namespace cover_kind

extern const RuleKind kind_cover;
constinit const RuleKind kind_cover = {"cover", "The cover against the last entry of the revision history.",
                                       cover_kind::kParameters, cover_kind::compile};

}  // namespace kaiji
