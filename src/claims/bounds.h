// SPDX-License-Identifier: Apache-2.0
#pragma once
// The words around a figure that make it a bound: 以上, 最低, 以内, 最長, 未満, 超, 約. Pure, thread-safe.

#include <cstddef>
#include <string_view>

#include "claims/value.h"

namespace kaiji {

/// A bound and the bytes that its words take on either side of the figure.
struct BoundWords {
  Bound bound = Bound::Exact;
  std::size_t before = 0;
  std::size_t after = 0;
};

/// Reads the words before `begin` and after `end` of a figure in `text`. Words after win over words before
/// (「最低でも3年以内」 is a rare mistake of its author, 「最長30日以内」 is common).
BoundWords bound_around(std::string_view text, std::size_t begin, std::size_t end);

/// The other direction, for a frequency that becomes an interval (年1回以上 is an interval of at most one year).
Bound flipped(Bound bound);

}  // namespace kaiji
