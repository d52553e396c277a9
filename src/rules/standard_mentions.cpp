// SPDX-License-Identifier: Apache-2.0
#include "rules/standard_mentions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/word_list.h"

namespace kaiji {
namespace {

constexpr std::string_view kDeniedWords[] = {"無効",
                                             "禁止",
                                             "廃止",
                                             "非対応",
                                             "使用しな",
                                             "使用していな",
                                             "使用してお",
                                             "使用しませ",
                                             "利用しな",
                                             "利用でき",
                                             "利用していな",
                                             "利用していませ",
                                             "使用していませ",
                                             "提供していませ",
                                             "利用しませ",
                                             "利用してお",
                                             "使用できな",
                                             "使用できませ",
                                             "拒否",
                                             "受け付けな",
                                             "受け付けませ",
                                             "サポート終了",
                                             "サポートしてお",
                                             "サポートしていな",
                                             "サポートしませ",
                                             "サポート対象外",
                                             "対象外",
                                             "許可しな",
                                             "許可しませ",
                                             "許可していませ",
                                             "許可してお",
                                             "停止",
                                             "対応していませ",
                                             "対応してお",
                                             "不可",
                                             "除く",
                                             "除き",
                                             "推奨しませ",
                                             "推奨してい",
                                             "行いませ",
                                             "用いませ",
                                             "用いてお",
                                             "遮断",
                                             "ブロック",
                                             "接続できません",
                                             "ご利用いただけません",
                                             "動作保証外",
                                             "保証しておりません",
                                             "禁じ",
                                             "取得していませ",
                                             "取得しておりませ",
                                             "取得していない",
                                             "未取得",
                                             "取得予定",
                                             "取得を予定",
                                             "取得を目指",
                                             "予定しています",
                                             "やめ",
                                             "使いませ",
                                             "使っていませ",
                                             "使わな"};
constexpr std::string_view kAffirmedWords[] = {"対応しております", "サポートしております", "利用しております",
                                               "使用しております", "利用できます",         "許可しております",
                                               "用いております",   "推奨しています"};
constexpr std::string_view kPastWords[] = {
    "から移行", "より移行",   "へ移行しました", "に移行しました", "へ移行済",       "に移行済",   "移行中",
    "移行期限", "移行を完了", "移行予定",       "移行審査",       "旧版",           "旧規格",     "改正前",
    "当時",     "以前は",     "かつて",         "初版",           "廃止され",       "後継",       "に改称",
    "現:",      "旧称",       "旧名称",         "へ更新しました", "に更新しました", "が改訂され", "から改訂",
    "まで有効", "発行前"};
constexpr std::string_view kOwnedWords[] = {"取得", "認証", "登録", "認定", "合格", "保有"};
constexpr std::string_view kFollowedWords[] = {"準拠", "適合",   "基づ", "対応", "に従", "に則",
                                               "に沿", "により", "参照", "参考", "満た"};
constexpr std::string_view kOtherWords[] = {
    "AWS",        "Amazon",         "アマゾン", "Azure",      "Microsoft", "Google", "GCP", "データセンター事業者",
    "基盤事業者", "クラウド事業者", "委託先",   "IaaS事業者", "Oracle"};

constexpr WordList kDenied(kDeniedWords);
constexpr WordList kAffirmedDespite(kAffirmedWords);
constexpr WordList kPast(kPastWords);
constexpr WordList kOwned(kOwnedWords);
constexpr WordList kFollowed(kFollowedWords);
constexpr WordList kOthers(kOtherWords);

/// The text up to the next end of a clause, at most `limit` bytes.
std::string_view clause(std::string_view text, std::size_t limit) {
  std::size_t end = std::min(text.size(), limit);
  for (const std::string_view mark : {"。", "ますが", "一方"}) end = std::min(end, text.find(mark));
  return text.substr(0, end);
}

bool denied(std::string_view after) {
  const auto words = clause(after, 150);
  return kDenied.stands_in(words) && !kAffirmedDespite.stands_in(words);
}

/// True inside 「…」 or 『…』 that hold clearly more than the mention: a quoted title.
bool quoted_title(std::string_view before, std::string_view mention, std::string_view after) {
  for (const auto& [open, close] :
       std::array<std::pair<std::string_view, std::string_view>, 2>{{{"「", "」"}, {"『", "』"}}}) {
    const auto begin = before.rfind(open);
    if (begin == before.npos || before.substr(begin).find(close) != before.npos) continue;
    const auto end = after.find(close);
    if (end == after.npos) continue;
    if (before.size() - begin - open.size() + end > mention.size() / 2 + 12) return true;
  }
  return false;
}

MentionUse classify(const CheckInput& input, const StandardMention& mention) {
  const auto& analysis = input.analysis;
  const auto& sentence = analysis.sentences[mention.sentence];
  switch (analysis.role_of(sentence)) {
    case BlockRole::History:
      return MentionUse::Historical;
    case BlockRole::Question:
    case BlockRole::Header:
    case BlockRole::Outside:
      return MentionUse::Quoted;
    case BlockRole::Label:
    case BlockRole::Statement:
      break;
  }
  const auto text = analysis.document.text();
  const auto before = text.substr(sentence.span.begin.value, mention.span.begin.value - sentence.span.begin.value);
  const auto after = text.substr(mention.span.end.value, sentence.span.end.value - mention.span.end.value);
  if (before.ends_with("旧") || before.ends_with("旧:") || before.ends_with("(旧") ||
      kPast.stands_in(analysis.text_of(sentence))) {
    return MentionUse::Historical;
  }
  if (denied(after)) return MentionUse::Negated;
  const auto* exempt = mention.standard->exempt.get();
  if (exempt != nullptr && exempt->found_in(analysis.text_of(sentence))) return MentionUse::Negated;
  if (quoted_title(before, mention.span.in(text), after)) return MentionUse::Quoted;
  if (kOwned.stands_in(clause(after, 120)) || kOwned.stands_in(before)) return MentionUse::Certified;
  return kFollowed.stands_in(clause(after, 90)) ? MentionUse::Conformed : MentionUse::Stated;
}

bool part_of_other_number(std::string_view text, TextSpan span) {
  const auto alnum = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
  const std::uint32_t begin = span.begin.value;
  const bool glued_before = begin > 0 && alnum(text[begin]) && alnum(text[begin - 1]);
  const std::uint32_t end = span.end.value;
  const bool glued_after = end < text.size() && end > 0 && text[end - 1] >= '0' && text[end - 1] <= '9' &&
                           text[end] >= '0' && text[end] <= '9';
  return glued_before || glued_after;
}

/// EN, DIN EN, BS EN … adopt ISO standards under years of their own.
bool national_adoption(std::string_view text, TextSpan span) {
  const auto before = text.substr(0, span.begin.value);
  return before.ends_with("EN ") || before.ends_with("NBR ") || before.ends_with("EN-") || before.ends_with("GB/T ");
}

void keep_longest(std::vector<StandardMention>& mentions) {
  std::sort(mentions.begin(), mentions.end(), [](const auto& a, const auto& b) {
    return std::tuple(a.name.begin, b.name.size(), a.standard->id) <
           std::tuple(b.name.begin, a.name.size(), b.standard->id);
  });
  std::vector<StandardMention> kept;
  for (auto& mention : mentions) {
    if (!kept.empty() && kept.back().name.overlaps(mention.name)) continue;
    kept.push_back(std::move(mention));
  }
  mentions = std::move(kept);
}

}  // namespace

Result<StandardPatterns> add_patterns(const StandardRegistry& registry, PatternSet::Builder& patterns,
                                      const std::string& where) {
  StandardPatterns added;
  for (const auto& standard : registry.standards) {
    const auto id = patterns.add(standard.pattern, where, true);
    if (!id) return fail(where, fmt::format("standard '{}': {}", standard.id, id.error().message));
    added.names.push_back(*id);
  }
  return added;
}

namespace {

/// What the words around the name say of the mention.
void read_mention(const CheckInput& input, StandardMention& mention) {
  const auto text = input.analysis.document.text();
  const auto& sentence = input.analysis.sentences[mention.sentence];
  const auto rest = text.substr(mention.name.end.value, sentence.span.end.value - mention.name.end.value);
  const auto edition = parse_edition(mention.standard->style, rest);
  mention.edition = edition.edition;
  mention.span.end.value += edition.length;
  mention.use = classify(input, mention);
  mention.third_party = kOthers.stands_in(input.analysis.text_of(sentence));
}

}  // namespace

std::vector<StandardMention> find_mentions(const StandardRegistry& registry, const StandardPatterns& patterns,
                                           const CheckInput& input,
                                           const std::function<bool(const Standard&)>& wanted) {
  const auto text = input.analysis.document.text();
  std::vector<StandardMention> mentions;
  for (std::size_t i = 0; i < registry.standards.size(); ++i) {
    const auto& standard = registry.standards[i];
    for (const auto& hit : input.hits.of(patterns.names[i])) {
      const TextSpan name = hit.span;
      if (name.empty() || part_of_other_number(text, name) || national_adoption(text, name)) continue;
      mentions.push_back({&standard, {}, name, name, hit.unit, MentionUse::Stated, false});
    }
  }
  keep_longest(mentions);
  std::erase_if(mentions, [&](const StandardMention& mention) { return !wanted(*mention.standard); });
  for (auto& mention : mentions) read_mention(input, mention);
  return mentions;
}

}  // namespace kaiji
