// SPDX-License-Identifier: Apache-2.0
#pragma once
// What providers do (notify, erase, train …), and what to write in place of a vague word about it. Reads
// dictionaries/rewrites.toml. Immutable; used by the kind `vague`.

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "rules/rule.h"

namespace kaiji {

/// One act: the words that name it, and by class of vagueness ("time", "frequency" …) the sentence to write.
struct Act {
  std::string name;
  bool general = false;  ///< of no one topic: 対応, 調査
  std::vector<PatternId> patterns;
  std::map<std::string, LocalText, std::less<>> rewrites;
};
using ActList = std::vector<Act>;

/// Fails where the file cannot be read, has another key or an expression that RE2 refuses.
Result<ActList> load_acts(const std::filesystem::path& dictionaries, PatternSet::Builder& patterns);

/// What to write in place of `words` in `sentence`: of the act that stands nearest, those after the words before those
/// ahead of them, then of what names the row or the section. nullptr where no act has words for the class.
const LocalText* rewrite_for(const ActList& acts, const CheckInput& input, SentenceIndex sentence, TextSpan words,
                             std::string_view vagueness);

/// Whether an act is named in a part of a sentence.
bool names_act(const ActList& acts, const CheckInput& input, SentenceIndex sentence, TextSpan part);

/// Whether two spans of text speak of one act, or one of them of none. The first sentence's general acts count as none.
bool acts_agree(const ActList& acts, const CheckInput& input, TextSpan own, TextSpan other);

}  // namespace kaiji
