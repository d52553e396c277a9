// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a document names a standard, with the edition it gives and how it speaks of it. The edition rules read these.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "rules/mention_use.h"
#include "rules/rule.h"
#include "rules/standards.h"

namespace kaiji {

struct StandardMention {
  const Standard* standard = nullptr;
  std::string edition;  ///< as the registry writes it; empty where none stands
  TextSpan name;        ///< the name alone
  TextSpan span;        ///< name and edition
  SentenceIndex sentence = 0;
  MentionUse use = MentionUse::Stated;
  bool third_party = false;  ///< another company's (a cloud provider's) certificate

  /// The edition stands away from the name: in another cell, or as one of several. `span` is the edition alone then.
  bool apart() const { return span.begin != name.begin; }
};

/// The patterns of a registry in one pattern set.
struct StandardPatterns {
  std::vector<PatternId> names;  ///< one for each standard, in registry order
};

/// Adds the names of `registry` to a rule set's patterns. Fails where an expression is bad.
Result<StandardPatterns> add_patterns(const StandardRegistry& registry, PatternSet::Builder& patterns,
                                      const std::string& where);

/// The mention whose name stands at `name`, with the edition behind it; the name may be a misspelt one.
StandardMention mention_at(const StandardRegistry& registry, const CheckInput& input, const Standard& standard,
                           TextSpan name, SentenceIndex sentence);

/// The mentions of the standards that are wanted, in the order of the text; where names overlap the longer one counts,
/// wanted or not.
std::vector<StandardMention> find_mentions(const StandardRegistry& registry, const StandardPatterns& patterns,
                                           const CheckInput& input, const std::function<bool(const Standard&)>& wanted);

/// The edition that `rest`, the text right after a name, states, and the bytes it takes; empty where there is none.
struct EditionText {
  std::string edition;
  std::uint32_t length = 0;
};
EditionText parse_edition(EditionStyle style, std::string_view rest);

}  // namespace kaiji
