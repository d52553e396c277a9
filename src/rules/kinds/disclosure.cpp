// SPDX-License-Identifier: Apache-2.0
// Kind `disclosure`: an item of a guideline that a document must disclose. Also gives the coverage of a profile.
#include <algorithm>

#include "rules/disclosure_judgement.h"
#include "rules/profile_choice.h"

namespace kaiji {
namespace disclosure_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"profile", "string", "The guideline: mic-asp-saas, iso27017.", true},
    {"item", "string", "The item's number or key in the guideline.", true},
    {"subitem", "string", "The part of an item that is asked for by itself."},
    {"required", "boolean", "The guideline requires the item; otherwise it is recommended."},
    {"discloses", "string", "An entry of dictionaries/disclosures/ that gives the keys which the rule does not state."},
    {"names", "strings", "The guideline's own wording: name of the item, its question. Added to `labels`."},
    {"labels", "strings", "Words that name the item in a row's label, a question or a heading."},
    {"rows", "strings", "Short names that count only as nearly the whole of a row's label or a heading: 設立, 窓口."},
    {"within", "strings", "Of which one must stand in the row's labels or the headings above it."},
    {"controls", "strings", "Control numbers that headings quote: 9.2.1, CLD.6.3.1."},
    {"topics", "strings", "Words by which a sentence speaks of the item; a sentence with one touches it."},
    {"inside", "strings",
     "Words that speak of the item where one of `within` stands in the row's labels or the headings."},
    {"hints", "strings", "Words that may speak of the item: a sentence with one counts only where it discloses it."},
    {"evidence", "strings", "Of which a sentence on the topic needs one to disclose, where any are given."},
    {"value", "strings", "Sorts of value that are asked for, any of which will do: duration, interval, place …"},
    {"details", "strings", "Words that are as good as a value."},
    {"unless", "strings", "Words of sentences that only look like the item."},
    {"absent", "strings", "Words that say that there is none."},
    {"denied", "string", "What a denial means: none (default), disclosed or partial."},
    {"references", "strings", "Kinds of reference that will do (cues.toml), or any."},
    {"anywhere", "boolean", "Headings and covers are evidence, too."},
    {"every-row", "boolean", "Several rows of a check sheet may ask for parts of the item; the best one counts."},
    {"duty", "boolean", "What the customer must do is what the item asks for."},
    {"parted", "boolean",
     "A table that parts duties between the provider and the customer by marks discloses the item."},
    {"announced", "boolean", "What the document says that it is about discloses the item."},
    {"strict", "boolean", "A sentence with a topic alone does not touch the item; for topics that speak of much else."},
    {"wants", "table", "Name of the value for messages."},
    {"skeleton", "table", "The sentence to write."},
};

/// One step down for what is touched but incomplete.
Severity milder(Severity severity) {
  if (severity == Severity::Error) return Severity::Warning;
  return severity == Severity::Warning ? Severity::Note : Severity::Off;
}

class DisclosureCheck : public AskingCheck {
 public:
  DisclosureCheck(std::shared_ptr<const Rule> rule, std::shared_ptr<const DisclosureItem> item,
                  std::shared_ptr<const ProfileItems> profile)
      : rule_(std::move(rule)), item_(std::move(item)), profile_(std::move(profile)) {}

  std::string_view profile() const override { return item_->profile; }

  bool required() const override { return item_->required; }

  bool asked(const CheckInput& input) const override { return is_named(*item_, input); }

  CoverageItem judge(const CheckInput& input) const override { return describe(judge_item(*item_, *profile_, input)); }

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto judgement = judge_item(*item_, *profile_, input);
    const bool missing = judgement.state == CoverageState::Missing;
    if (!missing && judgement.state != CoverageState::Partial) return;
    const auto severity = missing ? rule_->severity : milder(rule_->severity);
    if (severity == Severity::Off) return;
    auto finding = make_finding(*rule_, input.analysis.document, place(judgement, input.analysis),
                                {{"item", {item_->item, item_->item}},
                                 {"subitem", {item_->subitem, item_->subitem}},
                                 {"title", rule_->title},
                                 {"reason", judgement.reason},
                                 {"skeleton", item_->skeleton}});
    finding.severity = severity;
    finding.key = std::string(to_string(judgement.state));
    findings.push_back(std::move(finding));
  }

 private:
  CoverageItem describe(const Judgement& judgement) const {
    CoverageItem item;
    item.rule = rule_.get();
    item.item = item_->item;
    item.subitem = item_->subitem;
    item.title = rule_->title;
    item.required = item_->required;
    item.state = judgement.state;
    item.evidence = judgement.evidence;
    item.reason = judgement.reason;
    item.skeleton = item_->skeleton;
    return item;
  }

  /// The words that fall short; else where the item should have been; else the first words of the document.
  static TextSpan place(const Judgement& judgement, const Analysis& analysis) {
    if (judgement.evidence) return *judgement.evidence;
    if (judgement.nearest) return *judgement.nearest;
    return analysis.sentences.empty() ? TextSpan{} : analysis.sentences.front().span;
  }

  std::shared_ptr<const Rule> rule_;
  std::shared_ptr<const DisclosureItem> item_;
  std::shared_ptr<const ProfileItems> profile_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  auto item = read_disclosure_item(spec);
  if (!item) return tl::unexpected<Error>(item.error());
  // Each rule of a profile adds its item while the packs are compiled; the rules share the list.
  auto list = spec.shared.get<std::shared_ptr<ProfileItems>>("items of " + item->profile, [] {
    return Result<std::shared_ptr<ProfileItems>>(std::make_shared<ProfileItems>());
  });
  if (!list) return tl::unexpected<Error>(list.error());
  auto shared = std::make_shared<const DisclosureItem>(std::move(*item));
  (**list)->items.push_back(shared);
  return std::make_unique<const DisclosureCheck>(spec.rule, std::move(shared), **list);
}

}  // namespace
}  // namespace disclosure_kind

extern const RuleKind kind_disclosure;
constinit const RuleKind kind_disclosure = {"disclosure", "An item of a guideline that a document must disclose.",
                                            disclosure_kind::kParameters, disclosure_kind::compile};

}  // namespace kaiji
