// SPDX-License-Identifier: Apache-2.0
// Kind `brackets`: a bracket that is never closed, or closed without having been opened.
#include <algorithm>
#include <array>

#include "rules/rule.h"
#include "text/characters.h"

namespace kaiji {
namespace {

struct Pair {
  char32_t open;
  char32_t close;
};
constexpr std::array<Pair, 4> kPairs = {{{U'「', U'」'}, {U'『', U'』'}, {U'【', U'】'}, {U'(', U')'}}};

/// Blocks before and after in which the other half may stand: line ends and page breaks part a sentence.
constexpr BlockIndex kNear = 4;

/// The brackets of one sort in one block that have no partner there.
struct Loose {
  std::vector<TextSpan> opened;
  std::vector<TextSpan> closed;
};

/// The closing bracket of "1)", "a)", "ア)": one or two characters that are no word.
bool closes_number(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  std::size_t characters = 0;
  while (begin > 0 && characters < 3) {
    const auto last = last_of(text.substr(0, begin));
    if (!is_ascii_digit(last) && !is_ascii_letter(last) && !is_katakana(last)) break;
    begin -= last < 0x80 ? 1 : 3;
    ++characters;
  }
  return characters > 0 && characters < 3;
}

Loose loose_brackets(std::string_view text, std::uint32_t offset, const Pair& pair) {
  Loose loose;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto c = decode_at(text, at);
    if (c == pair.open) {
      loose.opened.push_back(text_span(offset + begin, offset + at));
    } else if (c == pair.close) {
      if (!loose.opened.empty()) {
        loose.opened.pop_back();
      } else if (c != U')' || !closes_number(text, begin)) {
        loose.closed.push_back(text_span(offset + begin, offset + at));
      }
    }
  }
  return loose;
}

class BracketsCheck : public Check {
 public:
  explicit BracketsCheck(std::shared_ptr<const Rule> rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    for (const auto& pair : kPairs) {
      std::vector<Loose> blocks(document.blocks.size());
      for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
        const auto& block = document.blocks[at];
        if (block.kind == BlockKind::Code || block.kind == BlockKind::Comment) continue;
        blocks[at] = loose_brackets(document.text_of(block), block.text.begin.value, pair);
      }
      report(document, blocks, findings);
    }
  }

 private:
  void report(const Document& document, const std::vector<Loose>& blocks, std::vector<Finding>& findings) const {
    const auto near = [&](BlockIndex at, auto member) {
      const auto first = at < kNear ? 0 : at - kNear;
      const auto last = std::min<std::size_t>(at + kNear, blocks.size() - 1);
      for (auto other = first; other <= last; ++other) {
        if (other != at && !(blocks[other].*member).empty()) return true;
      }
      return false;
    };
    for (BlockIndex at = 0; at < blocks.size(); ++at) {
      const auto& block = document.blocks[at];
      if (block.role == BlockRole::Outside && block.kind != BlockKind::Heading) continue;
      if (!blocks[at].opened.empty() && !near(at, &Loose::closed)) add(document, blocks[at].opened.back(), findings);
      if (!blocks[at].closed.empty() && !near(at, &Loose::opened)) add(document, blocks[at].closed.front(), findings);
    }
  }

  /// Shows the bracket with the words around it.
  void add(const Document& document, TextSpan bracket, std::vector<Finding>& findings) const {
    constexpr std::uint32_t kContext = 30;  // bytes
    const auto& block = document.blocks[document.block_at(bracket.begin)];
    const auto text = document.text();
    auto begin = std::max(block.text.begin.value, bracket.begin.value > kContext ? bracket.begin.value - kContext : 0);
    auto end = std::min(block.text.end.value, bracket.end.value + kContext);
    const auto inside = [&](std::uint32_t at) {
      return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0u) == 0x80u;
    };
    while (inside(begin)) ++begin;
    while (inside(end)) --end;
    const std::string words(document.quote(text_span(begin, end)));
    findings.push_back(make_finding(*rule_, document, bracket, {{"context", {words, words}}}));
    findings.back().key = words;
  }

  std::shared_ptr<const Rule> rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  return std::make_unique<const BracketsCheck>(spec.rule);
}

}  // namespace

extern const RuleKind kind_brackets;
constinit const RuleKind kind_brackets = {"brackets", "A bracket without its partner.", {}, compile};

}  // namespace kaiji
