// SPDX-License-Identifier: Apache-2.0
#include "rules/mention_use.h"

#include <algorithm>
#include <array>

#include "base/file.h"
#include "base/find.h"
#include "base/searched_text.h"
#include "base/toml.h"
#include "language/lazy_expression.h"

namespace kaiji {
namespace {

using Words = std::vector<std::string>;

/// How far behind a name its predicate may stand, in bytes (about fifty characters).
constexpr std::size_t kPredicateReach = 150;

bool holds_one_of(std::string_view text, const Words& words) {
  const SearchedText searched(text);
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return searched.holds(word); });
}

bool ends_with_one(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return text.ends_with(word); });
}

/// One mention in its sentence.
struct Place {
  const Analysis& analysis;
  SentenceIndex sentence;
  TextSpan mention;

  std::string_view whole() const { return analysis.text_of(analysis.sentences[sentence]); }
  std::string_view before() const {
    return whole().substr(0, mention.begin.value - analysis.sentences[sentence].span.begin.value);
  }
  /// What follows, up to the end of its clause.
  std::string_view clause() const {
    const auto after = whole().substr(mention.end.value - analysis.sentences[sentence].span.begin.value);
    std::size_t end = std::min(after.size(), kPredicateReach);
    for (const std::string_view mark : {"。", "ますが", "ですが", "一方", "たが"})
      end = std::min(end, find_word(after, mark));
    return after.substr(0, end);
  }
  /// The tokens of `clause`.
  std::span<const TokenView> tokens() const {
    const auto all = analysis.tokens(sentence);
    const auto end = mention.end.value + static_cast<std::uint32_t>(clause().size());
    std::size_t first = 0;
    while (first < all.size() && all[first].span.begin < mention.end) ++first;
    std::size_t last = first;
    while (last < all.size() && all[last].span.begin.value < end) ++last;
    return all.subspan(first, last - first);
  }
};

/// The sentence is about the mention: its last predicate speaks of it.
bool is_topic(std::string_view clause) {
  return clause.starts_with("は") || clause.starts_with("も") || clause.starts_with("については") ||
         clause.starts_with("、") || clause.starts_with("以下") || clause.starts_with("以前");
}

/// 「使用し、」: what follows has a predicate of its own.
bool ends_predicate(const Place& place, const TokenView& last, const TokenView& next) {
  const bool predicate = last.pos == PartOfSpeech::Verb || last.pos == PartOfSpeech::Auxiliary;
  return predicate && next.span.in(place.analysis.document.text()) == "、";
}

/// A predicate of the clause is negative: 使っていません, 使わず, 利用できない, ではなく.
bool negative(const MentionWords& lists, const Place& place) {
  const auto tokens = place.tokens();
  const bool topic = is_topic(place.clause());
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const TokenView& token = tokens[i];
    if (!topic && i > 0 && ends_predicate(place, tokens[i - 1], token)) return false;
    const bool word = token.pos == PartOfSpeech::Auxiliary || token.pos == PartOfSpeech::Adjective;
    if (!word || (token.lemma != "ない" && token.lemma != "ぬ" && token.lemma != "ん")) continue;
    const auto before = place.analysis.document.text().substr(place.mention.end.value,
                                                              token.span.begin.value - place.mention.end.value);
    // だけでなく, 問題ありません: what is denied is not the use.
    const auto near = before.substr(before.size() > 24 ? before.size() - 24 : 0);
    if (!holds_one_of(near, lists.not_denied)) return true;
  }
  return false;
}

/// 準拠していました: it went on, and does no longer.
bool went_on(const Place& place) {
  const auto tokens = place.tokens();
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    if (tokens[i].lemma != "いる" && tokens[i].lemma != "おる") continue;
    const std::size_t next = tokens[i + 1].lemma == "ます" ? i + 2 : i + 1;
    if (next < tokens.size() && tokens[next].lemma == "た") return true;
  }
  return false;
}

/// 2013年版から移行しました, SHA-1による署名は終了しました; not 2022年版へ移行しました.
bool left_behind(const MentionWords& lists, const Place& place) {
  const auto clause = place.clause();
  for (const std::string_view towards :
       {"へ", "に移行", "に切", "に更新", "に置", "に変更", "に改", "に統合", "年版へ", "年版に"})
    if (clause.starts_with(towards)) return false;
  // 移行が済むまで: it goes on until then.
  // The clause ends before its full stop: 「全台を更改した」.
  const bool finished = holds_one_of(clause, lists.finished) || clause.ends_with("した") || clause.ends_with("った");
  return holds_one_of(clause, lists.moves) && finished && clause.find("むまで") == clause.npos &&
         clause.find("するまで") == clause.npos;
}

/// 「ISO/IEC 27001:2013、2022年版へは翌年に移行予定」: it is held until the move, which is still to come.
bool is_to_be_left(const Place& place) {
  static const LazyExpression move(
      "^(?:[^。]{0,60}[^へに])?(?:(?:19|20)\\d\\d年?版|新(?:しい)?(?:規格|版)|最新版|後継(?:規格|版))(?:へ|に)(?:は|の)"
      "?[^。]{0,30}(?:移行|切り?替え?|更新)"
      "(?:を?する)?(?:を)?(?:予定|計画)");
  return move.found_in(place.clause());
}

/// 「CentOS 7からRocky Linux 8に変更しました」: what the clause says it came from.
bool is_origin_of_change(const Place& place) {
  static const LazyExpression change(
      "^(?:ベース|環境)?(?:から|より)[^。]{0,60}(?:に|へ)(?:と|の)?[^。]{0,12}(?:変更|移行|移り|切り?替|更新|更改|刷新|"
      "改称|改名|"
      "アップデート|アップグレード|入れ?替|置き?換|乗り?換|統合|リプレース|変わ)");
  static const LazyExpression open("予定|計画|検討|推奨|お勧め|おすすめ|ください|必要|中です|でき|可能");
  const auto clause = place.clause();
  return change.found_in(clause) && !open.found_in(clause);
}

/// 「Windows Vista以降に標準搭載」: since when there is something, not what is used.
bool is_first_to_have(const Place& place) {
  static const LazyExpression since(
      "^[^。、]{0,16}(?:以降|から)(?:の[^。、]{0,12})?(?:に|で|は)?[^。、]{0,6}(?:搭載|付属|同梱|内蔵|追加|導入|"
      "標準装備)");
  const auto clause = place.clause();
  return since.found_in(clause);
}

/// "a free SSH and Telnet client": words of an English title around it.
bool in_english_title(const Place& place) {
  static const LazyExpression front("(?:^|[ :,])[a-z]{2,} $");
  static const LazyExpression back("^,? [a-z]{2,}(?:[^A-Za-z0-9-]|$)");
  const auto before = place.before();
  const auto clause = place.clause();
  return front.found_in(before) && back.found_in(clause);
}

/// 「考え方の策定について【NISC】」, 「戦略(2018年6月2日NISC)」: who wrote what is cited, under the name of that day.
bool is_cited_author(const Place& place) {
  static const LazyExpression open(
      "(?:【(?:[12][0-9]{3}年[0-9]{1,2}月(?:[0-9]{1,2}日)?、?)?|[(][12][0-9]{3}年[0-9]{1,2}月(?:[0-9]{1,2}日)?、? ?)$");
  const auto before = place.before();
  const auto clause = place.clause();
  return open.found_in(before) && (clause.starts_with("】") || clause.starts_with(")"));
}

/// The sentence itself says that it is not to be relied on: 「SHA-1には脆弱性が見つかっている」, 「RC4は危殆化した」.
bool is_warned_of(const Place& place) {
  static const LazyExpression warning(
      "^(?:[^。、]{0,16}(?:は|が|には|では|も)、?|[^。、]{0,8}(?:など|等)(?:の|は)|の)?[^。]{0,40}"
      "(?:脆弱(?:性が|性を(?:持つ|含む|抱え)|です|な(?:暗号|方式|プロトコル|アルゴリズム)|とされ)|既知の脆弱性|安全で(?"
      ":は|も)?(?:ない|なく|あり"
      "ません)|非推奨|推奨(?:され(?:ない|ません|て(?:い|お))|しない|しません)|危殆化|破られ|解読され|衝突|"
      "(?:危険|弱い|不向き)(?:です|である|とされ|な(?:暗号|方式|プロトコル|アルゴリズム))|向かない|適さない)");
  const auto clause = place.clause();
  return warning.found_in(clause);
}

/// 「無効とする方式 SSL 3.0、TLS 1.0」: a name in front says that what follows is not used.
bool is_named_as_refused(const Place& place) {
  static const LazyExpression refused(
      "(?:無効(?:と|に)(?:する|した|し(?:て(?:い|お)る)?)|無効(?:化(?:した|する))?の?|使用しない|使わない|利用しない|"
      "禁止(?:する|した|の)?|停止(?:する|した)?|廃止(?:"
      "する|した)?|受け付けない|許可しない|対応しない|非対応の?|対象外の?)(?:暗号)?(?:通信)?(?:方式|プロトコル|"
      "アルゴリズム|規格|製品|もの|版|バージョン|OS|ブラウザー?)[^。]{0,40}$");
  const auto before = place.before();
  return refused.found_in(before);
}

/// True inside 「…」 or 『…』 that hold clearly more than the mention: a quoted title.
bool in_quoted_title(const Place& place) {
  const auto before = place.before();
  const auto after = place.whole().substr(before.size() + place.mention.size());
  for (const auto& [open, close] :
       std::array<std::pair<std::string_view, std::string_view>, 2>{{{"「", "」"}, {"『", "』"}}}) {
    const auto begin = before.rfind(open);
    if (begin == before.npos || before.substr(begin).find(close) != before.npos) continue;
    const auto end = after.find(close);
    if (end == after.npos) continue;
    if (end == 0) continue;  // the mention is the end of the title: the title itself is named
    if (before.size() - begin - open.size() + end > place.mention.size() / 2 + 12) return true;
  }
  return false;
}

}  // namespace

Result<MentionWords> load_mention_words(const std::filesystem::path& file) {
  const auto text = read_file(file);
  if (!text) return tl::unexpected<Error>(text.error());
  const auto root = parse_toml(*text, file.generic_string());
  if (!root) return tl::unexpected<Error>(root.error());
  TomlReader keys(*root, file.generic_string());
  MentionWords lists{keys.strings("denials"),  keys.strings("not_denied"), keys.strings("plans"),
                     keys.strings("some_day"), keys.strings("moves"),      keys.strings("finished"),
                     keys.strings("past"),     keys.strings("former"),     keys.strings("owned"),
                     keys.strings("followed"), keys.strings("others"),     keys.strings("past_headings")};
  if (const auto done = keys.finish(); !done) return tl::unexpected<Error>(done.error());
  return lists;
}

MentionUse mention_use(const MentionWords& lists, const Analysis& analysis, SentenceIndex sentence, TextSpan mention) {
  switch (analysis.role_of(analysis.sentences[sentence])) {
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
  const Place place{analysis, sentence, mention};
  if (ends_with_one(place.before(), lists.former) || holds_one_of(place.whole(), lists.past))
    return MentionUse::Historical;
  if (holds_one_of(place.clause(), lists.denials) || negative(lists, place) || is_named_as_refused(place)) {
    return MentionUse::Negated;
  }
  if (is_warned_of(place)) return MentionUse::Negated;
  if (is_to_be_left(place)) return MentionUse::Certified;
  if (left_behind(lists, place) || went_on(place) || is_origin_of_change(place) || is_first_to_have(place)) {
    return MentionUse::Historical;
  }
  const bool owned = holds_one_of(place.clause(), lists.owned);
  if (holds_one_of(place.clause(), lists.plans) || (owned && holds_one_of(place.before(), lists.some_day)))
    return MentionUse::Negated;
  if (in_quoted_title(place) || in_english_title(place) || is_cited_author(place)) return MentionUse::Quoted;
  if (owned || holds_one_of(place.before(), lists.owned)) return MentionUse::Certified;
  return holds_one_of(place.clause(), lists.followed) ? MentionUse::Conformed : MentionUse::Stated;
}

bool names_other_company(const MentionWords& lists, std::string_view sentence) {
  return holds_one_of(sentence, lists.others);
}

}  // namespace kaiji
