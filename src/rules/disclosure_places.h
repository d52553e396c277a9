// SPDX-License-Identifier: Apache-2.0
#pragma once
// Where a document speaks of one disclosure item: the rows of a check sheet and the sections that name it, and the
// sentences that may answer it with what ties each to the item. Questions, labels and headings only ever tie; they are
// never candidates themselves (unless the item says `anywhere`). Used by the kind `disclosure`; linear in the document.

#include <optional>
#include <vector>

#include "rules/form_reading.h"

namespace kaiji {

/// What makes a sentence speak of the item, weakest first.
enum class Tie : std::uint8_t {
  None,
  Before,    ///< the sentence before it in its block does
  Label,     ///< the lead of its list, an outer heading or an example in a question does
  Question,  ///< the question that it answers does
  Heading,   ///< the heading above it or the label of its row is about the matter
  Topic,     ///< it does so itself
  Section    ///< it stands in a section that names the item
};

struct PlaceCandidate {
  SentenceIndex sentence = 0;
  Tie tie = Tie::None;
  SentenceIndex asked = kNone;  ///< the question in running text that it answers
  bool numbered = false;        ///< its section's heading has the item's control number: it is about nothing else
  bool hinted = false;          ///< only a hint of the item ties it: it must say the whole of it
};

struct ItemPlaces {
  std::vector<RowMatch> rows;              ///< the rows of forms that ask for it, in the order of the text
  std::vector<PlaceCandidate> candidates;  ///< in the order of the text
  bool has_section = false;                ///< a section names the item and says something
  std::optional<TextSpan> nearest;         ///< the label, heading or sentence where the item should have been
};

/// `profile` is the profile of the item.
ItemPlaces find_places(const DisclosureItem& item, const ProfileItems& profile, const CheckInput& input);
/// A row of a form, or a heading with statements below it, names the item: the quick half of `find_places`.
bool is_named(const DisclosureItem& item, const CheckInput& input);

}  // namespace kaiji
