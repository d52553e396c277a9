// SPDX-License-Identifier: Apache-2.0
// A set of patterns as bytes: those of language/pattern_store.h, or its own where it was built.
#include <algorithm>
#include <map>

#include "base/bytes.h"
#include "language/expression_literals.h"
#include "language/pattern_state.h"

namespace kaiji {
namespace {

TextPiece appended(std::string_view text, std::string& all) {
  const TextPiece piece{static_cast<std::uint32_t>(all.size()), static_cast<std::uint32_t>(text.size())};
  all += text;
  return piece;
}

/// Finds out what is not known of an expression.
void look_into(SharedExpression& one) {
  if (one.engines != Engines::Unknown && one.starts) return;
  const auto known = analyze_expression(one.text);
  if (one.engines == Engines::Unknown) one.engines = known.alike_in_engines() ? Engines::Alike : Engines::Different;
  one.starts = known.starts;
}

/// What all compiled expressions begin with: tables of characters, more than most expressions.
std::string_view common_head(const std::vector<std::string>& codes) {
  std::string_view head;
  for (const std::string& code : codes) {
    if (code.empty()) continue;
    if (head.empty()) head = code;
    const auto end = std::mismatch(head.begin(), head.end(), code.begin(), code.end()).first;
    head = head.substr(0, static_cast<std::size_t>(end - head.begin()));
  }
  return head;
}

/// Gathers the arrays of an image.
struct ImageParts {
  std::string texts;
  std::string codes;
  std::string head;
  std::vector<TextPiece> spellings;
  std::vector<StoredExpression> expressions;
  std::vector<ExpressionUse> uses;
  std::vector<StartSet> starts;
  std::map<StartSet, std::uint32_t> known_starts;

  void add(const SharedExpression& one, const std::string& code) {
    StoredExpression& made = expressions.emplace_back();
    made.text = appended(one.text, texts);
    if (!code.empty()) made.code = appended(std::string_view(code).substr(head.size()), codes);
    made.first_use = static_cast<std::uint32_t>(uses.size());
    made.choices = one.choices;
    made.engines = one.engines;
    uses.insert(uses.end(), one.uses.begin(), one.uses.end());
    if (!one.starts) return;
    const auto [known, added] = known_starts.emplace(*one.starts, starts.size());
    if (added) starts.push_back(*one.starts);
    made.starts = known->second;
  }
  void end() { expressions.emplace_back().first_use = static_cast<std::uint32_t>(uses.size()); }
};

}  // namespace

void WordTrie::write(ByteWriter& writer) const {
  writer.array(nodes_);
  writer.array(slots_);
  writer.array(pairs_);
  writer.number(shift_);
  writer.number(words_);
}

void WordTrie::read(ByteReader& reader) {
  nodes_ = reader.array<Node>();
  slots_ = reader.array<std::uint32_t>();
  pairs_ = reader.array<std::uint64_t>();
  shift_ = reader.number<unsigned>();
  words_ = reader.number<std::uint32_t>();
}

std::string image_of(PatternDraft& draft, bool ready) {
  std::vector<std::string> codes(draft.expressions.size());
  for (std::size_t i = 0; ready && i < codes.size(); ++i) {
    look_into(draft.expressions[i]);
    if (draft.expressions[i].engines == Engines::Alike)
      codes[i] = QuickExpression::encoded(draft.expressions[i].text, *draft.expressions[i].starts);
  }
  ImageParts parts;
  parts.head = common_head(codes);
  for (std::size_t i = 0; i < codes.size(); ++i) parts.add(draft.expressions[i], codes[i]);
  parts.end();
  for (const std::string& spelling : draft.spellings) parts.spellings.push_back(appended(spelling, parts.texts));
  ByteWriter writer;
  draft.trie.write(writer);
  writer.number(static_cast<std::uint64_t>(draft.patterns));
  writer.array(std::span<const std::uint32_t>(draft.first_use));
  writer.array(std::span<const WordUse>(draft.uses));
  writer.array(std::span<const std::uint8_t>(draft.plain));
  writer.array(std::span<const TextPiece>(parts.spellings));
  writer.array(std::span<const StoredExpression>(parts.expressions));
  writer.array(std::span<const ExpressionUse>(parts.uses));
  writer.array(std::span<const StartSet>(parts.starts));
  writer.array(std::span<const char>(parts.texts));
  writer.array(std::span<const char>(parts.codes));
  writer.text(parts.head);
  return writer.bytes();
}

bool PatternSet::State::read(std::string_view image) {
  ByteReader reader(image);
  trie.read(reader);
  patterns = reader.number<std::uint64_t>();
  first_use = reader.array<std::uint32_t>();
  uses = reader.array<WordUse>();
  plain = reader.array<std::uint8_t>();
  spellings = reader.array<TextPiece>();
  expressions = reader.array<StoredExpression>();
  expression_uses = reader.array<ExpressionUse>();
  starts = reader.array<StartSet>();
  texts = reader.array<char>();
  codes = reader.array<char>();
  code_head = reader.text();
  made = std::make_unique<std::atomic<const LazyExpression*>[]>(expression_count());
  return !reader.failed() && reader.rest().empty();
}

const LazyExpression& PatternSet::State::make(std::uint32_t index) const {
  const std::lock_guard lock(mutex);
  if (const auto* known = made[index].load(std::memory_order_relaxed)) return *known;
  const StoredExpression& stored = expressions[index];
  KnownExpression known{stored.text.in(texts), stored.engines, nullptr, {}};
  if (stored.starts != kNoText) known.starts = &starts[stored.starts];
  if (stored.code.size > 0) known.code = {code_head, stored.code.in(codes)};
  const LazyExpression& one = kept.emplace_back(known);
  made[index].store(&one, std::memory_order_release);
  return one;
}

}  // namespace kaiji
