// SPDX-License-Identifier: Apache-2.0
#include "rules/companion_window.h"

#include <algorithm>
#include <array>

#include "rules/companion_words.h"
#include "rules/near_figures.h"
#include "rules/reach.h"
#include "rules/row_companions.h"
#include "rules/sentence_topic.h"
#include "rules/title_match.h"
#include "rules/word_surroundings.h"

namespace kaiji {
namespace {

template <std::size_t N>
bool starts_with_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

template <std::size_t N>
bool holds_any(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Whether a sentence points at what follows: 「次の時間で」, 「…です:」. The colon of 「通知: 速やかに」 does not.
bool points_on(std::string_view words) {
  while (words.ends_with(' ') || words.ends_with('\n')) words.remove_suffix(1);
  return holds_any(words, kPointers) || words.ends_with(':');
}

}  // namespace

bool CompanionWindow::concrete(const Companions& companions, TextSpan words) {
  companions_ = &companions;
  words_ = words;
  loose_ = false;
  return holds(sentence_) || bracket_gives_figure(analysis_, sentence_, words_) || refers(sentence_) || row_holds() ||
         list_holds(sentence_) || own_lead_holds() ||
         (companions_->method && literal_follows(input_, sentence_, words_)) || next_holds() || row_below_holds();
}

/// The words of a sentence that are near enough to count: around the vague words, or its beginning.
std::string_view CompanionWindow::text_near(SentenceIndex index) const {
  return near(at(index).span, index == sentence_ ? words_ : TextSpan{}).in(analysis_.document.text());
}

bool CompanionWindow::holds(SentenceIndex index) const {
  const auto span = near(at(index).span, index == sentence_ ? words_ : TextSpan{});
  const auto& values = analysis_.values;
  auto value = std::lower_bound(values.begin(), values.end(), span.begin,
                                [](const FoundValue& found, TextOffset begin) { return found.span.begin < begin; });
  for (; value != values.end() && value->span.begin < span.end; ++value) {
    const auto& types = companions_->types;
    // 「日々」 reads as daily, 「数日」 as days: the vague words themselves.
    if (words_.contains(value->span)) continue;
    const bool accepted = std::find(types.begin(), types.end(), value->value.type) != types.end();
    if (accepted && speaks_of_words(index, value->span)) return true;
  }
  return std::any_of(companions_->named.begin(), companions_->named.end(),
                     [&](const CompanionSet& set) { return holds_named(index, set); });
}

bool CompanionWindow::holds_named(SentenceIndex index, const CompanionSet& set) const {
  const auto span = near(at(index).span, index == sentence_ ? words_ : TextSpan{});
  return std::any_of(set.expressions.begin(), set.expressions.end(), [&](PatternId pattern) {
    const auto hits = within(input_.hits.of(pattern, index), span);
    return std::any_of(hits.begin(), hits.end(), [&](const PatternHit& hit) {
      return !is_topic(hit.span) && !is_excepted(index, set, hit.span) &&
             (set.anywhere || speaks_of_words(index, hit.span)) && !names_empty_section(hit.span);
    });
  });
}

/// 「社内規程に従い」: a match over which an exception of the set lies.
bool CompanionWindow::is_excepted(SentenceIndex index, const CompanionSet& set, TextSpan hit) const {
  return std::any_of(set.except.begin(), set.except.end(), [&](PatternId pattern) {
    const auto hits = within(input_.hits.of(pattern, index), near(at(index).span, hit));
    return std::any_of(hits.begin(), hits.end(),
                       [&](const PatternHit& exception) { return exception.span.overlaps(hit); });
  });
}

/// 「WAFは適切に設定」 speaks of the thing and does not say how.
bool CompanionWindow::is_topic(TextSpan named) const {
  return starts_with_any(analysis_.document.text().substr(named.end.value), kTopicMarks);
}

/// Whether no finished activity stands between a companion and the words in the same sentence: 「7日間保管し、速やかに
/// 削除します」, 「定期的に監査し、ログは毎日確認します」.
bool CompanionWindow::speaks_of_words(SentenceIndex index, TextSpan companion) const {
  if (index != sentence_) return !loose_ || is_of_same_act(index, companion);
  if (!companions_->own_clause) return true;
  const auto text = analysis_.document.text();
  if (companion.end <= words_.begin) {
    const TextSpan between{companion.end, words_.begin};
    return !holds_any(between.in(text), kClauseBorders) && !turns_to_other_topic(analysis_, sentence_, between);
  }
  if (companion.begin < words_.end) return true;
  const auto between = TextSpan{words_.end, companion.begin};
  for (const auto border : kClauseBorders) {
    const auto found = between.in(text).find(border);
    if (found == std::string_view::npos) continue;
    const auto next = text_span(between.begin.value + found + border.size(), companion.begin.value);
    const bool own_topic =
        next.in(text).find("は") != std::string_view::npos || next.in(text).find("を") != std::string_view::npos;
    if (!own_topic) return true;
    const auto own = text_span(words_.begin.value, next.begin.value);
    return acts_agree(acts_, input_, own, {next.begin, near(at(index).span, companion).end});
  }
  return true;
}

/// Whether a figure of the next sentence is about what the words are about: the act behind it, or any in the sentence.
bool CompanionWindow::is_of_same_act(SentenceIndex index, TextSpan companion) const {
  const auto whole = near(at(index).span, {});
  TextSpan rest = {std::max(whole.begin, companion.end), std::max(whole.end, companion.end)};
  for (const auto border : kClauseBorders) {
    const auto found = rest.in(analysis_.document.text()).find(border);
    if (found != std::string_view::npos) rest.end.value = rest.begin.value + static_cast<std::uint32_t>(found);
  }
  return acts_agree(acts_, input_, near(at(sentence_).span, words_),
                    names_act(acts_, input_, index, rest) ? rest : whole);
}

/// A reference to a section of this document in which nothing concrete stands either, or that there is not.
bool CompanionWindow::names_empty_section(TextSpan reference) const {
  const auto& document = analysis_.document;
  const auto words = reference.in(document.text());
  const auto open = words.find("「");
  const auto close = words.find("」");
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) return false;
  const auto quoted = words.substr(open + 3, close - open - 3);
  const auto title = title_key(quoted);
  for (const auto& section : document.sections) {
    if (section.heading == kNone) continue;
    const auto heading = title_key(document.text_of(section.heading));
    if (heading.size() < 6 || (!title.ends_with(heading) && !heading.ends_with(title))) continue;
    const auto end = std::min<BlockIndex>(section.end, section.heading + kMostFollowing);
    CompanionWindow there = *this;
    there.loose_ = false;  // the named section need not speak of the act again
    for (BlockIndex block = section.heading + 1; block < end; ++block) {
      if (block != at(sentence_).block && there.block_holds(block)) return false;
    }
    return true;
  }
  return begins_with_section_number(quoted);
}

bool CompanionWindow::refers(SentenceIndex index) const {
  const auto span = near(at(index).span, index == sentence_ ? words_ : TextSpan{});
  const auto& references = companions_->references;
  return std::any_of(references.expressions.begin(), references.expressions.end(), [&](PatternId pattern) {
    const auto hits = within(input_.hits.of(pattern, index), span);
    return std::any_of(hits.begin(), hits.end(), [&](const PatternHit& hit) {
      // 「内容は速やかに掲載します」: the act itself, not where the reader looks.
      return !hit.span.contains(words_) && !is_excepted(index, references, hit.span) &&
             !names_empty_section(hit.span) && (!loose_ || is_of_same_act(index, hit.span));
    });
  });
}

/// Whether one of the first sentences of a block holds something.
bool CompanionWindow::block_holds(BlockIndex index) const {
  const auto first = analysis_.sentence_at(analysis_.document.blocks[index].text.begin);
  if (first == kNone) return false;
  const auto end =
      std::min<SentenceIndex>(static_cast<SentenceIndex>(analysis_.sentences.size()), first + kMostInBlock);
  for (auto sentence = first; sentence < end && at(sentence).block == index; ++sentence) {
    if (holds(sentence)) return true;
  }
  return false;
}

bool CompanionWindow::row_holds() const {
  const auto& own = block_of(sentence_);
  if (own.table == kNone) return false;
  if (companions_->trigger && row_names_occasion(analysis_.document, at(sentence_).block)) return true;
  const auto& row = analysis_.document.tables[own.table].cells[own.row];
  const auto begin = own.column < kMostFollowing / 2 ? 0 : own.column - kMostFollowing / 2;
  const auto end = std::min<std::size_t>(row.size(), begin + kMostFollowing);
  return std::any_of(row.begin() + begin, row.begin() + static_cast<std::ptrdiff_t>(end), [&](BlockIndex cell) {
    return cell != kNone && cell != at(sentence_).block &&
           analysis_.document.blocks[cell].role == BlockRole::Statement &&
           cell_speaks_for(analysis_, sentence_, words_, cell) && block_holds(cell);
  });
}

/// The list that a sentence's block leads, or the list or table right after a sentence that points at it.
bool CompanionWindow::list_holds(SentenceIndex leader) const {
  const auto own = at(leader).block;
  const auto& blocks = analysis_.document.blocks;
  const bool points = points_on(text_near(leader)) || names_column_below(leader);
  for (BlockIndex next = own + 1; next < blocks.size() && next <= own + kMostFollowing; ++next) {
    const auto& block = blocks[next];
    const bool led = block.lead == own;
    const bool pointed =
        points && (block.kind == BlockKind::ListItem || block.kind == BlockKind::Cell || block.kind == BlockKind::Note);
    if (block.kind == BlockKind::Heading || (!led && !pointed)) return false;
    if (blocks[own].table != kNone && block.kind == BlockKind::Cell) return false;
    if (block_holds(next)) return true;
  }
  return false;
}

/// 「優先度を付けて対応しています」 above a table with a column 「優先度」.
bool CompanionWindow::names_column_below(SentenceIndex leader) const {
  constexpr std::size_t kShortestName = 6;
  const auto& blocks = analysis_.document.blocks;
  const auto next = at(leader).block + 1;
  if (next >= blocks.size() || blocks[next].kind != BlockKind::Cell || blocks[at(leader).block].table != kNone) {
    return false;
  }
  const auto& header = analysis_.document.tables[blocks[next].table].cells.front();
  return std::any_of(header.begin(), header.end(), [&](BlockIndex cell) {
    if (cell == kNone) return false;
    const auto name = analysis_.document.text_of(cell);
    const bool named =
        name.size() >= kShortestName && !is_common_noun(name) && text_near(leader).find(name) != name.npos;
    return named || holds_any(name, kAnnounced);
  });
}

/// What the paragraph says that leads the list of the words, and the table that it announces: 「以下の目標時間で対応し
/// ます」, then the list, then the figures.
bool CompanionWindow::own_lead_holds() const {
  const auto& blocks = analysis_.document.blocks;
  const auto own = at(sentence_).block;
  const auto lead = blocks[own].lead;
  if (lead == kNone || blocks[own].kind != BlockKind::ListItem) return false;
  const auto leader = analysis_.sentence_at(blocks[lead].text.begin);
  if (leader == kNone) return false;
  const auto words = near(blocks[lead].text, TextSpan{}).in(analysis_.document.text());
  if (!points_on(words)) return false;
  if (block_holds(lead)) return true;
  if (!holds_any(words, kAnnounced)) return false;
  for (BlockIndex next = own + 1; next < blocks.size() && next <= own + kMostFollowing; ++next) {
    if (blocks[next].kind == BlockKind::Heading || blocks[next].section != blocks[own].section) return false;
    if (blocks[next].kind == BlockKind::Cell && block_holds(next)) return true;
  }
  return false;
}

bool CompanionWindow::next_holds() {
  const auto count = static_cast<SentenceIndex>(analysis_.sentences.size());
  const auto dimension = companions_->own_clause ? Dimension::Time : Dimension::Any;
  for (auto next = sentence_ + 1; next < count && next <= sentence_ + kMostExplaining; ++next) {
    if (block_of(next).section != block_of(sentence_).section) return next_article_holds(next);
    if (next <= sentence_ + 2 && gives_measure(analysis_, sentence_, next, dimension)) return true;
    if (!same_place(next) || !is_explained_by(next, next == sentence_ + 1)) return false;
    const auto words = text_near(next);
    if (changes_topic(words, text_near(sentence_))) continue;
    if (companions_->method && starts_with_any(words, kMethods) && words.size() >= kShortestExplanation) return true;
    if (holds(next) || refers(next)) return true;
    if (points_on(words) && list_holds(next)) return true;
  }
  return false;
}

/// 「前条の通知は、知った時から72時間以内に行う」 in the section that begins with sentence `first`.
bool CompanionWindow::next_article_holds(SentenceIndex first) {
  const auto end = std::min<SentenceIndex>(static_cast<SentenceIndex>(analysis_.sentences.size()), first + 3);
  for (auto next = first; next < end; ++next) {
    if (!starts_with_any(text_near(next), kBackward)) continue;
    loose_ = false;
    return is_about_words(next) && holds(next);
  }
  return false;
}

/// 「障害の通知 | 速やかに」 above 「障害の通知の目標 | 検知から30分」.
bool CompanionWindow::row_below_holds() {
  const auto& document = analysis_.document;
  const auto& own = block_of(sentence_);
  if (own.table == kNone || own.row + 1 >= document.tables[own.table].cells.size()) return false;
  const auto& rows = document.tables[own.table].cells;
  const auto name = rows[own.row].front();
  const auto below = rows[own.row + 1].front();
  if (name == kNone || below == kNone || name == at(sentence_).block) return false;
  const auto category = document.text_of(name);
  const auto label = document.text_of(below);
  // Rows of one category (運用 | …, 運用 | …) are not about each other.
  if (category.size() < 6 || label == category || !label.starts_with(category)) return false;
  loose_ = false;
  return std::any_of(rows[own.row + 1].begin(), rows[own.row + 1].end(), [&](BlockIndex cell) {
    return cell != kNone && document.blocks[cell].role == BlockRole::Statement && block_holds(cell);
  });
}

/// Whether a sentence stands where it may go on with what the words say.
bool CompanionWindow::same_place(SentenceIndex next) const {
  if (at(next).block == at(sentence_).block) return true;
  const auto& following = block_of(next);
  if (following.section != block_of(sentence_).section || following.role != BlockRole::Statement) return false;
  if (following.kind == BlockKind::Cell) return false;
  return following.kind != BlockKind::ListItem || starts_with_any(text_near(next), kDimensions);
}

bool CompanionWindow::is_explained_by(SentenceIndex next, bool first) {
  loose_ = false;
  const auto words = text_near(next);
  if (starts_with_any(words, kExplainers) || starts_with_any(words, kDimensions)) return true;
  if (!first) return false;
  if (starts_with_any(words, kLinks) || is_elliptic(next) || gives_by_class(next)) return true;
  if (holds_any(words, kAnnounced) && points_on(words)) return true;
  if (names_own_time(next)) return true;
  if (companions_->method && starts_with_any(words, kMethods)) return true;
  if (companions_->method && at(next).block == at(sentence_).block && goes_on_with_topic(next)) return true;
  if (at(next).block == at(sentence_).block && starts_with_any(words, kIntervals)) return loose_ = true;
  return loose_ = is_about_words(next);
}

/// 「遅滞なくお知らせします。連絡の時間の目安は…」, 「…。期限は24時間以内」: a time whose topic is what the words are
/// about.
bool CompanionWindow::names_own_time(SentenceIndex next) const {
  const auto topic = dimension_named(analysis_, next);
  if (!topic || at(next).block != at(sentence_).block || (!holds(next) && !refers(next))) return false;
  if (topic->empty() || text_near(sentence_).find(*topic) != std::string_view::npos) return true;
  const auto begin = static_cast<std::size_t>(topic->data() - analysis_.document.text().data());
  return acts_agree(acts_, input_, near(at(sentence_).span, words_), text_span(begin, begin + topic->size()));
}

/// 「対応は速やかに進めます。区分Aは2時間、区分Bは1営業日です」: two figures or more in the same paragraph.
bool CompanionWindow::gives_by_class(SentenceIndex next) const {
  if (at(next).block != at(sentence_).block) return false;
  const auto span = near(at(next).span, {});
  const auto& types = companions_->types;
  return std::count_if(analysis_.values.begin(), analysis_.values.end(), [&](const FoundValue& value) {
           const bool accepted = std::find(types.begin(), types.end(), value.value.type) != types.end();
           return accepted && value.value.type == ValueType::Duration && span.contains(value.span);
         }) >= 2;
}

/// A sentence of the same paragraph without a subject or an object goes on with what was said: 「毎年4月に行います」.
bool CompanionWindow::is_elliptic(SentenceIndex next) const {
  if (at(next).block != at(sentence_).block) return false;
  const auto text = analysis_.document.text();
  for (const auto& token : analysis_.tokens(next)) {
    if (token.pos != PartOfSpeech::Particle) continue;
    const auto word = token.span.in(text);
    // How something is done has objects: 「ICカードと静脈で認証し、記録を1年間保存しています」.
    if (word == "は" || word == "が" || word == "も" || (word == "を" && !companions_->method)) return false;
  }
  return true;
}

/// 「暗号鍵は厳重に管理しています。鍵はHSMに保管し…」: the noun before 「は」 stands in the words' sentence.
bool CompanionWindow::goes_on_with_topic(SentenceIndex next) const {
  const auto text = analysis_.document.text();
  const auto topic = subject_span(text, near(at(next).span, {}));
  std::string_view head;
  for (const auto& token : analysis_.tokens(next)) {
    if (topic.end <= token.span.begin) break;
    if (token.pos == PartOfSpeech::Noun) head = token.span.in(text);
  }
  return !head.empty() && !is_common_noun(head) && text_near(sentence_).find(head) != std::string_view::npos;
}

/// Whether the words' sentence names what the next one is about (「通知は…」, 「削除を…」). The noun that heads the
/// topic counts: 「評価の結果は」 is not about the evaluation; where that noun stands for another (もの, 場合), any of
/// the topic.
bool CompanionWindow::is_about_words(SentenceIndex next) const {
  const auto text = analysis_.document.text();
  const auto topic = subject_span(text, near(at(next).span, {}));
  const auto own = near(at(sentence_).span, words_).in(text);
  bool shared = false;
  bool head_shared = false;
  std::string_view head;
  std::size_t depth = 0;
  for (const auto& token : analysis_.tokens(next)) {
    if (topic.end <= token.span.begin) break;
    const auto word = token.span.in(text);
    if (word == "(") ++depth;
    if (word == ")" && depth > 0) --depth;
    if (token.pos != PartOfSpeech::Noun || depth > 0) continue;
    head = word;
    head_shared = own.find(word) != std::string_view::npos || names_deed(analysis_, sentence_, word);
    shared = shared || (head_shared && word.size() >= 6 && !is_common_noun(word));
  }
  // When a list is made anew says nothing of when its things are.
  const bool stands_for = (head != "一覧" || !companions_->own_clause) &&
                          std::find(kPronouns.begin(), kPronouns.end(), head) != kPronouns.end();
  constexpr std::uint32_t kLongestDimension = 36;  // bytes: behind more words it only says when
  const bool dimension =
      topic.size() <= kLongestDimension && std::find(kDimensions.begin(), kDimensions.end(), head) != kDimensions.end();
  if (dimension && at(next).block == at(sentence_).block) return true;
  return shared && (head_shared || stands_for || dimension);
}

}  // namespace kaiji
