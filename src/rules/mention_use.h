// SPDX-License-Identifier: Apache-2.0
#pragma once
// How a sentence speaks of what it names: as what holds now, as a certificate, as something refused, planned or past.
// Grammar decides where it can (使っていません, 準拠していました); dictionaries/mentions.toml has the words. Immutable.

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "base/result.h"
#include "claims/analysis.h"

namespace kaiji {

enum class MentionUse : std::uint8_t {
  Stated,      ///< named as what holds now
  Certified,   ///< the provider holds a certificate of it
  Conformed,   ///< the provider follows it: 準拠, 基づく, 対応
  Negated,     ///< not used, not held, disabled, refused, only planned
  Historical,  ///< former, superseded in the same sentence, revision history
  Quoted       ///< part of a quoted title, a question, a heading
};

/// The lists of dictionaries/mentions.toml, whose comments say what each is for.
struct MentionWords {
  std::vector<std::string> denials, not_denied, plans, some_day, moves, finished, past, former, owned, followed, others;
  std::vector<std::string> past_headings;
};

/// Fails where the file cannot be read or has another key.
Result<MentionWords> load_mention_words(const std::filesystem::path& file);

/// How the sentence speaks of `mention`, the name with its edition. Cost: linear in the sentence.
MentionUse mention_use(const MentionWords& lists, const Analysis& analysis, SentenceIndex sentence, TextSpan mention);

/// The sentence names another company.
bool names_other_company(const MentionWords& lists, std::string_view sentence);

}  // namespace kaiji
