// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether the provider promises something where a word stands. A duty of the customer, a condition, a right, a
// refusal, a requirement of a guideline, a quotation and what only modifies a noun are no promises, and a vague word
// in them is no fault. Reads dictionaries/promises.toml. Immutable; used by the kind `vague`.

#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "claims/analysis.h"

namespace kaiji {

/// The lists of dictionaries/promises.toml, whose comments say what each is for.
struct PromiseWords {
  std::vector<std::string> customers, customer_marks, customer_relatives, providers, provider_marks, provider_relatives;
  std::vector<std::string> customer_predicates, courtesies;
  std::vector<std::string> denials, requirements, histories;
  std::vector<std::string> possibilities, aspirations, advice, clause_ends;
  std::vector<std::string> open_heads, condition_heads, manner_heads, manner_promises, definitions;
  std::vector<std::string> people, greetings, outlooks, deeds, definers, duties, chosen_heads, choices;
};

/// Fails where the file cannot be read or has another key.
Result<PromiseWords> load_promise_words(const std::filesystem::path& dictionaries);

/// Why a word does not stand in a promise; Promise where it does.
enum class Stance : std::uint8_t {
  Promise,
  Fragment,     ///< inside another word, a quotation or brackets, or a definition
  Nominal,      ///< without a predicate: a title, a name in a list
  Condition,    ///< in a condition or a purpose
  Modifier,     ///< in a clause that modifies another noun: a statement in passing
  Customer,     ///< the customer acts
  Denied,       ///< denied, asked, required or past
  Possibility,  ///< may happen, can be done, is aimed at
};

/// The stance of `words`, which stand in sentence `index`. Reads what is near (rules/reach.h), so the cost
/// does not grow with the sentence.
Stance stance_of(const PromiseWords& lists, const Analysis& analysis, SentenceIndex index, TextSpan words);

}  // namespace kaiji
