// SPDX-License-Identifier: Apache-2.0
// Kind `reference_title`: 「第15条(免責)」 where Article 15 is about something else: the number exists, and the title
// behind it is another one's.
#include <algorithm>
#include <array>
#include <map>

#include "base/strings.h"
#include "rules/order_numbers.h"
#include "rules/pattern_keys.h"
#include "rules/reference_targets.h"
#include "rules/rule.h"
#include "rules/title_match.h"
#include "text/characters.h"

namespace kaiji {
namespace reference_title_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"expressions", "strings",
     "Expressions with two groups in one: a number and, behind it or in brackets, the title that it is said to have.",
     true},
    {"own", "strings", "Names of this document, which may stand right before the number.", true},
};

constexpr std::size_t kLongestPlace = 120;  ///< bytes; a longer block is prose and no title

/// Pairs of neighbouring characters of a key, those of hiragana alone left out: they are the same in all titles.
std::vector<std::string> pairs_of(std::string_view key) {
  std::vector<std::string> pairs;
  std::size_t before = key.size();
  bool plain_before = true;
  for (std::size_t at = 0; at < key.size();) {
    const auto begin = at;
    const auto c = decode_at(key, at);
    const bool plain = c >= U'ぁ' && c <= U'ん';
    if (before < begin && !(plain && plain_before)) pairs.emplace_back(key.substr(before, at - before));
    before = begin;
    plain_before = plain;
  }
  return pairs;
}

/// How many of the pairs of `title` the words hold.
std::size_t shared_pairs(const std::vector<std::string>& pairs, std::string_view words) {
  return static_cast<std::size_t>(std::count_if(
      pairs.begin(), pairs.end(), [&](const std::string& pair) { return words.find(pair) != words.npos; }));
}

/// A number and the title that a reference gives it.
struct Reference {
  std::string number;
  std::string_view title;
};

class ReferenceTitleCheck : public Check {
 public:
  ReferenceTitleCheck(std::shared_ptr<const Rule> rule, std::vector<PatternId> expressions,
                      std::vector<std::string> own)
      : rule_(std::move(rule)), expressions_(std::move(expressions)), own_(std::move(own)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const Document& document = input.analysis.document;
    std::map<std::string, std::vector<BlockIndex>> places;
    for (const PatternId id : expressions_) {
      for (const PatternHit& hit : input.hits.of(id)) {
        if (places.empty()) places = places_of(document);
        judge(input, hit, places, findings);
      }
    }
  }

 private:
  using Places = std::map<std::string, std::vector<BlockIndex>>;

  /// What can be referred to with a title: headings by their number, questions by their label, annexes.
  static Places places_of(const Document& document) {
    Places places;
    for (BlockIndex at = 0; at < document.blocks.size(); ++at) {
      const Block& block = document.blocks[at];
      const auto text = document.text_of(block);
      if (block.kind == BlockKind::Contents || block.kind == BlockKind::Cell || text.size() > kLongestPlace) continue;
      const std::string label = caption_label(text);
      if (!label.empty()) places[label].push_back(at);
      if (const auto leading = leading_label(text); !leading.empty()) places[std::string(leading)].push_back(at);
      if (block.kind == BlockKind::Heading && !block.number.empty()) places[block.number].push_back(at);
    }
    return places;
  }

  void judge(const CheckInput& input, const PatternHit& hit, const Places& places,
             std::vector<Finding>& findings) const {
    const auto& analysis = input.analysis;
    const Document& document = analysis.document;
    const Sentence& sentence = analysis.sentences[hit.unit];
    const auto role = analysis.role_of(sentence);
    const bool speaks = role == BlockRole::Statement || role == BlockRole::Label;
    if (!speaks || document.blocks[sentence.block].kind == BlockKind::Contents) return;
    const auto before =
        document.text().substr(sentence.span.begin.value, hit.span.begin.value - sentence.span.begin.value);
    if (is_of_another(before)) return;
    const Reference reference = read(hit.span.in(document.text()));
    const auto found = places.find(reference.number);
    if (found == places.end() || is_no_title(reference.title)) return;
    const auto& at = found->second;
    const bool named = std::any_of(at.begin(), at.end(), [&](BlockIndex place) {
      return sentence.block == place || is_named(document, place, reference.title);
    });
    if (named) return;
    const std::string words(document.quote(document.blocks[at.front()].text));
    findings.push_back(make_finding(*rule_, document, hit.span, {{"title", {words, words}}}));
    findings.back().notes.push_back({{document.source.path, document.blocks[at.front()].source}, {words, words}});
  }

  /// 「民法第415条(…)」, 「仕様書の第3条(…)」: the number hangs on another paper's name.
  bool is_of_another(std::string_view before) const {
    before = trim(before);
    if (std::any_of(own_.begin(), own_.end(),
                    [&](const std::string& own) { return before.ends_with(own) || before.ends_with(own + "の"); }))
      return false;
    if (before.ends_with("」") || before.ends_with("』") || before.ends_with("の") || before.ends_with("同"))
      return true;
    if (before.empty()) return false;
    std::size_t last = before.size() - 1;
    while (last > 0 && (static_cast<unsigned char>(before[last]) & 0xC0u) == 0x80u) --last;
    const auto c = decode_at(before, last);
    return is_han(c) || is_katakana(c) || is_ascii_letter(c) || is_ascii_digit(c);
  }

  /// "第15条" and 免責 of 「第15条(免責)」; "Q14" and the words in 「」 behind it; "4.2" and what follows it inside
  /// 「」.
  static Reference read(std::string_view words) {
    std::size_t at = words.find_first_of("( ");
    for (const std::string_view open : {"「", "("}) at = std::min(at, words.find(open));
    if (words.starts_with("第")) {
      for (const std::string_view unit : {"章", "節", "条"}) {
        if (const auto end = words.find(unit); end != words.npos) at = std::min(at, end + unit.size());
      }
    } else {
      const auto end = words.find_first_not_of("0123456789.-", words.find_first_of("0123456789"));
      if (end != words.npos) at = std::min(at, end);
    }
    if (at >= words.size()) return {};
    auto title = trim(words.substr(at));
    for (const std::string_view mark : {"「", "(", ".", "」", ")"}) {
      if (title.starts_with(mark)) title.remove_prefix(mark.size());
      if (title.ends_with(mark)) title.remove_suffix(mark.size());
    }
    std::string number(trim(words.substr(0, at)));
    while (number.ends_with(".") || number.ends_with("-")) number.pop_back();
    if (const auto label = caption_label(number); !label.empty()) number = label;
    return {number, trim(title)};
  }

  /// 「第15条(以下「対象」という)」, 「第3条(第2項を除く)」: brackets that hold no title.
  static bool is_no_title(std::string_view title) {
    constexpr auto kAsides = std::to_array<std::string_view>(
        {"以下", "同条",   "同項",   "前項", "前条",     "前号", "次条", "次項", "平成", "令和",
         "昭和", "ただし", "を含む", "を除", "において", "参照", "。",   "場合", "準用", "別紙",
         "添付", "※",      "http",   "次の", "上記",     "下記", "任意", "必須", "適宜"});
    constexpr std::size_t kShortest = 6;  // bytes: two characters
    if (title_key(title).size() < kShortest) return true;
    constexpr std::size_t kCharacter = 3;
    for (auto at = title.find("第"); at != title.npos; at = title.find("第", at + kCharacter)) {
      if (!title.substr(at).starts_with("第三者")) return true;  // 「第2項を除く」
    }
    return std::any_of(kAsides.begin(), kAsides.end(),
                       [&](std::string_view word) { return title.find(word) != title.npos; });
  }

  /// The place has the title, words of it, or speaks of it below.
  static bool is_named(const Document& document, BlockIndex at, std::string_view title) {
    constexpr std::size_t kPart = 3;  // a third of the pairs is the same title in other words
    const auto key = title_key(title);
    const auto heading = title_key(document.text_of(document.blocks[at]));
    if (heading.empty() || same_key(key, heading) || heading.find(key) != heading.npos) return true;
    const auto pairs = pairs_of(key);
    const auto han_shared = std::any_of(pairs.begin(), pairs.end(), [&](const std::string& pair) {
      std::size_t second = 0;
      const bool han = is_han(decode_at(pair, second)) && is_han(decode_at(pair, second));
      return han && heading.find(pair) != heading.npos;
    });
    if (pairs.empty() || han_shared || shared_pairs(pairs, heading) * kPart >= pairs.size()) return true;
    return is_spoken_of(document, at, key);
  }

  /// The blocks below a heading or a question, up to the next one, hold the title.
  static bool is_spoken_of(const Document& document, BlockIndex at, const std::string& key) {
    const auto section = document.blocks[at].section;
    const auto end = document.blocks[at].kind == BlockKind::Heading ? document.sections[section].end
                                                                    : static_cast<BlockIndex>(document.blocks.size());
    for (BlockIndex i = at + 1; i < end; ++i) {
      const auto text = document.text_of(document.blocks[i]);
      if (document.blocks[at].kind != BlockKind::Heading && !leading_label(text).empty() && !text.starts_with("A"))
        break;
      if (title_key(text).find(key) != std::string::npos) return true;
    }
    return false;
  }

  std::shared_ptr<const Rule> rule_;
  std::vector<PatternId> expressions_;
  std::vector<std::string> own_;
};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  auto expressions = read_required_patterns(spec, "expressions");
  if (!expressions) return tl::unexpected<Error>(expressions.error());
  return std::make_unique<const ReferenceTitleCheck>(spec.rule, std::move(*expressions), spec.keys.strings("own"));
}

}  // namespace
}  // namespace reference_title_kind

extern const RuleKind kind_reference_title;
constinit const RuleKind kind_reference_title = {"reference_title",
                                                 "A reference whose number and title are those of two places.",
                                                 reference_title_kind::kParameters, reference_title_kind::compile};

}  // namespace kaiji
