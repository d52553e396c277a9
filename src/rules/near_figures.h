// SPDX-License-Identifier: Apache-2.0
#pragma once
// Figures that make vague words concrete by where they stand: in the bracket behind what the words modify (「十分な訓練
// (40時間の座学)」), and behind a topic that names the measure (「更新の周期は180日とする」). Free functions,
// thread-safe.

#include <optional>
#include <string_view>

#include "claims/analysis.h"

namespace kaiji {

/// Which measures a topic may name.
enum class Dimension : std::uint8_t {
  Time,  ///< an interval, a limit, a number of times: 周期, 期限, 回数
  Any,   ///< these, and what is measured otherwise: 目標値, 上限, 水準
};

/// Whether a bracket with a figure and its unit follows `words` and the noun that they modify, with no verb between.
bool bracket_gives_figure(const Analysis& analysis, SentenceIndex sentence, TextSpan words);

/// Whether sentence `next` states a measure of what `sentence` speaks of: its topic ends with the name of a measure and
/// shares a noun with `sentence`, and a figure follows.
bool gives_measure(const Analysis& analysis, SentenceIndex sentence, SentenceIndex next, Dimension dimension);

/// What a sentence gives the time of: 連絡 of 「連絡の時間の目安は30分です」, nothing in front of it (an empty view) in
/// 「起点は検知、期限は24時間以内」. No value where no topic ends with the name of a time.
std::optional<std::string_view> dimension_named(const Analysis& analysis, SentenceIndex sentence);

}  // namespace kaiji
