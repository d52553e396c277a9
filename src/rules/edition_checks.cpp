// SPDX-License-Identifier: Apache-2.0
#include "rules/edition_checks.h"

#include <fmt/format.h>
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "language/lazy_expression.h"
#include "rules/asides.h"
#include "rules/listed_certificates.h"
#include "rules/mention_neighbours.h"

namespace kaiji {
namespace {

LocalText both(std::string_view text) {
  return {std::string(text), std::string(text)};
}

bool before_or_on(Date a, Date b) {
  return days_since_epoch(a) <= days_since_epoch(b);
}

bool asserts(const StandardMention& mention) {
  return mention.use == MentionUse::Stated || mention.use == MentionUse::Certified ||
         mention.use == MentionUse::Conformed;
}

/// Offers to write `words` in every place. Somebody should look: the text may speak of the past, or quote.
void offer(const Document& document, const std::vector<TextSpan>& places, std::string_view words, Finding& finding) {
  if (!document.source.editable || words.empty() || places.empty()) return;
  Fix fix;
  fix.title = {fmt::format("「{}」に直す", words), fmt::format("Write {}", words)};
  fix.applicability = Applicability::Unsafe;
  for (const auto place : places) {
    // The title of somebody else's page is not the author's to change.
    if (!is_aside(document, place)) fix.edits.push_back({document.to_source(place), std::string(words)});
  }
  if (!fix.edits.empty()) finding.fixes.push_back(std::move(fix));
}

std::vector<StandardMention> covered_mentions(const EditionRule& rule, const CheckInput& input) {
  return find_mentions(*rule.registry, rule.patterns, input,
                       [&](const Standard& standard) { return rule.covers(standard); });
}

/// What a message calls a mention: the words of the document, and the name before an edition that stands away from it.
std::string shown(const CheckInput& input, const StandardMention& mention) {
  const auto& document = input.analysis.document;
  // A name that was wrapped over two lines stands on one in a message.
  static const RE2 wrapped(R"([ \t]*[\r\n]+[ \t　]*)");
  std::string words(document.quote(mention.span));
  if (mention.apart()) words = fmt::format("{} {}", document.quote(mention.name), words);
  RE2::GlobalReplace(&words, wrapped, "");
  return words;
}

/// When the edition lapsed, seen from the document's date and today; Off where it has not.
Severity lapsed(const Rule& rule, const StandardMention& mention, const Edition& edition, const CheckInput& input) {
  const Date from = mention.standard->outdated_from(edition);
  if (!from.known() || !before_or_on(from, input.as_of)) return Severity::Off;
  const Date own = input.analysis.facts.date;
  if (!edition.certain || mention.third_party) return Severity::Note;
  if (own.known() && before_or_on(from, own)) return rule.severity;
  const bool certificate = mention.standard->certifiable && mention.use == MentionUse::Certified;
  return certificate || mention.standard->group == "protocol" ? std::min(rule.severity, Severity::Warning)
                                                              : Severity::Note;
}

LocalText when(const StandardMention& mention, Date from, const CheckInput& input) {
  const Date own = input.analysis.facts.date;
  if (!own.known() || before_or_on(from, own)) {
    return {fmt::format("{}から使えません", to_string(from)),
            fmt::format("not to be relied on since {}", to_string(from))};
  }
  static_cast<void>(mention);
  return {fmt::format("文書の日付({})では有効でしたが、{}から使えません", to_string(own), to_string(from)),
          fmt::format("valid on the document's date ({}), but not to be relied on since {}", to_string(own),
                      to_string(from))};
}

void judge_outdated(const EditionRule& rule, const CheckInput& input, std::vector<Finding>& findings) {
  const auto mentions = covered_mentions(rule, input);
  std::set<std::pair<BlockIndex, const Edition*>> told;
  for (const auto& mention : mentions) {
    const bool named = mention.standard->style == EditionStyle::None || !mention.edition.empty();
    if (!asserts(mention) || !named || names_later_edition(mentions, mention)) continue;
    if (is_second_name(mentions, mention, input.analysis)) continue;
    if (mention.standard->group == "name" && tells_new_name(mention, input.analysis)) continue;
    const Edition* edition = mention.standard->find(mention.edition);
    if (edition == nullptr) continue;
    const Severity severity = lapsed(*rule.rule, mention, *edition, input);
    if (severity == Severity::Off) continue;
    if (!told.emplace(input.analysis.sentences[mention.sentence].block, edition).second) continue;
    const Date from = mention.standard->outdated_from(*edition);
    const MessageArguments arguments = {{"mention", both(shown(input, mention))},
                                        {"when", when(mention, from, input)},
                                        {"successor", both(edition->successor)},
                                        {"source", both(edition->source)}};
    Finding finding = make_finding(*rule.rule, input.analysis.document, mention.span, arguments);
    finding.severity = std::min(finding.severity, severity);
    finding.key = fmt::format("{}|{}", mention.standard->id, mention.edition);
    if (mention.standard->group == "name") {
      offer(input.analysis.document, {mention.span}, edition->successor,
            finding);  // the same thing, called otherwise now
    }
    findings.push_back(std::move(finding));
  }
}

void judge_never_existed(const EditionRule& rule, const CheckInput& input, std::vector<Finding>& findings) {
  for (const auto& mention : covered_mentions(rule, input)) {
    const auto& never = mention.standard->never;
    if (mention.use == MentionUse::Quoted || std::find(never.begin(), never.end(), mention.edition) == never.end())
      continue;
    std::vector<std::string> known;
    for (const auto& edition : mention.standard->editions) known.push_back(edition.name);
    const MessageArguments arguments = {{"mention", both(shown(input, mention))},
                                        {"standard", both(mention.standard->official_name())},
                                        {"editions", both(join(known, "、"))}};
    findings.push_back(make_finding(*rule.rule, input.analysis.document, mention.span, arguments));
    findings.back().key = fmt::format("{}|{}", mention.standard->id, mention.edition);
  }
}

const EditionPair* broken_pair(const StandardMention& a, const StandardMention& b) {
  for (const auto& pair : a.standard->pairs) {
    if (pair.edition != a.edition || pair.with != b.standard->id) continue;
    const bool fits = std::find(pair.editions.begin(), pair.editions.end(), b.edition) != pair.editions.end();
    return fits ? nullptr : &pair;
  }
  return nullptr;
}

/// A digit follows: 「JIS Q 2701」 of 「JIS Q 27017」.
bool goes_on(const CheckInput& input, TextSpan name) {
  const auto text = input.analysis.document.text();
  return name.end.value < text.size() && text[name.end.value] >= '0' && text[name.end.value] <= '9';
}

/// The mentions, misspelt names among them: 「JIS Q 270001:2014(ISO/IEC 27001:2022)」 is wrong twice.
std::vector<StandardMention> mentions_by_any_name(const EditionRule& rule, const CheckInput& input) {
  auto mentions = covered_mentions(rule, input);
  for (const auto& [standard, pattern] : rule.malformed) {
    if (!rule.covers(*standard)) continue;
    for (const auto& hit : input.hits.of(pattern)) {
      if (goes_on(input, hit.span)) continue;
      mentions.push_back(mention_at(*rule.registry, input, *standard, hit.span, hit.unit));
    }
  }
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const auto& a, const auto& b) { return a.span.begin < b.span.begin; });
  return mentions;
}

void judge_pair(const EditionRule& rule, const CheckInput& input, std::vector<Finding>& findings) {
  const auto mentions = mentions_by_any_name(rule, input);
  for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
    const auto& left = mentions[i];
    const auto& right = mentions[i + 1];
    if (left.sentence != right.sentence || left.edition.empty() || right.edition.empty()) continue;
    if (left.apart() || right.apart()) continue;
    const auto text = input.analysis.document.text();
    if (right.span.begin < left.span.end) continue;
    if (!adjacent(text.substr(left.span.end.value, right.span.begin.value - left.span.end.value))) continue;
    const EditionPair* pair = broken_pair(left, right);
    const bool turned = pair == nullptr;
    if (turned) pair = broken_pair(right, left);
    if (pair == nullptr) continue;
    const auto& anchor = turned ? right : left;
    const LocalText expected = pair->editions.empty()
                                   ? LocalText{"対応する版はまだありません", "there is no corresponding edition yet"}
                                   : both(fmt::format("{}:{}", pair->with, join(pair->editions, "または")));
    const TextSpan span = cover(left.span, right.span);
    const MessageArguments arguments = {{"mention", both(input.analysis.document.quote(span))},
                                        {"anchor", both(fmt::format("{}:{}", anchor.standard->id, anchor.edition))},
                                        {"expected", expected}};
    findings.push_back(make_finding(*rule.rule, input.analysis.document, span, arguments));
    findings.back().key =
        fmt::format("{}|{}|{}|{}", left.standard->id, left.edition, right.standard->id, right.edition);
  }
}

void judge_malformed(const EditionRule& rule, const CheckInput& input, std::vector<Finding>& findings) {
  for (const auto& [standard, pattern] : rule.malformed) {
    if (!rule.covers(*standard)) continue;
    for (const auto& hit : input.hits.of(pattern)) {
      if (goes_on(input, hit.span)) continue;
      const MessageArguments arguments = {{"mention", both(input.analysis.document.quote(hit.span))},
                                          {"standard", both(standard->official_name())}};
      findings.push_back(make_finding(*rule.rule, input.analysis.document, hit.span, arguments));
      findings.back().key = standard->id;
    }
  }
}

/// The name stands alone in its item or cell: a list of what the provider follows.
bool stands_alone(const CheckInput& input, const StandardMention& mention) {
  return input.analysis.sentences[mention.sentence].span.size() <= mention.span.size() + 12;
}

bool claims(const CheckInput& input, const StandardMention& mention) {
  if (mention.standard->certifiable) {
    const auto text = input.analysis.document.text();
    const auto end = input.analysis.sentences[mention.sentence].span.end.value;
    const auto after = text.substr(mention.span.end.value, std::min<std::uint32_t>(end - mention.span.end.value, 120));
    static const RE2 planned("^[^。]{0,12}(?:取得|登録)(?:に向け|の|を)?(?:計画|検討|予定|準備|申請|目指)");
    if (RE2::PartialMatch(re2::StringPiece(after.data(), after.size()), planned)) return false;
    static const RE2 obtained("取得|認証を受け|登録を受け|認証を維持|認証登録|認証済");
    if (is_listed_certificate(input.analysis, mention.sentence, mention.span)) return true;
    return mention.use == MentionUse::Certified &&
           RE2::PartialMatch(re2::StringPiece(after.data(), after.size()), obtained);
  }
  return mention.use == MentionUse::Conformed || mention.use == MentionUse::Certified || stands_alone(input, mention);
}

void judge_unstated(const EditionRule& rule, const CheckInput& input, std::vector<Finding>& findings) {
  const auto mentions = covered_mentions(rule, input);
  std::vector<const Standard*> seen;
  for (const auto& mention : mentions) {
    if (mention.edition.empty()) continue;
    seen.push_back(mention.standard);  // stated somewhere: readers can find it
    for (const auto& pair : mention.standard->pairs) seen.push_back(rule.registry->find(pair.with));
    for (const auto& other : rule.registry->standards) {
      const bool paired = std::any_of(other.pairs.begin(), other.pairs.end(),
                                      [&](const auto& pair) { return pair.with == mention.standard->id; });
      if (paired) seen.push_back(&other);
    }
  }
  for (const auto& mention : mentions) {
    const bool wanted =
        mention.standard->state_edition && mention.edition.empty() && asserts(mention) && claims(input, mention);
    if (!wanted || mention.third_party || std::find(seen.begin(), seen.end(), mention.standard) != seen.end()) continue;
    seen.push_back(mention.standard);
    const auto& editions = mention.standard->editions;
    const std::string latest = editions.empty() ? std::string() : editions.back().name;
    const MessageArguments arguments = {{"mention", both(input.analysis.document.quote(mention.span))},
                                        {"standard", both(mention.standard->official_name())},
                                        {"latest", both(latest)}};
    findings.push_back(make_finding(*rule.rule, input.analysis.document, mention.span, arguments));
    findings.back().key = mention.standard->id;
  }
}

/// 「ISO27001」 for ISO/IEC 27001, 「NIST 800-53」 for NIST SP 800-53.
bool written_short(const StandardMention& mention, const CheckInput& input) {
  const auto name = mention.name.in(input.analysis.document.text());
  const bool iec = mention.standard->id.starts_with("ISO/IEC") && name.find("IEC") == name.npos;
  const bool publication = mention.standard->group == "nist" &&
                           mention.standard->official.find("SP") != std::string::npos && name.find("SP") == name.npos;
  return (iec || publication) && asserts(mention);
}

/// The names of `standard` that only lack a part of the full one: both end in the same number.
std::vector<TextSpan> short_places(const Standard& standard, const std::vector<StandardMention>& mentions,
                                   const CheckInput& input) {
  const auto full = standard.official_name();
  const auto number = full.substr(full.rfind(' ') + 1);
  std::vector<TextSpan> places;
  for (const auto& mention : mentions) {
    const bool same_number = mention.name.in(input.analysis.document.text()).ends_with(number);
    if (mention.standard == &standard && same_number && written_short(mention, input)) places.push_back(mention.name);
  }
  return places;
}

/// One finding for each standard that is written short, at the first place.
void judge_short_name(const EditionRule& rule, const CheckInput& input, std::vector<Finding>& findings) {
  std::vector<const Standard*> seen;
  const auto mentions = covered_mentions(rule, input);
  for (const auto& mention : mentions) {
    if (!written_short(mention, input)) continue;
    if (std::find(seen.begin(), seen.end(), mention.standard) != seen.end()) continue;
    seen.push_back(mention.standard);
    const MessageArguments arguments = {{"mention", both(input.analysis.document.quote(mention.name))},
                                        {"standard", both(mention.standard->official_name())}};
    findings.push_back(make_finding(*rule.rule, input.analysis.document, mention.span, arguments));
    findings.back().key = mention.standard->id;
    offer(input.analysis.document, short_places(*mention.standard, mentions, input), mention.standard->official_name(),
          findings.back());
  }
}

/// SSL named as the protocol in use, where neither the sentence nor the document says which version of TLS. One finding
/// a document, with the other places as notes.
void judge_bare_ssl(const EditionRule& rule, const CheckInput& input, std::vector<Finding>& findings) {
  static const LazyExpression version(R"(TLS ?(?:v|V|Ver\.? ?|バージョン)?1\.[23])");
  // What follows where no connection is spoken of: a product, a subject of study.
  static const LazyExpression no_protocol(
      R"(^ ?(?:/ ?TLS)? ?(?:サーバー?)?(?:証明書|-?VPN|アクセラレー|オフロード| ?Labs|インスペクション|暗号設定|とは|は、|は |には|における|の(?:安全な利用|仕組み|しくみ|概要|歴史|解説|設定で)|のように|(?: [a-z]+)))");
  const auto text = input.analysis.document.text();
  if (version.found_in(text)) return;
  const auto first = findings.size();
  for (const auto& mention : covered_mentions(rule, input)) {
    if (mention.standard->id != "SSL" || !asserts(mention) || !mention.edition.empty()) continue;
    const auto after = text.substr(mention.name.end.value, 60);
    if (no_protocol.found_in(after)) continue;
    const std::string words(input.analysis.document.quote(mention.span));
    if (findings.size() > first) {
      const auto place = input.analysis.document.to_source(mention.span);
      findings.back().notes.push_back({{input.analysis.document.source.path, place}, both(words)});
      continue;
    }
    findings.push_back(make_finding(*rule.rule, input.analysis.document, mention.span, {{"mention", both(words)}}));
    findings.back().key = "SSL";
  }
}

/// A scheme that does not operate yet, a law that is not yet in force, said to be held or applied.
void judge_not_yet(const EditionRule& rule, const CheckInput& input, std::vector<Finding>& findings) {
  const auto& analysis = input.analysis;
  const Date own = analysis.facts.date.known() ? analysis.facts.date : input.as_of;
  for (const auto& mention : covered_mentions(rule, input)) {
    const Edition* edition = mention.standard->find(mention.edition);
    const auto* claimed = mention.standard->claimed.get();
    if (edition == nullptr || !asserts(mention) || !edition->starts.known()) continue;
    if (before_or_on(edition->starts, own)) continue;
    if (claimed != nullptr && !claimed->found_in(analysis.text_of(analysis.sentences[mention.sentence]))) continue;
    const auto start = to_string(edition->starts);
    findings.push_back(make_finding(
        *rule.rule, analysis.document, mention.span,
        {{"mention", both(shown(input, mention))}, {"standard", both(mention.standard->id)}, {"start", both(start)}}));
    findings.back().key = mention.standard->id;
  }
}

constexpr std::array<std::pair<std::string_view, EditionJudge>, 8> kJudges = {{{"outdated", judge_outdated},
                                                                               {"never-existed", judge_never_existed},
                                                                               {"mismatched-pair", judge_pair},
                                                                               {"malformed", judge_malformed},
                                                                               {"unstated", judge_unstated},
                                                                               {"short-name", judge_short_name},
                                                                               {"bare-ssl", judge_bare_ssl},
                                                                               {"not-yet", judge_not_yet}}};

}  // namespace

bool EditionRule::covers(const Standard& standard) const {
  return groups.empty() || std::find(groups.begin(), groups.end(), standard.group) != groups.end();
}

EditionJudge edition_judge(std::string_view name) {
  for (const auto& [known, judge] : kJudges) {
    if (known == name) return judge;
  }
  return nullptr;
}

std::string edition_judge_names() {
  std::string names;
  for (const auto& [known, judge] : kJudges) {
    static_cast<void>(judge);
    names += names.empty() ? "" : ", ";
    names += known;
  }
  return names;
}

}  // namespace kaiji
