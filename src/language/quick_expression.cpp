// SPDX-License-Identifier: Apache-2.0
#include "language/quick_expression.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <mutex>

namespace kaiji {
namespace {

/// Steps of one match; a sentence takes a few hundred.
constexpr std::uint32_t kMaxSteps = 20'000;
/// Bytes after which an expression is worth translating to machine code: that takes as long as searching some of them.
constexpr std::uint32_t kInterpretedBytes = 2048;

struct FreeCompileContext {
  void operator()(pcre2_compile_context* context) const { pcre2_compile_context_free(context); }
};
struct FreeMatchContext {
  void operator()(pcre2_match_context* context) const { pcre2_match_context_free(context); }
};
struct FreeMatchData {
  void operator()(pcre2_match_data* data) const { pcre2_match_data_free(data); }
};

/// The expression with what PCRE2 reads otherwise spelled out: its \s holds the vertical tab, RE2's does not.
std::optional<std::string> translated(std::string_view expression) {
  constexpr std::string_view kSpaces = R"(\t\n\f\r )";
  std::string result;
  bool inside_class = false;
  for (std::size_t at = 0; at < expression.size(); ++at) {
    const char c = expression[at];
    if (c == '\\' && at + 1 < expression.size()) {
      const char letter = expression[++at];
      const bool negated = letter == 'S';
      if (negated && inside_class) return std::nullopt;
      if (letter != 's' && !negated) {
        result += c;
        result += letter;
      } else {
        result += inside_class ? "" : negated ? "[^" : "[";
        result += kSpaces;
        result += inside_class ? "" : "]";
      }
      continue;
    }
    if (c == '[') inside_class = true;
    if (c == ']') inside_class = false;
    result += c;
  }
  return result;
}

/// Contexts and results of one thread.
struct Workspace {
  std::unique_ptr<pcre2_match_context, FreeMatchContext> context{pcre2_match_context_create(nullptr)};
  std::unique_ptr<pcre2_match_data, FreeMatchData> data{pcre2_match_data_create(2, nullptr)};

  Workspace() { pcre2_set_match_limit(context.get(), kMaxSteps); }
};

}  // namespace

struct QuickExpression::Code {
  struct Free {
    void operator()(pcre2_code* code) const { pcre2_code_free(code); }
  };
  std::unique_ptr<pcre2_code, Free> pcre2;
  /// A copy in machine code for an expression in demand; none where the system allows no such code.
  std::unique_ptr<pcre2_code, Free> machine;
  std::once_flag translated;
  std::atomic<std::uint32_t> searched{0};  ///< bytes
  bool has_group = false;
  StartSet starts;  ///< where it is tried; unless they are everything it is bound to the place of each try

  /// The form to search `bytes` more with.
  const pcre2_code* form(std::size_t bytes);
};

const pcre2_code* QuickExpression::Code::form(std::size_t bytes) {
  if (searched.load(std::memory_order_relaxed) < kInterpretedBytes) {
    searched.fetch_add(static_cast<std::uint32_t>(std::min<std::size_t>(bytes, kInterpretedBytes)),
                       std::memory_order_relaxed);
    return pcre2.get();
  }
  std::call_once(translated, [this] {
    machine.reset(pcre2_code_copy(pcre2.get()));
    if (machine) pcre2_jit_compile(machine.get(), PCRE2_JIT_COMPLETE);
  });
  return machine ? machine.get() : pcre2.get();
}

QuickExpression::QuickExpression(std::unique_ptr<Code> code) : code_(std::move(code)) {}
QuickExpression::~QuickExpression() = default;

namespace {

pcre2_code* compiled(std::string_view expression, const StartSet& starts) {
  const auto words = translated(expression);
  if (!words) return nullptr;
  const std::unique_ptr<pcre2_compile_context, FreeCompileContext> context(pcre2_compile_context_create(nullptr));
  pcre2_set_newline(context.get(), PCRE2_NEWLINE_LF);
  const std::uint32_t bound = starts.is_everything() ? 0 : PCRE2_ANCHORED;
  int error = 0;
  std::size_t at = 0;
  return pcre2_compile(reinterpret_cast<PCRE2_SPTR>(words->data()), words->size(),
                       PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_DOLLAR_ENDONLY | bound, &error, &at, context.get());
}

/// What was encoded; nullptr where this library has another format.
pcre2_code* decoded(const EncodedExpression& code) {
  if (code.rest.empty()) return nullptr;
  thread_local std::string bytes;
  bytes.assign(code.head).append(code.rest);
  pcre2_code* made = nullptr;
  const auto* const first = reinterpret_cast<const std::uint8_t*>(bytes.data());
  return pcre2_serialize_decode(&made, 1, first, nullptr) == 1 ? made : nullptr;
}

}  // namespace

std::unique_ptr<const QuickExpression> QuickExpression::compile(std::string_view expression, const StartSet& starts,
                                                                const EncodedExpression& encoded) {
  auto code = std::make_unique<Code>();
  code->starts = starts;
  code->pcre2.reset(decoded(encoded));
  if (!code->pcre2) code->pcre2.reset(compiled(expression, starts));
  if (!code->pcre2) return nullptr;
  std::uint32_t groups = 0;
  pcre2_pattern_info(code->pcre2.get(), PCRE2_INFO_CAPTURECOUNT, &groups);
  code->has_group = groups > 0;
  return std::unique_ptr<const QuickExpression>(new QuickExpression(std::move(code)));
}

std::string QuickExpression::encoded(std::string_view expression, const StartSet& starts) {
  const std::unique_ptr<pcre2_code, Code::Free> code(compiled(expression, starts));
  if (!code) return {};
  const pcre2_code* one = code.get();
  std::uint8_t* bytes = nullptr;
  std::size_t size = 0;
  if (pcre2_serialize_encode(&one, 1, &bytes, &size, nullptr) != 1) return {};
  std::string result(reinterpret_cast<const char*>(bytes), size);
  pcre2_serialize_free(bytes);
  return result;
}

QuickOutcome QuickExpression::match(std::string_view unit, std::size_t from, QuickMatch& found) const {
  thread_local const Workspace workspace;
  const bool bound = !code_->starts.is_everything();
  std::size_t at = code_->starts.next(unit, from);
  if (bound && at == unit.size()) return QuickOutcome::NoMatch;
  const pcre2_code* const form = code_->form(unit.size() - at);
  int count = PCRE2_ERROR_NOMATCH;
  while (count == PCRE2_ERROR_NOMATCH) {
    count = pcre2_match(form, reinterpret_cast<PCRE2_SPTR>(unit.data()), unit.size(), at, PCRE2_NO_UTF_CHECK,
                        workspace.data.get(), workspace.context.get());
    if (count != PCRE2_ERROR_NOMATCH) break;
    if (!bound) return QuickOutcome::NoMatch;
    at = code_->starts.next(unit, at + 1);
    if (at == unit.size()) return QuickOutcome::NoMatch;
  }
  if (count < 0) return QuickOutcome::OutOfBudget;
  const PCRE2_SIZE* const ends = pcre2_get_ovector_pointer(workspace.data.get());
  found = {ends[0], ends[1], 0, 0};
  if (code_->has_group && count != 1 && ends[2] != PCRE2_UNSET) {
    found.group_begin = ends[2];
    found.group_end = ends[3];
  }
  return QuickOutcome::Match;
}

}  // namespace kaiji
