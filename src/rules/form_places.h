// SPDX-License-Identifier: Apache-2.0
#pragma once
// The places of the ways in which a document writes one thing. Used by the kind `variants`. Thread-safe.

#include <vector>

#include "claims/analysis.h"
#include "rules/role_filter.h"

namespace kaiji {

/// For each way to write one thing its places, in the order of the text.
using FormPlaces = std::vector<std::vector<TextSpan>>;

/// Whether a place is the author's own wording: a block that the rule looks at, no quotation, no code.
bool counts(const Analysis& analysis, const Sentence& sentence, TextSpan place, const RoleFilter& roles);

/// Takes out the places that overlap one of `others`.
void drop_overlapping(std::vector<TextSpan>& places, std::vector<TextSpan> others);

/// Takes out the places that lie inside a longer place of another way: サーバ in サーバー.
void drop_contained(FormPlaces& places);

/// Katakana words that differ only in long-vowel marks and small letters (アベイラビリティーゾーン, アナリテイクス),
/// and those of three letters that occur both with and without a final ー; the longer way first.
std::vector<FormPlaces> katakana_variants(const Analysis& analysis, const RoleFilter& roles);

/// Katakana words of at least six letters that stand once with a letter missing inside (インシデト), as [word, slip].
std::vector<FormPlaces> dropped_letters(const Analysis& analysis, const RoleFilter& roles);

/// Katakana words of at least five letters that stand once with a voiced mark lost or added (バックアッフ), as [word,
/// slip].
std::vector<FormPlaces> lost_voiced_marks(const Analysis& analysis, const RoleFilter& roles);

/// Katakana words of at least four letters that also stand with their head in hiragana (コハクノート, こはくノート).
std::vector<FormPlaces> kana_scripts(const Analysis& analysis, const RoleFilter& roles);

}  // namespace kaiji
