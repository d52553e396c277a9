// SPDX-License-Identifier: Apache-2.0
#pragma once
// Which sections of a document are as they were in an earlier edition of it: a section's body (its heading and the
// blocks before its first subsection), what stands right before and behind it, and the headings above it are each one
// number, and equal numbers mean equal contents. Contents are compared as they are, never by a hash alone. For analyses
// that follow each other while somebody writes; belongs to one thread.

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

#include "base/recent.h"
#include "document/document.h"

namespace kaiji {

/// Gives equal strings equal numbers. A number is never given to another string.
class ContentNumbers {
 public:
  std::uint64_t of(std::string content);
  void begin_edition() { numbers_.begin_edition(); }

 private:
  Recent<std::string, std::uint64_t> numbers_;
  std::uint64_t last_ = 0;
};

/// What is known of a body: everything that its blocks, their tables and the words of its source say, and of what
/// stands around it.
struct SectionKey {
  std::uint64_t own = 0;
  std::uint64_t before = 0;  ///< `own` of the body before it; 0: it is the first
  std::uint64_t after = 0;   ///< `own` of the body behind it; 0: it is the last
  std::uint64_t above = 0;   ///< the headings above it, their levels and numbers
  auto operator<=>(const SectionKey&) const = default;
};

/// For hash tables of keys.
struct SectionKeyHash {
  std::size_t operator()(const SectionKey& key) const;
};

/// A body that holds a block.
struct SectionBody {
  SectionIndex section = 0;
  BlockIndex begin = 0;  ///< [begin, end)
  BlockIndex end = 0;
  SourceSpan source;  ///< from its first word to that of the next body; of the first one, from the document's begin
  SectionKey key;
};

/// The bodies in reading order. Every block is in one of them. Empty where the blocks do not stand in the order of the
/// source: nothing can be said of its parts then.
std::vector<SectionBody> section_bodies(const Document& document, ContentNumbers& numbers);

}  // namespace kaiji
