// SPDX-License-Identifier: Apache-2.0
// Kind `brackets`: a bracket that is never closed, or closed without having been opened.
#include <algorithm>
#include <array>

#include "base/find.h"
#include "language/lazy_expression.h"
#include "rules/part_memo.h"
#include "rules/rule.h"
#include "text/characters.h"

namespace kaiji {
namespace brackets_kind {
namespace {

struct Pair {
  char32_t open;
  char32_t close;
  std::string_view opening;  ///< the same in UTF-8
  std::string_view closing;
};
constexpr std::array<Pair, 4> kPairs = {
    {{U'「', U'」', "「", "」"}, {U'『', U'』', "『", "』"}, {U'【', U'】', "【", "】"}, {U'(', U')', "(", ")"}}};

/// Blocks before and after in which the other half may stand: line ends and page breaks part a sentence.
constexpr BlockIndex kNear = 4;

/// The brackets of one sort in one block that have no partner there.
struct Loose {
  std::vector<TextSpan> opened;
  std::vector<TextSpan> closed;
  std::vector<TextSpan> words;  ///< closed behind a short word: labels, or the other half of a block before
};

/// How sure a closing bracket that opens none is the mark of a label.
enum class Label { None, Word, Mark };

/// What the bracket at `at` closes: a mark ("1)", "a )", "iii)", 「注記2)」 anywhere, 「実行例)」), or a short word at
/// the head of a line, which may also be the rest of one that was wrapped.
Label label_at(std::string_view text, std::size_t at) {
  static const LazyExpression mark(
      "(?:(?:^|[^0-9A-Za-zァ-ヺー])(?:[0-9A-Za-zァ-ヺ]{1,2}|[ivxIVX]{1,5}|[0-9]+\\.)|"
      "(?:注記?|脚注|補注|備考|※|\\*)[0-9]{0,2}|[:;]-?|"
      "(?:^|[\\n「『。: ])[^ 、。「」『』()]{0,5}(?:例|参考|補足|出典|備考)[0-9]{0,2}) ?$");
  static const LazyExpression word("(?:^|[\\n「『。:])[※・]?[^ 、。「」『』()]{1,6}[0-9]{0,2} ?$");
  constexpr std::size_t kReach = 48;  // bytes
  auto begin = at > kReach ? at - kReach : 0;
  while (begin < at && (static_cast<unsigned char>(text[begin]) & 0xC0u) == 0x80u) ++begin;
  const auto before = text.substr(begin, at - begin);
  if (mark.found_in(before)) return Label::Mark;
  return word.found_in(before) ? Label::Word : Label::None;
}

/// What a closing bracket of a label does where a bracket is open: closes it, or closes none.
enum class Labels { Close, CloseNothing };

Loose loose_brackets(std::string_view text, std::uint32_t offset, const Pair& pair, Labels labels) {
  Loose loose;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    const auto c = decode_at(text, at);
    if (c == pair.open) {
      loose.opened.push_back(text_span(offset + begin, offset + at));
    } else if (c == pair.close) {
      const bool looked = c == U')' && (loose.opened.empty() || labels == Labels::CloseNothing);
      const auto label = looked && !text.substr(0, begin).ends_with("(") ? label_at(text, begin) : Label::None;
      if (label == Label::Word && loose.opened.empty()) loose.words.push_back(text_span(offset + begin, offset + at));
      if (label != Label::None) continue;
      if (!loose.opened.empty()) {
        loose.opened.pop_back();
      } else {
        loose.closed.push_back(text_span(offset + begin, offset + at));
      }
    }
  }
  return loose;
}

/// 「(「4.3) 移行」参照)」: a label inside brackets closes none of them where all have their partners then.
Loose loose_brackets(std::string_view text, std::uint32_t offset, const Pair& pair) {
  if (!holds_word(text, pair.opening) && !holds_word(text, pair.closing)) return {};
  auto loose = loose_brackets(text, offset, pair, Labels::Close);
  if (pair.close != U')' || (loose.opened.empty() && loose.closed.empty())) return loose;
  auto other = loose_brackets(text, offset, pair, Labels::CloseNothing);
  return other.opened.empty() && other.closed.empty() ? other : loose;
}

class BracketsCheck : public Check {
 public:
  explicit BracketsCheck(std::shared_ptr<const Rule> rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    const auto parts = input.analysis.reading_parts();
    const auto read = of_parts<PartBrackets>(
        input, this, [&](const ReadingPart& part) { return read_part(document, part, end_of(parts, part, document)); });
    for (std::size_t pair = 0; pair < std::size(kPairs); ++pair) {
      std::vector<Loose> blocks(document.blocks.size());
      for (std::size_t i = 0; i < parts.size(); ++i)
        for (const auto& [block, loose] : (*read[i])[pair]) blocks[parts[i].block + block] = moved(parts[i], loose);
      report(document, blocks, findings);
    }
  }

 private:
  /// By pair: the blocks of a part that have loose brackets, counted from its first one.
  using PartBrackets = std::array<std::vector<std::pair<BlockIndex, Loose>>, std::size(kPairs)>;

  /// The end of the blocks of a part.
  static BlockIndex end_of(const std::vector<ReadingPart>& parts, const ReadingPart& part, const Document& document) {
    const auto next = std::upper_bound(parts.begin(), parts.end(), part.block,
                                       [](BlockIndex at, const ReadingPart& other) { return at < other.block; });
    return next == parts.end() ? static_cast<BlockIndex>(document.blocks.size()) : next->block;
  }

  static Loose moved(const ReadingPart& part, Loose loose) {
    for (auto* places : {&loose.opened, &loose.closed, &loose.words})
      for (auto& place : *places) place = to_document(part, place);
    return loose;
  }

  static PartBrackets read_part(const Document& document, const ReadingPart& part, BlockIndex end) {
    PartBrackets read;
    for (std::size_t pair = 0; pair < std::size(kPairs); ++pair) {
      for (BlockIndex at = part.block; at < end; ++at) {
        const auto& block = document.blocks[at];
        if (block.kind == BlockKind::Code || block.kind == BlockKind::Comment) continue;
        const auto text = document.text_of(block);
        auto loose = loose_brackets(text, to_part(part, block.text).begin.value, kPairs[pair]);
        // 「①）準備」: the number of an item is no part of its words, the bracket behind it is.
        const bool numbered = !block.number.empty() && kPairs[pair].close == U')' && text.starts_with(")");
        if (numbered && !loose.closed.empty()) loose.closed.erase(loose.closed.begin());
        if (!loose.opened.empty() || !loose.closed.empty() || !loose.words.empty())
          read[pair].emplace_back(at - part.block, std::move(loose));
      }
    }
    return read;
  }

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
      const bool closed = near(at, &Loose::closed) || near(at, &Loose::words);
      if (!blocks[at].opened.empty() && !closed) add(document, blocks[at].opened.back(), findings);
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
}  // namespace brackets_kind

extern const RuleKind kind_brackets;
constinit const RuleKind kind_brackets = {"brackets", "A bracket without its partner.", {}, brackets_kind::compile};

}  // namespace kaiji
