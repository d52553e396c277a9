// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the structure around a name says of it, where the words beside it say nothing: the heading (廃止したプロトコル),
// the lead of its list (次の方式は利用できません), the other cells of its row (TLS 1.0 | 無効), and the edition that
// stands in another cell (ガイドラインの名称 | 第5.2版). Used by the edition rules. Free functions, thread-safe.

#include <optional>
#include <vector>

#include "rules/standard_mentions.h"

namespace kaiji {

/// The use that heading, lead and row give a mention in `sentence`, or `use` where they say nothing of it.
MentionUse use_by_place(const MentionWords& lists, const Analysis& analysis, SentenceIndex sentence, TextSpan mention,
                        MentionUse use);

/// The edition of `mention` in the answer cells of its row, for a mention without one in a label or question cell.
/// The result's span is the edition alone.
std::optional<StandardMention> mention_in_row(const Analysis& analysis, const StandardMention& mention);

/// Further editions after the one of `mention`, in the same sentence and before `end`: 「PHPは7.3、7.4」,
/// 「CentOS 6および7」. Only for products and protocols, whose numbers stand bare. Spans are the editions alone.
std::vector<StandardMention> further_mentions(const Analysis& analysis, const StandardMention& mention, TextOffset end);

}  // namespace kaiji
