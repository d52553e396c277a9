// SPDX-License-Identifier: Apache-2.0
#pragma once
// All that is known of one document before a rule looks at it. Made by `Analyzer` (claims/analyzer.h); rules read it.
// Tokens are made when first asked for: an Analysis belongs to one thread until it is complete.

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/memo.h"
#include "claims/claim.h"
#include "claims/reading_part.h"
#include "document/document.h"
#include "language/morphology.h"
#include "language/sentences.h"

namespace kaiji {

/// What sort of document it is; decides which rules apply.
enum class Genre : std::uint8_t {
  Unknown,
  WhitePaper,
  CheckSheet,
  ServiceLevel,  ///< SLA
  Terms,
  SecurityPage,
  Guideline,  ///< a requirements document: no promises of a provider, so nothing is judged
  OffGenre,   ///< no cloud-security document: only rules that hold everywhere
  Treatise    ///< a book, tutorial, standard or norm: it teaches or demands, and nobody promises
};
std::string_view to_string(Genre genre);

/// Facts about the whole document.
struct DocumentFacts {
  Genre genre = Genre::Unknown;
  std::string genre_reason;  ///< the words that decided it
  Date date;                 ///< the document's own date: the newest of cover, revision and history; unknown: year 0
  std::optional<TextSpan> date_at;
  std::vector<std::string> services;  ///< names of the services it speaks of
  bool describes_service = true;      ///< it tells those who use a service what to expect (claims/service.h)
};

struct Analysis {
  Document document;
  std::vector<Sentence> sentences;
  std::vector<FoundValue> values;  ///< every typed value, in the order of the text
  std::vector<Claim> claims;       ///< in the order of the text
  DocumentFacts facts;
  /// The bodies of its sections one behind the other, where somebody remembers them; empty where nobody does.
  std::vector<ReadingPart> parts;

  /// The parts; the document as one of them where it has none.
  std::vector<ReadingPart> reading_parts() const;
  std::string_view text_of(const Sentence& sentence) const { return sentence.span.in(document.text()); }
  BlockRole role_of(const Sentence& sentence) const { return document.blocks[sentence.block].role; }
  /// Tokens of a sentence, made on first use.
  std::span<const TokenView> tokens(SentenceIndex sentence) const;
  /// The sentence that holds a place of the text, or kNone.
  SentenceIndex sentence_at(TextOffset at) const;

  // Owned by the analyzer that made this analysis and set by it.
  mutable Tagger* tagger = nullptr;
  mutable std::vector<std::vector<TokenView>> token_cache;
  mutable Memo memo;  ///< what comparisons of its claims make once; only once it is complete
};

}  // namespace kaiji
