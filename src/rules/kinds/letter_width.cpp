// SPDX-License-Identifier: Apache-2.0
// Kind `letter_width`: one Latin term in full-width and in half-width letters (ＡＰＩ and API), or both inside one word
// (ＴLS), or a number whose figures are of both widths (27001:２022). Looks at the source, because normalization makes
// them alike.
#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "rules/rule.h"
#include "text/normalizer.h"

namespace kaiji {
namespace letter_width_kind {
namespace {

/// How many Latin words a document must have in half width before a lone full-width one is a slip.
constexpr std::size_t kManyNarrow = 10;
constexpr std::size_t kFewWide = 3;
constexpr std::size_t kWideBytes = 3;

struct Word {
  SourceSpan place;
  std::size_t wide = 0;    ///< full-width letters
  std::size_t narrow = 0;  ///< half-width letters
};

bool is_narrow(unsigned char c) {
  return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/// Ａ to Ｚ and ａ to ｚ: EF BC A1 to BA, EF BD 81 to 9A.
bool is_wide(std::string_view text, std::size_t at) {
  if (at + kWideBytes > text.size() || static_cast<unsigned char>(text[at]) != 0xEFu) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  return (second == 0xBCu && third >= 0xA1u && third <= 0xBAu) || (second == 0xBDu && third >= 0x81u && third <= 0x9Au);
}

/// Letter by letter from `at`; a word of one letter is no term.
Word read_word(std::string_view text, std::size_t at, std::size_t end) {
  Word word;
  const auto begin = at;
  while (at < end) {
    if (is_narrow(static_cast<unsigned char>(text[at]))) {
      ++word.narrow;
      ++at;
    } else if (is_wide(text, at)) {
      ++word.wide;
      at += kWideBytes;
    } else {
      break;
    }
  }
  word.place = source_span(begin, at);
  return word;
}

/// ０ to ９: EF BC 90 to 99.
bool is_wide_figure(std::string_view text, std::size_t at) {
  if (at + kWideBytes > text.size() || !text.substr(at).starts_with("\xEF\xBC")) return false;
  const auto third = static_cast<unsigned char>(text[at + 2]);
  return third >= 0x90u && third <= 0x99u;
}

/// The bytes of a figure at `at`; 0 where none stands there.
std::size_t figure_at(std::string_view text, std::size_t at, std::size_t end) {
  if (at >= end) return 0;
  if (text[at] >= '0' && text[at] <= '9') return 1;
  return is_wide_figure(text, at) ? kWideBytes : 0;
}

/// The bytes of a mark that joins the figures of one number: 27001:2022, 800-88, 1,240.
std::size_t joint_at(std::string_view text, std::size_t at) {
  for (const std::string_view mark : {":", "：", "-", "－", ".", "．", ",", "，"}) {
    if (text.substr(at).starts_with(mark)) return mark.size();
  }
  return 0;
}

/// The figures from `at` on, and those behind a mark that joins them.
Word read_number(std::string_view text, std::size_t at, std::size_t end) {
  Word word;
  const auto begin = at;
  for (auto bytes = figure_at(text, at, end); bytes != 0; bytes = figure_at(text, at, end)) {
    (bytes == 1 ? word.narrow : word.wide) += 1;
    at += bytes;
    const auto joint = at < end ? joint_at(text, at) : 0;
    if (joint != 0 && figure_at(text, at + joint, end) != 0) at += joint;
  }
  word.place = source_span(begin, at);
  return word;
}

/// ＸＸ stands for words to come.
bool is_placeholder(std::string_view term) {
  return term.find_first_not_of("Xx") == term.npos;
}

/// 「文書番号 ＫＤ－ＳＬＡ－００３」: a number that is written in full width throughout.
bool is_of_code(std::string_view text, const Word& word) {
  if (word.narrow > 0) return false;
  const auto before = text.substr(0, word.place.begin.value);
  const auto after = text.substr(word.place.end.value);
  return before.ends_with("－") || before.ends_with("‐") || after.starts_with("－") || after.starts_with("‐");
}

/// 「Ｘkm」: one full-width letter that stands for a figure, and its unit.
bool is_variable(std::string_view word) {
  constexpr std::size_t kWide = 3;  // bytes
  for (const std::string_view letter : {"Ｘ", "Ｙ", "Ｚ", "Ｎ", "ｘ", "ｙ", "ｚ", "ｎ"}) {
    if (!word.starts_with(letter)) continue;
    const auto unit = word.substr(kWide);
    for (const std::string_view known : {"km", "m", "cm", "GB", "TB", "MB", "Mbps", "Gbps", "ms", "s", "h", "kg"}) {
      if (unit == known) return true;
    }
  }
  return false;
}

using Terms = std::map<std::string, std::vector<Word>>;

/// Each word that `read` (of a text, a place and the end) finds in the blocks that people read, in order.
template <class Read, class Use>
void each_word(const Document& document, Read read, Use use) {
  const std::string_view text = document.source.text;
  SourceOffset done{};
  for (const auto& block : document.blocks) {
    if (block.kind == BlockKind::Comment || block.kind == BlockKind::Code) continue;
    const auto end = block.source.end.value;
    for (std::size_t at = std::max(block.source.begin, done).value; at < end;) {
      const Word word = read(text, at, end);
      use(word);
      at = std::max<std::size_t>(word.place.end.value, at + 1);
    }
    done = std::max(done, block.source.end);
  }
}

Terms read_terms(const Document& document) {
  Terms terms;
  each_word(document, read_word, [&](const Word& word) {
    const auto words = word.place.in(document.source.text);
    if (word.wide + word.narrow >= 2 && !is_variable(words)) terms[normalize(words)].push_back(word);
  });
  return terms;
}

/// Numbers whose figures are of both widths; none where that is how the document writes them.
std::vector<Word> mixed_numbers(const Document& document) {
  constexpr std::size_t kMost = 3;
  std::vector<Word> mixed;
  each_word(document, read_number, [&](const Word& word) {
    if (word.wide > 0 && word.narrow > 0) mixed.push_back(word);
  });
  return mixed.size() > kMost ? std::vector<Word>() : mixed;
}

class LetterWidthCheck : public Check {
 public:
  explicit LetterWidthCheck(std::shared_ptr<const Rule> rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    const auto terms = read_terms(document);
    std::size_t narrow = 0;
    std::size_t wide = 0;
    for (const auto& [term, words] : terms) {
      narrow += static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_all_narrow));
      wide += static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_all_wide));
    }
    for (const auto& [term, words] : terms) {
      const auto* slip = slip_of(words, wide > narrow);
      const bool lone = slip == nullptr && narrow >= kManyNarrow && wide <= kFewWide && is_all_wide(words.front()) &&
                        !is_placeholder(term) && !is_of_code(document.source.text, words.front());
      if (lone) slip = &words.front();
      if (slip != nullptr) findings.push_back(finding_of(document, term, words, *slip));
    }
    for (const auto& number : mixed_numbers(document)) {
      const auto term = normalize(number.place.in(document.source.text));
      findings.push_back(finding_of(document, term, {number}, number));
    }
  }

 private:
  static bool is_all_narrow(const Word& word) { return word.wide == 0; }
  static bool is_all_wide(const Word& word) { return word.narrow == 0; }

  /// The first word that mixes the widths, or else that of the rarer width; nullptr where all are alike.
  static const Word* slip_of(const std::vector<Word>& words, bool wide_is_usual) {
    const auto mixed =
        std::find_if(words.begin(), words.end(), [](const Word& word) { return word.wide > 0 && word.narrow > 0; });
    if (mixed != words.end()) return &*mixed;
    const auto wide = static_cast<std::size_t>(std::count_if(words.begin(), words.end(), is_all_wide));
    if (wide == 0 || wide == words.size()) return nullptr;
    const auto rest = words.size() - wide;
    const bool wide_is_wrong = wide != rest ? wide < rest : !wide_is_usual;
    return &*std::find_if(words.begin(), words.end(),
                          [&](const Word& word) { return is_all_wide(word) == wide_is_wrong; });
  }

  Finding finding_of(const Document& document, const std::string& term, const std::vector<Word>& words,
                     const Word& slip) const {
    const auto count = std::to_string(words.size());
    auto finding = make_finding(*rule_, document, document.normalized.map.to_text(slip.place),
                                {{"term", {term, term}}, {"count", {count, count}}});
    finding.location.span = slip.place;
    finding.key = term;
    const bool to_narrow = slip.wide > 0;
    Fix fix;
    fix.title = {fmt::format("「{}」に揃える", term), fmt::format("Write “{}” everywhere", term)};
    fix.applicability = Applicability::Safe;
    for (const auto& word : words) {
      if (word.place != slip.place) add_note(document, word, finding);
      if (word.wide > 0) fix.edits.push_back({word.place, term});
    }
    if (document.source.editable && to_narrow) finding.fixes.push_back(std::move(fix));
    return finding;
  }

  static void add_note(const Document& document, const Word& word, Finding& finding) {
    constexpr std::size_t kMostNotes = 10;
    if (finding.notes.size() >= kMostNotes) return;
    const std::string words(word.place.in(document.source.text));
    finding.notes.push_back({{document.source.path, word.place}, {words, words}});
  }

  std::shared_ptr<const Rule> rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  return std::make_unique<const LetterWidthCheck>(spec.rule);
}

}  // namespace
}  // namespace letter_width_kind

extern const RuleKind kind_letter_width;
constinit const RuleKind kind_letter_width = {
    "letter_width", "A Latin term in full-width and half-width letters.", {}, letter_width_kind::compile};

}  // namespace kaiji
