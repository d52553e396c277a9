// SPDX-License-Identifier: Apache-2.0
#include "rules/disclosure_cues.h"

#include <algorithm>

#include "base/file.h"
#include "base/find.h"
#include "base/searched_text.h"
#include "base/strings.h"
#include "base/toml.h"
#include "text/normalizer.h"

namespace kaiji {
namespace {

using Words = std::vector<std::string>;

const std::string* found_in(const SearchedText& text, const Words& words) {
  const auto found = std::find_if(words.begin(), words.end(), [&](const auto& word) { return text.holds(word); });
  return found == words.end() ? nullptr : &*found;
}

bool ends_with_any(std::string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](const auto& word) { return text.ends_with(word); });
}

/// The word stands there by itself: 「お客様の管理」, not 「お客様の管理者」.
bool speaks_of_duty(std::string_view text, const std::string& word) {
  constexpr std::string_view kPerson = "者";
  for (auto at = find_word(text, word); at != std::string_view::npos; at = find_word(text, word, at + 1)) {
    if (!text.substr(at + word.size()).starts_with(kPerson)) return true;
  }
  return false;
}

/// `text` without closing marks and brackets at its end.
std::string_view without_end(std::string_view text) {
  constexpr std::string_view kMarks[] = {"。", ".", "!", "」", ")", "、", ",", ";", "※", " "};
  for (bool again = true; again;) {
    again = false;
    for (const auto mark : kMarks) {
      if (!text.ends_with(mark)) continue;
      text.remove_suffix(mark.size());
      again = true;
    }
  }
  return text;
}

/// `text` without the mark of an answer before it: 「A21. はい。」, 「回答: …」, and brackets around the whole:
/// 「(検討中)」.
std::string_view without_frame(std::string_view text) {
  constexpr std::string_view kMarks[] = {"A", "答", "回答", "お答え", "ご回答", "(回答)", "【回答】", "→", "⇒", "Ans"};
  constexpr std::string_view kBehind[] = {".", ":", ")", "、", " "};
  for (const auto mark : kMarks) {
    if (!text.starts_with(mark)) continue;
    const auto digits = std::min(text.find_first_not_of("0123456789-", mark.size()), text.size());
    const auto rest = text.substr(digits);
    const auto* sign = std::find_if(std::begin(kBehind), std::end(kBehind),
                                    [&](std::string_view behind) { return rest.starts_with(behind); });
    const bool closed = mark.size() > 3 && (mark.starts_with("(") || mark.starts_with("【"));
    if (sign == std::end(kBehind) && !closed && mark != "→" && mark != "⇒") continue;
    text = trim(rest.substr(sign == std::end(kBehind) ? 0 : sign->size()));
    break;
  }
  const bool wrapped = text.size() > 2 && text.starts_with("(") && text.find(')') == text.size() - 1;
  return wrapped ? text.substr(1, text.size() - 2) : text;
}

/// The answer word is the whole text, or a space or a mark stands behind it.
bool opens_with(std::string_view text, const std::string& word) {
  if (!text.starts_with(word)) return false;
  const auto rest = text.substr(word.size());
  constexpr std::string_view kBounds[] = {" ", "。", "、", ",", ".", "(", ":", ";", "※", "\n", "-"};
  return rest.empty() || std::any_of(std::begin(kBounds), std::end(kBounds),
                                     [&](std::string_view bound) { return rest.starts_with(bound); });
}

Words normalized(Words words) {
  for (auto& word : words) word = normalize(word);
  return words;
}

}  // namespace

Result<DisclosureCues> DisclosureCues::load(const std::filesystem::path& file) {
  const auto bytes = read_file(file);
  if (!bytes) return tl::unexpected<Error>(bytes.error());
  const auto root = parse_toml(*bytes, file.generic_string());
  if (!root) return tl::unexpected<Error>(root.error());
  TomlReader keys(*root, file.generic_string());
  DisclosureCues cues;
  cues.blank_ = normalized(keys.strings("blank"));
  cues.ditto_ = normalized(keys.strings("ditto"));
  cues.yes_ = normalized(keys.strings("yes"));
  cues.no_ = normalized(keys.strings("no"));
  cues.denial_ends_ = normalized(keys.strings("denial-ends"));
  cues.denial_middles_ = normalized(keys.strings("denial-middles"));
  cues.denial_proof_ = normalized(keys.strings("denial-proof"));
  cues.refers_ = normalized(keys.strings("refers"));
  cues.duty_ = normalized(keys.strings("duty"));
  cues.ask_ends_ = normalized(keys.strings("ask-ends"));
  cues.ask_starts_ = normalized(keys.strings("ask-starts"));
  cues.where_ = normalized(keys.strings("states-where"));
  cues.sends_ = normalized(keys.strings("sends-ends"));
  cues.here_ = normalized(keys.strings("here"));
  cues.follows_ = normalized(keys.strings("follows"));
  cues.half_ = normalized(keys.strings("half"));
  cues.vague_ = normalized(keys.strings("vague"));
  cues.withheld_ = normalized(keys.strings("withheld"));
  cues.general_ = normalized(keys.strings("general"));
  cues.selves_ = normalized(keys.strings("selves"));
  cues.closes_ = normalized(keys.strings("closes"));
  cues.customers_ = normalized(keys.strings("customers"));
  cues.providers_ = normalized(keys.strings("providers"));
  cues.titles_ = normalized(keys.strings("titles"));
  cues.define_middles_ = normalized(keys.strings("define-middles"));
  cues.define_ends_ = normalized(keys.strings("define-ends"));
  cues.define_names_ = normalized(keys.strings("define-names"));
  cues.obligations_ = normalized(keys.strings("obligations"));
  cues.abilities_ = normalized(keys.strings("abilities"));
  cues.announce_ends_ = normalized(keys.strings("announce-ends"));
  cues.plan_ends_ = normalized(keys.strings("plan-ends"));
  if (const auto* kinds = keys.value("references"); kinds != nullptr) {
    TomlReader names(*kinds, file.generic_string());
    for (const auto& [name, words] : kinds->table) cues.kinds_.push_back({name, normalized(names.strings(name))});
    if (const auto done = names.finish(); !done) return tl::unexpected<Error>(done.error());
  }
  if (cues.kinds_.size() > 31) keys.reject("references", "at most 31 kinds of reference");
  if (const auto done = keys.finish(); !done) return tl::unexpected<Error>(done.error());
  return cues;
}

bool DisclosureCues::denies(std::string_view text) const {
  // 「…はできませんが、…です」 ends in what is offered: only the last predicate counts.
  // What a bracket adds behind it denies something else: 「山田、佐藤(比率は非公開)」.
  auto end = without_end(text);
  const auto open = text.rfind('(');
  if (open != std::string_view::npos && open > 0 && text.substr(open).find(')') != std::string_view::npos &&
      text.data() + open + text.substr(open).find(')') + 1 >= end.data() + end.size())
    end = without_end(text.substr(0, open));
  return std::any_of(denial_ends_.begin(), denial_ends_.end(), [&](const auto& word) { return end.ends_with(word); }) &&
         found_in(SearchedText(end), denial_proof_) == nullptr;
}

bool DisclosureCues::is_numbered_question(std::string_view text) const {
  // 「Q3.」, 「質問12」: the word and a number.
  return std::any_of(ask_starts_.begin(), ask_starts_.end(), [&](const auto& start) {
    return text.starts_with(start) && text.size() > start.size() && text[start.size()] >= '0' &&
           text[start.size()] <= '9';
  });
}

bool DisclosureCues::asks(std::string_view text) const {
  const auto bare = without_end(text);
  if (bare.ends_with("?") || is_numbered_question(text)) return true;
  return std::any_of(ask_ends_.begin(), ask_ends_.end(), [&](const auto& end) { return bare.ends_with(end); });
}

CueReading DisclosureCues::read(std::string_view text) const {
  CueReading reading;
  text = without_frame(trim(text));
  const auto bare = without_end(text);
  const auto is_bare = [&](const auto& word) { return bare == word; };
  reading.blank = bare.empty() || std::any_of(blank_.begin(), blank_.end(), is_bare);
  reading.ditto = std::any_of(ditto_.begin(), ditto_.end(), is_bare);
  reading.bare_yes = is_bare_yes(bare);
  const auto opens = [&](const auto& word) { return opens_with(text, word); };
  reading.yes = std::any_of(yes_.begin(), yes_.end(), opens);
  reading.opens_no = !reading.yes && std::any_of(no_.begin(), no_.end(), opens);
  reading.denied = reading.opens_no || (!reading.yes && denies(text));
  reading.sends = std::any_of(sends_.begin(), sends_.end(), [&](const auto& end) { return bare.ends_with(end); });
  reading.half = std::any_of(half_.begin(), half_.end(), opens);
  const SearchedText searched(text);
  reading.sends = reading.sends && found_in(searched, here_) == nullptr;
  reading.vague = found_in(searched, vague_) != nullptr;
  reading.withheld = found_in(searched, withheld_) != nullptr;
  reading.general = found_in(searched, general_) != nullptr && found_in(searched, selves_) == nullptr;
  reading.refers = found_in(searched, refers_) != nullptr;
  reading.states_where = std::all_of(refers_.begin(), refers_.end(), [&](const auto& word) {
    return !searched.holds(word) || std::find(where_.begin(), where_.end(), word) != where_.end();
  });
  reading.duty = std::any_of(duty_.begin(), duty_.end(), [&](const auto& word) { return speaks_of_duty(text, word); });
  // 「学校ごとにお決めください」
  const bool requests = bare.ends_with("ください") || bare.ends_with("下さい") || bare.ends_with("くださいね");
  const bool offers = bare.ends_with("をご利用ください") || bare.ends_with("をご活用ください");
  reading.duty = reading.duty || (requests && !offers && !reading.sends && !reading.refers);
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    const auto* word = found_in(searched, kinds_[i].words);
    // 「お客様のセキュリティポリシーに従い…」 is no document of the provider.
    if (word == nullptr || (reading.duty && kinds_[i].name == "policy")) continue;
    reading.kinds |= 1u << i;
    if (reading.named.empty()) reading.named = *word;
  }
  return reading;
}

bool DisclosureCues::is_bare_yes(std::string_view text) const {
  const auto whole = [&](std::string_view words) {
    return std::any_of(yes_.begin(), yes_.end(), [&](const auto& word) { return words == word; });
  };
  if (whole(text)) return true;
  // 「はい、定めています」: one answer word behind another.
  constexpr std::string_view kBounds[] = {"、", "。", ",", " "};
  for (const auto bound : kBounds) {
    const auto at = text.find(bound);
    if (at != std::string_view::npos && whole(text.substr(0, at)) && whole(trim(text.substr(at + bound.size()))))
      return true;
  }
  return false;
}

bool DisclosureCues::names_document(std::string_view text) const {
  constexpr std::size_t kLongest = 60;
  constexpr std::string_view kClauses[] = {"は", "を", "が", "です", "ます", "。"};
  const auto open = text.find('(');
  auto name = without_end(trim(text.substr(0, open == 0 ? std::string_view::npos : open)));
  if (name.empty() || name.size() > kLongest) return false;
  for (const auto clause : kClauses) {
    if (name.find(clause) != std::string_view::npos) return false;
  }
  return std::any_of(titles_.begin(), titles_.end(), [&](const auto& title) { return name.ends_with(title); });
}

std::size_t DisclosureCues::end_of_denial(std::string_view text) const {
  constexpr std::string_view kComma = "、";
  for (auto comma = text.find(kComma); comma != std::string_view::npos; comma = text.find(kComma, comma + 1)) {
    const auto before = text.substr(0, comma);
    const auto closes = [&](const auto& word) { return before.ends_with(word); };
    if (std::any_of(denial_middles_.begin(), denial_middles_.end(), closes)) return comma;
  }
  return 0;
}

bool DisclosureCues::closes_list(std::string_view text) const {
  return found_in(SearchedText(text), closes_) != nullptr && denies(text);
}

bool DisclosureCues::defines(std::string_view text) const {
  const auto bare = without_end(text);
  const auto ends = [&](const auto& word) { return bare.ends_with(word); };
  return std::any_of(define_ends_.begin(), define_ends_.end(), ends) &&
         found_in(SearchedText(bare), define_middles_) != nullptr &&
         std::none_of(define_names_.begin(), define_names_.end(), ends);
}

bool DisclosureCues::speaks_of_customer(std::string_view text) const {
  return found_in(SearchedText(text), customers_) != nullptr;
}

bool DisclosureCues::says_nothing(std::string_view text) const {
  return defines(text) || ends_with_any(without_end(text), announce_ends_);
}

bool DisclosureCues::plans(std::string_view text) const {
  return ends_with_any(without_end(text), plan_ends_);
}

bool DisclosureCues::obliges_customer(std::string_view text) const {
  constexpr std::string_view kParty = "甲";
  const auto start = std::min(text.find_first_not_of("0123456789. ()"), text.size());
  text.remove_prefix(start);
  const auto is_subject = [&](std::string_view word) {
    return text.starts_with(word) &&
           (text.substr(word.size()).starts_with("は") || text.substr(word.size()).starts_with("が"));
  };
  const SearchedText searched(text);
  return (is_subject(kParty) || std::any_of(customers_.begin(), customers_.end(), is_subject)) &&
         found_in(searched, obligations_) != nullptr && found_in(searched, abilities_) == nullptr;
}

bool DisclosureCues::names_customer(std::string_view header) const {
  // 「お客様が行うこと」, 「利用者の責任」; not 「お客様への回答」, 「利用者向けの情報」.
  constexpr std::string_view kBehind[] = {"が", "の", "側", "に", "で", "(", "実施", "責任", "対応", "作業"};
  if (header.ends_with("さま") || header.ends_with("様")) return true;
  return std::any_of(customers_.begin(), customers_.end(), [&](const auto& word) {
    const auto at = header.find(word);
    if (at == std::string_view::npos) return false;
    const auto rest = header.substr(at + word.size());
    return rest.empty() || std::any_of(std::begin(kBehind), std::end(kBehind),
                                       [&](std::string_view next) { return rest.starts_with(next); });
  });
}

bool DisclosureCues::names_provider(std::string_view header) const {
  return found_in(SearchedText(header), providers_) != nullptr;
}

bool DisclosureCues::introduces(std::string_view lead) const {
  return !lead.ends_with("。") || found_in(SearchedText(lead), follows_) != nullptr;
}

bool DisclosureCues::names_paper(std::uint32_t kinds) const {
  return (kinds & (kind_bit("terms") | kind_bit("policy") | kind_bit("document") | kind_bit("manual"))) != 0;
}

std::uint32_t DisclosureCues::kind_bit(std::string_view name) const {
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    if (kinds_[i].name == name) return 1u << i;
  }
  return 0;
}

}  // namespace kaiji
