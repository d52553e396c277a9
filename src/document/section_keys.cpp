// SPDX-License-Identifier: Apache-2.0
#include "document/section_keys.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace kaiji {
namespace {

/// Writes what a body holds so that two bodies are written alike only where they are alike: numbers have a fixed size,
/// strings their length before them, places count from the begin of the body.
class BodyWriter {
 public:
  BodyWriter(const Document& document, const SectionBody& body)
      : document_(document),
        body_(body),
        text_begin_(document.blocks[body.begin].text.begin.value),
        source_begin_(body.source.begin.value) {}

  std::string write() {
    out_.reserve(body_.source.size() * 3 + 64);
    add(body_.source.in(document_.source.text));
    const auto text_end = document_.blocks[body_.end - 1].text.end.value;
    add(text_span(text_begin_, text_end).in(document_.text()));
    TableIndex last = kNone;
    for (BlockIndex at = body_.begin; at < body_.end; ++at) {
      const Block& block = document_.blocks[at];
      add(block);
      if (block.table != kNone && block.table != last) add(document_.tables[last = block.table]);
    }
    return std::move(out_);
  }

 private:
  void add(std::uint32_t number) { out_.append(reinterpret_cast<const char*>(&number), sizeof number); }
  void add(std::string_view text) {
    add(static_cast<std::uint32_t>(text.size()));
    out_ += text;
  }
  void add_place(BlockIndex block) { add(block == kNone ? kNone : block - body_.begin); }

  void add(const Block& block) {
    out_ += static_cast<char>(block.kind);
    out_ += static_cast<char>(block.role);
    out_ += static_cast<char>(block.level);
    add(block.text.begin.value - text_begin_);
    add(block.text.size());
    add(block.source.begin.value - source_begin_);
    add(block.source.size());
    add(block.number);
    add_place(block.lead);
    add(block.table == kNone ? kNone : 0);
    add(block.row);
    add(block.column);
  }

  void add(const std::vector<std::vector<BlockIndex>>& rows) {
    add(static_cast<std::uint32_t>(rows.size()));
    for (const auto& row : rows) {
      add(static_cast<std::uint32_t>(row.size()));
      for (const BlockIndex block : row) add_place(block);
    }
  }

  void add(const Table& table) {
    add(table.header_rows);
    add(static_cast<std::uint32_t>(table.columns.size()));
    for (const ColumnRole role : table.columns) out_ += static_cast<char>(role);
    add(table.cells);
    add(table.labels);
    add(table.source.begin.value - source_begin_);
    add(table.source.size());
    out_ += table.history ? '1' : '0';
  }

  const Document& document_;
  const SectionBody& body_;
  std::uint32_t text_begin_;
  std::uint32_t source_begin_;
  std::string out_;
};

/// The number of the headings of a section and above it.
std::vector<std::uint64_t> heading_paths(const Document& document, ContentNumbers& numbers) {
  std::vector<std::uint64_t> paths(document.sections.size());
  for (SectionIndex at = 0; at < document.sections.size(); ++at) {  // parents stand before their sections
    const Section& section = document.sections[at];
    if (section.heading == kNone) continue;
    const Block& heading = document.blocks[section.heading];
    const auto above = section.parent == kNone ? 0 : paths[section.parent];
    std::string content = "above\n" + std::to_string(above) + "\n" + std::to_string(section.level) + "\n" +
                          std::to_string(static_cast<int>(heading.role)) + "\n" + heading.number + "\n";
    content += document.text_of(heading);
    content += "\n";
    content += heading.source.in(document.source.text);
    paths[at] = numbers.of(std::move(content));
  }
  return paths;
}

std::vector<SectionBody> bodies_of(const Document& document) {
  std::vector<SectionBody> bodies;
  for (SectionIndex at = 0; at < document.sections.size(); ++at) {
    const Section& section = document.sections[at];
    if (section.begin < section.body_end) bodies.push_back({at, section.begin, section.body_end, {}, {}});
  }
  return bodies;
}

/// False where some block stands before the one above it in the source, or in no body or two.
bool set_sources(const Document& document, std::vector<SectionBody>& bodies) {
  SourceOffset last;
  for (const Block& block : document.blocks) {
    if (block.source.begin < last) return false;
    last = block.source.begin;
  }
  BlockIndex next = 0;
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    if (bodies[i].begin != next) return false;
    next = bodies[i].end;
    const auto begin = i == 0 ? SourceOffset{} : document.blocks[bodies[i].begin].source.begin;
    const auto end = i + 1 < bodies.size() ? document.blocks[bodies[i + 1].begin].source.begin
                                           : SourceOffset{static_cast<std::uint32_t>(document.source.text.size())};
    bodies[i].source = {begin, end};
  }
  return next == document.blocks.size();
}

}  // namespace

std::uint64_t ContentNumbers::of(std::string content) {
  if (const auto* known = numbers_.find(content)) return *known;
  return numbers_.add(std::move(content), ++last_);
}

std::size_t SectionKeyHash::operator()(const SectionKey& key) const {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15u;
  std::uint64_t hash = 0;
  for (const auto number : {key.own, key.before, key.after, key.above}) hash = (hash ^ number) * kOdd;
  return static_cast<std::size_t>(hash ^ (hash >> 32));
}

std::vector<SectionBody> section_bodies(const Document& document, ContentNumbers& numbers) {
  auto bodies = bodies_of(document);
  if (!set_sources(document, bodies)) return {};
  const auto paths = heading_paths(document, numbers);
  for (SectionBody& body : bodies) {
    body.key.own = numbers.of(BodyWriter(document, body).write());
    const auto parent = document.sections[body.section].parent;
    body.key.above = parent == kNone ? 0 : paths[parent];
  }
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    if (i > 0) bodies[i].key.before = bodies[i - 1].key.own;
    if (i + 1 < bodies.size()) bodies[i].key.after = bodies[i + 1].key.own;
  }
  return bodies;
}

}  // namespace kaiji
