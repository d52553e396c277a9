// SPDX-License-Identifier: Apache-2.0
// Kind `listed_count`: 「次の4つのサービス」 above a list of three, 「次表の4サービス」 above a table of three rows.
#include <algorithm>
#include <cmath>
#include <string>

#include "claims/numerals.h"
#include "rules/order_numbers.h"
#include "rules/pattern_keys.h"
#include "rules/rule.h"

namespace kaiji {
namespace listed_count_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"expressions", "strings", "Expressions whose capturing group is the number that the list must have.", true},
    {"unless", "strings", "Expressions that silence the rule in the sentence of the number or in an item (など)."},
};

constexpr std::size_t kFewest = 2;  ///< a list of one item is rather a sentence

struct ListedCountRule {
  std::shared_ptr<const Rule> rule;
  std::vector<PatternId> expressions;
  std::vector<PatternId> unless;
};

class ListedCountCheck : public Check {
 public:
  explicit ListedCountCheck(ListedCountRule rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const Analysis& analysis = input.analysis;
    for (const PatternId id : rule_.expressions) {
      for (const PatternHit& hit : input.hits.of(id)) {
        const Sentence& sentence = analysis.sentences[hit.unit];
        const Document& document = analysis.document;
        const Block& block = document.blocks[sentence.block];
        // The number must stand in the last sentence: it is what the list goes on with.
        const bool last = sentence.span.end.value + kSlack >= block.text.end.value;
        if (block.role != BlockRole::Statement || !last || any_stands(input.hits, rule_.unless, hit.unit)) continue;
        const auto number = numeral_at(document.text(), hit.span.begin.value);
        const std::vector<BlockIndex> items = items_below(document, sentence.block);
        if (!number || items.size() < kFewest || number->value == static_cast<double>(items.size())) continue;
        // A number that is far from the list's is about something else.
        if (std::abs(number->value - static_cast<double>(items.size())) > kFarthest) continue;
        findings.push_back(finding_of(document, hit.span, items));
      }
    }
  }

 private:
  static constexpr std::uint32_t kSlack = 3;
  static constexpr double kFarthest = 3;

  /// The first cells of the rows of a table; nothing where a row has no name of its own or sums the others up.
  static std::vector<BlockIndex> rows_of(const Document& document, const Table& table) {
    std::vector<BlockIndex> rows;
    for (std::size_t row = table.header_rows; row < table.cells.size(); ++row) {
      const auto& cells = table.cells[row];
      if (cells.empty() || cells.front() == kNone) return {};
      const auto name = document.text_of(cells.front());
      const bool sum = name.find("計") != name.npos || name.find("その他") != name.npos;
      if (name.empty() || sum || (!rows.empty() && document.text_of(rows.back()) == name)) return {};
      rows.push_back(cells.front());
    }
    return table.header_rows == 0 ? std::vector<BlockIndex>{} : rows;
  }

  /// The items of the first level that a paragraph introduces, or the rows of the table right below it.
  static std::vector<BlockIndex> items_below(const Document& document, BlockIndex paragraph) {
    std::vector<BlockIndex> items;
    if (paragraph + 1 < document.blocks.size())
      if (const auto table = document.blocks[paragraph + 1].table;
          table != kNone && document.blocks[paragraph].table == kNone)
        return rows_of(document, document.tables[table]);
    const Block& lead = document.blocks[paragraph];
    for (BlockIndex i = paragraph + 1; i < document.blocks.size(); ++i) {
      const Block& block = document.blocks[i];
      // A heading that counts on from the last item is one that the loader took for a title.
      if (!items.empty() && continues(document.blocks[items.back()], block)) return {};
      if (block.kind != BlockKind::ListItem) break;
      // 「2 次の三つの措置を講じる。」 introduces what is deeper, and 「3 …」 is its next sibling.
      if (lead.kind == BlockKind::ListItem && block.level <= lead.level) break;
      if (!items.empty() && begins_anew(document.blocks[items.front()], block)) break;
      if (items.empty() || block.level == document.blocks[items.front()].level) items.push_back(i);
    }
    return items;
  }

  static bool continues(const Block& item, const Block& block) {
    if (block.kind != BlockKind::Heading) return false;
    const auto last = read_order_number(item.number);
    const auto next = read_order_number(block.number);
    return last && next && next->series() == last->series() && next->value == last->value + 1;
  }

  /// An item behind which another list goes on: the count of the first list returns to its beginning, or it is less
  /// deep.
  static bool begins_anew(const Block& first, const Block& item) {
    return item.level < first.level || (!first.number.empty() && item.number == first.number);
  }

  Finding finding_of(const Document& document, TextSpan at, const std::vector<BlockIndex>& items) const {
    const auto count = std::to_string(items.size());
    Finding finding = make_finding(*rule_.rule, document, at, {{"count", {count, count}}});
    for (const BlockIndex item : items) {
      if (finding.notes.size() == kMostNotes) break;
      const std::string words(document.quote(document.blocks[item].text));
      finding.notes.push_back({{document.source.path, document.to_source(document.blocks[item].text)}, {words, words}});
    }
    return finding;
  }

  static constexpr std::size_t kMostNotes = 8;

  ListedCountRule rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  ListedCountRule rule;
  rule.rule = spec.rule;
  auto expressions = read_required_patterns(spec, "expressions");
  if (!expressions) return tl::unexpected<Error>(expressions.error());
  auto unless = read_patterns(spec, "unless");
  if (!unless) return tl::unexpected<Error>(unless.error());
  rule.expressions = std::move(*expressions);
  rule.unless = std::move(*unless);
  return std::make_unique<const ListedCountCheck>(std::move(rule));
}

}  // namespace
}  // namespace listed_count_kind

extern const RuleKind kind_listed_count;
constinit const RuleKind kind_listed_count = {"listed_count", "A number that the list below it does not have.",
                                              listed_count_kind::kParameters, listed_count_kind::compile};

}  // namespace kaiji
