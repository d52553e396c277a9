// SPDX-License-Identifier: Apache-2.0
// A built set of patterns as bytes, for language/pattern_store.h.
#include "base/bytes.h"
#include "language/pattern_state.h"

namespace kaiji {
namespace {

void write(const SharedExpression& one, ByteWriter& writer) {
  writer.text(one.expression.text());
  writer.number(one.choices);
  writer.number(static_cast<std::uint8_t>(one.expression.engines()));
  writer.array(std::span(one.uses));
}

void read(ByteReader& reader, std::deque<SharedExpression>& expressions) {
  std::string text(reader.text());
  const auto choices = reader.number<std::uint8_t>();
  auto& one = expressions.emplace_back(std::move(text), static_cast<Engines>(reader.number<std::uint8_t>()));
  one.choices = choices;
  one.uses = reader.array<SharedExpression::Use>();
}

}  // namespace

void WordTrie::write(ByteWriter& writer) const {
  writer.array(std::span(nodes_));
  writer.array(std::span(slots_));
  writer.array(std::span<const std::uint64_t>(pairs_));
  writer.number(shift_);
  writer.number(words_);
}

void WordTrie::read(ByteReader& reader) {
  nodes_ = reader.array<Node>();
  slots_ = reader.array<std::uint32_t>();
  const auto pairs = reader.array<std::uint64_t>();
  std::copy_n(pairs.begin(), std::min(pairs.size(), pairs_.size()), pairs_.begin());
  shift_ = reader.number<unsigned>();
  words_ = reader.number<std::uint32_t>();
}

void PatternSet::State::write(ByteWriter& writer) const {
  trie.write(writer);
  writer.number(static_cast<std::uint64_t>(patterns));
  writer.array(std::span(first_use));
  writer.array(std::span(uses));
  writer.array(std::span(plain));
  writer.number(static_cast<std::uint32_t>(spellings.size()));
  for (const std::string& spelling : spellings) writer.text(spelling);
  writer.number(static_cast<std::uint32_t>(expressions.size()));
  for (const SharedExpression& one : expressions) kaiji::write(one, writer);
}

bool PatternSet::State::read(ByteReader& reader) {
  trie.read(reader);
  patterns = reader.number<std::uint64_t>();
  first_use = reader.array<std::uint32_t>();
  uses = reader.array<WordUse>();
  plain = reader.array<std::uint8_t>();
  for (auto left = reader.number<std::uint32_t>(); left > 0 && !reader.failed(); --left)
    spellings.emplace_back(reader.text());
  for (auto left = reader.number<std::uint32_t>(); left > 0 && !reader.failed(); --left)
    kaiji::read(reader, expressions);
  return !reader.failed() && reader.rest().empty();
}

}  // namespace kaiji
