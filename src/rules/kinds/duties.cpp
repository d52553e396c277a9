// SPDX-License-Identifier: Apache-2.0
// Kind `duties`: a table of responsibilities (OS の更新 | 当社) and a sentence that gives the same work to the other
// party (OS の更新はお客様の責任で行っていただきます), or two such sentences.
#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <vector>

#include "base/find.h"
#include "base/strings.h"
#include "claims/numerals.h"
#include "claims/polarity.h"
#include "rules/other_place.h"
#include "rules/part_memo.h"
#include "rules/rule.h"

namespace kaiji {
namespace duties_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"provider", "strings", "Words for the provider: 当社, 弊社.", true},
    {"customer", "strings", "Words for the customer: お客様, 利用企業.", true},
    {"columns", "strings", "Words of the header of a column that names who is responsible: 担当, 責任.", true},
    {"acts", "strings", "Works, the words of one divided by |; the first is what a layer alone (OS) stands for.", true},
    {"whole", "strings",
     "Words of which one must stand in the sentence: 責任, すべて. Who only does some of it is none."},
    {"unless", "strings", "Words that make a sentence speak of a part: 場合, オプション."},
};

enum Owner : unsigned { kNobody = 0, kProvider = 1, kCustomer = 2 };

constexpr std::size_t kLongestThing = 75;  ///< bytes
constexpr std::size_t kLongestOwner = 45;  ///< bytes of a cell that only names somebody
constexpr std::array<std::string_view, 8> kYesMarks{"○", "〇", "◯", "●", "◎", "責任", "担当", "主担当"};
constexpr std::array<std::string_view, 9> kNoMarks{"", "-", "－", "×", "✕", "△", "―", "—", "なし"};
constexpr std::size_t kShortestSame = 12;  ///< bytes of a thing that two sentences share word by word

struct DutiesRule {
  std::shared_ptr<const Rule> rule;
  std::vector<std::string> provider;
  std::vector<std::string> customer;
  std::vector<std::string> columns;
  std::vector<std::vector<std::string>> acts;
  std::vector<std::string> whole;
  std::vector<std::string> unless;
};

struct Duty {
  std::string_view thing;
  unsigned owner = kNobody;
  TextSpan at;
  bool whole = false;  ///< a table's row, or a sentence that leaves nothing to the other party
};

bool holds_any(std::string_view text, const std::vector<std::string>& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& word) { return holds_word(text, word); });
}

class DutiesCheck : public Check {
 public:
  explicit DutiesCheck(DutiesRule rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const Document& document = input.analysis.document;
    const auto names = names_of_customer(document);
    DutiesRule local = rule_;
    local.customer.insert(local.customer.end(), names.begin(), names.end());
    const DutiesCheck named(std::move(local));
    named.judge(document, named.known_duties(input, this, names), findings);
  }

 private:
  /// What the sentences say, part by part; kept by `owner` while the other party has the same names.
  std::vector<Duty> known_duties(const CheckInput& input, const void* owner,
                                 const std::vector<std::string>& names) const {
    using Duties = std::vector<Duty>;
    if (input.kept != nullptr) {
      auto& before = input.kept->edit<std::vector<std::string>>(owner);
      if (before != names) input.kept->edit<KeptParts<Duties>>(owner).made.clear();
      before = names;
    }
    const auto text = input.analysis.document.text();
    const auto parts = input.analysis.reading_parts();
    const auto read = of_parts<Duties>(input, owner, [&](const ReadingPart& part) {
      auto duties = of_sentences(input.analysis, part.first, part.last);
      for (Duty& duty : duties) duty.at = to_part(part, duty.at);
      return duties;
    });
    Duties all;
    for (std::size_t i = 0; i < parts.size(); ++i) {
      for (Duty duty : *read[i]) {
        duty.at = to_document(parts[i], duty.at);
        duty.thing = duty.at.in(text).substr(0, duty.thing.size());  // a sentence begins with it; its text is another
        all.push_back(duty);
      }
    }
    return all;
  }

  void judge(const Document& document, const std::vector<Duty>& told, std::vector<Finding>& findings) const {
    const std::vector<Duty> rows = of_tables(document);
    for (const Duty& sentence : told) {
      const auto other = std::find_if(rows.begin(), rows.end(), [&](const Duty& row) {
        return sentence.whole && row.owner != sentence.owner && !several(rows, row) && speaks_of(sentence, row);
      });
      if (other != rows.end()) findings.push_back(finding_of(document, *other, sentence));
    }
    for (std::size_t i = 1; i < told.size(); ++i)
      for (std::size_t j = 0; j < i; ++j)
        if (told[i].owner != told[j].owner && told[i].thing == told[j].thing && told[i].thing.size() >= kShortestSame &&
            works_in(told[i].thing) != 0 && (told[i].whole || told[j].whole))
          findings.push_back(finding_of(document, told[j], told[i]));
  }

  unsigned owner_in(std::string_view text) const {
    return (holds_any(text, rule_.provider) ? kProvider : kNobody) |
           (holds_any(text, rule_.customer) ? kCustomer : kNobody);
  }

  /// 工場 in the header 「層 | 当社 | 工場」 whose cells are marks: what this document calls the other party.
  std::vector<std::string> names_of_customer(const Document& document) const {
    std::vector<std::string> names;
    for (const Table& table : document.tables) {
      if (table.header_rows == 0 || table.cells.size() <= table.header_rows) continue;
      const auto& header = table.cells[table.header_rows - 1];
      bool provider = false;
      std::vector<std::string> others;
      for (std::uint32_t column = 1; column < header.size(); ++column) {
        if (header[column] == kNone) continue;
        const std::string_view title = document.text_of(header[column]);
        provider = provider || owner_in(title) == kProvider;
        if (owner_in(title) == kNobody && marks_only(document, table, column)) others.emplace_back(title);
      }
      if (provider && others.size() == 1) names.push_back(others.front());
    }
    return names;
  }

  /// Every cell of the column is a mark, and one at least is a yes.
  static bool marks_only(const Document& document, const Table& table, std::uint32_t column) {
    bool yes = false;
    for (std::size_t row = table.header_rows; row < table.cells.size(); ++row) {
      const auto& cells = table.cells[row];
      if (column >= cells.size() || cells[column] == kNone) continue;
      const std::string_view words = document.text_of(cells[column]);
      yes = yes || is_yes(words);
      if (!is_yes(words) && std::find(kNoMarks.begin(), kNoMarks.end(), words) == kNoMarks.end()) return false;
    }
    return yes;
  }

  static bool is_yes(std::string_view words) {
    return std::find(kYesMarks.begin(), kYesMarks.end(), words) != kYesMarks.end();
  }

  std::vector<Duty> of_tables(const Document& document) const {
    std::vector<Duty> duties;
    for (const Table& table : document.tables) {
      for (std::size_t row = table.header_rows; row < table.cells.size(); ++row) {
        if (row >= table.labels.size() || table.labels[row].empty()) continue;
        const BlockIndex label = table.labels[row].back();
        Duty duty{document.text_of(label), kNobody, document.blocks[label].text, true};
        for (const BlockIndex cell : table.cells[row])
          if (cell != kNone && cell != label) add_cell(document, cell, duty);
        if (duty.owner == kProvider || duty.owner == kCustomer) duties.push_back(duty);
      }
    }
    return duties;
  }

  /// ○ under 「当社」, or 「当社」 under 「担当」.
  void add_cell(const Document& document, BlockIndex cell, Duty& duty) const {
    const std::string_view words = document.text_of(cell);
    for (const BlockIndex header : document.column_headers(cell)) {
      const std::string_view title = document.text_of(header);
      const unsigned column = owner_in(title);
      const bool marked = is_yes(words);
      const bool one = column == kProvider || column == kCustomer;
      const bool named = holds_any(title, rule_.columns) && words.size() <= kLongestOwner;
      if (one && marked) duty.owner |= column;
      if (named && !one) duty.owner |= owner_in(words);
      if ((one && marked) || named) duty.at = cover(duty.at, document.blocks[cell].text);
    }
  }

  std::vector<Duty> of_sentences(const Analysis& analysis, SentenceIndex first, SentenceIndex last) const {
    std::vector<Duty> duties;
    for (SentenceIndex at = first; at < last; ++at) {
      const Sentence& sentence = analysis.sentences[at];
      const Block& block = analysis.document.blocks[sentence.block];
      const std::string_view words = analysis.text_of(sentence);
      if (block.role != BlockRole::Statement || block.table != kNone || owner_in(words) == kNobody) continue;
      if (holds_any(words, rule_.unless)) continue;
      const std::size_t end = thing_end(words);
      if (end == 0 || end > kLongestThing) continue;
      const unsigned owner = owner_of(words.substr(end));
      if (owner == kNobody) continue;
      duties.push_back({words.substr(0, end), owner, sentence.span, holds_any(words, rule_.whole)});
    }
    return duties;
  }

  /// Where what the sentence speaks of ends: before the first は or を that does not belong to a party.
  std::size_t thing_end(std::string_view words) const {
    std::size_t begin = 0;
    for (std::size_t at = 0; at < words.size(); at += character_length(words, at)) {
      const bool mark = words.substr(at).starts_with("は") || words.substr(at).starts_with("を");
      if (!mark || ends_with_any(words, at, std::array<std::string_view, 3>{"に", "で", "また"})) continue;
      if (owner_in(words.substr(begin, at - begin)) == kNobody) return begin == 0 ? at : 0;
      return 0;  // 当社は…: what is done stands further behind
    }
    return 0;
  }

  /// 「…は、お客様の責任で」, 「…を当社が」: who does it, named right behind what is done; a denial says nothing.
  unsigned owner_of(std::string_view rest) const {
    constexpr std::array<std::string_view, 11> kDoes{"の責任", "側の責任", "側に", "が",       "側で",  "にて",
                                                     "自身",   "において", "側が", "に行って", "の作業"};
    rest.remove_prefix(std::min<std::size_t>(rest.size(), std::string_view("は").size()));
    for (const std::string_view skip : {"、", "すべて", "全て", "原則", "原則として", "、"})
      if (rest.starts_with(skip)) rest.remove_prefix(skip.size());
    if (denied_at_end(rest.substr(0, rest.find("、")))) return kNobody;
    for (const auto& [words, who] : {std::pair(&rule_.provider, kProvider), std::pair(&rule_.customer, kCustomer)})
      for (const std::string& word : *words)
        for (const std::string_view does : kDoes)
          if (rest.starts_with(word + std::string(does))) return who;
    return kNobody;
  }

  /// The works that the words name, as bits in the order of `acts`.
  std::uint64_t works_in(std::string_view words) const {
    std::uint64_t works = 0;
    for (std::size_t i = 0; i < rule_.acts.size() && i < 64; ++i)
      if (holds_any(words, rule_.acts[i])) works |= std::uint64_t{1} << i;
    return works;
  }

  /// The words of a row's name that are no work: OS, ファイアウォール, 規則.
  std::vector<std::string> cores_of(std::string_view label) const {
    std::string words(label);
    for (const std::vector<std::string>& act : rule_.acts)
      for (const std::string& word : act)
        for (auto at = words.find(word); at != std::string::npos; at = words.find(word))
          words.replace(at, word.size(), " ");
    for (const std::string_view link : {"の", "・", "、", "や", "への", "(", ")", "及び", "および", "/"})
      for (auto at = words.find(link); at != std::string::npos; at = words.find(link))
        words.replace(at, link.size(), " ");
    std::vector<std::string> cores;
    for (const std::string_view part : split(words, ' '))
      if (!part.empty()) cores.emplace_back(part);
    return cores;
  }

  bool speaks_of(const Duty& sentence, const Duty& row) const {
    const std::vector<std::string> cores = cores_of(row.thing);
    if (cores.empty()) return false;
    for (const std::string& core : cores)
      if (core.size() < 2 || !holds_word(sentence.thing, core)) return false;
    const std::uint64_t wanted = works_in(row.thing);
    const std::uint64_t told = works_in(sentence.thing);
    if (wanted != 0) return (wanted & told) != 0;
    // A layer alone stands for itself and for its updates.
    return told == 1 || (told == 0 && cores.size() == 1 && sentence.thing == cores.front());
  }

  /// Two tables, or two rows, give the same work to both: services or plans differ.
  static bool several(const std::vector<Duty>& rows, const Duty& row) {
    return std::any_of(rows.begin(), rows.end(),
                       [&](const Duty& other) { return other.thing == row.thing && other.owner != row.owner; });
  }

  Finding finding_of(const Document& document, const Duty& before, const Duty& after) const {
    const auto line = line_of(document, before.at);
    const std::string thing(before.thing);
    Finding finding =
        make_finding(*rule_.rule, document, after.at, {{"thing", {thing, thing}}, {"line", {line, line}}});
    add_other_place(document, before.at, finding);
    return finding;
  }

  DutiesRule rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  DutiesRule rule;
  rule.rule = spec.rule;
  rule.provider = spec.keys.strings("provider");
  rule.customer = spec.keys.strings("customer");
  rule.columns = spec.keys.strings("columns");
  rule.whole = spec.keys.strings("whole");
  rule.unless = spec.keys.strings("unless");
  for (const std::string& act : spec.keys.strings("acts")) {
    std::vector<std::string> words;
    for (const std::string_view word : split(act, '|')) words.emplace_back(word);
    rule.acts.push_back(std::move(words));
  }
  for (const auto& [key, words] : {std::pair("provider", &rule.provider), std::pair("customer", &rule.customer),
                                   std::pair("columns", &rule.columns)})
    if (words->empty()) return fail(spec.keys.where(key), "the key '" + std::string(key) + "' is missing");
  if (rule.acts.empty()) return fail(spec.keys.where("acts"), "the key 'acts' is missing");
  return std::make_unique<const DutiesCheck>(std::move(rule));
}

}  // namespace
}  // namespace duties_kind

extern const RuleKind kind_duties;
constinit const RuleKind kind_duties = {"duties", "One work that the document gives to two parties.",
                                        duties_kind::kParameters, duties_kind::compile};

}  // namespace kaiji
