// SPDX-License-Identifier: Apache-2.0
// Kind `cross_reference`: a reference to a section, clause, table, figure, annex or title that the document lacks.
#include <algorithm>
#include <array>
#include <cctype>

#include "base/strings.h"
#include "rules/order_numbers.h"
#include "rules/pattern_keys.h"
#include "rules/reference_targets.h"
#include "rules/rule.h"
#include "rules/title_match.h"

namespace kaiji {
namespace cross_reference_kind {
namespace {

constexpr Parameter kParameters[] = {
    {"foreign", "strings",
     "Expressions that name another document; a reference behind one of them in its sentence is not judged.", true},
    {"own", "strings", "Names of this document (本規約), which are no other document.", true},
};

/// What must follow a reference so that it sends the reader somewhere.
constexpr std::string_view kVerb =
    "(?:を|に|で|の|にて)?(?:あわせて)?(?:ご?参照|ご覧|ご?確認|に?記載|に?定め|に?規定|に?示(?:す|し)|に?記し|とおり|"
    "通り|に?説明|に?記述|に?掲載|に?載せ|に?掲げ|によ(?:る。|る$|り|ります)|に(?:従|準|基づ)|を(?:用い|適用|準用))";
/// A part of the named place that the sentence speaks of: 「6.4節の連絡網によります」, 「第12条の範囲で」.
constexpr std::string_view kPart =
    "(?:の(?:[^。、]{0,10}(?:に(?:よ|従|基づ|記載|定め|示)|を(?:ご?参照|ご覧)|へ)|範囲|規定|定め|手続|基準|責任|免責|"
    "とおり|連絡先|連絡網|一覧|様式|項目))";
/// 「7.9の窓口で受け付けます」: what a place by its bare number may hold.
constexpr std::string_view kHolding =
    "の(?:窓口|連絡先|連絡網|一覧|手順|手続き?|方法|規定|定め|体制図)(?:で|に|へ|の|を)";

/// The sorts of reference: the first group is the reference itself.
struct Patterns {
  PatternId dotted = 0;
  PatternId quoted = 0;    ///< 「2.2.1 題名」
  PatternId numbered = 0;  ///< 「14. 題名」
  PatternId unit = 0;
  PatternId caption = 0;
  PatternId enclosed = 0;  ///< 「機種の一覧(別表B)を参照」
  PatternId title = 0;
  PatternId own_title = 0;  ///< このページの「…」
  PatternId hyphen = 0;     ///< 5-6 and ■15
  PatternId label = 0;      ///< D-5
  PatternId row = 0;        ///< No.130
  PatternId bare = 0;       ///< 別表, without a number
  PatternId paragraph = 0;  ///< 第3条第4項
  PatternId note = 0;       ///< ※4
};

class CrossReferenceCheck : public Check {
 public:
  CrossReferenceCheck(std::shared_ptr<const Rule> rule, Patterns patterns, std::vector<PatternId> foreign,
                      std::vector<std::string> own)
      : rule_(std::move(rule)), patterns_(patterns), foreign_(std::move(foreign)), own_(std::move(own)) {}

  void run(const CheckInput& input, std::vector<Finding>& findings) const override {
    if (is_excerpt(input.analysis.document)) return;
    const ReferenceTargets targets(input.analysis.document);
    judge(
        input, patterns_.dotted, [&](std::string_view words) { return lacks_number(targets, words); }, findings);
    for (const auto quoted : {patterns_.quoted, patterns_.numbered}) {
      judge(
          input, quoted,
          [&](std::string_view words) { return lacks_quoted(targets, words, input.analysis.document.text()); },
          findings);
    }
    judge(
        input, patterns_.unit, [&](std::string_view words) { return lacks_unit(targets, words); }, findings);
    for (const auto caption : {patterns_.caption, patterns_.enclosed}) {
      judge(
          input, caption,
          [&](std::string_view words) { return lacks_caption(targets, words, input.analysis.document.text()); },
          findings);
    }
    for (const auto title : {patterns_.title, patterns_.own_title}) {
      judge(
          input, title, [&](std::string_view words) { return lacks_title(targets, words); }, findings);
    }
    judge(
        input, patterns_.hyphen, [&](std::string_view words) { return lacks_hyphened(targets, words); }, findings);
    judge(
        input, patterns_.label, [&](std::string_view words) { return lacks_label(targets, words); }, findings);
    judge(
        input, patterns_.bare, [&](std::string_view words) { return lacks_bare(targets, words); }, findings);
    judge(
        input, patterns_.paragraph, [&](std::string_view words) { return lacks_paragraph(targets, words); }, findings);
    judge(
        input, patterns_.note, [&](std::string_view words) { return lacks_note(targets, words); }, findings);
    judge(
        input, patterns_.row, [&](std::string_view words) { return lacks_row(targets, words); }, findings);
  }

 private:
  template <class Lacks>
  void judge(const CheckInput& input, PatternId pattern, Lacks lacks, std::vector<Finding>& findings) const {
    const auto& analysis = input.analysis;
    for (const auto& hit : input.hits.of(pattern)) {
      const auto& sentence = analysis.sentences[hit.unit];
      const auto role = analysis.role_of(sentence);
      if (role != BlockRole::Statement && role != BlockRole::Label) continue;
      if (analysis.document.blocks[sentence.block].kind == BlockKind::Contents) continue;
      const auto words = hit.span.in(analysis.document.text());
      if (names_other_document(input, hit) || !lacks(words)) continue;
      findings.push_back(make_finding(*rule_, analysis.document, hit.span, {}));
    }
  }

  /// The number belongs to a law, a standard or another paper that the sentence names before it.
  bool names_other_document(const CheckInput& input, const PatternHit& hit) const {
    const auto text = input.analysis.document.text();
    const auto& sentence = input.analysis.sentences[hit.unit];
    const auto before = text.substr(sentence.span.begin.value, hit.span.begin.value - sentence.span.begin.value);
    for (const std::string_view end : {".", "/", "-", "同", "同法", "」の", "』の", "」", "』", "」 "}) {
      if (before.ends_with(end)) return true;
    }
    const auto word = trim(before);        // 「TLS 1.2」
    if (word.ends_with("/")) return true;  // 「要件 10.4 / 6.5」
    if (!word.empty() && std::isalnum(static_cast<unsigned char>(word.back())) != 0) return true;
    constexpr std::uint32_t kAdjacent = 9;  // bytes: 「の「」
    const bool annex = !caption_label(hit.span.in(text)).empty();
    const bool quoted = before.ends_with("「");
    if (before.ends_with("の「") && !names_itself(before)) return true;
    if (quoted && follows_other_document(input, hit)) return true;
    for (const auto id : foreign_) {
      for (const auto& name : input.hits.of(id, hit.unit)) {
        // 「第8章 様式集」 in quotes is another paper's where that paper's name stands right before it.
        const bool apart = (quoted && name.span.end.value + kAdjacent < hit.span.begin.value) ||
                           (annex && is_topic(text, name.span.end.value, hit.span.begin.value));
        if (name.span.begin < hit.span.end && !apart && !is_own(text, name.span)) return true;
      }
    }
    return false;
  }

  /// 「報告書の様式は別紙5に示す」: the name is what the annex holds. 「契約書では別紙5に示す」 is about the other
  /// paper.
  static bool is_topic(std::string_view text, std::size_t begin, std::size_t end) {
    constexpr std::size_t kCharacter = 3;
    if (begin >= end) return false;
    const auto at = text.substr(0, end).rfind("は");
    if (at == text.npos || at < begin || at < kCharacter) return false;
    const auto before = text.substr(at - kCharacter, kCharacter);
    return before != "で" && before != "に";
  }

  /// 「操作マニュアルに記載しています。「3.2 権限の設定」をご覧ください」: the sentence before names the other paper.
  bool follows_other_document(const CheckInput& input, const PatternHit& hit) const {
    const auto& sentences = input.analysis.sentences;
    if (hit.unit == 0 || sentences[hit.unit - 1].block != sentences[hit.unit].block) return false;
    return std::any_of(foreign_.begin(), foreign_.end(), [&](PatternId id) {
      const auto hits = input.hits.of(id, hit.unit - 1);
      return std::any_of(hits.begin(), hits.end(),
                         [&](const PatternHit& name) { return !is_own(input.analysis.document.text(), name.span); });
    });
  }

  /// 「本書の「4.2 認証」」, 「後述の「…」」; 「OWASPの「…」」 is another paper's.
  static bool names_itself(std::string_view before) {
    constexpr auto kOwn =
        std::to_array<std::string_view>({"書の「", "資料の「", "文書の「", "ページの「", "シートの「", "章の「",
                                         "述の「", "上記の「", "下記の「", "次の「", "以下の「"});
    return std::any_of(kOwn.begin(), kOwn.end(), [&](std::string_view own) { return before.ends_with(own); });
  }

  /// The title has what the document calls itself: 「この規約」 in a 規約; 「本契約」 in an annex is another
  /// paper.
  static bool is_titled(std::string_view text, std::string_view own) {
    for (const std::string_view demonstrative : {"本", "この"}) {
      if (own.starts_with(demonstrative)) own.remove_prefix(demonstrative.size());
    }
    return text.substr(0, text.find('\n')).find(own) != text.npos;
  }

  /// 「本規約」: the name stands behind one of this document's own names.
  bool is_own(std::string_view text, TextSpan name) const {
    // The expression may take in the particle behind the name: 「この規約に」.
    constexpr std::size_t kParticle = 3;
    const auto upto = text.substr(0, name.end.value);
    const auto bare = upto.substr(0, upto.size() < kParticle ? 0 : upto.size() - kParticle);
    return std::any_of(own_.begin(), own_.end(), [&](const std::string& own) {
      if (upto.ends_with(own)) return true;
      return bare.ends_with(own) && is_titled(text, own);
    });
  }

  /// "2.2.1" where the document has dotted numbers, and that chapter.
  static bool lacks_number(const ReferenceTargets& targets, std::string_view words) {
    constexpr std::size_t kLeastDotted = 3;
    const std::string number(words);
    const auto chapter = number.substr(0, number.find('.'));
    if (targets.dotted_count() < kLeastDotted || targets.has_number(number)) return false;
    // A chapter behind the last one of a document that counts its chapters.
    return targets.has_number(chapter) || counts_chapters(targets);
  }

  /// 「4.2 責任共有モデル」: neither the number nor the title, though the document has headings.
  static bool lacks_quoted(const ReferenceTargets& targets, std::string_view words, std::string_view text) {
    constexpr std::size_t kLeastTitles = 3;
    constexpr std::size_t kShortestTitle = 6;  // bytes
    const auto rest = text.substr(static_cast<std::size_t>(words.data() - text.data()) + words.size());
    auto title = trim(rest.substr(0, rest.find("」")));
    while (title.starts_with(".") || title.starts_with(" ")) title.remove_prefix(1);
    if (words.find('.') != words.npos && lacks_number(targets, words)) return true;
    return title.size() >= kShortestTitle && !targets.has_title(title) && targets.title_count() >= kLeastTitles &&
           !targets.has_number(std::string(words));
  }

  static bool counts_chapters(const ReferenceTargets& targets) {
    return targets.has_number("1") && targets.has_number("2") && targets.has_number("3");
  }

  /// 「別表に定める値」 where no annex of that name follows.
  static bool lacks_bare(const ReferenceTargets& targets, std::string_view words) {
    return targets.caption_count(words) == 0 && !targets.begins_block(words);
  }

  static bool lacks_unit(const ReferenceTargets& targets, std::string_view words) {
    const auto order = read_order_number(words);
    if (!order) return false;
    if (targets.unit_count(order->after) >= 2) return !targets.has_unit(order->after, order->value);
    // 第8章 where chapters are counted 1, 2, 3.
    return order->after == "章" && targets.unit_count(order->after) == 0 && counts_chapters(targets) &&
           !targets.has_number(std::to_string(order->value));
  }

  /// An annex that may be a paper of its own (別紙, 添付資料) is missed only where the document has others of its kind.
  static bool lacks_caption(const ReferenceTargets& targets, std::string_view words, std::string_view text) {
    const auto before = text.substr(0, static_cast<std::size_t>(words.data() - text.data()));
    const auto label = caption_label(words);
    const auto kind = label.substr(0, label.find_first_of("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    if (label.empty() || targets.has_caption(label)) return false;
    if (targets.lists(title_key(label))) return true;
    for (const std::string_view own : {"巻末の", "末尾の", "本書の", "本資料の", "本文書の"}) {
      if (before.ends_with(own)) return true;
    }
    for (const std::string_view inner : {"表", "図", "別表", "付表", "附属書"}) {
      if (kind == inner) return true;
    }
    return targets.caption_count(kind) >= 1 || lacks_first(kind, label, text) || is_off_the_list(kind, label, text);
  }

  /// 「別紙3」 where 「別紙一覧」 names 別紙1 and 別紙2, and the label stands nowhere else.
  static bool is_off_the_list(std::string_view kind, const std::string& label, std::string_view text) {
    const auto list = text.find(std::string(kind) + "一覧");
    const auto own = text.find(label);
    return list != text.npos && text.find(std::string(kind) + "1", list) != text.npos && own != text.npos &&
           text.find(label, own + label.size()) == text.npos;
  }

  /// 「別紙3」 in a text that never speaks of 別紙1 and 別紙2.
  static bool lacks_first(std::string_view kind, std::string_view label, std::string_view text) {
    // 添付資料 are files of their own.
    if (kind != "別紙" && kind != "付録" && kind != "附属書" && kind != "付属書") return false;
    const auto order = read_order_number(label.substr(kind.size()));
    if (!order || order->value < 2 || order->value > 9) return false;
    for (std::uint32_t value = 1; value < order->value; ++value) {
      const auto number = std::to_string(value);
      for (const std::string_view gap : {"", " ", "-"}) {
        if (text.find(std::string(kind) + std::string(gap) + number) != text.npos) return false;
      }
    }
    return true;
  }

  /// "5-6" where the document's sections are counted so.
  static bool lacks_hyphened(const ReferenceTargets& targets, std::string_view words) {
    const auto figure = words.find_first_of("0123456789");
    std::string number(words.substr(std::min(figure, words.size())));
    if (targets.has_label(number)) return false;
    if (number.find('-') != std::string::npos && targets.counts_with_hyphens()) return true;
    std::replace(number.begin(), number.end(), '-', '.');
    if (number.find('.') != std::string::npos) return lacks_number(targets, number);
    constexpr int kFirst = 3;
    for (int value = 1; value <= kFirst; ++value) {
      if (!targets.has_number(std::to_string(value))) return false;
    }
    return !targets.has_number(number);
  }

  static bool lacks_label(const ReferenceTargets& targets, std::string_view words) {
    constexpr std::size_t kLeastLabels = 2;
    const auto order = read_labelled_number(words);
    if (!order || targets.has_label(std::string(words))) return false;
    // The next letter behind those by which the chapters are counted: I-2 where A-1 to H-5 stand.
    const auto letter = order->before.front();
    const bool next = order->before.size() == 2 && letter > 'B' &&
                      targets.label_count({'A', order->before[1]}) >= kLeastLabels &&
                      targets.label_count({'B', order->before[1]}) >= kLeastLabels &&
                      targets.label_count({static_cast<char>(letter - 1), order->before[1]}) >= kLeastLabels;
    return next || targets.label_count(order->before) >= kLeastLabels;
  }

  /// 「第3条第4項」 where Article 3 counts its paragraphs, and only to 3.
  static bool lacks_paragraph(const ReferenceTargets& targets, std::string_view words) {
    const auto unit = words.find("第", 1);
    if (unit == words.npos) return false;
    const auto outer = read_order_number(words.substr(0, unit));
    const auto inner = read_order_number(words.substr(unit));
    if (!outer || !inner || inner->value < 2 || !targets.has_unit(outer->after, outer->value)) return false;
    const auto chapter = std::to_string(outer->value) + ".";
    return targets.has_number(chapter + "2") && !targets.has_number(chapter + std::to_string(inner->value));
  }

  /// 「※4」 where the notes are counted to ※3.
  static bool lacks_note(const ReferenceTargets& targets, std::string_view words) {
    const auto order = read_order_number(words);
    return order && order->value > targets.last_note() && targets.last_note() >= 2;
  }

  static bool lacks_row(const ReferenceTargets& targets, std::string_view words) {
    const auto order = read_order_number(words.substr(std::min(words.size(), words.find_first_of("0123456789"))));
    return order && targets.last_row() != 0 && order->value > targets.last_row();
  }

  static bool lacks_title(const ReferenceTargets& targets, std::string_view words) {
    constexpr std::size_t kLeastTitles = 5;
    return targets.title_count() >= kLeastTitles && !targets.has_title(words);
  }

  std::shared_ptr<const Rule> rule_;
  Patterns patterns_;
  std::vector<PatternId> foreign_;
  std::vector<std::string> own_;
};

Result<PatternId> add(RuleSpec& spec, const std::string& expression) {
  return spec.patterns.add(expression, spec.rule->where, true);
}

Result<Patterns> add_sorts(RuleSpec& spec) {
  const std::string verb(kVerb);
  const std::string part = "(?:" + verb + "|" + std::string(kPart) + ")";
  const std::string quoted_next = "(?:(?:及び|および|と|、|や|又は|または)「|" + verb + ")";
  const std::string kinds =
      "別紙|別表|別添|別図|付録|附録|付属資料|附属資料|付属文書|附属書|付属書|付表|付図|添付資料|添付|参考資料|様式|"
      "資料|表|図";
  const std::pair<std::string, PatternId Patterns::*> sorts[] = {
      {R"((\d{1,2}(?:\.\d{1,2}){1,4})(?:(?:の?(?:項|章|節))?)" + verb + "|の?(?:節|項)" + std::string(kPart) + "|" +
           std::string(kHolding) + ")",
       &Patterns::dotted},
      {R"(「(\d{1,2}(?:\.\d{1,2}){1,4})\.? ?[^」]{0,60}」(?:の?(?:項|章|節))?)" + quoted_next, &Patterns::quoted},
      {R"(「(\d{1,2})\. ?[^」\d][^」]{0,60}」(?:の?(?:項|章|節))?)" + quoted_next, &Patterns::numbered},
      {R"(「?(第(?:\d{1,3}|[一二三四五六七八九十]{1,3})(?:章|節|条|部|編)|\d{1,2}章)(?:第\d{1,2}項)?)"
       R"((?:「[^」]{1,40}」|\([^)]{1,40}\)| ?[^」。、]{1,30}」)?)" +
           part,
       &Patterns::unit},
      {"((?:" + kinds +
           R"()(?:[- ]?(?:\d{1,2}(?:[-.]\d{1,2})?|[A-Z])|第(?:\d{1,2}|[一二三四五六七八九十]{1,3})号?))(?:「[^」]{1,40}」|\([^)]{1,40}\))?(?:)" +
           part + "|に[^。、]{1,20}(?:示し|示す|掲げ|まとめ|記載)|。?$)",
       &Patterns::caption},
      {"\\(((?:" + kinds + R"()(?:第?\d{1,2}|[A-Z]))\))" + part, &Patterns::enclosed},
      {"「([^「」]{2,60})」の(?:章|節|項|項目|セクション)" + verb, &Patterns::title},
      {"(?:この|本)(?:ページ|資料|書|文書|シート|概要書|説明書)(?:内)?の「([^「」]{2,60})」" + verb,
       &Patterns::own_title},
      {R"(「?(\d{1,2}-\d{1,2}|[■§] ?\d{1,2})(?:[. ]?[^」。、]{0,40}」)?(?:の?(?:項|章|節))?)" + part,
       &Patterns::hyphen},
      {R"(「?([A-Z]-?\d{1,2})(?:[. ][^」]{1,40}」|[^」]{0,40}」)?(?:の?(?:項|節))?)" + verb, &Patterns::label},
      {R"((第\d{1,3}[条章節]第\d{1,2}項))" + part, &Patterns::paragraph},
      {R"((別表|付表|別図)(?:に(?:定め|示|掲げ|記載|規定|よ)|の(?:とお|通り|定め)|を(?:ご?参照|ご覧|ご?確認)))",
       &Patterns::bare},
      {R"((※\d{1,2})(?:[)。、 ]|$))", &Patterns::note},
      {R"(((?:No\.?|項番) ?\d{1,3})(?:番)?(?:「[^」]{1,30}」)?(?:の|を|に|へ|も|参照))", &Patterns::row}};
  Patterns patterns;
  for (const auto& [expression, sort] : sorts) {
    const auto id = add(spec, expression);
    if (!id) return tl::unexpected<Error>(id.error());
    patterns.*sort = *id;
  }
  return patterns;
}

Result<std::unique_ptr<const Check>> compile(RuleSpec& spec) {
  const auto patterns = add_sorts(spec);
  if (!patterns) return tl::unexpected<Error>(patterns.error());
  auto foreign = read_required_patterns(spec, "foreign");
  if (!foreign) return tl::unexpected<Error>(foreign.error());
  return std::make_unique<const CrossReferenceCheck>(spec.rule, *patterns, std::move(*foreign),
                                                     spec.keys.strings("own"));
}

}  // namespace
}  // namespace cross_reference_kind

extern const RuleKind kind_cross_reference;
constinit const RuleKind kind_cross_reference = {"cross_reference",
                                                 "A reference to a place that the document does not have.",
                                                 cross_reference_kind::kParameters, cross_reference_kind::compile};

}  // namespace kaiji
