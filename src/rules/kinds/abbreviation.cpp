// SPDX-License-Identifier: Apache-2.0
// Kind `abbreviation`: a special abbreviation that the document never explains.
#include <algorithm>
#include <map>

#include "base/find.h"
#include "base/strings.h"
#include "language/lazy_expression.h"
#include "rules/abbreviations.h"
#include "rules/rule.h"
#include "text/characters.h"

namespace kaiji {
namespace abbreviation_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"listed", "boolean", "Reports the one entry of a list of abbreviations without a meaning, and nothing else."},
};

bool letter_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const auto c = static_cast<unsigned char>(text[at]);
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '_';
}

/// Places of the word with no letter or digit beside it, nor a hyphen: "SLA-MDR-007" is a number of a document.
std::vector<std::size_t> places_of(std::string_view text, std::string_view word) {
  std::vector<std::size_t> places;
  for (auto at = find_word(text, word); at != text.npos; at = find_word(text, word, at + word.size())) {
    const bool named = at > 1 && text[at - 1] == ' ' && letter_at(text, at - 2);  // 「AWS KMS」 is a product
    const bool code = (at > 0 && text[at - 1] == '-') || named;
    if (!code && (at == 0 || !letter_at(text, at - 1)) && !letter_at(text, at + word.size())) places.push_back(at);
  }
  return places;
}

/// An unexplained abbreviation and where it first stands.
struct Unexplained {
  const Abbreviation* abbreviation = nullptr;
  TextSpan at;
};

class AbbreviationCheck : public Check {
 public:
  AbbreviationCheck(std::shared_ptr<const Rule> rule, std::shared_ptr<const std::vector<Abbreviation>> all)
      : rule_(std::move(rule)), all_(std::move(all)) {}

  /// One finding for each sentence that uses such a word first.
  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    std::map<SentenceIndex, std::vector<Unexplained>> by_sentence;
    const std::string lower = to_lower_ascii(input.analysis.document.text());
    for (const auto& abbreviation : *all_) {
      const auto at = first_unexplained(input.analysis, lower, abbreviation);
      if (at.empty()) continue;
      by_sentence[input.analysis.sentence_at(at.begin)].push_back({&abbreviation, at});
    }
    for (auto& [sentence, words] : by_sentence) findings.push_back(finding_of(input.analysis.document, words));
  }

 private:
  /// `lower`: the text of the document in lower case.
  static TextSpan first_unexplained(const Analysis& analysis, std::string_view lower,
                                    const Abbreviation& abbreviation) {
    const auto text = analysis.document.text();
    const auto places = places_of(text, abbreviation.word);
    if (places.empty() || explained(analysis.document, lower, abbreviation, places)) return {};
    for (const auto at : places) {
      const auto span = text_span(at, at + abbreviation.word.size());
      const auto sentence = analysis.sentence_at(span.begin);
      if (sentence != kNone && analysis.role_of(analysis.sentences[sentence]) == BlockRole::Statement) return span;
    }
    return {};
  }

  static bool explained(const Document& document, std::string_view lower, const Abbreviation& abbreviation,
                        const std::vector<std::size_t>& places) {
    const auto text = document.text();
    if (holds_word(lower, to_lower_ascii(abbreviation.english))) return true;
    for (const auto& name : abbreviation.names) {
      if (holds_word(text, name)) return true;
    }
    return std::any_of(places.begin(), places.end(), [&](std::size_t at) {
      return in_brackets(text, at, abbreviation.word.size()) || is_glossary_row(document, at, abbreviation.word.size());
    });
  }

  /// Japanese words, or the lower-case end of the English name: 「Operations Transition Plan (OTP)」.
  static bool is_word_end(char32_t c) { return c > 0x7F || (c >= U'a' && c <= U'z'); }

  /// 「単一点(SPOF)」 or 「SPOF(単一点)」, and 「SPOFとは」.
  static bool in_brackets(std::string_view text, std::size_t at, std::size_t length) {
    const auto before = text.substr(0, at);
    const auto after = text.substr(at + length);
    const bool behind =
        before.ends_with("(") && before.size() > 1 && is_word_end(last_of(trim(before.substr(0, before.size() - 1))));
    const bool glossed =
        after.starts_with("(") && (is_han(first_of(after.substr(1))) || is_kana(first_of(after.substr(1))));
    static const LazyExpression defined(
        "^[ァ-ヺー一-龠 "
        "]{0,24}とは|^は、?[^。]{2,}(?:機構|仕組み|しくみ|方式|技術|規格|仕様|プロトコル|機能|手法|製品|ツール|装置|"
        "組織|体制|概念|"
        "略称?)(?:です|である|で、|であり|をいう|のこと|。|$)");
    if (defined.found_in(after)) return true;
    if (is_paired(before, after)) return true;
    return (behind && (after.starts_with(")") || after.starts_with("、") || after.starts_with(","))) || glossed ||
           after.starts_with(":");
  }

  /// 「侵入検知・防御システム(IDS/IPS)」: two names in one, and both abbreviations behind them.
  static bool is_paired(std::string_view before, std::string_view after) {
    static const LazyExpression first(R"([^ -~、。]・[^ -~、。・]+ ?\((?:[A-Z]+[/・] ?)?$)");
    static const LazyExpression rest(R"(^(?:[/・] ?[A-Z]+)?\))");
    const bool open = before.ends_with("(");
    return first.found_in(before.substr(before.size() - std::min<std::size_t>(before.size(), 90))) &&
           rest.found_in(after) && (open != after.starts_with(")"));
  }

  /// A cell or term that holds the word alone, beside its meaning.
  static bool is_glossary_row(const Document& document, std::size_t at, std::size_t length) {
    const auto& block = document.blocks[document.block_at({static_cast<std::uint32_t>(at)})];
    return block.table != kNone && block.text.size() == length && block.role != BlockRole::Statement;
  }

  Finding finding_of(const Document& document, std::vector<Unexplained>& words) const {
    std::sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    std::string list;
    std::string meanings;
    for (const auto& word : words) {
      if (!list.empty()) list += "、", meanings += "、";
      list += word.abbreviation->word;
      meanings += word.abbreviation->names.front() + "(" + word.abbreviation->word + ")";
    }
    auto finding =
        make_finding(*rule_, document, words.front().at, {{"words", {list, list}}, {"meanings", {meanings, meanings}}});
    finding.key = list;
    return finding;
  }

  std::shared_ptr<const Rule> rule_;
  std::shared_ptr<const std::vector<Abbreviation>> all_;
};

/// A list of abbreviations in which one has no meaning beside it.
class ListedCheck : public Check {
 public:
  explicit ListedCheck(std::shared_ptr<const Rule> rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    for (const auto& table : document.tables) report_blank_entry(document, table, findings);
  }

 private:
  /// The one entry of a list of abbreviations that has no meaning beside it.
  void report_blank_entry(const Document& document, const Table& table, std::vector<Finding>& findings) const {
    constexpr std::size_t kLeastEntries = 3;
    if (table.cells.empty() || !is_glossary(document, table.cells.front())) return;
    BlockIndex blank = kNone;
    std::size_t filled = 0;
    for (std::size_t row = 1; row < table.cells.size(); ++row) {
      const auto& cells = table.cells[row];
      if (cells.empty() || cells[0] == kNone) return;
      const bool meaning = std::any_of(cells.begin() + 1, cells.end(), [](BlockIndex cell) { return cell != kNone; });
      filled += meaning ? 1 : 0;
      if (!meaning && blank != kNone) return;
      if (!meaning) blank = cells[0];
    }
    if (blank == kNone || filled < kLeastEntries) return;
    const std::string word(document.text_of(blank));
    findings.push_back(make_finding(*rule_, document, document.blocks[blank].text,
                                    {{"words", {word, word}}, {"meanings", {"正式名(" + word + ")", word}}}));
    findings.back().key = word;
  }

  /// 「略語 | 意味」.
  static bool is_glossary(const Document& document, const std::vector<BlockIndex>& header) {
    if (header.size() < 2 || header[0] == kNone || header[1] == kNone) return false;
    const auto word = document.text_of(header[0]);
    const auto meaning = document.text_of(header[1]);
    const bool names =
        word.find("略語") != word.npos || word.find("略称") != word.npos || word.find("用語") != word.npos;
    return names && (meaning.find("意味") != meaning.npos || meaning.find("説明") != meaning.npos ||
                     meaning.find("定義") != meaning.npos || meaning.find("正式") != meaning.npos);
  }

  std::shared_ptr<const Rule> rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  if (spec.keys.boolean("listed", false)) return std::make_unique<const ListedCheck>(spec.rule);
  const auto file = spec.dictionaries / "abbreviations.toml";
  auto all = spec.shared.get<std::vector<Abbreviation>>("abbreviations", [&] { return load_abbreviations(file); });
  if (!all) return tl::unexpected(all.error());
  return std::make_unique<const AbbreviationCheck>(spec.rule, *all);
}

}  // namespace
}  // namespace abbreviation_kind

extern const RuleKind kind_abbreviation;
constinit const RuleKind kind_abbreviation = {"abbreviation", "An abbreviation that the document never explains.",
                                              abbreviation_kind::kParameters, abbreviation_kind::compile};

}  // namespace kaiji
