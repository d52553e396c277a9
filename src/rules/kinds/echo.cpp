// SPDX-License-Identifier: Apache-2.0
// Kind `echo`: a word typed twice: 「管理管理」, its last character left behind a space: 「特定箇所 所で」, or the end
// of a sentence as a sentence of its own: 「維持する。維持する。」.
#include <algorithm>

#include "rules/role_filter.h"
#include "rules/rule.h"
#include "rules/word_edges.h"
#include "text/characters.h"

namespace kaiji {
namespace echo_kind {
namespace {

constexpr std::size_t kShortestKatakana = 3;  ///< 「ギリギリ」 is a word
constexpr std::size_t kShortestHan = 2;
constexpr std::size_t kLongest = 12;

/// Words that are said twice: 一人一人, 各社各様, 年々.
constexpr std::u32string_view kSaidTwice = U"一二三各個別人日年月時々〇十百千万";
/// Particles that may follow a noun.
constexpr std::u32string_view kParticles = U"でのにをはがともへや";

struct Character {
  char32_t code = 0;
  std::uint32_t begin = 0;  ///< bytes of the source
  std::uint32_t end = 0;
};

/// The characters of a block on the page.
std::vector<Character> characters_of(const Document& document, SourceSpan span) {
  std::vector<Character> characters;
  const std::string_view source = document.source.text;
  for (std::size_t at = span.begin.value; at < span.end.value;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const auto code = decode_at(source, at);
    characters.push_back({code, begin, static_cast<std::uint32_t>(at)});
  }
  return characters;
}

/// Length of the run of characters of one class (Han or katakana) that begins at `at`.
std::size_t run_length(std::span<const Character> characters, std::size_t at) {
  const bool katakana = is_katakana(characters[at].code);
  if (!katakana && !is_han(characters[at].code)) return 0;
  std::size_t end = at;
  while (end < characters.size() && (katakana ? is_katakana(characters[end].code) : is_han(characters[end].code))) {
    ++end;
  }
  return end - at;
}

/// The length of the word that stands twice at `at`, or 0.
std::size_t doubled_at(std::span<const Character> characters, std::size_t at, std::size_t run) {
  const auto shortest = is_katakana(characters[at].code) ? kShortestKatakana : kShortestHan;
  for (auto length = std::min(run / 2, kLongest); length >= shortest; --length) {
    bool same = true;
    for (std::size_t i = 0; i < length && same; ++i) {
      same = characters[at + i].code == characters[at + length + i].code;
      same &= kSaidTwice.find(characters[at + i].code) == kSaidTwice.npos;
    }
    if (same) return length;
  }
  return 0;
}

/// 「箇所 所で」: Han, Han, one space or line end, the same Han, a particle.
bool left_behind(std::span<const Character> characters, std::size_t space) {
  if (space < 2 || space + 2 >= characters.size() || !is_space(characters[space].code)) return false;
  const auto last = characters[space - 1].code;
  return is_han(last) && is_han(characters[space - 2].code) && characters[space + 1].code == last &&
         kParticles.find(characters[space + 2].code) != kParticles.npos && kSaidTwice.find(last) == kSaidTwice.npos;
}

class EchoCheck : public Check {
 public:
  EchoCheck(std::shared_ptr<const Rule> rule, RoleFilter roles) : rule_(std::move(rule)), roles_(roles) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    const auto& document = input.analysis.document;
    for (const auto& block : document.blocks) {
      if (!roles_.holds(block) || block.kind == BlockKind::Code) continue;
      const auto characters = characters_of(document, block.source);
      for (std::size_t at = 0; at < characters.size();) at += look_at(input, characters, at, findings);
    }
    look_at_ends(input, findings);
  }

 private:
  /// Looks at one character or run and gives how far to go on.
  std::size_t look_at(const CheckInput& input, std::span<const Character> characters, std::size_t at,
                      std::vector<Finding>& findings) const {
    const auto& document = input.analysis.document;
    if (left_behind(characters, at)) {
      report(document, {characters[at - 2].begin, characters[at + 2].end}, findings);
      return 2;
    }
    const auto run = run_length(characters, at);
    for (std::size_t begin = 0; begin + 2 * kShortestHan <= run; ++begin) {
      const auto length = doubled_at(characters, at + begin, run - begin);
      if (length == 0) continue;
      const std::pair bytes{characters[at + begin].begin, characters[at + begin + 2 * length - 1].end};
      if (is_of_two_words(input.analysis, bytes)) continue;
      report(document, bytes, findings);
      break;
    }
    return std::max<std::size_t>(run, 1);
  }

  /// 「インスタンスタイプ」: what is doubled begins inside one word and ends inside the next.
  static bool is_of_two_words(const Analysis& analysis, std::pair<std::uint32_t, std::uint32_t> bytes) {
    const auto words = analysis.document.normalized.map.to_text(source_span(bytes.first, bytes.second));
    const auto sentence = analysis.sentence_at(words.begin);
    return sentence != kNone && lies_across_words(analysis, sentence, words);
  }

  /// A sentence that only repeats the predicate of the one before it in the same block.
  void look_at_ends(const CheckInput& input, std::vector<Finding>& findings) const {
    constexpr std::size_t kShortest = 12;  // bytes: 「はい。」 answers twice
    constexpr std::size_t kLongestEnd = 60;
    const auto& analysis = input.analysis;
    for (SentenceIndex at = 1; at < analysis.sentences.size(); ++at) {
      const auto& own = analysis.sentences[at];
      const auto& before = analysis.sentences[at - 1];
      const auto words = analysis.text_of(own);
      if (own.block != before.block || words.size() < kShortest || words.size() > kLongestEnd) continue;
      const auto told = analysis.text_of(before);
      if (!words.ends_with("。") || told.size() <= words.size() || !told.ends_with(words)) continue;
      if (!roles_.holds(analysis.document.blocks[own.block])) continue;
      findings.push_back(make_finding(*rule_, analysis.document, own.span, {}));
    }
  }

  void report(const Document& document, std::pair<std::uint32_t, std::uint32_t> bytes,
              std::vector<Finding>& findings) const {
    const auto span = source_span(bytes.first, bytes.second);
    auto finding = make_finding(*rule_, document, document.normalized.map.to_text(span), {});
    finding.location.span = span;
    findings.push_back(std::move(finding));
  }

  std::shared_ptr<const Rule> rule_;
  RoleFilter roles_;
};

constexpr Parameter kParameters[] = {{"roles", "strings", kRolesSummary}};

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  return std::make_unique<const EchoCheck>(spec.rule, RoleFilter::read(spec.keys));
}

}  // namespace
}  // namespace echo_kind

extern const RuleKind kind_echo;
constinit const RuleKind kind_echo = {"echo", "A word or its last character typed twice.", echo_kind::kParameters,
                                      echo_kind::compile};

}  // namespace kaiji
