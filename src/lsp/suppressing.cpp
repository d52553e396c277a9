// SPDX-License-Identifier: Apache-2.0
#include "lsp/suppressing.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "loaders/loader.h"

namespace kaiji::lsp {
namespace {

std::string comment(std::string_view verb, const std::string& rule, const Judgement& judgement, const Client& client) {
  const auto reason = client.snippet_edits ? fmt::format("${{1:{}}}", judgement.say("理由", "reason")) : std::string();
  return fmt::format("<!-- kaiji-disable{} {} -- {} -->", verb, rule, reason);
}

/// The end of a line, before the bar that closes a table row.
SourceOffset end_of_words(SourceSpan line, std::string_view source) {
  auto words = trim(line.in(source));
  if (words.starts_with('|') && words.ends_with('|') && words.size() > 1) words.remove_suffix(1);
  words = trim(words);
  return {static_cast<std::uint32_t>(words.data() + words.size() - source.data())};
}

}  // namespace

bool takes_comments(const Judgement& judgement) {
  const auto& source = judgement.analysis()->document.source;
  const Loader* loader = loader_for(source.path);
  return source.editable &&
         (loader == nullptr || loader->name == "markdown" || loader->name == "text" || loader->name == "html");
}

DocumentEdits suppression(const Finding& finding, const Judgement& judgement, const Client& client) {
  const auto& document = judgement.analysis()->document;
  const auto& source = document.source;
  const auto at = finding.location.span.begin;
  const auto number = source.lines.line_of(at);
  const auto line = source.lines.line(number, source.text);
  const Block* block = block_with(document, at);
  const bool own_line =
      block != nullptr && block->kind == BlockKind::Paragraph && source.lines.line_of(block->source.begin) == number;
  DocumentEdits made;
  made.snippet = client.snippet_edits;
  if (own_line) {
    made.edits = {{{line.begin, line.begin}, comment("-next-line", finding.rule, judgement, client) + "\n"}};
  } else {
    const auto end = end_of_words(line, source.text);
    made.edits = {{{end, end}, fmt::format(" {}", comment("-line", finding.rule, judgement, client))}};
  }
  return made;
}

}  // namespace kaiji::lsp
