// SPDX-License-Identifier: Apache-2.0
#pragma once
// What earlier editions of one document left for the next one, while somebody writes: the parts as they were loaded,
// what was read in its sections, and where the patterns of the rules hit. A session of an editor owns it, one for each
// document; it belongs to one thread, and to one linter and its analyzer.

#include <map>
#include <string>

#include "base/memo.h"
#include "claims/known_sections.h"
#include "language/patterns.h"
#include "loaders/loaded_parts.h"

namespace kaiji {

/// What the rules of one set left: where their patterns hit, and what their checks keep.
struct KnownRun {
  KnownHits hits;
  Memo checks;
};

struct KnownDocument {
  LoadedParts loaded;
  KnownSections sections;
  KnownRun rules;
  KnownRun profile_names;                  ///< of the words that name items, by which a profile is chosen
  std::map<std::string, KnownRun> chosen;  ///< of the profiles that the document followed, by name
};

}  // namespace kaiji
