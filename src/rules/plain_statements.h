// SPDX-License-Identifier: Apache-2.0
#pragma once
// What the clauses of a document say is done or not done, whatever it is about: the deed, the words it is said of, and
// whether it is denied. Read over morphemes, without a dictionary of concepts. Used by the kind `denial`. Linear in the
// document.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "claims/analysis.h"

namespace kaiji {

/// Words in base form, as the rule gives them.
struct StatementWords {
  std::vector<std::vector<std::string>> deeds;  ///< verbs and サ変 nouns, those that say one thing together
  std::vector<std::string> neutral;             ///< nouns that do not tell what a statement is about: 当社, 現在
  std::vector<std::string> unless;              ///< of a sentence, its labels or headings: it holds for a part
};

struct PlainStatement {
  SentenceIndex sentence = 0;
  TextSpan clause;
  std::string deed;                ///< of the words of one deed the first
  std::vector<std::string> about;  ///< content words it is said of, sorted, each once; the labels of its row included
  std::string words;               ///< the clause, its topic and the labels of its row as they stand
  std::size_t own = 0;             ///< words of `about` that stand in the clause itself
  bool denied = false;
  bool can = false;  ///< says what can be done
};

/// Which sentences are read: morphemes cost, and few sentences deny anything.
using SentenceFilter = std::function<bool(const Sentence& sentence)>;

/// All statements of the present that hold without a condition, of the sentences that `wanted` accepts, in the order of
/// the text.
std::vector<PlainStatement> read_plain_statements(const Analysis& analysis, const StatementWords& words,
                                                  const SentenceFilter& wanted);

/// A sentence may deny: it has a letter of a negation. Quick; true for many that deny nothing.
bool may_deny(std::string_view sentence);

}  // namespace kaiji
