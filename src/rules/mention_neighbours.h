// SPDX-License-Identifier: Apache-2.0
#pragma once
// What else a sentence names beside a standard, product or name: its later edition, its second name, its name of
// today. Then the reader knows already what a finding would say. For the edition rules. Thread-safe.

#include <string_view>
#include <vector>

#include "rules/standard_mentions.h"

namespace kaiji {

/// True where only a bracket, a slash or a word of sameness stands between two mentions.
bool adjacent(std::string_view between);
/// The sentence also names a later edition of the same standard: it tells of a change or compares.
bool names_later_edition(const std::vector<StandardMention>& mentions, const StandardMention& mention);
/// 「ISO/IEC 27001:2013(JIS Q 27001:2014)」: the second name of one standard, whose first name is told of.
bool is_second_name(const std::vector<StandardMention>& mentions, const StandardMention& mention,
                    const Analysis& analysis);
/// 「Azure AD(現Microsoft Entra ID)」: the sentence gives the name of today as well.
bool tells_new_name(const StandardMention& mention, const Analysis& analysis);

}  // namespace kaiji
