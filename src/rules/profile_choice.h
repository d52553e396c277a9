// SPDX-License-Identifier: Apache-2.0
#pragma once
// The disclosure profile that a document follows by its own structure: a check sheet whose rows are the items of a
// guideline, a paper whose sections are the controls of a standard. Used where nobody names a profile. Pure functions.

#include <optional>
#include <string>

#include "rules/coverage.h"

namespace kaiji {

/// A coverage item that a document can ask for in so many words.
class AskingCheck : public CoverageCheck {
 public:
  /// A row of a table or the heading of a section names the item.
  virtual bool asked(const CheckInput& input) const = 0;
  /// The guideline requires the item.
  virtual bool required() const = 0;
};

/// A profile and why.
struct ProfileChoice {
  std::string profile;
  std::size_t asked = 0;  ///< items that rows or headings of the document name
  std::size_t items = 0;  ///< of so many
  LocalText reason() const;
};

/// The document has as many rows and headings as following a profile takes; otherwise it chooses none. Quick.
bool may_choose_profile(const Document& document);
/// The profile most of whose items the document names, where that is beyond doubt. Linear in items and text.
std::optional<ProfileChoice> choose_profile(const RuleSet& rules, const CheckInput& input);

/// The check as one that can be asked for; nullptr for checks of other kinds.
const AskingCheck* as_asking(const CompiledRule& rule);

}  // namespace kaiji
