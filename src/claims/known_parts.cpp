// SPDX-License-Identifier: Apache-2.0
#include "claims/known_parts.h"

#include <algorithm>

namespace kaiji {

std::vector<ReadingPart> parts_of(const Analysis& analysis, KnownSections* known) {
  const Document& document = analysis.document;
  const auto all = static_cast<SentenceIndex>(analysis.sentences.size());
  std::vector<ReadingPart> parts;
  if (known != nullptr) {
    SentenceIndex next = 0;
    for (const SectionBody& body : section_bodies(document, known->numbers)) {
      ReadingPart part{next, next, body.begin, {}, body.key};
      while (part.last < all && analysis.sentences[part.last].block < body.end) ++part.last;
      part.text = {document.blocks[body.begin].text.begin, document.blocks[body.end - 1].text.end};
      next = part.last;
      parts.push_back(part);
    }
  }
  if (parts.empty()) parts.push_back({0, all, 0, {}, std::nullopt});
  return parts;
}

bool to_part(const ReadingPart& part, FoundValue& value) {
  if (!part.text.contains(value.span)) return false;
  value.span.begin.value -= part.text.begin.value;
  value.span.end.value -= part.text.begin.value;
  return true;
}

bool to_part(const ReadingPart& part, Claim& claim) {
  if (claim.sentence < part.first || claim.sentence >= part.last || claim.block < part.block) return false;
  claim.sentence -= part.first;
  claim.block -= part.block;
  return to_part(part, claim.value);
}

void to_document(const ReadingPart& part, FoundValue& value) {
  value.span.begin.value += part.text.begin.value;
  value.span.end.value += part.text.begin.value;
}

void to_document(const ReadingPart& part, Claim& claim) {
  claim.sentence += part.first;
  claim.block += part.block;
  to_document(part, claim.value);
}

}  // namespace kaiji
