// SPDX-License-Identifier: Apache-2.0
#include "rules/row_companions.h"

#include <algorithm>
#include <array>

#include "rules/sentence_topic.h"

namespace kaiji {
namespace {

/// What a header names when its column holds a time, an interval or a number.
constexpr auto kHeadDimensions =
    std::to_array<std::string_view>({"期限", "時間", "時期", "頻度", "間隔", "期間", "回数", "周期", "目標", "日数",
                                     "年数", "世代", "タイミング", "サイクル", "日程", "いつ"});
/// What a header names when its column says more of what stands beside it.
constexpr auto kSupplements = std::to_array<std::string_view>(
    {"備考", "補足", "説明", "詳細", "内容", "注", "特記", "コメント", "具体", "根拠", "参照", "回答", "状況"});
/// What a header names when its column holds the occasion of a deed.
constexpr auto kOccasions =
    std::to_array<std::string_view>({"トリガ", "契機", "きっかけ", "発生条件", "実施条件", "実施事由", "発動条件"});
constexpr std::size_t kShortestHeadNoun = 6;  ///< bytes: two kanji

template <std::size_t N>
bool holds_a_dimension(std::string_view text, const std::array<std::string_view, N>& words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

/// Whether a header above a cell has one of the words.
template <std::size_t N>
bool is_headed(const Document& document, BlockIndex cell, const std::array<std::string_view, N>& words) {
  const auto headers = document.column_headers(cell);
  return std::any_of(headers.begin(), headers.end(),
                     [&](BlockIndex header) { return holds_a_dimension(document.text_of(header), words); });
}

/// The topic of the words' sentence (「指摘事項」は適切に); empty where it has none, or only says where (本番では).
TextSpan own_topic(const Analysis& analysis, SentenceIndex own, TextSpan words) {
  const auto text = analysis.document.text();
  const TextSpan before{analysis.sentences[own].span.begin, words.begin};
  if (before.empty()) return {};
  const auto topic = subject_span(text, before);
  const auto rest = TextSpan{topic.end, before.end}.in(text);
  const auto name = topic.in(text);
  if (!rest.starts_with("は") || name.ends_with("で") || name.ends_with("に") || name.ends_with("と")) return {};
  return topic;
}

/// Whether the row speaks of the topic: its head is a deed or stands for anything, or the row has one of its nouns.
bool row_shares(const Analysis& analysis, SentenceIndex own, TextSpan topic) {
  const auto& document = analysis.document;
  const auto& block = document.blocks[analysis.sentences[own].block];
  const auto& row = document.tables[block.table].cells[block.row];
  const auto is_in_row = [&](std::string_view noun) {
    return std::any_of(row.begin(), row.end(), [&](BlockIndex cell) {
      return cell != kNone && cell != analysis.sentences[own].block &&
             document.text_of(cell).find(noun) != std::string_view::npos;
    });
  };
  bool shared = true;
  for (const auto& token : analysis.tokens(own)) {
    if (topic.end <= token.span.begin) break;
    const auto noun = token.span.in(document.text());
    if (token.pos != PartOfSpeech::Noun) continue;
    if (noun.size() >= kShortestHeadNoun && !is_common_noun(noun) && !holds_a_dimension(noun, kHeadDimensions) &&
        is_in_row(noun)) {
      return true;
    }
    shared = token.detail == "サ変接続" || is_common_noun(noun);
  }
  return shared;
}

}  // namespace

bool cell_speaks_for(const Analysis& analysis, SentenceIndex own, TextSpan words, BlockIndex cell) {
  const auto& document = analysis.document;
  if (is_headed(document, cell, kHeadDimensions)) return true;
  if (const auto topic = own_topic(analysis, own, words); !topic.empty()) return row_shares(analysis, own, topic);
  if (!is_headed(document, analysis.sentences[own].block, kHeadDimensions)) return true;
  return document.column_headers(cell).empty() || is_headed(document, cell, kSupplements);
}

bool stands_in_definitions(const Document& document, BlockIndex cell) {
  return is_headed(document, cell, std::to_array<std::string_view>({"定義", "意味"}));
}

bool row_names_occasion(const Document& document, BlockIndex own) {
  const auto& block = document.blocks[own];
  if (block.table == kNone) return false;
  const auto& row = document.tables[block.table].cells[block.row];
  return std::any_of(row.begin(), row.end(), [&](BlockIndex cell) {
    return cell != kNone && cell != own && is_headed(document, cell, kOccasions);
  });
}

}  // namespace kaiji
