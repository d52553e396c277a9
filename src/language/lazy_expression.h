// SPDX-License-Identifier: Apache-2.0
#pragma once
// One RE2 expression that is compiled when it is first needed: a document meets few of a rule set's expressions, and
// compiling is most of the cost of one. PCRE2 searches, which compiles far quicker; RE2's automaton takes over for good
// where a text would take PCRE2 long, or where PCRE2 might read the expression in another way.

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/expression_literals.h"
#include "language/quick_expression.h"
#include "text/span.h"

namespace re2 {
class RE2;
}

namespace kaiji {

/// A match that is not empty: all of it, and its first capturing group where that took part.
struct ExpressionMatch {
  TextSpan whole;
  TextSpan shown;
};

/// Whether the analysis has found the expression to be alike in both engines; where it was not asked, it will be.
enum class Engines : std::uint8_t { Unknown, Alike, Different };

/// An expression with what was found out before. Views of what must outlive it.
struct KnownExpression {
  std::string_view text;
  Engines engines = Engines::Unknown;
  const StartSet* starts = nullptr;  ///< null where nobody has looked
  EncodedExpression code;            ///< empty where it was not compiled
};

class LazyExpression {
 public:
  explicit LazyExpression(std::string expression);
  explicit LazyExpression(const KnownExpression& known);
  ~LazyExpression();

  /// Fails with `where` and RE2's words for what RE2 refuses.
  static Result<void> check(const std::string& expression, const std::string& where);
  /// An expression of a dictionary, checked, to be shared. Fails with `where` and RE2's words.
  static Result<std::shared_ptr<const LazyExpression>> make(const std::string& expression, const std::string& where);
  /// The matches inside one span of `text`, from left to right, not overlapping and not empty: the first capturing
  /// group's words, or the whole match where the group took no part. `^`, `$` and `\b` see nothing outside the span.
  /// Thread-safe. An expression that RE2 refuses aborts: `check` or the analysis should have found it.
  std::vector<TextSpan> find(std::string_view text, TextSpan inside) const;
  /// The first match that begins at or behind `from`, a place of the span.
  std::optional<ExpressionMatch> first(std::string_view text, TextSpan inside, TextOffset from) const;
  /// Whether the expression matches anywhere in `text`, an empty match included.
  bool found_in(std::string_view text) const;

 private:
  const re2::RE2& compiled() const;
  /// PCRE2's form, or nullptr where RE2 has taken over.
  const QuickExpression* quick() const;
  std::unique_ptr<const QuickExpression> make_quick() const;
  std::optional<ExpressionMatch> first_surely(std::string_view text, TextSpan inside, TextOffset from) const;

  std::string own_;  ///< the expression, where it is nobody else's
  KnownExpression known_;
  mutable std::once_flag once_;
  mutable std::unique_ptr<re2::RE2> re2_;
  mutable std::once_flag quick_once_;
  mutable std::unique_ptr<const QuickExpression> quick_;
  mutable std::atomic<bool> linear_{false};  ///< RE2 has taken over
};

/// What RE2's own filter knows of an expression that the analysis does not understand: at least one of these stands in
/// every match. Empty where nothing usable does. The expression must be one that RE2 accepts.
LiteralChoice filter_atoms(const std::string& expression);

}  // namespace kaiji
