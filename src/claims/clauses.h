// SPDX-License-Identifier: Apache-2.0
#pragma once
// Clauses of one sentence: split at commas that end a predicate (日次で取得し、8世代保管します), not at commas behind a
// topic or in a list; words in brackets are a clause of their own with a host. Pure, thread-safe.

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "document/document.h"
#include "language/morphology.h"

namespace kaiji {

struct Clause {
  TextSpan span;               ///< of a bracketed clause: the words inside the brackets
  std::uint32_t host = kNone;  ///< bracketed clause: index of the clause around it
};

class Clauses {
 public:
  /// `tokens` of the sentence tell a noun that is a predicate (取得、) from one of a list; may be empty.
  Clauses(std::string_view text, TextSpan sentence, std::span<const TokenView> tokens);

  std::size_t size() const { return clauses_.size(); }
  const Clause& operator[](std::size_t index) const { return clauses_[index]; }
  /// The innermost clause of a place in the sentence.
  std::uint32_t at(TextOffset place) const;
  /// The top-level clause of a place.
  std::uint32_t host_at(TextOffset place) const;

 private:
  std::vector<Clause> clauses_;  ///< top-level clauses in order, then bracketed ones in order
  std::size_t top_level_ = 0;
};

}  // namespace kaiji
