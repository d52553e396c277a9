// SPDX-License-Identifier: Apache-2.0
#pragma once
// The things that a sentence says it is about, compared with the short names of a disclosure item as the labels of a
// form are: 「電源、発電機、消火については「設備の案内」をご覧ください」 speaks of three items. Used by
// disclosure_places.h. Pure functions.

#include <string_view>
#include <vector>

#include "rules/disclosure_item.h"

namespace kaiji {

/// The parts of what stands before 「は」, 「については」, 「も」 in a sentence, the first three times, and before the
/// object of a plain verb, as spans of the analysis' text. A short noun counts only as one of several: 「建物は」 alone
/// begins sentences about much else.
std::vector<TextSpan> subjects_of(std::string_view text, TextSpan sentence);

/// The sentences of statements whose subject, or one of several, is hardly more than a short name of the item;
/// ascending.
std::vector<SentenceIndex> sentences_about(const DisclosureItem& item, const CheckInput& input);

/// The sentence only looks like the item: in each clause with one of `words`, one of the item's `unless` stands as
/// well; 「監視は24時間行い、会計ソフトとは毎晩連携します」 speaks of both.
bool only_looks_like(const DisclosureItem& item, const WordSet& words, const CheckInput& input, SentenceIndex sentence);

}  // namespace kaiji
