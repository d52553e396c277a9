// SPDX-License-Identifier: Apache-2.0
#include "loaders/cell_formats.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <utility>

#include "base/date.h"
#include "base/strings.h"

namespace kaiji {
namespace {

constexpr double kLastDay = 2958465;            // 9999-12-31
constexpr std::int64_t kFirstDay1900 = -25569;  // 1899-12-30 in days since 1970-01-01: Excel has a 1900-02-29
constexpr std::int64_t kFirstDay1904 = -24107;  // 1904-01-01

/// The part of a code for positive or negative numbers, without conditions and colours in brackets.
std::string section_of(std::string_view code, bool negative) {
  std::array<std::string, 2> parts;
  std::size_t part = 0;
  bool quoted = false;
  bool bracket = false;
  for (std::size_t i = 0; i < code.size(); ++i) {
    const char c = code[i];
    if (c == '"') quoted = !quoted;
    if (!quoted && c == '[') bracket = true;
    if (!quoted && !bracket && c == ';' && ++part == parts.size()) break;
    const bool elapsed = bracket && i + 1 < code.size() && (code.substr(i, 2) == "[h" || code.substr(i, 2) == "[m");
    if (elapsed) bracket = false;
    if (!bracket && c != ';' && !elapsed && !(c == ']' && !quoted)) parts[part] += c;
    if (quoted && c == ';') parts[part] += c;
    if (c == ']' && !quoted) bracket = false;
    if (c == '\\' && !quoted && !bracket && i + 1 < code.size()) parts[part] += code[++i];
  }
  return negative && part > 0 ? parts[1] : parts[0];
}

/// The codes without what they quote.
std::string bare(std::string_view section) {
  std::string plain;
  bool quoted = false;
  for (std::size_t i = 0; i < section.size(); ++i) {
    if (section[i] == '"')
      quoted = !quoted;
    else if (section[i] == '\\' || section[i] == '_' || section[i] == '*')
      ++i;
    else if (!quoted)
      plain += section[i];
  }
  return to_lower_ascii(plain);
}

bool is_date(std::string_view section) {
  const auto plain = bare(section);
  if (plain.find("general") != std::string::npos) return false;
  return plain.find_first_of("ymdhs") != std::string::npos || plain.find("ge") != std::string::npos;
}

struct Moment {
  int year = 1970;
  int month = 1;
  int day = 1;
  int hour = 0;
  int minute = 0;
  int second = 0;
  int weekday = 0;  ///< 0: Sunday
};

/// Days since 1970-01-01 as a date (Howard Hinnant, "chrono-compatible low-level date algorithms").
Moment moment_of(double serial, bool from_1904) {
  const auto whole = static_cast<std::int64_t>(std::floor(serial));
  auto seconds = static_cast<std::int64_t>(std::llround((serial - std::floor(serial)) * 86400));
  std::int64_t days = whole + (from_1904 ? kFirstDay1904 : kFirstDay1900) + seconds / 86400;
  seconds %= 86400;
  if (!from_1904 && whole < 60) ++days;
  Moment moment;
  moment.weekday = static_cast<int>(((days + 4) % 7 + 7) % 7);
  days += 719468;
  const std::int64_t era = (days >= 0 ? days : days - 146096) / 146097;
  const std::int64_t of_era = days - era * 146097;
  const std::int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t of_year = of_era - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * of_year + 2) / 153;
  moment.day = static_cast<int>(of_year - (153 * month + 2) / 5 + 1);
  moment.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  moment.year = static_cast<int>(year + era * 400 + (moment.month <= 2 ? 1 : 0));
  moment.hour = static_cast<int>(seconds / 3600);
  moment.minute = static_cast<int>(seconds / 60 % 60);
  moment.second = static_cast<int>(seconds % 60);
  return moment;
}

/// Name and year of the Japanese era of a day.
std::pair<std::string_view, int> era_of(const Moment& at) {
  const auto day = at.year * 10000 + at.month * 100 + at.day;
  if (day >= 20190501) return {"令和", at.year - 2018};
  if (day >= 19890108) return {"平成", at.year - 1988};
  return {"昭和", at.year - 1925};
}

std::string padded(int value, std::size_t length) {
  return length >= 2 ? fmt::format("{:02}", value) : std::to_string(value);
}

/// Writes a date or time by the letters of its code.
class DateWriter {
 public:
  DateWriter(std::string_view code, Moment at) : code_(code), lower_(to_lower_ascii(code)), moment_(at) {
    twelve_ = bare(code).find("am/pm") != std::string::npos;
  }

  std::string write() && {
    while (at_ < code_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    const char c = lower_[at_];
    if (c == '"') return quoted();
    if (c == '\\' && at_ + 1 < code_.size()) return literal(1);
    if (c == '_' || c == '*') return at_ += 2, void();
    if (lower_.compare(at_, 5, "am/pm") == 0) {
      out_ += moment_.hour < 12 ? "AM" : "PM";
      at_ += 5;
      return;
    }
    if (std::string_view("ymdhsgea").find(c) == std::string_view::npos) return literal(0);
    const auto begin = at_;
    while (at_ < lower_.size() && lower_[at_] == c) ++at_;
    letters(c, at_ - begin);
    if (c != 'a' && c != 'g') last_ = c;
  }

  void quoted() {
    const auto close = std::min(code_.find('"', at_ + 1), code_.size());
    out_ += code_.substr(at_ + 1, close - at_ - 1);
    at_ = close + 1;
  }

  void literal(std::size_t skip) {
    out_ += code_[at_ + skip];
    at_ += skip + 1;
  }

  /// m is a minute beside hours and seconds, else a month.
  bool is_minute() const {
    if (last_ == 'h') return true;
    const auto next = lower_.find_first_of("ymdhs", at_);
    return next != std::string::npos && lower_[next] == 's';
  }

  void letters(char c, std::size_t length) {
    static constexpr std::array<std::string_view, 7> kDays = {"日", "月", "火", "水", "木", "金", "土"};
    if (c == 'y') out_ += length <= 2 ? padded(moment_.year % 100, 2) : std::to_string(moment_.year);
    if (c == 'm') out_ += padded(is_minute() ? moment_.minute : moment_.month, length);
    if (c == 'd' && length <= 2) out_ += padded(moment_.day, length);
    if (c == 'h') out_ += padded(twelve_ ? (moment_.hour + 11) % 12 + 1 : moment_.hour, length);
    if (c == 's') out_ += padded(moment_.second, length);
    if (c == 'g') out_ += length == 1 ? std::string(1, "SHR"[era_index()]) : std::string(era_of(moment_).first);
    if (c == 'e') out_ += padded(era_of(moment_).second, length);
    if (c == 'a' || (c == 'd' && length > 2)) {
      out_ += kDays[static_cast<std::size_t>(moment_.weekday)];
      if (length == 4) out_ += "曜日";
    }
  }

  std::size_t era_index() const {
    const auto name = era_of(moment_).first;
    return name == "昭和" ? 0 : name == "平成" ? 1 : 2;
  }

  std::string_view code_;
  std::string lower_;
  Moment moment_;
  std::size_t at_ = 0;
  char last_ = 0;
  bool twelve_ = false;
  std::string out_;
};

/// 15 digits, as Excel keeps them.
std::string general(double value) {
  return fmt::format("{:.15g}", value);
}

std::string grouped(std::string digits) {
  const auto whole = std::min(digits.find('.'), digits.size());
  for (auto at = static_cast<std::ptrdiff_t>(whole) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), ",");
  return digits;
}

/// The digits of a number by the places that its code has for them.
std::string digits_of(double value, const std::string& plain) {
  const bool percent = plain.find('%') != std::string::npos;
  const auto dot = plain.find('.');
  const auto is_place = [](char c) { return c == '0' || c == '#' || c == '?'; };
  const auto after = dot == std::string::npos ? std::string() : plain.substr(dot);
  const auto decimals = std::min<std::ptrdiff_t>(std::count_if(after.begin(), after.end(), is_place), 15);
  auto digits = fmt::format("{:.{}f}", std::fabs(percent ? value * 100 : value), decimals);
  if (after.find('#') != std::string::npos) {
    while (digits.ends_with('0')) digits.pop_back();
    if (digits.ends_with('.')) digits.pop_back();
  }
  const bool thousands = plain.find(",#") != std::string::npos || plain.find(",0") != std::string::npos;
  return thousands ? grouped(std::move(digits)) : digits;
}

/// The digits in the place that the code has for them, with what it writes around.
std::string shaped(std::string_view section, std::string_view digits) {
  std::string out;
  bool written = false;
  for (std::size_t i = 0; i < section.size(); ++i) {
    const char c = section[i];
    if (c == '"') {
      const auto close = std::min(section.find('"', i + 1), section.size());
      out += section.substr(i + 1, close - i - 1);
      i = close;
    } else if (c == '_' || c == '*') {
      ++i;
    } else if (c == '\\' && i + 1 < section.size()) {
      out += section[++i];
    } else if (c == '0' || c == '#' || c == '?' || c == '.' || c == ',') {
      if (!std::exchange(written, true)) out += digits;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

std::string_view builtin_format(int id) {
  static constexpr std::array<std::pair<int, std::string_view>, 41> kFormats = {{{1, "0"},
                                                                                 {2, "0.00"},
                                                                                 {3, "#,##0"},
                                                                                 {4, "#,##0.00"},
                                                                                 {5, "¥#,##0"},
                                                                                 {6, "¥#,##0"},
                                                                                 {7, "¥#,##0.00"},
                                                                                 {8, "¥#,##0.00"},
                                                                                 {9, "0%"},
                                                                                 {10, "0.00%"},
                                                                                 {14, "yyyy/m/d"},
                                                                                 {15, "d-m-yy"},
                                                                                 {16, "m/d"},
                                                                                 {17, "yyyy/m"},
                                                                                 {18, "h:mm AM/PM"},
                                                                                 {19, "h:mm:ss AM/PM"},
                                                                                 {20, "h:mm"},
                                                                                 {21, "h:mm:ss"},
                                                                                 {22, "yyyy/m/d h:mm"},
                                                                                 {27, "[$-411]ge.m.d"},
                                                                                 {28, "ggge\"年\"m\"月\"d\"日\""},
                                                                                 {29, "ggge\"年\"m\"月\"d\"日\""},
                                                                                 {30, "m/d/yy"},
                                                                                 {31, "yyyy\"年\"m\"月\"d\"日\""},
                                                                                 {32, "h\"時\"mm\"分\""},
                                                                                 {33, "h\"時\"mm\"分\"ss\"秒\""},
                                                                                 {34, "yyyy\"年\"m\"月\""},
                                                                                 {35, "m\"月\"d\"日\""},
                                                                                 {36, "ge.m.d"},
                                                                                 {37, "#,##0;-#,##0"},
                                                                                 {38, "#,##0;-#,##0"},
                                                                                 {39, "#,##0.00;-#,##0.00"},
                                                                                 {40, "#,##0.00;-#,##0.00"},
                                                                                 {45, "mm:ss"},
                                                                                 {46, "[h]:mm:ss"},
                                                                                 {50, "ge.m.d"},
                                                                                 {54, "ggge\"年\"m\"月\"d\"日\""},
                                                                                 {55, "yyyy\"年\"m\"月\""},
                                                                                 {56, "m\"月\"d\"日\""},
                                                                                 {57, "ge.m.d"},
                                                                                 {58, "ggge\"年\"m\"月\"d\"日\""}}};
  const auto found = std::find_if(kFormats.begin(), kFormats.end(), [&](const auto& each) { return each.first == id; });
  return found == kFormats.end() ? "General" : found->second;
}

std::string format_cell(double value, std::string_view code, bool from_1904) {
  if (!std::isfinite(value)) return {};
  const bool negative = value < 0;
  const auto section = section_of(code, negative);
  const auto plain = bare(section);
  if (is_date(section))
    return value < 0 || value > kLastDay ? general(value) : DateWriter(section, moment_of(value, from_1904)).write();
  const std::string sign = negative && code.find(';') == std::string_view::npos ? "-" : "";
  if (plain.find("general") != std::string::npos)
    return sign + shaped(replace_all(section, "General", "0"), general(std::fabs(value)));
  const bool plain_digits = plain.find_first_of("0#?") != std::string::npos && plain.find("e+") == std::string::npos &&
                            plain.find('/') == std::string::npos && std::fabs(value) < 1e15;
  return plain_digits ? sign + shaped(section, digits_of(value, plain)) : general(value);
}

}  // namespace kaiji
