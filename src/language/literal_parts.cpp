// SPDX-License-Identifier: Apache-2.0
#include "language/literal_parts.h"

#include <algorithm>
#include <cstring>
#include <iterator>

namespace kaiji {
namespace {

constexpr std::size_t kMaxProduct = 64;  ///< words that a concatenation may make of two choices
constexpr std::size_t kMaxWords = 1024;  ///< words of one alternation

char* reserve(std::size_t size, PartMemory& memory) {
  return static_cast<char*>(memory.allocate(size, 1));
}

std::string_view joined(std::string_view left, std::string_view right, PartMemory& memory) {
  if (left.empty()) return right;
  if (right.empty()) return left;
  char* const text = reserve(left.size() + right.size(), memory);
  std::memcpy(text, left.data(), left.size());
  std::memcpy(text + left.size(), right.data(), right.size());
  return {text, left.size() + right.size()};
}

PartialWordView joined(const PartialWordView& left, const PartialWordView& right, PartMemory& memory) {
  const auto text = joined(left.text, right.text, memory);
  if (left.grouped || !right.grouped) return {text, left.group_begin, left.group_end, left.grouped};
  const auto shift = static_cast<std::uint32_t>(left.text.size());
  return {text, right.group_begin + shift, right.group_end + shift, true};
}

/// Sorts `words` and drops those that begin with another one: where they stand, the other one stands.
void drop_longer(ChoiceView& words) {
  std::sort(words.begin(), words.end());
  auto kept = words.begin();
  for (auto word = std::next(kept); word != words.end(); ++word)
    if (!word->starts_with(*kept)) *++kept = *word;
  words.erase(std::next(kept), words.end());
}

/// The choice that lets the fewest sentences through, or nullptr: its shortest literal is the longest.
const ChoiceView* best_choice(const std::pmr::vector<ChoiceView>& choices) {
  const auto shortest = [](const ChoiceView& choice) {
    std::size_t size = std::numeric_limits<std::size_t>::max();
    for (const auto word : choice) size = std::min(size, word.size());
    return size;
  };
  const auto best = std::max_element(choices.begin(), choices.end(),
                                     [&](const auto& a, const auto& b) { return shortest(a) < shortest(b); });
  return best == choices.end() ? nullptr : &*best;
}

/// `part` with the words of every branch; all are exact.
void take_words(Part& part, std::pmr::vector<Part>& branches, std::size_t words) {
  part.run.clear();
  part.run.reserve(words);
  for (const Part& branch : branches) part.run.insert(part.run.end(), branch.run.begin(), branch.run.end());
}

}  // namespace

std::string_view in_lower_ascii(std::string_view text, PartMemory& memory) {
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (std::none_of(text.begin(), text.end(), is_upper)) return text;
  char* const lower = reserve(text.size(), memory);
  std::transform(text.begin(), text.end(), lower,
                 [&](char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; });
  return {lower, text.size()};
}

Part any_text(PartMemory& memory, const StartSet& starts) {
  Part part(memory);
  part.starts = starts;
  part.exact = false;
  part.run.emplace_back();
  return part;
}

Part nothing(PartMemory& memory) {
  Part part(memory);
  part.run.emplace_back();
  part.may_be_empty = true;
  return part;
}

Part literal(std::string_view text, PartMemory& memory) {
  Part part(memory);
  part.run.push_back({text, 0, 0, false});
  part.starts.add(text);
  return part;
}

void close_run(Part& part) {
  part.exact = false;
  const auto is_empty = [](const PartialWordView& word) { return word.text.empty(); };
  if (std::none_of(part.run.begin(), part.run.end(), is_empty)) {
    ChoiceView choice(&part.memory());
    choice.reserve(part.run.size());
    for (const PartialWordView& word : part.run) choice.push_back(in_lower_ascii(word.text, part.memory()));
    drop_longer(choice);
    part.required.push_back(std::move(choice));
  }
  part.run.assign(1, PartialWordView{});
}

void append(Part& left, Part right) {
  left.repeats = std::max(left.repeats, right.repeats);
  if (left.may_be_empty) left.starts |= right.starts;
  left.may_be_empty = left.may_be_empty && right.may_be_empty;
  if (!right.exact) {
    close_run(left);
    std::move(right.required.begin(), right.required.end(), std::back_inserter(left.required));
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
    const auto tail = right.run.front().text;
    for (PartialWordView& head : left.run) head.text = joined(head.text, tail, left.memory());
    return;
  }
  if (left.run.size() == 1 && left.run.front().text.empty() && !left.run.front().grouped) {
    left.run = std::move(right.run);
    return;
  }
  std::pmr::vector<PartialWordView> run(&left.memory());
  run.reserve(product);
  for (const PartialWordView& head : left.run) {
    for (const PartialWordView& tail : right.run) run.push_back(joined(head, tail, left.memory()));
  }
  left.run = std::move(run);
}

Part alternation(std::pmr::vector<Part> branches) {
  if (branches.size() == 1) return std::move(branches.front());
  std::size_t words = 0;
  Part all = nothing(branches.front().memory());
  all.may_be_empty = false;
  for (const Part& branch : branches) {
    all.may_be_empty = all.may_be_empty || branch.may_be_empty;
    all.repeats = std::max(all.repeats, branch.repeats);
    all.starts |= branch.starts;
    all.exact = all.exact && branch.exact;
    words += branch.run.size();
  }
  if (all.exact && words <= kMaxWords) {
    take_words(all, branches, words);
    return all;
  }
  all.exact = false;
  ChoiceView choice(&all.memory());
  for (Part& branch : branches) {
    close_run(branch);
    const ChoiceView* best = best_choice(branch.required);
    if (best == nullptr) return all;
    choice.insert(choice.end(), best->begin(), best->end());
  }
  all.required.push_back(std::move(choice));
  return all;
}

Part repeated(Part part, int least, int most) {
  if (least == 1 && most == 1) return part;
  part.may_be_empty = part.may_be_empty || least == 0;
  if (least == 0 && most == 1 && part.exact && part.run.size() < kMaxProduct) {
    part.run.emplace_back();
    return part;
  }
  if (least == 0) {
    Part some = any_text(part.memory(), part.starts);
    some.repeats = part.repeats;
    some.may_be_empty = true;
    return some;
  }
  const bool grouped = std::any_of(part.run.begin(), part.run.end(), [](const auto& word) { return word.grouped; });
  if (part.exact && least == most && least <= 4 && !grouped) {
    Part all = nothing(part.memory());
    for (int i = 0; i < least; ++i) append(all, part);
    return all;
  }
  close_run(part);
  return part;
}

}  // namespace kaiji
