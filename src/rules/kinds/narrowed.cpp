// SPDX-License-Identifier: Apache-2.0
// Kind `narrowed`: an absolute (完全に, 一切, 制限なく) that another sentence about the same thing narrows.
#include <algorithm>

#include "rules/pattern_keys.h"
#include "rules/rule.h"

namespace kaiji {
namespace {

constexpr Parameter kParameters[] = {
    {"absolute", "strings", "Expressions of the absolute statement; the first capturing group is the place.", true},
    {"narrowing", "strings", "Expressions of the statement that narrows it.", true},
    {"unless", "strings", "Expressions that silence the rule in the sentence of the absolute (を除き)."},
    {"unless_narrowing", "strings", "Expressions that make a narrowing sentence none."},
    {"near", "string", "paragraph, section or document (default): how far apart the two may stand."},
};

struct NarrowedRule {
  std::shared_ptr<const Rule> rule;
  std::vector<PatternId> absolute;
  std::vector<PatternId> narrowing;
  std::vector<PatternId> unless;
  std::vector<PatternId> unless_narrowing;
  std::string near;
};

class NarrowedCheck : public Check {
 public:
  explicit NarrowedCheck(NarrowedRule rule) : narrowed_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto absolutes = hits_of(input, narrowed_.absolute, narrowed_.unless);
    const auto narrowings = hits_of(input, narrowed_.narrowing, narrowed_.unless_narrowing);
    for (const auto& absolute : absolutes) {
      const auto other = std::find_if(narrowings.begin(), narrowings.end(), [&](const PatternHit& hit) {
        return hit.unit != absolute.unit && is_near(input.analysis, absolute.unit, hit.unit);
      });
      if (other != narrowings.end()) findings.push_back(finding_of(input.analysis, absolute, *other));
    }
  }

 private:
  /// Hits in statements that none of `unless` silences, one a sentence, in the order of the text.
  static std::vector<PatternHit> hits_of(const CheckInput& input, const std::vector<PatternId>& patterns,
                                         const std::vector<PatternId>& unless) {
    std::vector<PatternHit> found;
    for (const auto id : patterns) {
      for (const auto& hit : input.hits.of(id)) {
        if (input.analysis.role_of(input.analysis.sentences[hit.unit]) != BlockRole::Statement) continue;
        if (!any_stands(input.hits, unless, hit.unit)) found.push_back(hit);
      }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.unit < b.unit; });
    const auto same = [](const auto& a, const auto& b) { return a.unit == b.unit; };
    found.erase(std::unique(found.begin(), found.end(), same), found.end());
    return found;
  }

  bool is_near(const Analysis& analysis, SentenceIndex a, SentenceIndex b) const {
    const auto one = analysis.sentences[a].block;
    const auto other = analysis.sentences[b].block;
    if (narrowed_.near == "document") return true;
    if (narrowed_.near == "paragraph") return one == other;
    return analysis.document.blocks[one].section == analysis.document.blocks[other].section;
  }

  Finding finding_of(const Analysis& analysis, const PatternHit& absolute, const PatternHit& narrowing) const {
    const auto& document = analysis.document;
    const auto span = analysis.sentences[narrowing.unit].span;
    const std::string words(document.quote(span));
    auto finding = make_finding(*narrowed_.rule, document, absolute.span, {{"narrowing", {words, words}}});
    finding.notes.push_back({{document.source.path, document.to_source(span)}, {words, words}});
    return finding;
  }

  NarrowedRule narrowed_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  NarrowedRule rule{spec.rule, {}, {}, {}, {}, spec.keys.string("near", "document")};
  const std::pair<std::string_view, std::vector<PatternId>*> lists[] = {{"absolute", &rule.absolute},
                                                                        {"narrowing", &rule.narrowing},
                                                                        {"unless", &rule.unless},
                                                                        {"unless_narrowing", &rule.unless_narrowing}};
  for (const auto& [key, list] : lists) {
    auto ids = read_patterns(spec, key);
    if (!ids) return tl::unexpected<Error>(ids.error());
    *list = std::move(*ids);
  }
  if (rule.near != "paragraph" && rule.near != "section" && rule.near != "document") {
    return fail(spec.keys.where("near"), "'near' must be paragraph, section or document");
  }
  if (rule.absolute.empty() || rule.narrowing.empty()) {
    return fail(spec.keys.where(), "the kind 'narrowed' needs 'absolute' and 'narrowing'");
  }
  return std::make_unique<const NarrowedCheck>(std::move(rule));
}

}  // namespace

extern const RuleKind kind_narrowed;
constinit const RuleKind kind_narrowed = {"narrowed", "An absolute that another sentence narrows.", kParameters,
                                          compile};

}  // namespace kaiji
