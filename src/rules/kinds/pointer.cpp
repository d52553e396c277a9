// SPDX-License-Identifier: Apache-2.0
// Kind `pointer`: 「こちら」「リンク先」 in a place where no link, address or name of a document stands.
#include <algorithm>

#include "rules/pattern_keys.h"
#include "rules/role_filter.h"
#include "rules/rule.h"

namespace kaiji {
namespace pointer_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"expressions", "strings", "Words that point somewhere; the first capturing group is the place.", true},
    {"targets", "strings", "Words of the source that are a target: http, href, 」の章 …", true},
    {"unless", "strings", "Expressions that silence the rule where they stand in the same sentence."},
    {"roles", "strings", kRolesSummary},
};

/// Blocks before and after in which a target may stand: the address on the next line, the heading's link.
constexpr BlockIndex kNear = 2;

struct PointerRule {
  std::shared_ptr<const Rule> rule;
  RoleFilter roles;
  std::vector<PatternId> expressions;
  std::vector<PatternId> unless;
  std::vector<std::string> targets;
};

class PointerCheck : public Check {
 public:
  explicit PointerCheck(PointerRule rule) : pointer_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    if (!document.source.editable) return;  // DOCX and PDF keep their links where no text shows them
    for (const auto id : pointer_.expressions) {
      for (const auto& hit : input.hits.of(id)) {
        const auto block = input.analysis.sentences[hit.unit].block;
        if (!pointer_.roles.holds(document.blocks[block]) || has_target(document, block)) continue;
        if (any_stands(input.hits, pointer_.unless, hit.unit)) continue;
        findings.push_back(make_finding(*pointer_.rule, document, hit.span, {}));
      }
    }
  }

 private:
  bool has_target(const Document& document, BlockIndex at) const {
    const auto& here = document.blocks[at];
    const bool cell = here.table != kNone;
    const auto first = cell || at < kNear ? at : at - kNear;
    const auto last = std::min<BlockIndex>(at + kNear, static_cast<BlockIndex>(document.blocks.size()) - 1);
    if (cell) return row_has_target(document, here);
    for (auto block = first; block <= last; ++block) {
      if (names_target(document, document.blocks[block].source)) return true;
    }
    return links_follow(document, at);
  }

  /// The links of the list that follows: [設定](/guide/setup). Their marks stand between the blocks' words.
  static bool links_follow(const Document& document, BlockIndex at) {
    const std::string_view source = document.source.text;
    const auto begin = document.blocks[at].source.end.value;
    const auto rest = source.substr(std::min<std::size_t>(begin, source.size()), 400);
    const auto line = rest.find('\n');
    const auto item = line == rest.npos ? line : rest.find_first_not_of("\r\n \t", line);
    if (item == rest.npos || std::string_view("-*+").find(rest[item]) == std::string_view::npos) return false;
    const auto words = rest.substr(item, rest.find('\n', item) - item);
    return words.find("](") != words.npos || words.find("href=") != words.npos;
  }

  bool row_has_target(const Document& document, const Block& cell) const {
    for (const auto other : document.tables[cell.table].cells[cell.row]) {
      if (other != kNone && names_target(document, document.blocks[other].source)) return true;
    }
    return false;
  }

  /// 「[詳細はこちらを参照](/guide)」: the words of the link are the block, and its mark stands behind them.
  static bool is_link(const Document& document, SourceSpan span) {
    const auto rest = std::string_view(document.source.text).substr(span.end.value, 2);
    return rest == "](" || rest == "][";
  }

  bool names_target(const Document& document, SourceSpan span) const {
    const auto words = span.in(document.source.text);
    if (is_link(document, span)) return true;
    return std::any_of(pointer_.targets.begin(), pointer_.targets.end(),
                       [&](const std::string& target) { return words.find(target) != words.npos; });
  }

  PointerRule pointer_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  PointerRule rule{spec.rule, RoleFilter::read(spec.keys), {}, {}, spec.keys.strings("targets")};
  auto expressions = read_required_patterns(spec, "expressions");
  if (!expressions) return tl::unexpected<Error>(expressions.error());
  auto unless = read_patterns(spec, "unless");
  if (!unless) return tl::unexpected<Error>(unless.error());
  rule.expressions = std::move(*expressions);
  rule.unless = std::move(*unless);
  return std::make_unique<const PointerCheck>(std::move(rule));
}

}  // namespace
}  // namespace pointer_kind

extern const RuleKind kind_pointer;
constinit const RuleKind kind_pointer = {"pointer", "A pointer without anything that it points to.",
                                         pointer_kind::kParameters, pointer_kind::compile};

}  // namespace kaiji
