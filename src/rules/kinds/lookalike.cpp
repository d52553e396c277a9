// SPDX-License-Identifier: Apache-2.0
// Kind `lookalike`: characters of the source that only look right: radicals in place of ideographs (⼀ for 一), letters
// of another script inside a Latin word, a kanji inside a katakana word. Search, copy and reading aloud fail on them.
// Looks at the source, because normalization mends the radicals.
#include <fmt/format.h>

#include <algorithm>

#include "rules/lookalikes.h"
#include "rules/rule.h"

namespace kaiji {
namespace lookalike_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"script", "string", "What to look for: radicals, latin (other scripts in Latin words) or katakana.", true},
};

class LookalikeCheck : public Check {
 public:
  LookalikeCheck(std::shared_ptr<const Rule> rule, LookalikeScript script) : rule_(std::move(rule)), script_(script) {}

  /// One finding a document, at the first place; the fix mends all places.
  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    const auto found = find_lookalikes(document, script_);
    if (found.empty()) return;
    auto finding = finding_of(document, found);
    for (std::size_t i = 1; i < found.size() && finding.notes.size() < kMostNotes; ++i) {
      if (document.source.lines.line_of(found[i].place.begin) == last_line(document, finding)) continue;
      const std::string words(found[i].place.in(document.source.text));
      finding.notes.push_back({{document.source.path, found[i].place}, {words, words}});
    }
    findings.push_back(std::move(finding));
  }

 private:
  static constexpr std::size_t kMostNotes = 50;

  static std::uint32_t last_line(const Document& document, const Finding& finding) {
    const auto& last = finding.notes.empty() ? finding.location : finding.notes.back().location;
    return document.source.lines.line_of(last.span.begin);
  }

  Finding finding_of(const Document& document, const std::vector<Lookalike>& found) const {
    const auto& first = found.front();
    const auto at = document.normalized.map.to_text(first.place);
    const std::string count = std::to_string(found.size());
    const std::string words(first.place.in(document.source.text));
    auto finding = make_finding(*rule_, document, at,
                                {{"count", {count, count}},
                                 {"found", {words, words}},
                                 {"replacement", {first.replacement, first.replacement}}});
    finding.location.span = first.place;
    finding.key = words;
    if (!document.source.editable) return finding;
    Fix fix;
    fix.title = {fmt::format("正しい文字に直す({}か所)", count), fmt::format("Replace them ({} places)", count)};
    fix.applicability = Applicability::Safe;
    for (const auto& one : found) fix.edits.push_back({one.place, one.replacement});
    finding.fixes.push_back(std::move(fix));
    return finding;
  }

  std::shared_ptr<const Rule> rule_;
  LookalikeScript script_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  const auto word = spec.keys.required_string("script");
  if (word == "radicals") return std::make_unique<const LookalikeCheck>(spec.rule, LookalikeScript::Radicals);
  if (word == "latin") return std::make_unique<const LookalikeCheck>(spec.rule, LookalikeScript::Latin);
  if (word == "katakana") return std::make_unique<const LookalikeCheck>(spec.rule, LookalikeScript::Katakana);
  return fail(spec.keys.where("script"), "'script' must be radicals, latin or katakana");
}

}  // namespace
}  // namespace lookalike_kind

extern const RuleKind kind_lookalike;
constinit const RuleKind kind_lookalike = {"lookalike", "Characters of the source that only look right.",
                                           lookalike_kind::kParameters, lookalike_kind::compile};

}  // namespace kaiji
