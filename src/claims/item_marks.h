// SPDX-License-Identifier: Apache-2.0
#pragma once
// What numbers a sentence and says nothing itself: 「第8条(再委託) 」, 「3.2」, 「(1)」, 「Q4 」, 「補足1:」. Pure,
// thread-safe.

#include <cstddef>
#include <string_view>

namespace kaiji {

/// The bytes at the head of a sentence of normalized text that only number or title it; 0 where there are none. A
/// figure with a counter (3.2時間) is no mark.
std::size_t item_mark(std::string_view sentence);

}  // namespace kaiji
