// SPDX-License-Identifier: Apache-2.0
// Kind `one_value`: what the document says once of a name it says otherwise elsewhere: a term that is defined twice, an
// address for one purpose that is given in two ways.
#include <algorithm>
#include <set>
#include <string>

#include "claims/numerals.h"
#include "rules/other_place.h"
#include "rules/pattern_keys.h"
#include "rules/rule.h"

namespace kaiji {
namespace one_value_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"keys", "strings", "Expressions whose capturing group is the name.", true},
    {"values", "strings", "Expressions whose capturing group is what is said of it, one for each of `keys`.", true},
    {"strip", "strings", "Words that say nothing in a name: の宛先, の窓口."},
    {"exclusive", "strings",
     "Expressions of which one must stand in one of the two sentences; names that hold each other are one."},
    {"unless", "strings", "Expressions that silence a sentence."},
    {"share", "number", "Least share of pairs of characters that makes two values one (0.6)."},
};

constexpr std::size_t kShortestName = 6;  ///< bytes: two characters
constexpr std::size_t kMostEntries = 400;

struct OneValueRule {
  std::shared_ptr<const Rule> rule;
  std::vector<PatternId> keys;
  std::vector<PatternId> values;
  std::vector<PatternId> exclusive;
  std::vector<PatternId> unless;
  std::vector<std::string> strip;
  double share = 0.6;
};

/// What one sentence says of a name.
struct Entry {
  std::string name;
  std::string words;
  TextSpan at;
  SentenceIndex sentence = 0;
  bool exclusive = false;
};

std::set<std::string_view> pairs_of(std::string_view text) {
  std::set<std::string_view> pairs;
  for (std::size_t at = 0; at < text.size(); at += character_length(text, at)) {
    const std::size_t first = character_length(text, at);
    if (at + first < text.size()) pairs.insert(text.substr(at, first + character_length(text, at + first)));
  }
  return pairs;
}

class OneValueCheck : public Check {
 public:
  explicit OneValueCheck(OneValueRule rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const std::vector<Entry> entries = gather(input);
    for (std::size_t i = 1; i < entries.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (!one_name(entries[j], entries[i]) || one_value(entries[j].words, entries[i].words)) continue;
        findings.push_back(finding_of(input.analysis.document, entries[j], entries[i]));
        break;
      }
    }
  }

 private:
  std::vector<Entry> gather(const CheckInput& input) const {
    const Analysis& analysis = input.analysis;
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < rule_.keys.size(); ++i) {
      for (const PatternHit& key : input.hits.of(rule_.keys[i])) {
        const SentenceIndex at = key.unit;
        if (analysis.role_of(analysis.sentences[at]) != BlockRole::Statement) continue;
        if (any_stands(input.hits, rule_.unless, at) || entries.size() == kMostEntries) continue;
        const auto values = input.hits.of(rule_.values[i], at);
        const auto keys = input.hits.of(rule_.keys[i], at);
        const auto place = static_cast<std::size_t>(std::find(keys.begin(), keys.end(), key) - keys.begin());
        if (place >= values.size()) continue;
        const TextSpan value = values[place].span;
        entries.push_back({stripped(key.span.in(analysis.document.text())),
                           std::string(value.in(analysis.document.text())), value, at,
                           any_stands(input.hits, rule_.exclusive, at)});
      }
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.at < b.at; });
    return entries;
  }

  std::string stripped(std::string_view name) const {
    std::string kept(name);
    for (const std::string& word : rule_.strip)
      for (auto at = kept.find(word); at != std::string::npos; at = kept.find(word)) kept.erase(at, word.size());
    return kept;
  }

  bool one_name(const Entry& a, const Entry& b) const {
    if (a.sentence == b.sentence || std::min(a.name.size(), b.name.size()) < kShortestName) return false;
    if (rule_.exclusive.empty()) return a.name == b.name;
    // 「電話」 stands twice in many a list: one of the two must say that it is the only one.
    const bool within = a.name.find(b.name) != std::string::npos || b.name.find(a.name) != std::string::npos;
    return within && (a.exclusive || b.exclusive);
  }

  bool one_value(std::string_view a, std::string_view b) const {
    if (a.find(b) != std::string_view::npos || b.find(a) != std::string_view::npos) return true;
    const auto x = pairs_of(a);
    const auto y = pairs_of(b);
    const auto both = std::count_if(x.begin(), x.end(), [&](std::string_view pair) { return y.contains(pair); });
    const auto least = static_cast<double>(std::min(x.size(), y.size()));
    return least > 0 && static_cast<double>(both) >= rule_.share * least;
  }

  Finding finding_of(const Document& document, const Entry& before, const Entry& after) const {
    const auto line = line_of(document, before.at);
    const std::string left(document.quote(after.at));
    const std::string right(document.quote(before.at));
    Finding finding = make_finding(*rule_.rule, document, after.at,
                                   {{"name", {after.name, after.name}},
                                    {"left", {left, left}},
                                    {"right", {right, right}},
                                    {"line", {line, line}}});
    add_other_place(document, before.at, finding);
    return finding;
  }

  OneValueRule rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  OneValueRule rule;
  rule.rule = spec.rule;
  rule.strip = spec.keys.strings("strip");
  rule.share = spec.keys.number("share", rule.share);
  const std::pair<std::string_view, std::vector<PatternId>*> lists[] = {
      {"keys", &rule.keys}, {"values", &rule.values}, {"exclusive", &rule.exclusive}, {"unless", &rule.unless}};
  for (const auto& [key, list] : lists) {
    auto ids = read_patterns(spec, key);
    if (!ids) return tl::unexpected<Error>(ids.error());
    *list = std::move(*ids);
  }
  if (rule.keys.empty() || rule.keys.size() != rule.values.size())
    return fail(spec.keys.where("keys"), "'keys' and 'values' must have as many expressions, at least one");
  return std::make_unique<const OneValueCheck>(std::move(rule));
}

}  // namespace
}  // namespace one_value_kind

extern const RuleKind kind_one_value;
constinit const RuleKind kind_one_value = {"one_value", "A name of which the document says two things.",
                                           one_value_kind::kParameters, one_value_kind::compile};

}  // namespace kaiji
