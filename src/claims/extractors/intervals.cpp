// SPDX-License-Identifier: Apache-2.0
// How often: 日次, 毎日, 毎晩2時, 5分ごと, 24時間毎, 日に1回, 1日2回, 年1回以上, 年に二度, 四半期ごと, 隔週, 1回/年.
// A lower bound of the frequency is an upper bound of the interval: 年1回以上 is at most one year apart.

#include <array>
#include <optional>

#include "base/first_characters.h"
#include "claims/bounds.h"
#include "claims/extractor.h"
#include "claims/numerals.h"
#include "claims/units.h"

namespace kaiji {
namespace intervals_extractor {
namespace {

struct Period {
  double count = 0;
  TimeUnit unit = TimeUnit::Day;
  std::size_t end = 0;
};

struct Word {
  std::string_view word;
  double count;
  TimeUnit unit;
};

/// Words that are an interval of their own.
constexpr std::array<Word, 49> kWords{{{"隔年", 2, TimeUnit::Year},
                                       {"日次", 1, TimeUnit::Day},
                                       {"毎日", 1, TimeUnit::Day},
                                       {"毎晩", 1, TimeUnit::Day},
                                       {"毎夜", 1, TimeUnit::Day},
                                       {"毎朝", 1, TimeUnit::Day},
                                       {"毎営業日", 1, TimeUnit::BusinessDay},
                                       {"デイリー", 1, TimeUnit::Day},
                                       {"日々", 1, TimeUnit::Day},
                                       {"日毎", 1, TimeUnit::Day},
                                       {"週次", 1, TimeUnit::Week},
                                       {"毎週", 1, TimeUnit::Week},
                                       {"ウィークリー", 1, TimeUnit::Week},
                                       {"週毎", 1, TimeUnit::Week},
                                       {"隔週", 2, TimeUnit::Week},
                                       {"月次", 1, TimeUnit::Month},
                                       {"毎月", 1, TimeUnit::Month},
                                       {"マンスリー", 1, TimeUnit::Month},
                                       {"月毎", 1, TimeUnit::Month},
                                       {"隔月", 2, TimeUnit::Month},
                                       {"四半期ごと", 3, TimeUnit::Month},
                                       {"四半期毎", 3, TimeUnit::Month},
                                       {"四半期次", 3, TimeUnit::Month},
                                       {"毎四半期", 3, TimeUnit::Month},
                                       {"各四半期", 3, TimeUnit::Month},
                                       {"四半期に1回", 3, TimeUnit::Month},
                                       {"四半期に1度", 3, TimeUnit::Month},
                                       {"四半期に一度", 3, TimeUnit::Month},
                                       {"四半期1回", 3, TimeUnit::Month},
                                       {"半期ごと", 6, TimeUnit::Month},
                                       {"半期毎", 6, TimeUnit::Month},
                                       {"半期に1回", 6, TimeUnit::Month},
                                       {"半期に一度", 6, TimeUnit::Month},
                                       {"半期に1度", 6, TimeUnit::Month},
                                       {"偶数月", 2, TimeUnit::Month},
                                       {"奇数月", 2, TimeUnit::Month},
                                       {"隔日", 2, TimeUnit::Day},
                                       {"毎正時", 1, TimeUnit::Hour},
                                       {"半期に一回", 6, TimeUnit::Month},
                                       {"年次", 1, TimeUnit::Year},
                                       {"毎年", 1, TimeUnit::Year},
                                       {"毎年度", 1, TimeUnit::Year},
                                       {"毎事業年度", 1, TimeUnit::Year},
                                       {"年度ごと", 1, TimeUnit::Year},
                                       {"年度毎", 1, TimeUnit::Year},
                                       {"四半期単位", 3, TimeUnit::Month},
                                       {"半期単位", 6, TimeUnit::Month},
                                       {"毎時", 1, TimeUnit::Hour},
                                       {"毎分", 1, TimeUnit::Minute}}};

constexpr std::array<Word, 8> kBarePeriods{{{"年", 1, TimeUnit::Year},
                                            {"月", 1, TimeUnit::Month},
                                            {"週", 1, TimeUnit::Week},
                                            {"日", 1, TimeUnit::Day},
                                            {"年間", 1, TimeUnit::Year},
                                            {"月間", 1, TimeUnit::Month},
                                            {"半年", 6, TimeUnit::Month},
                                            {"四半期", 3, TimeUnit::Month}}};

constexpr FirstCharacters kFirst(kWords);
constexpr FirstCharacters kFirstOfPeriods(kBarePeriods);

constexpr std::array<std::string_view, 10> kEvery{"ごと",  "毎",    "おき",   "間隔",   "周期",
                                                  "に1回", "に1度", "に一回", "に一度", "サイクル"};

void divide(Value& value, double times) {
  value.low /= times;
  value.high /= times;
}

Value interval_of(double count, TimeUnit unit, double times) {
  Value value = duration_of(count, unit);
  value.type = ValueType::Interval;
  divide(value, times);
  return value;
}

/// 5分, 24時間, 1日, 半年, 年, 月.
std::optional<Period> period_at(std::string_view text, std::size_t at) {
  if (const auto numeral = numeral_at(text, at)) {
    const UnitWord unit = time_unit_at(text, at + numeral->length);
    if (unit.length == 0) return std::nullopt;
    std::size_t end = at + numeral->length + unit.length;
    if (text.substr(end).starts_with("隔")) end -= std::string_view("間").size();  // 15分間隔
    return Period{numeral->value, unit.unit, end};
  }
  if (!kFirstOfPeriods.may_begin(text, at)) return std::nullopt;
  constexpr std::array<std::string_view, 12> kLonger{"か", "ヶ", "カ", "ヵ", "ケ", "箇",
                                                     "本", "今", "当", "同", "前", "翌"};
  if (ends_with_any(text, at, kLonger)) return std::nullopt;
  std::optional<Period> best;
  std::size_t longest = 0;
  for (const Word& word : kBarePeriods)
    if (word.word.size() > longest && stands_at(text, at, word.word)) {
      longest = word.word.size();
      best = Period{word.count, word.unit, at + longest};
    }
  // 10月1回 is a date's month, not 月1回.
  if (best && at > 0 && text[at - 1] >= '0' && text[at - 1] <= '9') return std::nullopt;
  return best;
}

/// The 1回, 2度 behind a period; 0 length where there is none.
std::optional<Numeral> times_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 9> kJoint{"に",     "あたり",       "につき",     "当たり", "間に",
                                                   "に最低", "に少なくとも", "に最低でも", "で"};
  const std::size_t joint = match_any(text, at, kJoint);
  auto numeral = numeral_at(text, at + joint);
  if (!numeral) return std::nullopt;
  std::size_t end = at + joint + numeral->length;
  if (const std::size_t mark = match_any(text, end, std::array<std::string_view, 2>{"~", "-"}); mark > 0)
    if (const auto upper = numeral_at(text, end + mark))
      end += mark + upper->length;  // 年1~2回: the lower figure counts
  constexpr std::array<std::string_view, 3> kTimes{"回", "度", "遍"};
  const std::size_t counter = match_any(text, end, kTimes);
  if (counter == 0 || numeral->value <= 0) return std::nullopt;
  constexpr std::array<std::string_view, 3> kNotTimes{"回線", "回目", "回答"};
  if (match_any(text, end, kNotTimes) > 0) return std::nullopt;
  numeral->length = end + counter - at;
  return numeral;
}

/// 1回/年, 2回/日.
std::optional<FoundValue> per_period_at(std::string_view text, std::size_t at) {
  const auto numeral = numeral_at(text, at);
  if (!numeral || numeral->value <= 0) return std::nullopt;
  std::size_t end = at + numeral->length;
  if (!text.substr(end).starts_with("回/")) return std::nullopt;
  end += std::string_view("回/").size();
  for (const Word& word : kBarePeriods)
    if (stands_at(text, end, word.word))
      return FoundValue{interval_of(word.count, word.unit, numeral->value), Bound::Exact,
                        text_span(at, end + word.word.size())};
  return std::nullopt;
}

/// How often in a period, by what it names.
struct NamedTimes {
  double count = 0;
  std::size_t length = 0;  ///< bytes
};

/// 「毎日[2時と14時]」, 「毎日[3:00、15:00]」: as many times a day as it names hours.
NamedTimes clock_times_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 7> kJoins{"と", "、", "・", "及び", "および", "/", ","};
  constexpr std::array<std::string_view, 3> kPrefixes{"午前", "午後", "深夜"};
  NamedTimes times;
  for (std::size_t place = at;;) {
    place += match_any(text, place, kPrefixes);
    const auto hour = numeral_at(text, place);
    if (!hour || hour->value < 0 || hour->value > 24) return times;
    place += hour->length;
    const auto rest = text.substr(place);
    if (rest.starts_with("時間") || (!rest.starts_with("時") && !rest.starts_with(":"))) return times;
    if (rest.starts_with(":")) {
      const auto minute = numeral_at(text, place + 1);
      if (!minute) return times;
      place += 1 + minute->length;
    } else {
      place += std::string_view("時").size();
    }
    ++times.count;
    times.length = place - at;
    const auto join = match_any(text, place, kJoins);
    if (join == 0) return times;
    place += join;
  }
}

/// 「毎年[4月と10月]に実施」, 「毎年[春と秋の2回]」: as many times a year as it names months or seasons, or as it says.
NamedTimes seasons_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 12> kSeasons{"春",   "夏",   "秋",   "冬",   "上半期", "下半期",
                                                      "上期", "下期", "前期", "後期", "前半",   "後半"};
  constexpr std::array<std::string_view, 9> kParts{"上旬", "中旬", "下旬", "初旬", "末", "頃", "ごろ", "度", "の"};
  constexpr std::array<std::string_view, 7> kJoins{"と", "、", "・", "及び", "および", "/", ","};
  NamedTimes times;
  for (std::size_t place = at + match_any(text, at, std::array<std::string_view, 2>{"、", "の"});;) {
    std::size_t name = match_any(text, place, kSeasons);
    if (const auto month = numeral_at(text, place); name == 0 && month && month->value >= 1 && month->value <= 12)
      if (text.substr(place + month->length).starts_with("月")) name = month->length + std::string_view("月").size();
    if (name == 0) return times;
    place += name;
    ++times.count;
    times.length = place - at;
    while (const auto part = match_any(text, place, kParts)) place += part;
    if (const auto said = times_at(text, place)) {
      // 「上期と下期に1回ずつ」 is once in each.
      const double each = text.substr(place + said->length).starts_with("ずつ") ? times.count : 1;
      return {said->value * each, place + said->length - at};
    }
    const auto join = match_any(text, place, kJoins);
    if (join == 0) return times;
    place += join;
  }
}

/// 「日曜の夜だけ」, 「月曜日のみ」: once a week.
std::optional<FoundValue> weekday_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 7> kDays{"月曜", "火曜", "水曜", "木曜", "金曜", "土曜", "日曜"};
  constexpr std::array<std::string_view, 8> kHours{"の深夜", "の夜", "夜",     "の未明",
                                                   "の早朝", "の朝", "の夜間", "深夜"};
  constexpr std::array<std::string_view, 4> kOnly{"だけ", "のみ", "ごと", "に限"};
  static constexpr FirstCharacters kFirstOfDays(kDays);
  if (!kFirstOfDays.may_begin(text, at)) return std::nullopt;
  std::size_t end = at + match_any(text, at, kDays);
  if (end == at) return std::nullopt;
  end += match_any(text, end, std::array<std::string_view, 1>{"日"});
  end += match_any(text, end, kHours);
  const std::size_t only = match_any(text, end, kOnly);
  if (only == 0) return std::nullopt;
  return FoundValue{interval_of(1, TimeUnit::Week, 1), Bound::Exact, text_span(at, end + only)};
}

/// 「内部監査 | 6月と12月」: a cell of nothing but months.
std::optional<FoundValue> months_in(std::string_view text, TextSpan sentence) {
  const NamedTimes seasons = seasons_at(text, sentence.begin.value);
  if (seasons.count < 2 || seasons.length != sentence.size()) return std::nullopt;
  return FoundValue{interval_of(1, TimeUnit::Year, seasons.count), Bound::Exact, sentence};
}

/// 「上期・下期の2回」, 「春と秋に1回ずつ」: the year goes without saying.
std::optional<FoundValue> halves_at(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 5> kFirst{"上期", "上半期", "前期", "春", "前半"};
  constexpr std::array<std::string_view, 5> kEach{"に1回ずつ", "に一回ずつ", "に各1回", "にそれぞれ1回", "に1度ずつ"};
  static constexpr FirstCharacters kFirstOfHalves(kFirst);
  if (!kFirstOfHalves.may_begin(text, at) || match_any(text, at, kFirst) == 0) return std::nullopt;
  const NamedTimes seasons = seasons_at(text, at);
  if (seasons.count < 2) return std::nullopt;
  const std::size_t end = at + seasons.length;
  const std::size_t each = match_any(text, end, kEach);
  const bool said = ends_with_any(text, end, std::array<std::string_view, 2>{"回", "度"});
  if (each == 0 && !said) return std::nullopt;
  return FoundValue{interval_of(1, TimeUnit::Year, seasons.count), Bound::Exact, text_span(at, end + each)};
}

std::optional<FoundValue> interval_at(std::string_view text, std::size_t at) {
  std::size_t longest = 0;
  FoundValue found;
  if (kFirst.may_begin(text, at)) {
    for (const Word& word : kWords)
      if (word.word.size() > longest && stands_at(text, at, word.word)) {
        longest = word.word.size();
        found = {interval_of(word.count, word.unit, 1), Bound::Exact, text_span(at, at + longest)};
      }
  }
  if (longest > 0) {
    // 毎月2回, 毎日1回
    if (const auto times = times_at(text, at + longest)) {
      divide(found.value, times->value);
      found.span.end.value += static_cast<std::uint32_t>(times->length);
    } else if (const auto clock = clock_times_at(text, at + longest); clock.count > 1) {
      divide(found.value, clock.count);
      found.span.end.value += static_cast<std::uint32_t>(clock.length);
    } else if (const auto seasons = seasons_at(text, at + longest);
               found.span.in(text) == "毎年" && seasons.count > 0) {
      divide(found.value, seasons.count);
      found.span.end.value += static_cast<std::uint32_t>(seasons.length);
    }
    return found;
  }
  if (const auto period = period_at(text, at)) {
    if (const std::size_t every = match_any(text, period->end, kEvery); every > 0) {
      const bool skips_a_day = text.substr(period->end).starts_with("おき") && period->unit == TimeUnit::Day;
      return FoundValue{interval_of(period->count + (skips_a_day ? 1 : 0), period->unit, 1), Bound::Exact,
                        text_span(at, period->end + every)};
    }
    if (const auto times = times_at(text, period->end))
      return FoundValue{interval_of(period->count, period->unit, times->value), Bound::Exact,
                        text_span(at, period->end + times->length)};
  }
  if (const auto weekday = weekday_at(text, at)) return weekday;
  if (const auto halves = halves_at(text, at)) return halves;
  return per_period_at(text, at);
}

void extract(std::string_view text, const Sentence& sentence, const Vocabulary&, std::vector<FoundValue>& values) {
  const std::string_view words = text.substr(0, sentence.span.end.value);
  if (const auto months = months_in(words, sentence.span)) {
    values.push_back(*months);
    return;
  }
  for (std::size_t at = sentence.span.begin.value; at < words.size();) {
    auto found = interval_at(words, at);
    if (!found) {
      at += character_length(words, at);
      continue;
    }
    const std::size_t end = found->span.end.value;
    const BoundWords bound = bound_around(words, at, end);
    found->bound = flipped(bound.bound);
    for (const std::string_view least : {"に少なくとも", "に最低でも", "に最低"})
      if (found->span.in(words).find(least) != std::string_view::npos) found->bound = Bound::AtMost;
    found->span = text_span(at - bound.before, end + bound.after);
    values.push_back(*found);
    at = end;
  }
}

}  // namespace
}  // namespace intervals_extractor

extern const Extractor extractor_intervals;
constinit const Extractor extractor_intervals = {"intervals", ValueType::Interval, intervals_extractor::extract};

}  // namespace kaiji
