// SPDX-License-Identifier: Apache-2.0
#pragma once
// Tables with a column for each thing: 「指標 | ショップ | 管理画面」 / 「目標復旧時間 | 3時間 | 8時間」. Pure,
// thread-safe.

#include "claims/analysis.h"

namespace kaiji {

/// Gives figures of one concept in one row the names of their columns as things, where they name none and no plan.
void name_columns(const Document& document, std::vector<Claim>& claims);

}  // namespace kaiji
