// SPDX-License-Identifier: Apache-2.0
#include "language/expression_literals.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <limits>
#include <optional>
#include <set>

#include "base/strings.h"

namespace kaiji {
namespace {

constexpr std::size_t kMaxProduct = 64;   ///< words that a concatenation may make of two choices
constexpr std::size_t kMaxWords = 1024;   ///< words of one alternation
constexpr std::size_t kMaxClassSize = 4;  ///< members of a class that count as an alternation
constexpr int kMaxDepth = 50;
constexpr int kCertainRepeat = 500;  ///< RE2 refuses more than a thousand, nested ones multiplied
constexpr int kUnlimited = std::numeric_limits<int>::max();

struct PartialWord {
  std::string text;
  std::uint32_t group_begin = 0;
  std::uint32_t group_end = 0;
  bool grouped = false;
};

/// A part of an expression. While `exact`, it matches the words of `run` and nothing else; afterwards `run` is what
/// follows the last part that is no literal.
struct Part {
  bool exact = true;
  std::vector<PartialWord> run{PartialWord{}};
  std::vector<LiteralChoice> required;
  int repeats = 1;  ///< how often counted repetitions copy the most repeated thing in it
};

Part any_text() {
  return {false, {PartialWord{}}, {}, 1};
}

Part literal(std::string text) {
  return {true, {PartialWord{std::move(text), 0, 0, false}}, {}, 1};
}

/// `words` without those that begin with another one: where they stand, the other one stands.
LiteralChoice without_longer(LiteralChoice words) {
  std::sort(words.begin(), words.end());
  LiteralChoice kept;
  for (std::string& word : words) {
    if (kept.empty() || !word.starts_with(kept.back())) kept.push_back(std::move(word));
  }
  return kept;
}

/// Ends the run: what follows is not tied to it.
void close_run(Part& part) {
  part.exact = false;
  LiteralChoice choice;
  for (const PartialWord& word : part.run) choice.push_back(to_lower_ascii(word.text));
  part.run.assign(1, PartialWord{});
  choice = without_longer(std::move(choice));
  if (!choice.front().empty()) part.required.push_back(std::move(choice));
}

PartialWord joined(const PartialWord& left, const PartialWord& right) {
  PartialWord word{left.text + right.text, left.group_begin, left.group_end, left.grouped};
  if (!left.grouped && right.grouped) {
    const auto shift = static_cast<std::uint32_t>(left.text.size());
    word = {std::move(word.text), right.group_begin + shift, right.group_end + shift, true};
  }
  return word;
}

void append(Part& left, Part right) {
  left.repeats = std::max(left.repeats, right.repeats);
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
  int repeats = 1;
  for (const Part& branch : branches) {
    repeats = std::max(repeats, branch.repeats);
    exact = exact && branch.exact;
    words += branch.run.size();
  }
  if (exact && words <= kMaxWords) {
    Part all{true, {}, {}, repeats};
    for (Part& branch : branches) std::move(branch.run.begin(), branch.run.end(), std::back_inserter(all.run));
    return all;
  }
  Part some = any_text();
  some.repeats = repeats;
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
  if (least == 0 && most == 1 && part.exact && part.run.size() < kMaxProduct) {
    part.run.push_back(PartialWord{});
    return part;
  }
  if (least == 0) {
    Part some = any_text();
    some.repeats = part.repeats;
    return some;
  }
  const bool grouped = std::any_of(part.run.begin(), part.run.end(), [](const auto& word) { return word.grouped; });
  if (part.exact && least == most && least <= 4 && !grouped) {
    Part all;
    for (int i = 0; i < least; ++i) append(all, part);
    return all;
  }
  close_run(part);
  return part;
}

/// Recursive descent over one expression. A member function that meets unknown syntax gives nothing.
class Parser {
 public:
  explicit Parser(std::string_view expression) : text_(expression) {}

  ExpressionLiterals parse();

 private:
  bool done() const { return at_ >= text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  bool take(std::string_view token);
  std::optional<std::string> character();
  std::optional<int> number();

  std::optional<Part> branches(int depth);
  std::optional<Part> sequence(int depth);
  std::optional<Part> item(int depth);
  std::optional<Part> group(int depth);
  std::optional<Part> escape();
  std::optional<Part> character_class();
  std::optional<Part> members();
  std::optional<std::string> class_member();
  std::optional<Part> quantified(Part part, bool repeatable);
  bool braces(int& least, int& most);

  std::string_view text_;
  std::size_t at_ = 0;
  int groups_ = 0;
  bool certain_ = true;
  bool asserts_ = false;
  bool ignore_case_ = false;
  bool unfoldable_ = false;  ///< a letter outside ASCII that has a case
};

bool Parser::take(std::string_view token) {
  if (!text_.substr(at_).starts_with(token)) return false;
  at_ += token.size();
  return true;
}

std::optional<std::string> Parser::character() {
  if (done()) return std::nullopt;
  const std::size_t begin = at_;
  UChar32 code = 0;
  U8_NEXT(text_.data(), at_, text_.size(), code);
  if (code < 0) return std::nullopt;
  // Letters with a case end before the CJK radicals; Latin and Greek in other forms are gone after NFKC.
  if (code >= 0x80 && (code < 0x2E80 || (code >= 0xA000 && code < 0xAC00) || code >= 0xFB00)) unfoldable_ = true;
  return std::string(text_.substr(begin, at_ - begin));
}

std::optional<int> Parser::number() {
  int value = 0;
  const std::size_t begin = at_;
  while (peek() >= '0' && peek() <= '9' && at_ - begin < 4) value = value * 10 + (text_[at_++] - '0');
  if (at_ == begin) return std::nullopt;
  return value;
}

std::optional<Part> Parser::branches(int depth) {
  if (depth > kMaxDepth) return std::nullopt;
  std::vector<Part> all;
  do {
    auto branch = sequence(depth);
    if (!branch) return std::nullopt;
    all.push_back(std::move(*branch));
  } while (take("|"));
  return alternation(std::move(all));
}

std::optional<Part> Parser::sequence(int depth) {
  Part whole;
  while (!done() && peek() != '|' && peek() != ')') {
    auto next = item(depth);
    if (!next) return std::nullopt;
    append(whole, std::move(*next));
  }
  return whole;
}

std::optional<Part> Parser::item(int depth) {
  switch (peek()) {
    case '(': {
      auto inner = group(depth);
      return inner ? quantified(std::move(*inner), true) : std::nullopt;
    }
    case '[': {
      auto members = character_class();
      return members ? quantified(std::move(*members), true) : std::nullopt;
    }
    case '\\':
      return escape();
    case '.':
      ++at_;
      return quantified(any_text(), true);
    case '^':
    case '$':
      ++at_;
      asserts_ = true;
      return quantified(Part{}, false);
    case '*':
    case '+':
    case '?':
    case '{':
      return std::nullopt;
    default: {
      auto text = character();
      return text ? quantified(literal(std::move(*text)), true) : std::nullopt;
    }
  }
}

std::optional<Part> Parser::group(int depth) {
  ++at_;
  const bool captures = !take("?:");
  if (captures && peek() == '?') return std::nullopt;
  const bool first = captures && ++groups_ == 1;
  auto inner = branches(depth + 1);
  if (!inner || !take(")")) return std::nullopt;
  if (first && inner->exact) {
    for (PartialWord& word : inner->run) word = {word.text, 0, static_cast<std::uint32_t>(word.text.size()), true};
  }
  return inner;
}

std::optional<Part> Parser::escape() {
  ++at_;
  const char letter = peek();
  ++at_;
  switch (letter) {
    case 'd':
    case 'D':
    case 's':
    case 'S':
    case 'w':
    case 'W':
      return quantified(any_text(), true);
    case 'b':
    case 'B':
      asserts_ = true;
      return quantified(Part{}, false);
    default:
      if (std::string_view(R"(\.+*?()|[]{}^$/-&~,:;#"'!@%=<>`)").find(letter) == std::string_view::npos) {
        return std::nullopt;
      }
      return quantified(literal(std::string(1, letter)), true);
  }
}

std::optional<Part> Parser::character_class() {
  ++at_;
  if (!take("^")) return members();
  auto excluded = members();
  return excluded ? std::optional(any_text()) : std::nullopt;
}

std::optional<std::string> Parser::class_member() {
  if (peek() == '[' || peek() == '-') return std::nullopt;
  if (peek() != '\\') return character();
  ++at_;
  const char letter = peek();
  ++at_;
  if (std::string_view("dDsSwW").find(letter) != std::string_view::npos) return std::string{};
  if (std::string_view(R"(\.+*?()|[]{}^$/-)").find(letter) == std::string_view::npos) return std::nullopt;
  return std::string(1, letter);
}

/// The members up to ']'. A class escape counts as too many to list.
std::optional<Part> Parser::members() {
  Part choice{true, {}, {}, 1};
  bool countable = true;
  if (take("-")) choice.run.push_back({"-", 0, 0, false});
  while (!take("]")) {
    if (peek() == '-' && text_.substr(at_).starts_with("-]")) {
      ++at_;
      choice.run.push_back({"-", 0, 0, false});
      continue;
    }
    auto low = class_member();
    if (!low) return std::nullopt;
    countable = countable && !low->empty();
    if (peek() == '-' && !text_.substr(at_).starts_with("-]")) {
      ++at_;
      const auto high = class_member();
      // UTF-8 sorts as its code points do.
      if (!high || low->empty() || high->empty() || *high < *low) return std::nullopt;
      countable = countable && *low == *high;
    }
    choice.run.push_back({std::move(*low), 0, 0, false});
  }
  if (choice.run.empty()) return std::nullopt;
  return countable && choice.run.size() <= kMaxClassSize ? choice : any_text();
}

/// Reads {n}, {n,} or {n,m}.
bool Parser::braces(int& least, int& most) {
  const auto low = number();
  if (!low) return false;
  least = most = *low;
  if (take(",")) {
    const auto high = number();
    most = high ? *high : kUnlimited;
  }
  return take("}") && least <= most;
}

std::optional<Part> Parser::quantified(Part part, bool repeatable) {
  int least = 1;
  int most = 1;
  if (take("*")) {
    least = 0, most = kUnlimited;
  } else if (take("+")) {
    most = kUnlimited;
  } else if (take("?")) {
    least = 0;
  } else if (take("{")) {
    if (!braces(least, most)) return std::nullopt;
    part.repeats *= std::max(1, most == kUnlimited ? least : most);
    if (part.repeats > kCertainRepeat) certain_ = false;
    part.repeats = std::min(part.repeats, kCertainRepeat + 1);
  } else {
    return part;
  }
  if (!repeatable) return std::nullopt;
  take("?");
  if (peek() == '*' || peek() == '+' || peek() == '?' || peek() == '{') return std::nullopt;
  return repeated(std::move(part), least, most);
}

ExpressionLiterals Parser::parse() {
  ignore_case_ = take("(?i)");
  auto whole = branches(0);
  ExpressionLiterals result;
  if (!whole || !done() || (ignore_case_ && unfoldable_)) return result;
  result.understood = true;
  result.certain = certain_;
  result.ignore_case = ignore_case_;
  result.plain = whole->exact && !asserts_ &&
                 std::none_of(whole->run.begin(), whole->run.end(), [](const auto& word) { return word.text.empty(); });
  if (!result.plain) {
    close_run(*whole);
    result.required = std::move(whole->required);
    return result;
  }
  std::set<std::string> seen;
  for (PartialWord& word : whole->run) {
    if (ignore_case_) word.text = to_lower_ascii(word.text);
    if (!seen.insert(word.text).second) continue;
    const auto size = static_cast<std::uint32_t>(word.text.size());
    result.words.push_back({std::move(word.text), word.grouped ? word.group_begin : 0,  //
                            word.grouped ? word.group_end : size});
  }
  return result;
}

}  // namespace

ExpressionLiterals analyze_expression(std::string_view expression) {
  return Parser(expression).parse();
}

bool is_selective(std::string_view literal) {
  const bool ascii =
      std::all_of(literal.begin(), literal.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return literal.size() >= (ascii ? 3u : 4u);
}

}  // namespace kaiji
