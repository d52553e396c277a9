// SPDX-License-Identifier: Apache-2.0
// Kind `narrow_katakana`: a word in half-width katakana (ｻｰﾊﾞｰ) in a document that writes katakana in full width. Looks
// at the source, because normalization makes them alike.
#include <algorithm>
#include <map>

#include "rules/rule.h"
#include "text/normalizer.h"

namespace kaiji {
namespace narrow_katakana_kind {
namespace {

constexpr std::size_t kBytes = 3;      ///< of one character
constexpr std::size_t kShortest = 2;   ///< characters of a word
constexpr std::size_t kMostWords = 3;  ///< more words, none of them in full width elsewhere: it is how they are written

/// ｦ to ﾟ, with ｰ and the voicing marks: EF BD A6 to BF, EF BE 80 to 9F.
bool is_narrow(std::string_view text, std::size_t at) {
  if (at + kBytes > text.size() || static_cast<unsigned char>(text[at]) != 0xEFu) return false;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  const auto third = static_cast<unsigned char>(text[at + 2]);
  return (second == 0xBDu && third >= 0xA6u) || (second == 0xBEu && third >= 0x80u && third <= 0x9Fu);
}

using Words = std::map<std::string, std::vector<SourceSpan>>;

Words read_words(const Document& document) {
  Words words;
  const std::string_view text = document.source.text;
  SourceOffset done{};
  for (const auto& block : document.blocks) {
    if (block.kind == BlockKind::Comment || block.kind == BlockKind::Code) continue;
    for (auto at = std::max(block.source.begin, done).value; at < block.source.end.value;) {
      const auto begin = at;
      while (at < block.source.end.value && is_narrow(text, at)) at += kBytes;
      const auto place = source_span(begin, at);
      if (at - begin >= kShortest * kBytes) words[normalize(place.in(text))].push_back(place);
      if (at == begin) ++at;
    }
    done = std::max(done, block.source.end);
  }
  return words;
}

class NarrowKatakanaCheck : public Check {
 public:
  explicit NarrowKatakanaCheck(std::shared_ptr<const Rule> rule) : rule_(std::move(rule)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    const auto words = read_words(document);
    for (const auto& [word, places] : words) {
      const bool wide_elsewhere = document.source.text.find(word) != std::string::npos;
      if (wide_elsewhere || words.size() <= kMostWords) findings.push_back(finding_of(document, word, places));
    }
  }

 private:
  Finding finding_of(const Document& document, const std::string& word, const std::vector<SourceSpan>& places) const {
    auto finding =
        make_finding(*rule_, document, document.normalized.map.to_text(places.front()), {{"term", {word, word}}});
    finding.location.span = places.front();
    finding.key = word;
    Fix fix;
    fix.title = {"「" + word + "」に揃える", "Write “" + word + "” everywhere"};
    fix.applicability = Applicability::Safe;
    for (const auto place : places) fix.edits.push_back({place, word});
    if (document.source.editable) finding.fixes.push_back(std::move(fix));
    return finding;
  }

  std::shared_ptr<const Rule> rule_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  return std::make_unique<const NarrowKatakanaCheck>(spec.rule);
}

}  // namespace
}  // namespace narrow_katakana_kind

extern const RuleKind kind_narrow_katakana;
constinit const RuleKind kind_narrow_katakana = {"narrow_katakana",
                                                 "A word in half-width katakana where the document writes full width.",
                                                 {},
                                                 narrow_katakana_kind::compile};

}  // namespace kaiji
