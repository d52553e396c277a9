// SPDX-License-Identifier: Apache-2.0
#include "lint/change_rules.h"

#include <algorithm>
#include <array>
#include <string>

namespace kaiji {
namespace {

struct ChangeWords {
  ChangeKind kind;
  std::string_view id;
  Severity severity;
  std::array<const char*, 2> title;
  std::array<const char*, 2> message;
  std::array<const char*, 2> advice;
};

constexpr std::array<const char*, 2> kKeep = {
    "意図した変更なら、改定履歴に理由を書き、利用者への告知の要否を確かめてください。",
    "If this is meant, say why in the revision history and check whether customers must be told."};

const std::array<ChangeWords, 8> kWords = {{
    {ChangeKind::Added,
     "change/added",
     Severity::Note,
     {"約束が増えた", "A new promise"},
     {"{concept}「{after}」が新しく約束されています。", "New promise of {concept}: “{after}”."},
     {"", ""}},
    {ChangeKind::Conditional,
     "change/conditional",
     Severity::Warning,
     {"約束が条件付きになった", "A promise became conditional"},
     {"{concept}の約束が「{before}」から「{after}」に変わり、条件付きまたは努力目標になりました。",
      "The promise of {concept} was “{before}” and is “{after}” now: it depends on something or became an effort."},
     kKeep},
    {ChangeKind::Different,
     "change/different",
     Severity::Note,
     {"約束の値が変わった", "A promise has another value"},
     {"{concept}が「{before}」から「{after}」に変わりました。", "{concept} was “{before}” and is “{after}” now."},
     {"", ""}},
    {ChangeKind::Narrower,
     "change/narrower",
     Severity::Warning,
     {"約束の対象が狭まった", "A promise covers less"},
     {"{concept}の約束「{before}」は、対象が限られました: 「{after}」。",
      "The promise of {concept}, “{before}”, holds for less now: “{after}”."},
     kKeep},
    {ChangeKind::Removed,
     "change/removed",
     Severity::Warning,
     {"約束が無くなった", "A promise is gone"},
     {"{concept}の約束「{before}」が無くなりました。", "The promise of {concept}, “{before}”, is gone."},
     kKeep},
    {ChangeKind::Stronger,
     "change/stronger",
     Severity::Note,
     {"約束が強くなった", "A stronger promise"},
     {"{concept}の約束が「{before}」から「{after}」に強くなりました。",
      "The promise of {concept} was “{before}” and is stronger now: “{after}”."},
     {"", ""}},
    {ChangeKind::Vaguer,
     "change/vaguer",
     Severity::Warning,
     {"約束が曖昧になった", "A promise became vague"},
     {"{concept}の約束が「{before}」から「{after}」に変わり、曖昧になりました。",
      "The promise of {concept} was “{before}” and is vague now: “{after}”."},
     kKeep},
    {ChangeKind::Weaker,
     "change/weaker",
     Severity::Warning,
     {"約束が弱くなった", "A weaker promise"},
     {"{concept}の約束が「{before}」から「{after}」に弱くなりました。",
      "The promise of {concept} was “{before}” and is weaker now: “{after}”."},
     kKeep},
}};

Rule made_rule(const ChangeWords& words) {
  Rule rule;
  rule.id = std::string(words.id);
  rule.family = "change";
  rule.kind = "change";
  rule.severity = words.severity;
  rule.title = {words.title[0], words.title[1]};
  rule.message = {words.message[0], words.message[1]};
  rule.reason = {"公開済みの約束の変更は、契約や監査で旧版と比べて読まれます。",
                 "Customers and auditors compare an edition with the one before it."};
  rule.advice = {words.advice[0], words.advice[1]};
  rule.precision = "high";
  rule.pack = "kaiji";
  rule.tags = {"change"};
  return rule;
}

/// Words of a document for a message: one line, and cut where they are many.
std::string words_at(const Document& document, TextSpan span) {
  std::string words(document.quote(span));
  std::replace(words.begin(), words.end(), '\n', ' ');
  constexpr std::size_t kLongest = 180;
  if (words.size() <= kLongest) return words;
  std::size_t cut = kLongest;
  while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0U) == 0x80U) --cut;
  return words.substr(0, cut) + "…";
}

LocalText name_of(const PromiseChange& change, const Vocabulary& vocabulary) {
  if (change.concept_id.empty()) return {"この文", "this sentence"};
  return {vocabulary.concept_name(change.concept_id, false), vocabulary.concept_name(change.concept_id, true)};
}

}  // namespace

const std::vector<Rule>& change_rules() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> made;
    for (const ChangeWords& words : kWords) made.push_back(made_rule(words));
    return made;
  }();
  return rules;
}

std::string_view change_rule(ChangeKind kind) {
  const auto found = std::find_if(kWords.begin(), kWords.end(), [&](const ChangeWords& w) { return w.kind == kind; });
  return found == kWords.end() ? std::string_view() : found->id;
}

std::vector<Finding> change_findings(const std::vector<PromiseChange>& changes, const Analysis& old_edition,
                                     const Analysis& new_edition, const Vocabulary& vocabulary) {
  std::vector<Finding> findings;
  for (const PromiseChange& change : changes) {
    const auto& rule = *std::find_if(change_rules().begin(), change_rules().end(),
                                     [&](const Rule& one) { return one.id == change_rule(change.kind); });
    const std::string before = change.before ? words_at(old_edition.document, *change.before) : std::string();
    const std::string after = change.after ? words_at(new_edition.document, *change.after) : std::string();
    const MessageArguments arguments = {
        {"concept", name_of(change, vocabulary)}, {"before", {before, before}}, {"after", {after, after}}};
    Finding finding;
    finding.rule = rule.id;
    finding.severity = rule.severity;
    finding.location = {new_edition.document.source.path,
                        change.after ? new_edition.document.to_source(*change.after) : SourceSpan{}};
    finding.message = fill(rule.message, arguments);
    finding.advice = rule.advice;
    finding.key = change.concept_id + "|" + before + "|" + after;
    if (change.before)
      finding.notes.push_back({{old_edition.document.source.path, old_edition.document.to_source(*change.before)},
                               {"変更前は「" + before + "」", "it was “" + before + "”"}});
    findings.push_back(std::move(finding));
  }
  std::stable_sort(findings.begin(), findings.end());
  return findings;
}

}  // namespace kaiji
