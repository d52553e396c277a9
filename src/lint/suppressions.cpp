// SPDX-License-Identifier: Apache-2.0
#include "lint/suppressions.h"

#include <algorithm>
#include <optional>

#include "base/strings.h"

namespace kaiji {
namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";
constexpr std::string_view kReasonMark = "--";

/// A comment taken apart: "kaiji-disable-line", its selectors and its reason.
struct Directive {
  std::string_view verb;
  std::vector<std::string> selectors;
  std::string reason;
  SourceSpan at;
};

std::vector<std::string> selectors_of(std::string_view list) {
  std::vector<std::string> found;
  for (const auto piece : split(list, ',')) {
    for (const auto word : split(trim(piece), ' ')) {
      if (!trim(word).empty()) found.emplace_back(trim(word));
    }
  }
  return found;
}

/// `body` is what stands between the comment's marks. The reason starts at a "--" after white space, as selectors may
/// hold single hyphens.
std::optional<Directive> parse(std::string_view body, SourceSpan at) {
  body = trim(body);
  if (!body.starts_with("kaiji-disable") && !body.starts_with("kaiji-enable")) return {};
  Directive made;
  made.at = at;
  made.verb = body.substr(0, body.find_first_of(" \t\r\n"));
  body.remove_prefix(made.verb.size());
  auto mark = body.find(kReasonMark);
  while (mark != std::string_view::npos && mark > 0 && body[mark - 1] != ' ') mark = body.find(kReasonMark, mark + 2);
  if (mark != std::string_view::npos) {
    made.reason = std::string(trim(body.substr(mark + kReasonMark.size())));
    body = body.substr(0, mark);
  }
  made.selectors = selectors_of(body);
  return made;
}

bool in_code(const Document& document, SourceSpan at) {
  return std::any_of(document.blocks.begin(), document.blocks.end(), [&](const Block& block) {
    return block.kind == BlockKind::Code && block.source.contains(at.begin);
  });
}

std::vector<Directive> find_directives(const Document& document) {
  std::vector<Directive> found;
  const std::string_view text = document.source.text;
  for (auto open = text.find(kOpen); open != std::string_view::npos; open = text.find(kOpen, open + kOpen.size())) {
    const auto begin = open + kOpen.size();
    if (!trim(text.substr(begin, 40)).starts_with("kaiji-")) continue;
    const auto close = text.find(kClose, begin);
    if (close == std::string_view::npos) break;
    const auto at = source_span(open, close + kClose.size());
    auto directive = parse(text.substr(begin, close - begin), at);
    if (directive && !in_code(document, at)) found.push_back(std::move(*directive));
  }
  return found;
}

/// Reads the lines that a directive is about.
class Reach {
 public:
  explicit Reach(const Source& source) : source_(source) {}

  std::uint32_t line(SourceOffset at) const { return source_.lines.line_of(at); }
  std::uint32_t last_line() const { return source_.lines.line_count(); }

  /// The next line that has words and is no suppression itself.
  std::uint32_t next_line(SourceSpan comment) const {
    std::uint32_t number = line(comment.end) + 1;
    while (number < last_line()) {
      const auto words = trim(source_.lines.line(number, source_.text).in(source_.text));
      if (!words.empty() && !words.starts_with("<!-- kaiji-")) break;
      ++number;
    }
    return std::min(number, last_line());
  }

 private:
  const Source& source_;
};

bool is_known(std::string_view verb) {
  return verb == "kaiji-disable" || verb == "kaiji-disable-file" || verb == "kaiji-disable-line" ||
         verb == "kaiji-disable-next-line";
}

/// Ends the open regions that a kaiji-enable names; without a selector it ends all.
void close_regions(const Directive& enable, std::uint32_t line, std::vector<Suppression*>& open) {
  for (auto*& region : open) {
    const bool named = enable.selectors.empty() || std::find(enable.selectors.begin(), enable.selectors.end(),
                                                             region->selector) != enable.selectors.end();
    if (!named) continue;
    region->last_line = line;
    region = nullptr;
  }
  std::erase(open, nullptr);
}

}  // namespace

std::vector<Suppression> find_suppressions(const Document& document) {
  const auto directives = find_directives(document);
  const Reach reach(document.source);
  std::vector<Suppression> found;
  std::size_t count = 0;
  for (const auto& directive : directives) count += std::max<std::size_t>(directive.selectors.size(), 1);
  found.reserve(count);  // `open` points into it
  std::vector<Suppression*> open;
  for (const auto& directive : directives) {
    const std::uint32_t line = reach.line(directive.at.begin);
    if (directive.verb == "kaiji-enable") {
      close_regions(directive, line, open);
      continue;
    }
    auto selectors = directive.selectors;
    if (!is_known(directive.verb)) selectors = {std::string(directive.verb)};  // reported as an unknown rule
    if (selectors.empty()) selectors.emplace_back();
    for (auto& selector : selectors) {
      Suppression made{std::move(selector), directive.reason, directive.at, line, line};
      if (directive.verb == "kaiji-disable-next-line") made.first_line = made.last_line = reach.next_line(directive.at);
      if (directive.verb == "kaiji-disable-file") made.first_line = 1;
      if (directive.verb == "kaiji-disable" || directive.verb == "kaiji-disable-file") {
        made.last_line = reach.last_line();
      }
      found.push_back(std::move(made));
      if (directive.verb == "kaiji-disable") open.push_back(&found.back());
    }
  }
  return found;
}

}  // namespace kaiji
