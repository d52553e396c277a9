// SPDX-License-Identifier: Apache-2.0
#pragma once
// The rules of one set over one document: which of them judge it, and their findings with the severities of the
// configuration. Used by Linter alone. Belongs to one thread.

#include <array>
#include <string_view>
#include <vector>

#include "lint/known_document.h"
#include "lint/linter.h"

namespace kaiji {

/// A rule that runs on a document, with the severity it has there.
struct ActiveRule {
  const CompiledRule* compiled;
  Severity severity;
};

class RuleRun {
 public:
  /// Finds the patterns of the set in the document. All must outlive this; `known`: what earlier editions left.
  RuleRun(const RuleSet& rules, const Analysis& analysis, Date as_of, KnownRun* known = nullptr);
  RuleRun(const RuleRun&) = delete;
  RuleRun& operator=(const RuleRun&) = delete;

  const RuleSet& rules() const { return rules_; }
  const CheckInput& input() const { return input_; }
  /// The rules that are on, fit the document and belong to no profile but those of `config`.
  std::vector<ActiveRule> active(const Config& config) const;
  /// Runs them: appends their findings and the rules themselves.
  void run(const std::vector<ActiveRule>& active, DocumentResult& result) const;
  void run(const Config& config, DocumentResult& result) const { run(active(config), result); }

 private:
  const RuleSet& rules_;
  PatternHits hits_;
  std::array<const Analysis*, 1> set_;
  CheckInput input_;
};

}  // namespace kaiji
