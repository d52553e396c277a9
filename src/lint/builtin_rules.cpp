// SPDX-License-Identifier: Apache-2.0
#include "lint/builtin_rules.h"

#include <algorithm>

#include "lint/change_rules.h"

namespace kaiji {
namespace {

Rule builtin(std::string_view id, Severity severity, LocalText title) {
  Rule rule;
  rule.id = std::string(id);
  rule.family = "kaiji";
  rule.kind = "suppression";
  rule.severity = severity;
  rule.title = std::move(title);
  rule.precision = "very-high";
  rule.pack = "kaiji";
  rule.tags = {"suppression"};
  return rule;
}

Rule unknown_rule() {
  Rule rule = builtin(kSuppressionUnknownRule, Severity::Warning,
                      {"抑制コメントの規則名が存在しない", "A suppression names a rule that does not exist"});
  rule.message = {"規則「{rule}」は存在しないため、この抑制は効いていません。{hint}",
                  "There is no rule '{rule}', so this suppression does nothing. {hint}"};
  rule.reason = {"綴りを誤った抑制は何も抑制せず、気付かれないまま残ります。",
                 "A misspelt suppression silently suppresses nothing."};
  rule.advice = {"`kaiji rules` で規則名を確かめてください。", "See `kaiji rules` for the names."};
  return rule;
}

Rule unused() {
  Rule rule = builtin(kSuppressionUnused, Severity::Note,
                      {"使われていない抑制コメント", "A suppression that suppresses nothing"});
  rule.message = {"規則「{rule}」の指摘はここにはなく、この抑制は不要です。",
                  "'{rule}' reports nothing here; this suppression is not needed."};
  rule.reason = {"不要になった抑制は、後から生じる本当の指摘を隠します。",
                 "A leftover suppression hides a later, real finding."};
  rule.advice = {"抑制コメントを削除してください。", "Remove the comment."};
  return rule;
}

Rule without_reason() {
  Rule rule = builtin(kSuppressionWithoutReason, Severity::Warning,
                      {"理由のない抑制コメント", "A suppression without a reason"});
  rule.message = {"抑制に理由が書かれていません。", "This suppression gives no reason."};
  rule.reason = {"理由がなければ、抑制が今も正しいかを後の読み手が判断できません。",
                 "Without a reason nobody can later tell whether it still holds."};
  rule.advice = {"「-- 理由」を規則名の後に書いてください。", "Write ' -- reason' after the rule."};
  return rule;
}

Rule baseline(std::string_view id, Severity severity, LocalText title) {
  Rule rule = builtin(id, severity, std::move(title));
  rule.kind = "baseline";
  rule.tags = {"baseline"};
  return rule;
}

Rule baseline_expired() {
  Rule rule =
      baseline(kBaselineExpired, Severity::Warning, {"期限の過ぎた基準の項目", "An entry of the baseline has expired"});
  rule.message = {"「{path}」の{rule}を認める期限({expires})が過ぎました。担当: {owner}。理由: {reason}。",
                  "Until {expires}, '{path}' was allowed its {rule}. Owner: {owner}. Reason: {reason}."};
  rule.reason = {"期限のある許容は、期限までに直す約束です。",
                 "An exception with a date is a promise to mend the finding by then."};
  rule.advice = {"指摘を直すか、期限を延ばす理由を書いてください。",
                 "Mend the finding, or say why it may stay longer."};
  return rule;
}

Rule baseline_unused() {
  Rule rule = baseline(kBaselineUnused, Severity::Note,
                       {"使われていない基準の項目", "An entry of the baseline that matches nothing"});
  rule.message = {"「{path}」に{rule}のこの指摘はもうありません。", "'{path}' has this finding of {rule} no more."};
  rule.reason = {"不要になった項目は、後から生じる本当の指摘を隠します。",
                 "A leftover entry hides a later, real finding."};
  rule.advice = {"`--update-baseline` で項目を取り除いてください。", "Remove the entry with `--update-baseline`."};
  return rule;
}

Rule baseline_without_reason() {
  Rule rule = baseline(kBaselineWithoutReason, Severity::Warning,
                       {"理由のない基準の項目", "An entry of the baseline without a reason"});
  rule.message = {"「{path}」の{rule}を認める理由が書かれていません。",
                  "Nothing says why '{path}' is allowed its {rule}."};
  rule.reason = {"理由がなければ、許容が今も正しいかを後の読み手が判断できません。",
                 "Without a reason nobody can later tell whether the exception still holds."};
  rule.advice = {"項目の suppressions に justification を書いてください。",
                 "Write a justification into the entry's suppressions."};
  return rule;
}

}  // namespace

const std::vector<Rule>& builtin_rules() {
  static const std::vector<Rule> rules = {baseline_expired(), baseline_unused(), baseline_without_reason(),
                                          unknown_rule(),     unused(),          without_reason()};
  return rules;
}

std::vector<const Rule*> known_rules(const RuleSet& rules) {
  std::vector<const Rule*> all = rules.known();
  for (const auto& rule : builtin_rules()) all.push_back(&rule);
  for (const auto& rule : change_rules()) all.push_back(&rule);
  std::sort(all.begin(), all.end(), [](const Rule* a, const Rule* b) { return a->id < b->id; });
  return all;
}

const Rule* find_rule(const RuleSet& rules, std::string_view id) {
  for (const auto* own : {&builtin_rules(), &change_rules()}) {
    for (const auto& rule : *own) {
      if (rule.id == id) return &rule;
    }
  }
  return rules.find(id);
}

}  // namespace kaiji
