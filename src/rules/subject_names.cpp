// SPDX-License-Identifier: Apache-2.0
#include "rules/subject_names.h"

#include <algorithm>
#include <array>

#include "rules/named_rows.h"

namespace kaiji {
namespace {

/// Bytes before the particle: a longer run of words is a clause and no list of names.
constexpr std::size_t kLongestSubject = 150;
constexpr std::string_view kNameComma = "、";
/// Subjects of one sentence that are looked at.
constexpr int kMostGroups = 3;
/// Bytes of a name that stands alone before its particle.
constexpr std::size_t kLeastAlone = 9;

constexpr std::array<std::string_view, 7> kParticles{
    "については", "に関しては", "につきましては", "についても", "に関する事項は", "は", "も"};
/// 「無停電電源を備えています」: an object and what is said of it right behind.
constexpr std::array<std::string_view, 2> kObjects{"を", "が"};
constexpr std::array<std::string_view, 22> kDeeds{
    "備え", "設け", "行っ",   "行い", "行わ", "提供", "用意", "ご用意", "定め", "実施",     "導入",
    "置い", "整え", "整備し", "講じ", "公開", "開示", "公表", "持っ",   "有し", "あります", "ありません"};
constexpr std::array<std::string_view, 14> kBounds{"、", "・",     "及び",   "および", "ならびに", "といった", "や",
                                                   "と", "並びに", "などの", "などに", "など",     "等の",     "ほか"};
/// What stands before a name and belongs to no name: 「当社の控え」, 「なお、控え」.
constexpr std::array<std::string_view, 12> kFrames{"なお、",       "また、", "ただし、", "お客様の",
                                                   "本サービスの", "各種の", "詳しい",   "具体的な",
                                                   "建物の",       "施設の", "設備の",   "データセンターの"};

std::string_view without_frames(std::string_view text) {
  const auto start = text.find_first_not_of("0123456789.() -");
  text.remove_prefix(std::min(start, text.size()));
  for (bool again = true; again;) {
    again = false;
    for (const auto frame : kFrames) {
      if (!text.starts_with(frame)) continue;
      text.remove_prefix(frame.size());
      again = true;
    }
  }
  return text;
}

/// Where a subject or an object ends, and the bytes of its particle; npos where there is none.
std::pair<std::size_t, std::size_t> end_of_subject(std::string_view text) {
  std::pair<std::size_t, std::size_t> nearest{std::string_view::npos, 0};
  for (const auto particle : kParticles) {
    const auto at = text.find(particle);
    if (at < nearest.first) nearest = {at, particle.size()};
  }
  for (const auto object : kObjects) {
    const auto at = text.find(object);
    if (at >= nearest.first) continue;
    const auto behind = text.substr(at + object.size());
    const auto follows = [&](auto deed) { return behind.starts_with(deed); };
    if (std::any_of(kDeeds.begin(), kDeeds.end(), follows)) nearest = {at, object.size()};
  }
  return nearest;
}

/// The nearest bound in `text`, and its size; npos where there is none.
std::pair<std::size_t, std::size_t> next_bound(std::string_view text) {
  std::pair<std::size_t, std::size_t> nearest{std::string_view::npos, 0};
  for (const auto bound : kBounds) {
    const auto at = text.find(bound);
    if (at < nearest.first) nearest = {at, bound.size()};
  }
  return nearest;
}

/// 「当社では」, 「ご利用には」: where and for what, not what of.
bool names_place(std::string_view subject) {
  constexpr std::array<std::string_view, 4> kCases{"で", "に", "へ", "から"};
  return std::any_of(kCases.begin(), kCases.end(), [&](auto particle) { return subject.ends_with(particle); });
}

/// Where the condition ends that all of the sentence stands under: 「廃止する場合は、…」; 0 where there is none.
std::size_t end_of_condition(std::string_view text) {
  constexpr std::array<std::string_view, 5> kConditions{"場合は、", "ときは、", "際は、", "場合には、", "については、"};
  auto end = std::string_view::npos;
  for (const auto condition : kConditions) end = std::min(end, text.find(condition));
  return end == std::string_view::npos ? 0 : end;
}

/// Adds the parts of a list of names, which stand in `words`, the words of the sentence.
void add_names(std::string_view names, std::string_view words, TextSpan sentence, std::vector<TextSpan>& subjects) {
  auto rest = without_frames(names);
  if (next_bound(rest).first == std::string_view::npos && rest.size() < kLeastAlone) return;
  while (!rest.empty()) {
    const auto [end, size] = next_bound(rest);
    const auto part = rest.substr(0, end);
    const auto begin = sentence.begin.value + static_cast<std::uint32_t>(part.data() - words.data());
    if (!part.empty()) subjects.push_back(text_span(begin, begin + static_cast<std::uint32_t>(part.size())));
    if (end == std::string_view::npos) break;
    rest.remove_prefix(end + size);
  }
}

}  // namespace

std::vector<TextSpan> subjects_of(std::string_view text, TextSpan sentence) {
  std::vector<TextSpan> subjects;
  const auto words = sentence.in(text);
  auto rest = words;
  for (int group = 0; group < kMostGroups; ++group) {
    const auto [end, size] = end_of_subject(rest);
    if (end == std::string_view::npos || end > kLongestSubject) break;
    auto names = rest.substr(0, end);
    // Behind the first subject what is said of it goes on to the comma.
    const auto comma = group == 0 ? std::string_view::npos : names.find(kNameComma);
    if (comma != std::string_view::npos) names.remove_prefix(comma + kNameComma.size());
    if (!names_place(names)) add_names(names, words, sentence, subjects);
    rest.remove_prefix(end + size);
    if (group == 0 && rest.starts_with(kNameComma)) rest.remove_prefix(kNameComma.size());
  }
  return subjects;
}

bool only_looks_like(const DisclosureItem& item, const WordSet& words, const CheckInput& input,
                     SentenceIndex sentence) {
  if (item.unless.empty() || !item.unless.stands(input, sentence)) return false;
  const auto whole = input.analysis.sentences[sentence].span;
  const auto head = end_of_condition(whole.in(input.analysis.document.text()));
  const auto scope = text_span(whole.begin.value, whole.begin.value + static_cast<std::uint32_t>(head));
  if (head != 0 && item.unless.stands_within(input, sentence, scope)) return true;
  for (auto begin = whole.begin; begin < whole.end;) {
    const auto clause = first_clause(input.analysis.document.text(), TextSpan{begin, whole.end});
    if (words.stands_within(input, sentence, clause) && !item.unless.stands_within(input, sentence, clause))
      return false;
    begin = {clause.end.value + static_cast<std::uint32_t>(kNameComma.size())};
  }
  return true;
}

std::vector<SentenceIndex> sentences_about(const DisclosureItem& item, const CheckInput& input) {
  const auto& document = input.analysis.document;
  std::vector<SentenceIndex> about;
  // What services are called is read from their names.
  if (std::find(item.values.begin(), item.values.end(), WantedValue::Service) != item.values.end()) return about;
  for (const auto sentence : item.rows.possible_sentences(input)) {
    const auto& found = input.analysis.sentences[sentence];
    if (document.blocks[found.block].role != BlockRole::Statement) continue;
    const auto subjects = subjects_of(document.text(), found.span);
    const bool named = std::any_of(subjects.begin(), subjects.end(), [&](TextSpan subject) {
      const auto name = subject.in(document.text());
      if (item.cues->speaks_of_customer(name)) return false;
      return is_short_name(item.rows.longest_within(input, sentence, subject).in(document.text()), name);
    });
    if (named) about.push_back(sentence);
  }
  return about;
}

}  // namespace kaiji
