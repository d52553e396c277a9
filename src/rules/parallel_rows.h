// SPDX-License-Identifier: Apache-2.0
#pragma once
// Rows and columns of one table that say the same sort of thing about different things. Pure, thread-safe.

#include <span>

#include "claims/analysis.h"

namespace kaiji {

/// The claims from the first cell of a table to its last one, of all claims in the order of the text.
std::span<const Claim> claims_in(const Analysis& analysis, const Table& table);

/// Inside one table: a column for each plan, a row for each tier. Both claims must stand in the same table.
bool apart_in_table(const Analysis& analysis, const Claim& a, const Claim& b);

/// 「サーバ故障では3時間以内に配車エンジンを復旧させる」 is about the row 「配車エンジン | サーバ故障」 and not about
/// the row 「日報 | サーバ故障」 of the table in which `inside` stands: another row that states the concept is named by
/// more words, all of this one's among them. False where both stand in one table.
bool names_another_row(const Analysis& analysis, const Claim& inside, const Claim& outside);

}  // namespace kaiji
