// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether two values can both hold, once it is known that they are about one thing. Pure, thread-safe.

#include "claims/value.h"

namespace kaiji {

/// What a claim allows its value to be, in the value's unit; bounds make one end open.
struct Range {
  double low = 0;
  double high = 0;
};
Range range_of(const FoundValue& found);

enum class Outcome : std::uint8_t {
  Incomparable,
  Agree,
  Supplement,  ///< one makes the other concrete (以上 and a figure)
  Divergent,   ///< both can hold, but the reader cannot tell which is the promise
  Impossible
};

/// `deadline`: plain figures are upper bounds; `floor`: they are lower bounds. Incomparable where the types or the
/// counters differ; editions are judged elsewhere.
Outcome compare_values(const FoundValue& a, const FoundValue& b, bool deadline, bool floor);

}  // namespace kaiji
