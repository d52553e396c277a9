// SPDX-License-Identifier: Apache-2.0
#include "rules/example.h"

#include <fmt/format.h>

#include <algorithm>

#include "loaders/loader.h"

namespace kaiji {
namespace {

/// What one rule says of one text. Findings point into `analysis`.
struct ExampleOutcome {
  Analysis analysis;
  std::vector<Finding> findings;
};

const Loader* loader_named(std::string_view name) {
  for (const auto* loader : loaders()) {
    if (loader->name == name) return loader;
  }
  return nullptr;
}

class ExampleRunner {
 public:
  ExampleRunner(const RuleSet& rules, Analyzer& analyzer) : rules_(rules), analyzer_(analyzer) {}

  void run(const CompiledRule& compiled) {
    bool fired = false;
    for (const auto& example : compiled.rule->examples) {
      if (!example.bad.empty()) {
        fired = true;
        run_bad(compiled, example);
      }
      if (!example.good.empty()) run_good(compiled, example);
    }
    if (!fired) failures_.push_back({compiled.rule->id, compiled.rule->where, "no example of what the rule finds"});
  }

  std::vector<ExampleFailure> take_failures() { return std::move(failures_); }

 private:
  Result<ExampleOutcome> judge(const CompiledRule& compiled, const RuleExample& example, std::string_view text) {
    const auto* loader = loader_named(example.format);
    if (loader == nullptr) return fail({}, fmt::format("unknown format '{}'", example.format));
    auto document = loader->load("example", text);
    if (!document) return tl::unexpected<Error>(document.error());
    ExampleOutcome outcome{analyzer_.analyze(std::move(*document)), {}};
    const auto hits = scan(outcome.analysis);
    const Analysis* const set[] = {&outcome.analysis};
    const auto as_of = parse_iso_date(example.date).value_or(kExampleDate);
    compiled.check->run(CheckInput{outcome.analysis, hits, as_of, set}, outcome.findings);
    return outcome;
  }

  PatternHits scan(const Analysis& analysis) const {
    std::vector<TextSpan> units;
    units.reserve(analysis.sentences.size());
    for (const auto& sentence : analysis.sentences) units.push_back(sentence.span);
    return rules_.patterns().scan(analysis.document.text(), units);
  }

  void run_bad(const CompiledRule& compiled, const RuleExample& example) {
    const auto marked = unmark(example.bad);
    const auto outcome = judge(compiled, example, marked.text);
    if (!outcome) return report(compiled, example, to_string(outcome.error()));
    if (outcome->findings.empty()) return report(compiled, example, "the bad example gives no finding");
    for (const auto& mark : marked.marks) {
      if (covered(outcome->findings, mark)) continue;
      const auto& first = outcome->findings.front();
      report(compiled, example,
             fmt::format("no finding covers the marked words 「{}」; the first one stands at 「{}」: {}",
                         mark.in(marked.text), first.location.span.in(marked.text), first.message.ja));
    }
  }

  void run_good(const CompiledRule& compiled, const RuleExample& example) {
    const auto outcome = judge(compiled, example, example.good);
    if (!outcome) return report(compiled, example, to_string(outcome.error()));
    for (const auto& finding : outcome->findings) {
      report(compiled, example,
             fmt::format("the good example is found at fault at 「{}」: {}", finding.location.span.in(example.good),
                         finding.message.ja));
    }
  }

  static bool covered(const std::vector<Finding>& findings, const SourceSpan& mark) {
    return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
      const auto holds = [&](const Note& note) { return note.location.span.contains(mark); };
      return finding.location.span.contains(mark) || std::any_of(finding.notes.begin(), finding.notes.end(), holds);
    });
  }

  void report(const CompiledRule& compiled, const RuleExample& example, std::string message) {
    const auto& rule = *compiled.rule;
    const auto file = rule.where.substr(0, rule.where.rfind(':'));
    failures_.push_back({rule.id, fmt::format("{}:{}", file, example.line), std::move(message)});
  }

  const RuleSet& rules_;
  Analyzer& analyzer_;
  std::vector<ExampleFailure> failures_;
};

}  // namespace

MarkedText unmark(std::string_view example) {
  MarkedText marked;
  std::size_t open = std::string::npos;
  for (std::size_t at = 0; at < example.size(); ++at) {
    const auto pair = example.substr(at, 2);
    if (pair == "[[" && open == std::string::npos) {
      open = marked.text.size();
      ++at;
    } else if (pair == "]]" && open != std::string::npos) {
      marked.marks.push_back(source_span(open, marked.text.size()));
      open = std::string::npos;
      ++at;
    } else {
      marked.text += example[at];
    }
  }
  if (open != std::string::npos) marked.marks.push_back(source_span(open, marked.text.size()));
  return marked;
}

std::vector<ExampleFailure> run_examples(const RuleSet& rules, Analyzer& analyzer, std::string_view prefix) {
  ExampleRunner runner(rules, analyzer);
  for (const auto& compiled : rules.rules()) {
    if (compiled.rule->id.starts_with(prefix)) runner.run(compiled);
  }
  return runner.take_failures();
}

}  // namespace kaiji
