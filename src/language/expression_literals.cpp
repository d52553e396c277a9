// SPDX-License-Identifier: Apache-2.0
#include "language/expression_literals.h"

#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <unordered_set>

#include "base/byte_set.h"
#include "language/literal_parts.h"

namespace kaiji {
namespace {

constexpr std::size_t kMaxClassSize = 4;     ///< members of a class that count as an alternation
constexpr std::size_t kMaxPlainWords = 256;  ///< of one alternation; longer ones are rare
constexpr int kMaxDepth = 50;
constexpr std::size_t kFirstMemory = 16384;  ///< bytes; most expressions need less

/// Begins with kana, a common ideograph or their punctuation: three bytes of UTF-8, letters without case.
bool is_common_cjk(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  return text.size() > 2 && byte(0) >= 0xE3 && byte(0) <= 0xE9 && (byte(1) & 0xC0u) == 0x80 &&
         (byte(2) & 0xC0u) == 0x80;
}

/// Characters that do not mean themselves.
constexpr ByteSet kSpecial(R"(\.^$|()[*+?{)");

/// Recursive descent over one expression. A member function that meets unknown syntax gives nothing.
class Parser {
 public:
  Parser(std::string_view expression, PartMemory& memory) : text_(expression), memory_(memory) {}

  ExpressionLiterals parse();

 private:
  void keep_words(std::span<const PartialWordView> run, ExpressionLiterals& result) const;

  bool done() const { return at_ >= text_.size(); }
  char peek() const { return done() ? '\0' : text_[at_]; }
  bool take(std::string_view token);
  bool skip_character();
  std::optional<std::string_view> character();
  std::optional<Part> plain_run();
  std::optional<Part> plain_words();
  std::optional<int> number();

  std::optional<Part> branches(int depth);
  std::optional<Part> sequence(int depth);
  std::optional<Part> item(int depth);
  std::optional<Part> group(int depth);
  std::optional<Part> escape();
  std::optional<Part> character_class();
  std::optional<Part> members();
  std::optional<std::string_view> class_member(StartSet& starts);
  std::optional<Part> quantified(Part part, bool repeatable);
  bool braces(int& least, int& most);

  std::string_view text_;
  PartMemory& memory_;
  std::size_t at_ = 0;
  int groups_ = 0;
  bool certain_ = true;
  bool asserts_ = false;
  bool empty_loop_ = false;
  bool ignore_case_ = false;
  bool unfoldable_ = false;  ///< a letter outside ASCII that has a case
};

bool Parser::take(std::string_view token) {
  if (!text_.substr(at_).starts_with(token)) return false;
  at_ += token.size();
  return true;
}

/// False at the end and where the text is no UTF-8.
bool Parser::skip_character() {
  if (done()) return false;
  if (is_common_cjk(text_.substr(at_))) return at_ += 3, true;
  UChar32 code = 0;
  U8_NEXT(text_.data(), at_, text_.size(), code);
  // Letters with a case end before the CJK radicals; Latin and Greek in other forms are gone after NFKC.
  if (code >= 0x80 && (code < 0x2E80 || (code >= 0xA000 && code < 0xAC00) || code >= 0xFB00)) unfoldable_ = true;
  return code >= 0;
}

std::optional<std::string_view> Parser::character() {
  const std::size_t begin = at_;
  if (!skip_character()) return std::nullopt;
  return text_.substr(begin, at_ - begin);
}

/// Characters that mean themselves, up to one that a quantifier repeats.
std::optional<Part> Parser::plain_run() {
  static constexpr ByteSet kQuantifiers("*+?{");
  const std::size_t begin = at_;
  std::size_t last = at_;
  while (!done() && !kSpecial.holds(peek())) {
    last = at_;
    if (!skip_character()) return std::nullopt;
  }
  const bool repeats_last = !done() && kQuantifiers.holds(peek());
  if (repeats_last && last > begin) at_ = last;  // the next item
  auto run = literal(text_.substr(begin, at_ - begin), memory_);
  if (repeats_last && last == begin) return quantified(std::move(run), true);
  return run;
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
  if (auto words = plain_words()) return words;
  std::pmr::vector<Part> all(&memory_);
  do {
    auto branch = sequence(depth);
    if (!branch) return std::nullopt;
    all.push_back(std::move(*branch));
  } while (take("|"));
  return alternation(std::move(all));
}

/// An alternation of nothing but plain words, which most groups are; at what else it meets it leaves the place as it
/// was.
std::optional<Part> Parser::plain_words() {
  const std::size_t start = at_;
  Part words = nothing(memory_);
  words.run.clear();
  words.may_be_empty = false;
  do {
    const std::size_t begin = at_;
    bool readable = true;
    while (readable && !done() && !kSpecial.holds(peek())) readable = skip_character();
    const bool ends = readable && (done() || peek() == '|' || peek() == ')');
    if (!ends || words.run.size() == kMaxPlainWords) {
      at_ = start;
      return std::nullopt;
    }
    words.run.push_back({text_.substr(begin, at_ - begin), 0, 0, false});
    words.starts.add(words.run.back().text);
    words.may_be_empty = words.may_be_empty || at_ == begin;
  } while (take("|"));
  return words;
}

std::optional<Part> Parser::sequence(int depth) {
  Part whole = nothing(memory_);
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
      return quantified(any_text(memory_), true);
    case '^':
    case '$':
      ++at_;
      asserts_ = true;
      return quantified(nothing(memory_), false);
    case '*':
    case '+':
    case '?':
    case '{':
      return std::nullopt;
    default:
      return plain_run();
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
    for (PartialWordView& word : inner->run) word = {word.text, 0, static_cast<std::uint32_t>(word.text.size()), true};
  }
  return inner;
}

/// The characters of a class escape.
void add_escaped(char letter, StartSet& starts) {
  const bool digits = letter == 'd' || letter == 'w';
  if (!digits && letter != 's') starts = StartSet::everything();
  if (digits) starts.add_range("0", "9");
  for (const char space : std::string_view("\t\n\f\r "))
    if (letter == 's') starts.add({&space, 1});
  if (letter != 'w') return;
  starts.add_range("A", "Z");
  starts.add_range("a", "z");
  starts.add("_");
}

std::optional<Part> Parser::escape() {
  static constexpr ByteSet kMarks(R"(\.+*?()|[]{}^$/-&~,:;#"'!@%=<>`)");
  ++at_;
  const char letter = peek();
  ++at_;
  switch (letter) {
    case 'd':
    case 'D':
    case 's':
    case 'S':
    case 'w':
    case 'W': {
      StartSet starts;
      add_escaped(letter, starts);
      return quantified(any_text(memory_, starts), true);
    }
    case 'b':
    case 'B':
      asserts_ = true;
      return quantified(nothing(memory_), false);
    default:
      if (!kMarks.holds(letter)) return std::nullopt;
      return quantified(literal(text_.substr(at_ - 1, 1), memory_), true);
  }
}

std::optional<Part> Parser::character_class() {
  ++at_;
  if (!take("^")) return members();
  auto excluded = members();
  if (!excluded) return std::nullopt;
  return any_text(memory_);
}

std::optional<std::string_view> Parser::class_member(StartSet& starts) {
  if (peek() == '[' || peek() == '-') return std::nullopt;
  if (peek() != '\\') return character();
  ++at_;
  const char letter = peek();
  ++at_;
  if (std::string_view("dDsSwW").find(letter) != std::string_view::npos) {
    add_escaped(letter, starts);
    return std::string_view{};
  }
  if (std::string_view(R"(\.+*?()|[]{}^$/-)").find(letter) == std::string_view::npos) return std::nullopt;
  return text_.substr(at_ - 1, 1);
}

/// The members up to ']'. A class escape counts as too many to list.
std::optional<Part> Parser::members() {
  Part choice(memory_);
  bool countable = true;
  if (peek() == '-') choice.starts.add("-");
  if (take("-")) choice.run.push_back({"-", 0, 0, false});
  while (!take("]")) {
    if (peek() == '-' && text_.substr(at_).starts_with("-]")) {
      ++at_;
      choice.run.push_back({"-", 0, 0, false});
      choice.starts.add("-");
      continue;
    }
    auto low = class_member(choice.starts);
    if (!low) return std::nullopt;
    choice.starts.add(*low);
    countable = countable && !low->empty();
    if (peek() == '-' && !text_.substr(at_).starts_with("-]")) {
      ++at_;
      const auto high = class_member(choice.starts);
      // UTF-8 sorts as its code points do.
      if (!high || low->empty() || high->empty() || *high < *low) return std::nullopt;
      countable = countable && *low == *high;
      choice.starts.add_range(*low, *high);
    }
    choice.run.push_back({*low, 0, 0, false});
  }
  if (choice.run.empty()) return std::nullopt;
  if (!countable || choice.run.size() > kMaxClassSize) return any_text(memory_, choice.starts);
  return choice;
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
  if (most > 1 && part.may_be_empty) empty_loop_ = true;
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
  result.empty_loop = empty_loop_;
  result.may_be_empty = whole->may_be_empty;
  result.ignore_case = ignore_case_;
  result.starts = result.may_be_empty ? StartSet::everything() : whole->starts;
  if (ignore_case_) result.starts.ignore_case();
  result.plain = whole->exact && !asserts_ &&
                 std::none_of(whole->run.begin(), whole->run.end(), [](const auto& word) { return word.text.empty(); });
  if (result.plain) {
    keep_words(whole->run, result);
    return result;
  }
  close_run(*whole);
  for (const ChoiceView& choice : whole->required) result.required.emplace_back(choice.begin(), choice.end());
  return result;
}

/// The words of a plain expression, each once.
void Parser::keep_words(std::span<const PartialWordView> run, ExpressionLiterals& result) const {
  std::pmr::unordered_set<std::string_view> seen(&memory_);
  for (const PartialWordView& word : run) {
    const auto text = ignore_case_ ? in_lower_ascii(word.text, memory_) : word.text;
    if (run.size() > 1 && !seen.insert(text).second) continue;
    const auto size = static_cast<std::uint32_t>(text.size());
    result.words.push_back({std::string(text), word.grouped ? word.group_begin : 0,  //
                            word.grouped ? word.group_end : size});
  }
}

}  // namespace

ExpressionLiterals analyze_expression(std::string_view expression) {
  std::array<std::byte, kFirstMemory> first;  // NOLINT: filled as parts need it
  std::pmr::monotonic_buffer_resource memory(first.data(), first.size());
  return Parser(expression, memory).parse();
}

bool is_selective(std::string_view literal) {
  const bool ascii =
      std::all_of(literal.begin(), literal.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return literal.size() >= (ascii ? 3u : 4u);
}

}  // namespace kaiji
