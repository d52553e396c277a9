// SPDX-License-Identifier: Apache-2.0
#include "rules/mention_place.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>

#include "base/find.h"
#include "base/strings.h"
#include "language/re2_piece.h"

namespace kaiji {
namespace {

using Words = std::vector<std::string>;

bool holds_a_word(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return holds_word(text, word); });
}

/// Longest heading, answer and lead that is read as a remark on what stands under or beside it, in bytes.
constexpr std::size_t kLongestRemark = 60;
constexpr std::size_t kLongestPlaceLead = 240;

/// The sentence is a name in a list or table: nothing in it has a predicate of its own.
bool has_no_predicate(const Analysis& analysis, SentenceIndex sentence) {
  const auto tokens = analysis.tokens(sentence);
  return std::none_of(tokens.begin(), tokens.end(), [](const TokenView& token) {
    return token.pos == PartOfSpeech::Verb || token.pos == PartOfSpeech::Auxiliary;
  });
}

/// 「次の方式による接続を終了しました」, 「以下には対応していません」; not 「旧版は廃止し、次の方式を使います」.
bool refuses(const MentionWords& lists, std::string_view lead) {
  if (lead.size() > kLongestPlaceLead) return false;
  std::size_t begin = 0;
  for (const std::string_view pointer : {"次の", "以下の", "以下に", "下記の", "下記に", "次に"}) {
    if (const auto at = lead.rfind(pointer); at != lead.npos) begin = std::max(begin, at);
  }
  if (begin == 0) {
    const auto comma = lead.rfind("し、");
    begin = comma == lead.npos ? 0 : comma;
  }
  static const RE2 negative(R"((?:ません|ない|できず|おらず|せず)(?:でした)?[。:]?\s*$)");
  // 「利用できない環境は次のとおりです」
  static const RE2 named(
      R"((?:ない|不可の|対象外の|非対応の|廃止した|終了した|禁止する)[^、。]{1,36}は、?(?:次|以下|下記))");
  if (RE2::PartialMatch(piece(lead), named)) return true;
  const auto clause = lead.substr(begin);
  return holds_a_word(clause, lists.denials) || RE2::PartialMatch(piece(clause), negative);
}

/// 「無効」, 「×」, 「サポート対象外」: the whole of an answer denies.
bool is_denial(const MentionWords& lists, std::string_view answer) {
  static const RE2 mark(R"((?:[×✕✖xX]|なし|無し|無|いいえ|No|NO|OFF|off)[。.]?)");
  static const RE2 negative(R"((?:ません|ない|せず)[。)]?$)");
  if (answer.size() > kLongestRemark) return false;
  return RE2::FullMatch(piece(answer), mark) || holds_a_word(answer, lists.denials) ||
         RE2::PartialMatch(piece(answer), negative);
}

/// A cell behind the one that names it says no.
bool row_denies(const MentionWords& lists, const Analysis& analysis, BlockIndex cell) {
  const auto& document = analysis.document;
  const auto& own = document.blocks[cell];
  if (own.table == kNone) return false;
  const auto& row = document.tables[own.table].cells[own.row];
  return std::any_of(row.begin(), row.end(), [&](BlockIndex other) {
    return other != kNone && other > cell && document.blocks[other].role == BlockRole::Statement &&
           is_denial(lists, document.text_of(other));
  });
}

/// A version number as a whole answer, a mark of an edition anywhere in one.
const RE2* whole_edition(EditionStyle style) {
  static const RE2 year(R"(\(?((?:19|20)\d\d)(?:年度?版?)?\)?)");
  static const RE2 version(R"((?:[vV](?:er(?:sion)?)?\.? ?|バージョン ?|第)?(\d+(?:\.\d+)+)(?:版)?)");
  static const RE2 revision(R"((?:Rev(?:ision)?\.? ?|リビジョン|改訂第?|r|R)(\d)(?:版)?)");
  static const RE2 product(
      R"((?:[vV](?:er)?\.? ?|バージョン ?|release )?(\d+(?:\.\d+)*(?: ?R2)?)(?: ?LTS)?(?:系|以上|以降)?)");
  if (style == EditionStyle::Year) return &year;
  if (style == EditionStyle::Version) return &version;
  if (style == EditionStyle::Revision) return &revision;
  return style == EditionStyle::Product ? &product : nullptr;
}

const RE2* marked_edition(EditionStyle style) {
  static const RE2 year(R"(((?:19|20)\d\d)年度?版)");
  static const RE2 version(R"((?:[vV]er(?:sion)?\.? ?|バージョン ?|\b[vV])(\d+(?:\.\d+)*))");
  static const RE2 revision(R"((?:Rev(?:ision)?\.? ?|リビジョン)(\d))");
  static const RE2 number(R"((?:第|[vV]er(?:sion)?\.? ?)(\d+(?:\.\d+)?)版?)");
  static const RE2 fiscal(R"(((?:平成|令和)(?:\d+|元)年|20\d\d年)(?:度|\d{1,2}月)?(?:改[定訂正])?版)");
  switch (style) {
    case EditionStyle::Year:
      return &year;
    case EditionStyle::Version:
      return &version;
    case EditionStyle::Revision:
      return &revision;
    case EditionStyle::Number:
      return &number;
    case EditionStyle::Fiscal:
      return &fiscal;
    default:
      return nullptr;
  }
}

/// The edition that an answer states, as a span of the document's text, and its name.
std::optional<std::pair<TextSpan, std::string>> edition_in(EditionStyle style, std::string_view answer,
                                                           TextOffset begin) {
  re2::StringPiece group;
  if (const RE2* whole = whole_edition(style)) {
    if (RE2::FullMatch(piece(answer), *whole, &group)) {
      return std::pair{text_span(begin.value, begin.value + answer.size()), std::string(group)};
    }
  }
  const RE2* marked = marked_edition(style);
  re2::StringPiece groups[2];
  if (marked == nullptr || !marked->Match(piece(answer), 0, answer.size(), RE2::UNANCHORED, groups, 2)) return {};
  const auto at = begin.value + static_cast<std::size_t>(groups[0].data() - answer.data());
  return std::pair{text_span(at, at + groups[0].size()), std::string(groups[1])};
}

/// Counts and measures that follow a number which is no version.
bool counts(std::string_view rest) {
  static const RE2 unit(
      R"(^ ?(?:台|件|名|人|本|個|社|回|倍|点|度|章|節|項|条|時間?|分|秒|日|年|か月|ヶ月|カ月|円|[KMGT]i?B|[%℃]|ポート|コア|ビット|bit|か所|箇所|拠点|種類|つ))");
  return RE2::PartialMatch(piece(rest), unit);
}

/// Whether a number begins at `at` that no letter, digit or other product stands before.
bool stands_free(std::string_view text, std::size_t at) {
  if (at > 0 && text[at - 1] == ' ') --at;
  if (at == 0) return true;
  const auto before = static_cast<unsigned char>(text[at - 1]);
  return before >= 0x80 || before == '(' || before == '/' || before == ',';
}

/// 「無効化済みの方式: SSL 3.0 / TLS 1.0」: the name of the line says that what stands behind is not in use.
bool label_denies(const MentionWords& lists, std::string_view sentence, std::size_t mention) {
  const auto colon = sentence.find(':');
  if (colon == std::string_view::npos || colon >= mention || colon > kLongestRemark) return false;
  const auto label = sentence.substr(0, colon);
  static const RE2 negative(R"((?:ません|ない|せず)[^、。は]{0,18}$)");
  return holds_a_word(label, lists.denials) || RE2::PartialMatch(piece(label), negative);
}

}  // namespace

MentionUse use_by_place(const MentionWords& lists, const Analysis& analysis, SentenceIndex sentence, TextSpan mention,
                        MentionUse use) {
  if (use == MentionUse::Negated || use == MentionUse::Historical || use == MentionUse::Quoted) return use;
  const auto& document = analysis.document;
  const auto whole = analysis.sentences[sentence].span;
  if (label_denies(lists, whole.in(document.text()), mention.begin.value - whole.begin.value))
    return MentionUse::Negated;
  const auto at = analysis.sentences[sentence].block;
  const auto& block = document.blocks[at];
  const auto headings = document.headings(at);
  const auto heading = headings.empty() ? std::string_view() : document.text_of(headings.back());
  const bool remark = !heading.empty() && heading.size() <= kLongestRemark;
  if (remark && holds_a_word(heading, lists.past_headings)) return MentionUse::Historical;
  const bool named = block.kind == BlockKind::ListItem || block.kind == BlockKind::Cell;
  if (!named && analysis.sentences[sentence].span.size() > kLongestRemark) return use;
  if (!has_no_predicate(analysis, sentence)) return use;
  if (remark && holds_a_word(heading, lists.denials)) return MentionUse::Negated;
  if (block.lead != kNone && refuses(lists, document.text_of(block.lead))) return MentionUse::Negated;
  return row_denies(lists, analysis, at) ? MentionUse::Negated : use;
}

std::optional<StandardMention> mention_in_row(const Analysis& analysis, const StandardMention& mention) {
  const auto& document = analysis.document;
  const auto at = analysis.sentences[mention.sentence].block;
  const auto& own = document.blocks[at];
  if (!mention.edition.empty() || own.table == kNone || own.role == BlockRole::Header) return {};
  const bool whole = own.text.size() <= mention.span.size() + kLongestRemark || own.role == BlockRole::Question;
  if (!whole) return {};
  const auto& row = document.tables[own.table].cells[own.row];
  for (const auto cell : row) {
    if (cell == kNone || cell <= at || document.blocks[cell].role == BlockRole::Question) continue;
    const auto found = edition_in(mention.standard->style, document.text_of(cell), document.blocks[cell].text.begin);
    if (!found) continue;
    StandardMention other = mention;
    other.edition = found->second;
    other.span = found->first;
    other.sentence = analysis.sentence_at(other.span.begin);
    if (other.sentence != kNone) return other;
  }
  return {};
}

std::vector<StandardMention> further_mentions(const Analysis& analysis, const StandardMention& mention,
                                              TextOffset end) {
  static const RE2 joined(R"(^(?: ?LTS)?(?:、|・|/|,|および|及び|または|又は|や|と) ?(\d+(?:\.\d+)*(?: R2)?))");
  static const RE2 dotted(R"(\d+\.\d+(?:\.\d+)*)");
  const bool bare = mention.standard->style == EditionStyle::Product ||
                    (mention.standard->style == EditionStyle::Version && mention.standard->group == "protocol");
  std::vector<StandardMention> found;
  if (!bare) return found;
  const auto text = analysis.document.text();
  const auto keep = [&](std::size_t at, std::string_view number) {
    if (counts(text.substr(at + number.size()))) return;
    if (mention.standard->find(number) == nullptr) return;
    found.push_back(mention);
    found.back().edition = std::string(number);
    found.back().span = text_span(at, at + number.size());
  };
  auto rest = TextSpan{mention.span.end, std::max(mention.span.end, end)}.in(text);
  re2::StringPiece group;
  while (!mention.edition.empty() && RE2::PartialMatch(piece(rest), joined, &group)) {
    const auto at = static_cast<std::size_t>(group.data() - text.data());
    keep(at, {group.data(), group.size()});
    rest = rest.substr(static_cast<std::size_t>(group.data() + group.size() - rest.data()));
  }
  re2::StringPiece input = piece(rest);
  while (dotted.Match(input, 0, input.size(), RE2::UNANCHORED, &group, 1)) {
    const auto at = static_cast<std::size_t>(group.data() - text.data());
    if (stands_free(text, at)) keep(at, {group.data(), group.size()});
    input.remove_prefix(static_cast<std::size_t>(group.data() + group.size() - input.data()));
  }
  return found;
}

}  // namespace kaiji
