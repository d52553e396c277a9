// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words by which a companion window (companion_window.h) knows what explains, points, measures and goes on.

#include <array>
#include <string_view>

#include "claims/analysis.h"

namespace kaiji {

/// How far the window reaches: cells and items of a list or table that follows, and sentences of an explanation.
inline constexpr std::size_t kMostFollowing = 24;
inline constexpr SentenceIndex kMostInBlock = 4;
inline constexpr SentenceIndex kMostExplaining = 5;

inline constexpr std::array<std::string_view, 8> kPointers = {"以下", "下記", "次の", "次に",
                                                              "下表", "次表", "上表", "別表"};
inline constexpr auto kExplainers = std::to_array<std::string_view>(
    {"具体的に", "なお、", "以下", "詳細", "詳しく", "例えば", "たとえば", "対象者は", "対象は", "該当者",
     "該当するのは", "範囲は", "判断の基準", "判断基準", "しきい値は", "閾値は"});
/// An interval in front: it explains where the act is the same.
inline constexpr auto kIntervals = std::to_array<std::string_view>(
    {"毎年", "毎月", "毎週", "毎日", "四半期", "半年", "半期", "入社時", "採用時", "年1", "年2", "月1"});
/// What begins an explanation of how something is done.
inline constexpr std::array<std::string_view, 8> kMethods = {"具体的に", "方法は", "方式は", "手順は",
                                                             "手段は",   "基準は", "対策は", "内容は"};
inline constexpr std::size_t kShortestExplanation = 36;  ///< bytes: a dozen characters
inline constexpr std::array<std::string_view, 8> kLinks = {"これ",     "この", "その", "本",
                                                           "また、同", "同",   "内訳", "ただし"};
/// A sentence that begins with one of these says the dimension itself: 「目標は着手まで15分です」.
inline constexpr std::array<std::string_view, 27> kDimensions = {
    "時間", "間隔は",   "頻度",   "時期",     "間隔",     "期限",   "期間", "目標",   "回数",
    "初回", "次回",     "前回",   "直近",     "実施",     "実施日", "初報", "第一報", "続報",
    "最短", "遅くとも", "現在は", "基準は、", "通常は、", "目安",   "実績", "基準",   "時限"};
/// Words of a lead that announce figures: 「以下の目標時間で対応します」.
inline constexpr std::array<std::string_view, 13> kAnnounced = {
    "目標", "期限", "時間", "期間",           "頻度",         "間隔", "時期",
    "基準", "方式", "手順", "サービスレベル", "スケジュール", "時限"};

/// Nouns that stand for another one.
inline constexpr std::array<std::string_view, 12> kPronouns = {"もの", "場合", "とき", "時",   "際",   "こと",
                                                               "ほか", "うち", "処理", "作業", "詳細", "一覧"};

/// What follows the topic of a clause.
inline constexpr std::array<std::string_view, 6> kTopicMarks = {"は",     "については", "に関しては",
                                                                "の管理", "の運用",     "の設定"};

/// Ends of a clause whose activity is complete.
inline constexpr std::array<std::string_view, 9> kClauseBorders = {
    "し、", "て、", "るほか、", "るとともに、", "り、", "ますが、", "行い、", "行ない、", "るが、"};
/// What refers back from the article or paragraph that follows: 「前条の通知は、…72時間以内に行う」.
inline constexpr std::array<std::string_view, 4> kBackward = {"前条の", "前項の", "前条に", "前項に"};

}  // namespace kaiji
