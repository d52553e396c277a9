// SPDX-License-Identifier: Apache-2.0
#include "lint/document_set.h"

#include <fmt/format.h>

#include <algorithm>

namespace kaiji {
namespace {

template <class Space>
Span<Space> moved(Span<Space> span, std::uint32_t by) {
  return {{span.begin.value + by}, {span.end.value + by}};
}

std::uint32_t moved(std::uint32_t index, std::size_t by) {
  return index == kNone ? kNone : index + static_cast<std::uint32_t>(by);
}

/// Where the next document begins in each sequence of the whole.
struct Shift {
  std::uint32_t text;
  std::uint32_t source;
  std::size_t block;
  std::size_t section;
  std::size_t table;
  std::size_t sentence;
};

void append_blocks(const Document& document, const Shift& shift, Document& whole) {
  for (Block block : document.blocks) {
    block.text = moved(block.text, shift.text);
    block.source = moved(block.source, shift.source);
    block.section = moved(block.section, shift.section);
    block.lead = moved(block.lead, shift.block);
    block.table = moved(block.table, shift.table);
    whole.blocks.push_back(std::move(block));
  }
}

void append_sections(const Document& document, const Shift& shift, Document& whole) {
  for (Section section : document.sections) {
    section.heading = moved(section.heading, shift.block);
    section.parent = moved(section.parent, shift.section);
    section.begin = moved(section.begin, shift.block);
    section.end = moved(section.end, shift.block);
    section.body_end = moved(section.body_end, shift.block);
    whole.sections.push_back(section);
  }
  // Roots of one level would look like parallel sections.
  whole.sections[shift.section].level = static_cast<std::uint8_t>(std::min<std::size_t>(whole.parts.size(), 255));
}

void append_tables(const Document& document, const Shift& shift, Document& whole) {
  for (Table table : document.tables) {
    table.section = moved(table.section, shift.section);
    table.source = moved(table.source, shift.source);
    for (auto* rows : {&table.cells, &table.labels})
      for (auto& row : *rows)
        for (BlockIndex& block : row) block = moved(block, shift.block);
    whole.tables.push_back(std::move(table));
  }
}

void append_text(const Document& document, Document& whole) {
  whole.normalized.map.append(document.normalized.map, static_cast<std::uint32_t>(whole.source.text.size()));
  whole.normalized.text += document.normalized.text;
  whole.source.text += document.source.text;
  // A line end between the files, in both spaces.
  const auto end = whole.source.text.size();
  whole.source.text += '\n';
  whole.normalized.text += '\n';
  whole.normalized.map.append(1, source_span(end, end + 1), false);
}

void append_claims(const Analysis& analysis, const Shift& shift, Analysis& whole) {
  for (const Sentence& sentence : analysis.sentences)
    whole.sentences.push_back({moved(sentence.span, shift.text), moved(sentence.block, shift.block)});
  for (FoundValue value : analysis.values) {
    value.span = moved(value.span, shift.text);
    whole.values.push_back(std::move(value));
  }
  for (Claim claim : analysis.claims) {
    claim.value.span = moved(claim.value.span, shift.text);
    claim.sentence = moved(claim.sentence, shift.sentence);
    claim.block = moved(claim.block, shift.block);
    whole.claims.push_back(std::move(claim));
  }
}

}  // namespace

Analysis merge(std::span<const Analysis* const> analyses, Tagger& tagger) {
  Analysis whole;
  whole.tagger = &tagger;
  Document& document = whole.document;
  for (const Analysis* analysis : analyses) {
    const Document& next = analysis->document;
    const Shift shift{static_cast<std::uint32_t>(document.normalized.text.size()),
                      static_cast<std::uint32_t>(document.source.text.size()),
                      document.blocks.size(),
                      document.sections.size(),
                      document.tables.size(),
                      whole.sentences.size()};
    document.parts.push_back({next.source.path, {shift.source}, 1});
    append_blocks(next, shift, document);
    append_sections(next, shift, document);
    append_tables(next, shift, document);
    append_text(next, document);
    append_claims(*analysis, shift, whole);
  }
  document.source.lines = LineIndex(document.source.text);
  for (DocumentPart& part : document.parts) part.first_line = document.source.lines.line_of(part.begin);
  if (!analyses.empty()) whole.facts = analyses.front()->facts;
  return whole;
}

void to_files(const Document& merged, Finding& finding) {
  const auto move = [&](Location& location) {
    const DocumentPart* part = merged.part_at(location.span.begin);
    if (!part) return;
    location.path = part->path;
    location.span = {{location.span.begin.value - part->begin.value}, {location.span.end.value - part->begin.value}};
  };
  move(finding.location);
  for (Note& note : finding.notes) move(note.location);
}

void name_truth(Finding& finding, const DocumentSetting& set) {
  // The key is "concept=value|concept=value".
  const std::string concept_id = finding.key.substr(0, finding.key.find('='));
  for (const auto& [id, file] : set.truth) {
    if (id != "*" && id != concept_id) continue;
    finding.advice.ja += fmt::format("「{}」の記述を正とします。", file);
    finding.advice.en += fmt::format(" {} is the one that is right.", file);
    return;
  }
}

bool spans_files(const Finding& finding) {
  return std::any_of(finding.notes.begin(), finding.notes.end(),
                     [&](const Note& note) { return note.location.path != finding.location.path; });
}

}  // namespace kaiji
