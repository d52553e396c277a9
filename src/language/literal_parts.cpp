// SPDX-License-Identifier: Apache-2.0
#include "language/literal_parts.h"

#include <algorithm>
#include <set>

#include "base/strings.h"

namespace kaiji {
namespace {

constexpr std::size_t kMaxProduct = 64;  ///< words that a concatenation may make of two choices
constexpr std::size_t kMaxWords = 1024;  ///< words of one alternation

LiteralChoice without_longer(LiteralChoice words) {
  std::sort(words.begin(), words.end());
  LiteralChoice kept;
  for (std::string& word : words) {
    if (kept.empty() || !word.starts_with(kept.back())) kept.push_back(std::move(word));
  }
  return kept;
}

PartialWord joined(const PartialWord& left, const PartialWord& right) {
  PartialWord word{left.text + right.text, left.group_begin, left.group_end, left.grouped};
  if (!left.grouped && right.grouped) {
    const auto shift = static_cast<std::uint32_t>(left.text.size());
    word = {std::move(word.text), right.group_begin + shift, right.group_end + shift, true};
  }
  return word;
}

}  // namespace

Part any_text() {
  return {false, {PartialWord{}}, {}, 1};
}

Part nothing() {
  Part empty;
  empty.may_be_empty = true;
  return empty;
}

Part literal(std::string text) {
  return {true, {PartialWord{std::move(text), 0, 0, false}}, {}, 1};
}

/// `words` without those that begin with another one: where they stand, the other one stands.

/// Ends the run: what follows is not tied to it.

void close_run(Part& part) {
  part.exact = false;
  LiteralChoice choice;
  for (const PartialWord& word : part.run) choice.push_back(to_lower_ascii(word.text));
  part.run.assign(1, PartialWord{});
  choice = without_longer(std::move(choice));
  if (!choice.front().empty()) part.required.push_back(std::move(choice));
}

void append(Part& left, Part right) {
  left.repeats = std::max(left.repeats, right.repeats);
  left.may_be_empty = left.may_be_empty && right.may_be_empty;
  if (!right.exact) {
    close_run(left);
    left.required.insert(left.required.end(), right.required.begin(), right.required.end());
    left.run = std::move(right.run);
    return;
  }
  const std::size_t product = left.run.size() * right.run.size();
  if (product > kMaxProduct && left.run.size() > 1 && right.run.size() > 1) {
    close_run(left);
    left.run = std::move(right.run);
    return;
  }
  if (right.run.size() == 1 && !right.run.front().grouped) {
    for (PartialWord& head : left.run) head.text += right.run.front().text;
    return;
  }
  if (left.run.size() == 1 && left.run.front().text.empty() && !left.run.front().grouped) {
    left.run = std::move(right.run);
    return;
  }
  std::vector<PartialWord> run;
  run.reserve(product);
  for (const PartialWord& head : left.run) {
    for (const PartialWord& tail : right.run) run.push_back(joined(head, tail));
  }
  left.run = std::move(run);
}

/// The choice that is the rarest: its shortest literal is the longest.

const LiteralChoice* best_choice(const std::vector<LiteralChoice>& choices) {
  const auto shortest = [](const LiteralChoice& choice) {
    std::size_t size = std::numeric_limits<std::size_t>::max();
    for (const auto& word : choice) size = std::min(size, word.size());
    return size;
  };
  const auto best = std::max_element(choices.begin(), choices.end(),
                                     [&](const auto& a, const auto& b) { return shortest(a) < shortest(b); });
  return best == choices.end() ? nullptr : &*best;
}

Part alternation(std::vector<Part> branches) {
  if (branches.size() == 1) return std::move(branches.front());
  std::size_t words = 0;
  bool exact = true;
  bool may_be_empty = false;
  int repeats = 1;
  for (const Part& branch : branches) {
    may_be_empty = may_be_empty || branch.may_be_empty;
    repeats = std::max(repeats, branch.repeats);
    exact = exact && branch.exact;
    words += branch.run.size();
  }
  if (exact && words <= kMaxWords) {
    Part all{true, {}, {}, repeats, may_be_empty};
    for (Part& branch : branches) std::move(branch.run.begin(), branch.run.end(), std::back_inserter(all.run));
    return all;
  }
  Part some = any_text();
  some.repeats = repeats;
  some.may_be_empty = may_be_empty;
  LiteralChoice choice;
  for (Part& branch : branches) {
    close_run(branch);
    const LiteralChoice* best = best_choice(branch.required);
    if (best == nullptr) return some;
    choice.insert(choice.end(), best->begin(), best->end());
  }
  some.required.push_back(std::move(choice));
  return some;
}

/// `part` repeated; the word of a captured repetition is its last one, which is RE2's to find.

Part repeated(Part part, int least, int most) {
  if (least == 1 && most == 1) return part;
  part.may_be_empty = part.may_be_empty || least == 0;
  if (least == 0 && most == 1 && part.exact && part.run.size() < kMaxProduct) {
    part.run.push_back(PartialWord{});
    return part;
  }
  if (least == 0) {
    Part some = any_text();
    some.repeats = part.repeats;
    some.may_be_empty = true;
    return some;
  }
  const bool grouped = std::any_of(part.run.begin(), part.run.end(), [](const auto& word) { return word.grouped; });
  if (part.exact && least == most && least <= 4 && !grouped) {
    Part all = nothing();
    for (int i = 0; i < least; ++i) append(all, part);
    return all;
  }
  close_run(part);
  return part;
}

}  // namespace kaiji
