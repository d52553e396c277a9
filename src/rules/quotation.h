// SPDX-License-Identifier: Apache-2.0
#pragma once
// Whether a place of a sentence stands inside brackets or quotation marks that are still open there. What is quoted or
// bracketed is a title, a term or a supplement, not the sentence's own statement. Thread-safe.

#include <string_view>

namespace kaiji {

/// Inside 「」, 『』 or “”. `before` is the sentence up to the place.
bool inside_quotes(std::string_view before);
/// Inside quotation marks, (), [], 【】 or <>.
bool inside_brackets(std::string_view before);
/// What is left of a bracket says what may happen: 「(回答まで数日いただく場合があります)」. `rest` is the sentence
/// from a place inside the bracket on.
bool bracket_states(std::string_view rest);

}  // namespace kaiji
