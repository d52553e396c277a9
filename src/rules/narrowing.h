// SPDX-License-Identifier: Apache-2.0
#pragma once
// An absolute that another statement narrows: 「すべて暗号化しています」 and 「索引は暗号化の対象外です」. Not two
// stories of one thing, which contradict each other, but a whole and a part of it. Pure, thread-safe.

#include "claims/analysis.h"

namespace kaiji {

/// `whole` says of all of a thing what `part` denies of some of it, or denies what `part` states: flags of one concept
/// with opposite answers, of which only `whole` is absolute, and `part` names a thing, data, people, a plan or a case
/// of its own. Neither side's modality is looked at.
bool narrows(const Analysis& analysis, const Claim& whole, const Claim& part);

/// The same of two statements that exclude each other, whatever their concepts. `always`: the concept of `whole` speaks
/// of all (全データを暗号化), with a word that says so or without one.
bool is_part_of(const Analysis& analysis, const Claim& whole, const Claim& part, bool always);

}  // namespace kaiji
