// SPDX-License-Identifier: Apache-2.0
// Kind `cross_reference`: a reference to a section, clause, table, figure, annex or title that the document lacks.
#include <algorithm>
#include <cctype>

#include "base/strings.h"
#include "rules/order_numbers.h"
#include "rules/pattern_keys.h"
#include "rules/reference_targets.h"
#include "rules/rule.h"
#include "rules/title_match.h"

namespace kaiji {
namespace {

constexpr Parameter kParameters[] = {
    {"foreign", "strings",
     "Expressions that name another document; a reference behind one of them in its sentence is not judged.", true},
    {"own", "strings", "Names of this document (本規約), which are no other document.", true},
};

/// What must follow a reference so that it sends the reader somewhere.
constexpr std::string_view kVerb =
    "(?:を|に|で|の|にて)?(?:あわせて)?(?:ご?参照|ご覧|ご?確認|に?記載|に?定め|に?規定|に?示(?:す|し)|に?記し|とおり|"
    "通り|に?説明|に?記述)";

/// The sorts of reference: the first group is the reference itself.
struct Patterns {
  PatternId dotted = 0;
  PatternId quoted = 0;  ///< 「2.2.1 題名」
  PatternId unit = 0;
  PatternId caption = 0;
  PatternId title = 0;
};

class CrossReferenceCheck : public Check {
 public:
  CrossReferenceCheck(std::shared_ptr<const Rule> rule, Patterns patterns, std::vector<PatternId> foreign,
                      std::vector<std::string> own)
      : rule_(std::move(rule)), patterns_(patterns), foreign_(std::move(foreign)), own_(std::move(own)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const ReferenceTargets targets(input.analysis.document);
    judge(
        input, patterns_.dotted, [&](std::string_view words) { return lacks_number(targets, words); }, findings);
    judge(
        input, patterns_.quoted, [&](std::string_view words) { return lacks_number(targets, words); }, findings);
    judge(
        input, patterns_.unit, [&](std::string_view words) { return lacks_unit(targets, words); }, findings);
    judge(
        input, patterns_.caption, [&](std::string_view words) { return lacks_caption(targets, words); }, findings);
    judge(
        input, patterns_.title, [&](std::string_view words) { return lacks_title(targets, words); }, findings);
  }

 private:
  template <class Lacks>
  void judge(const CheckInput& input, PatternId pattern, Lacks lacks, std::vector<Finding>& findings) const {
    const auto& analysis = input.analysis;
    for (const auto& hit : input.hits.of(pattern)) {
      const auto& sentence = analysis.sentences[hit.unit];
      const auto role = analysis.role_of(sentence);
      if (role != BlockRole::Statement && role != BlockRole::Label) continue;
      if (analysis.document.blocks[sentence.block].kind == BlockKind::Contents) continue;
      const auto words = hit.span.in(analysis.document.text());
      if (names_other_document(input, hit) || !lacks(words)) continue;
      findings.push_back(make_finding(*rule_, analysis.document, hit.span, {}));
    }
  }

  /// The number belongs to a law, a standard or another paper that the sentence names before it.
  bool names_other_document(const CheckInput& input, const PatternHit& hit) const {
    const auto text = input.analysis.document.text();
    const auto& sentence = input.analysis.sentences[hit.unit];
    const auto before = text.substr(sentence.span.begin.value, hit.span.begin.value - sentence.span.begin.value);
    for (const std::string_view end : {".", "/", "-", "同", "同法"}) {
      if (before.ends_with(end)) return true;
    }
    const auto word = trim(before);  // 「TLS 1.2」
    if (!word.empty() && std::isalnum(static_cast<unsigned char>(word.back())) != 0) return true;
    for (const auto id : foreign_) {
      for (const auto& name : input.hits.of(id, hit.unit)) {
        if (name.span.begin < hit.span.end && !is_own(text, name.span)) return true;
      }
    }
    return false;
  }

  /// 「本規約」: the name stands behind one of this document's own names.
  bool is_own(std::string_view text, TextSpan name) const {
    const auto upto = text.substr(0, name.end.value);
    return std::any_of(own_.begin(), own_.end(), [&](const std::string& own) { return upto.ends_with(own); });
  }

  /// "2.2.1" where the document has dotted numbers, and that chapter.
  static bool lacks_number(const ReferenceTargets& targets, std::string_view words) {
    constexpr std::size_t kLeastDotted = 3;
    const std::string number(words);
    const auto chapter = number.substr(0, number.find('.'));
    return targets.dotted_count() >= kLeastDotted && targets.has_number(chapter) && !targets.has_number(number);
  }

  static bool lacks_unit(const ReferenceTargets& targets, std::string_view words) {
    const auto order = read_order_number(words);
    return order && targets.unit_count(order->after) >= 2 && !targets.has_unit(order->after, order->value);
  }

  static bool lacks_caption(const ReferenceTargets& targets, std::string_view words) {
    const auto label = title_key(words);
    const auto kind = label.substr(0, label.find_first_of("0123456789"));
    return targets.caption_count(kind) >= 1 && !targets.has_caption(label);
  }

  static bool lacks_title(const ReferenceTargets& targets, std::string_view words) {
    constexpr std::size_t kLeastTitles = 5;
    return targets.title_count() >= kLeastTitles && !targets.has_title(words);
  }

  std::shared_ptr<const Rule> rule_;
  Patterns patterns_;
  std::vector<PatternId> foreign_;
  std::vector<std::string> own_;
};

Result<PatternId> add(RuleSpec& spec, const std::string& expression) {
  return spec.patterns.add(expression, spec.rule->where, true);
}

Result<Patterns> add_sorts(RuleSpec& spec) {
  const std::string verb(kVerb);
  const auto dotted = add(spec, R"((\d{1,2}(?:\.\d{1,2}){1,4})(?:の?(?:項|章|節))?)" + verb);
  const auto quoted = add(spec, R"(「(\d{1,2}(?:\.\d{1,2}){1,4})\.? ?[^」]{0,60}」(?:の?(?:項|章|節))?)" + verb);
  const auto unit = add(
      spec,
      "(第(?:\\d{1,3}|[一二三四五六七八九十]{1,3})(?:章|節|条))(?:第\\d{1,2}項)?(?:「[^」]{1,40}」|\\([^)]{1,40}\\))?" +
          verb);
  const auto caption = add(
      spec, R"(((?:別紙|別表|付録|付表|添付資料|添付|参考資料|表|図)[- ]?\d{1,2})(?:「[^」]{1,40}」|\([^)]{1,40}\))?)" +
                verb);
  const auto title = add(spec, "「([^「」]{2,60})」の(?:章|節|項|項目|セクション)" + verb);
  for (const auto* id : {&dotted, &quoted, &unit, &caption, &title}) {
    if (!*id) return tl::unexpected<Error>(id->error());
  }
  return Patterns{*dotted, *quoted, *unit, *caption, *title};
}

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  const auto patterns = add_sorts(spec);
  if (!patterns) return tl::unexpected<Error>(patterns.error());
  auto foreign = read_required_patterns(spec, "foreign");
  if (!foreign) return tl::unexpected<Error>(foreign.error());
  return std::make_unique<const CrossReferenceCheck>(spec.rule, *patterns, std::move(*foreign),
                                                     spec.keys.strings("own"));
}

}  // namespace

extern const RuleKind kind_cross_reference;
constinit const RuleKind kind_cross_reference = {
    "cross_reference", "A reference to a place that the document does not have.", kParameters, compile};

}  // namespace kaiji
