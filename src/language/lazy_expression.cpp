// SPDX-License-Identifier: Apache-2.0
#include "language/lazy_expression.h"

#include <re2/filtered_re2.h>
#include <re2/re2.h>
#include <unicode/utf8.h>

#include <array>
#include <cstdio>
#include <cstdlib>

namespace kaiji {
namespace {

constexpr std::int64_t kMaxMemory = 64 << 20;
constexpr int kMinAtomBytes = 4;

RE2::Options options() {
  RE2::Options result;
  result.set_log_errors(false);
  result.set_max_mem(kMaxMemory);
  return result;
}

/// RE2's filter folds the case of every letter and the word search that of ASCII alone.
bool folds_like_ascii(std::string_view atom) {
  for (std::size_t at = 0; at < atom.size();) {
    UChar32 code = 0;
    U8_NEXT(atom.data(), at, atom.size(), code);
    const bool cjk = (code >= 0x2E80 && code < 0xA000) || (code >= 0xAC00 && code < 0xFB00);
    if (code >= 0x80 && !cjk) return false;
  }
  return true;
}

}  // namespace

LazyExpression::LazyExpression(std::string expression) : own_(std::move(expression)), known_{own_} {}
LazyExpression::LazyExpression(const KnownExpression& known) : known_(known) {}
LazyExpression::~LazyExpression() = default;

Result<void> LazyExpression::check(const std::string& expression, const std::string& where) {
  const RE2 compiled(expression, options());
  if (compiled.ok()) return {};
  return fail(where, "RE2 refuses the expression '" + expression + "': " + compiled.error());
}

Result<std::shared_ptr<const LazyExpression>> LazyExpression::make(const std::string& expression,
                                                                   const std::string& where) {
  if (!analyze_expression(expression).certain) {
    if (auto valid = check(expression, where); !valid) return tl::unexpected<Error>(valid.error());
  }
  return std::make_shared<const LazyExpression>(expression);
}

bool LazyExpression::found_in(std::string_view text) const {
  if (const auto* engine = quick()) {
    QuickMatch found;
    const auto outcome = engine->match(text, 0, found);
    if (outcome != QuickOutcome::OutOfBudget) return outcome == QuickOutcome::Match;
    linear_ = true;
  }
  return compiled().Match({text.data(), text.size()}, 0, text.size(), RE2::UNANCHORED, nullptr, 0);
}

const RE2& LazyExpression::compiled() const {
  const std::string_view words = known_.text;
  std::call_once(once_, [&] { re2_ = std::make_unique<RE2>(re2::StringPiece(words.data(), words.size()), options()); });
  if (!re2_->ok()) {
    std::fprintf(stderr, "kaiji: bug: '%s' was taken for valid; RE2 says: %s\n", std::string(words).c_str(),
                 re2_->error().c_str());
    std::abort();
  }
  return *re2_;
}

std::unique_ptr<const QuickExpression> LazyExpression::make_quick() const {
  if (known_.engines == Engines::Different) return nullptr;
  if (known_.engines == Engines::Alike && known_.starts != nullptr)
    return QuickExpression::compile(known_.text, *known_.starts, known_.code);
  const auto analysis = analyze_expression(known_.text);
  if (known_.engines == Engines::Unknown && !analysis.alike_in_engines()) return nullptr;
  return QuickExpression::compile(known_.text, analysis.starts);
}

const QuickExpression* LazyExpression::quick() const {
  if (linear_.load(std::memory_order_relaxed)) return nullptr;
  std::call_once(quick_once_, [this] { quick_ = make_quick(); });
  if (quick_ == nullptr) linear_ = true;
  return quick_.get();
}

std::vector<TextSpan> LazyExpression::find(std::string_view text, TextSpan inside) const {
  std::vector<TextSpan> spans;
  for (auto match = first(text, inside, inside.begin); match; match = first(text, inside, match->whole.end))
    spans.push_back(match->shown);
  return spans;
}

std::optional<ExpressionMatch> LazyExpression::first(std::string_view text, TextSpan inside, TextOffset from) const {
  const auto* engine = quick();
  if (engine == nullptr) return first_surely(text, inside, from);
  const std::string_view unit = inside.in(text);
  QuickMatch found;
  for (std::size_t at = from.value - inside.begin.value; at < unit.size();) {
    const auto outcome = engine->match(unit, at, found);
    if (outcome == QuickOutcome::NoMatch) return std::nullopt;
    if (outcome == QuickOutcome::OutOfBudget) {
      linear_ = true;
      return first_surely(text, inside, text_span(inside.begin.value + at, inside.end.value).begin);
    }
    const auto place = [&](std::size_t begin, std::size_t end) {
      return text_span(inside.begin.value + begin, inside.begin.value + end);
    };
    const auto whole = place(found.begin, found.end);
    const bool grouped = found.group_end > found.group_begin;
    if (!whole.empty()) return ExpressionMatch{whole, grouped ? place(found.group_begin, found.group_end) : whole};
    at = found.end;
    if (at < unit.size()) U8_FWD_1(unit.data(), at, unit.size());
  }
  return std::nullopt;
}

std::optional<ExpressionMatch> LazyExpression::first_surely(std::string_view text, TextSpan inside,
                                                            TextOffset from) const {
  const RE2& expression = compiled();
  const re2::StringPiece unit(text.data() + inside.begin.value, inside.size());
  const int wanted = expression.NumberOfCapturingGroups() > 0 ? 2 : 1;
  std::array<re2::StringPiece, 2> found;
  const auto place = [&](const re2::StringPiece& piece) {
    const auto begin = static_cast<std::size_t>(piece.data() - text.data());
    return text_span(begin, begin + piece.size());
  };
  for (std::size_t at = from.value - inside.begin.value; at < unit.size();) {
    if (!expression.Match(unit, at, unit.size(), RE2::UNANCHORED, found.data(), wanted)) break;
    const bool grouped = wanted == 2 && found[1].data() != nullptr && !found[1].empty();
    if (!found[0].empty()) return ExpressionMatch{place(found[0]), place(grouped ? found[1] : found[0])};
    at = static_cast<std::size_t>(found[0].data() - unit.data());
    if (at < unit.size()) U8_FWD_1(unit.data(), at, unit.size());
  }
  return std::nullopt;
}

LiteralChoice filter_atoms(const std::string& expression) {
  re2::FilteredRE2 filter(kMinAtomBytes);
  int id = 0;
  LiteralChoice atoms;
  if (filter.Add(expression, options(), &id) != RE2::NoError) return atoms;
  filter.Compile(&atoms);
  for (const std::string& atom : atoms) {
    if (!folds_like_ascii(atom)) return {};
  }
  return atoms;
}

}  // namespace kaiji
