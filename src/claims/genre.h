// SPDX-License-Identifier: Apache-2.0
#pragma once
// What sort of document it is (dictionaries/genres.toml, and the cues of dictionaries/cues.toml that tell who speaks).
// Used by claims/facts.cpp. Pure, thread-safe.

#include <string>
#include <string_view>

#include "claims/vocabulary.h"

namespace kaiji {

/// A genre and the words that decided it.
struct GenreChoice {
  Genre genre = Genre::Unknown;
  std::string reason;
};

/// `analysis` has its document and sentences. `hits` are the vocabulary's over its sentences. Linear in the document.
GenreChoice find_genre(const Analysis& analysis, const PatternHits& hits, const Vocabulary::State& state);

/// Whether one of the cues of a kind stands in a sentence.
bool has_cue(const PatternHits& hits, const Vocabulary::State& state, std::string_view kind, SentenceIndex sentence);

}  // namespace kaiji
