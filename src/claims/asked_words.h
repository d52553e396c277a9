// SPDX-License-Identifier: Apache-2.0
#pragma once
// Rows that ask for several things at once and answer them in the same order: 「RPO/RTO | 24時間/12時間」. Pure,
// thread-safe.

#include "claims/reading.h"

namespace kaiji {

/// The words of a label that ask for `value`: where the label and the sentence of the value fall into equally many
/// parts, each of which has a value, the part in the place of the value's; else all of the label.
TextSpan asked_words(const ReadingView& reading, SentenceIndex label, TextSpan value);

}  // namespace kaiji
