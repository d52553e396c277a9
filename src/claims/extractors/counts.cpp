// SPDX-License-Identifier: Apache-2.0
// A figure with a counter: 8世代, 8文字以上, 8~64文字, 3拠点, 2名. Spellings of one counter are one unit (桁 and 文字,
// か所 and 箇所). Ordinals (第3回, 2世代目) and bare figures (27001) are no counts.

#include <array>
#include <optional>

#include "claims/bounds.h"
#include "claims/extractor.h"
#include "claims/numerals.h"

namespace kaiji {
namespace counts_extractor {
namespace {

struct Counter {
  std::string_view word;
  std::string_view unit;
};
constexpr std::array<Counter, 43> kCounters{{{"世代分", "世代"},
                                             {"回分", "世代"},
                                             {"日次分", "世代"},
                                             {"世代", "世代"},
                                             {"文字", "文字"},
                                             {"桁", "文字"},
                                             {"字", "文字"},
                                             {"拠点", "拠点"},
                                             {"箇所", "箇所"},
                                             {"か所", "箇所"},
                                             {"カ所", "箇所"},
                                             {"ヶ所", "箇所"},
                                             {"ヵ所", "箇所"},
                                             {"ケ所", "箇所"},
                                             {"個所", "箇所"},
                                             {"名", "名"},
                                             {"人", "名"},
                                             {"台", "台"},
                                             {"回", "回"},
                                             {"度", "回"},
                                             {"社", "社"},
                                             {"件", "件"},
                                             {"リージョン", "リージョン"},
                                             {"種類", "種類"},
                                             {"種", "種類"},
                                             {"サービス", "サービス"},
                                             {"つの", "つ"},
                                             {"つ", "つ"},
                                             {"個", "個"},
                                             {"ビット", "ビット"},
                                             {"bit", "ビット"},
                                             {"bits", "ビット"},
                                             {"系統", "系統"},
                                             {"重", "重"},
                                             {"データセンター", "拠点"},
                                             {"データセンタ", "拠点"},
                                             {"センター", "拠点"},
                                             {"ゾーン", "ゾーン"},
                                             {"AZ", "ゾーン"},
                                             {"アベイラビリティゾーン", "ゾーン"},
                                             {"面", "世代"},
                                             {"ユーザー", "名"},
                                             {"か国", "か国"}}};
constexpr std::array<std::string_view, 5> kOrdinal{"目", "番", "線", "答", "度目"};
/// 1日1世代: how many a day, and not how many there are.
constexpr std::array<std::string_view, 6> kPer{"1日", "一日", "1日に", "1週", "1か月", "あたり"};
constexpr std::array<std::string_view, 4> kRangeMarks{"~", "-", "から", "以上"};

constexpr std::array<std::string_view, 3> kJoints{"~", "-", "から"};

const Counter* counter_at(std::string_view text, std::size_t at) {
  const Counter* best = nullptr;
  for (const Counter& counter : kCounters)
    if ((!best || counter.word.size() > best->word.size()) && stands_at(text, at, counter.word)) best = &counter;
  return best;
}

struct Parsed {
  FoundValue found;
  std::size_t end = 0;
};

std::optional<Parsed> count_at(std::string_view text, std::size_t at) {
  const auto numeral = numeral_at(text, at);
  if (!numeral || text.substr(0, at).ends_with("第")) return std::nullopt;
  double high = numeral->value;
  std::size_t end = at + numeral->length;
  const Counter* counter = counter_at(text, end);
  if (const std::size_t mark = counter ? 0 : match_any(text, end, kRangeMarks); mark > 0) {
    const auto upper = numeral_at(text, end + mark);
    if (!upper || upper->value <= numeral->value) return std::nullopt;
    end += mark + upper->length;
    high = upper->value;
    counter = counter_at(text, end);
  }
  if (!counter) return std::nullopt;
  end += counter->word.size();
  // 8文字から10文字まで
  if (const std::size_t mark = high == numeral->value ? match_any(text, end, kJoints) : 0; mark > 0) {
    const auto upper = numeral_at(text, end + mark);
    const Counter* again = upper ? counter_at(text, end + mark + upper->length) : nullptr;
    if (again && again->unit == counter->unit && upper->value > numeral->value) {
      high = upper->value;
      end += mark + upper->length + again->word.size();
      if (text.substr(end).starts_with("まで")) end += std::string_view("まで").size();
    }
  }
  if (match_any(text, end, kOrdinal) > 0 || ends_with_any(text, at, kPer)) return std::nullopt;
  if (numeral->kanji && (counter->word == "度" || counter->word == "面" || counter->word == "人" ||
                         counter->word == "種" || counter->word == "重" || counter->word == "字"))
    return std::nullopt;
  Value value;
  value.type = ValueType::Count;
  value.low = numeral->value;
  value.high = high;
  value.unit = counter->unit;
  const BoundWords bound = bound_around(text, at, end);
  return Parsed{{value, bound.bound, text_span(at - bound.before, end + bound.after)}, end};
}

void extract(std::string_view text, const Sentence& sentence, const Vocabulary&, std::vector<FoundValue>& values) {
  const std::string_view words = text.substr(0, sentence.span.end.value);
  for (std::size_t at = sentence.span.begin.value; at < words.size();) {
    if (const auto parsed = count_at(words, at)) {
      values.push_back(parsed->found);
      at = parsed->end;
    } else {
      at += character_length(words, at);
    }
  }
}

}  // namespace
}  // namespace counts_extractor

extern const Extractor extractor_counts;
constinit const Extractor extractor_counts = {"counts", ValueType::Count, counts_extractor::extract};

}  // namespace kaiji
