// SPDX-License-Identifier: Apache-2.0
#include "text/encoding.h"

#include <fmt/format.h>
#include <unicode/ucsdet.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "base/file.h"
#include "text/converter.h"

namespace kaiji {
namespace {

constexpr std::string_view kUtf8Bom = "\xEF\xBB\xBF";
constexpr std::string_view kUtf16LeBom = "\xFF\xFE";
constexpr std::string_view kUtf16BeBom = "\xFE\xFF";
constexpr std::string_view kAdvice = "Save the file as UTF-8.";

/// How the bytes look as UTF-8.
struct Utf8Survey {
  std::size_t valid_sequences = 0;  ///< of more than one byte
  std::size_t bad_sequences = 0;
  std::optional<std::size_t> first_bad;
};

Utf8Survey survey_utf8(std::string_view bytes) {
  Utf8Survey survey;
  const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
  for (std::size_t at = 0; at < bytes.size();) {
    if (data[at] < 0x80) {
      ++at;
      continue;
    }
    const auto begin = at;
    UChar32 c = 0;
    U8_NEXT(data, at, bytes.size(), c);
    if (c >= 0) {
      ++survey.valid_sequences;
      continue;
    }
    ++survey.bad_sequences;
    if (!survey.first_bad) survey.first_bad = begin;
  }
  return survey;
}

bool is_odd_control(unsigned char c) {
  return c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != '\v' && c != 0x1B;
}

/// The first byte that no text has, for bytes of an encoding that keeps ASCII.
std::optional<std::size_t> find_binary(std::string_view bytes) {
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) return nul;
  if (bytes.starts_with("%PDF-") || bytes.starts_with("PK\x03\x04")) return 0;
  const auto odd = std::count_if(bytes.begin(), bytes.end(), is_odd_control);
  if (static_cast<std::size_t>(odd) * 100 <= bytes.size()) return std::nullopt;
  return static_cast<std::size_t>(std::find_if(bytes.begin(), bytes.end(), is_odd_control) - bytes.begin());
}

tl::unexpected<Error> binary_error(std::string_view path, std::size_t at) {
  return fail(std::string(path), fmt::format("the file is binary, not text (byte {}).", at));
}

tl::unexpected<Error> invalid_error(std::string_view path, std::size_t at, Encoding encoding) {
  return fail(std::string(path), fmt::format("byte {} is not valid {}. {}", at, to_string(encoding), kAdvice));
}

/// How many of the 16-bit units are ASCII, kana or Japanese punctuation: the other byte order makes none of them.
std::size_t count_plausible(std::string_view bytes, std::size_t high_byte) {
  std::size_t count = 0;
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    const auto high = static_cast<unsigned char>(bytes[at + high_byte]);
    const auto low = static_cast<unsigned char>(bytes[at + 1 - high_byte]);
    count += high == 0x30 || (high == 0 && (low >= 0x20 || low == '\n' || low == '\r' || low == '\t')) ? 1 : 0;
  }
  return count;
}

/// UTF-16 without a byte order mark; nothing where neither byte order makes Japanese or English text.
std::optional<Encoding> guess_utf16(std::string_view bytes) {
  if (bytes.size() % 2 != 0) return std::nullopt;
  const auto little = count_plausible(bytes, 1);
  const auto big = count_plausible(bytes, 0);
  if (std::max(little, big) * 2 * 4 < bytes.size()) return std::nullopt;  // a quarter of the units
  return little >= big ? Encoding::Utf16Le : Encoding::Utf16Be;
}

/// ISO-2022-JP is ASCII with escape sequences that name a Japanese character set.
bool is_iso2022jp(std::string_view bytes, const Utf8Survey& survey) {
  return survey.valid_sequences == 0 &&
         (bytes.find("\x1B$") != std::string_view::npos || bytes.find("\x1B(J") != std::string_view::npos);
}

/// The Japanese encodings for bytes that are no UTF-8, ICU's favourite first.
std::vector<Encoding> candidates(std::string_view bytes) {
  UErrorCode status = U_ZERO_ERROR;
  struct Close {
    void operator()(UCharsetDetector* detector) const { ucsdet_close(detector); }
  };
  const std::unique_ptr<UCharsetDetector, Close> detector(ucsdet_open(&status));
  const auto sample = static_cast<std::int32_t>(std::min<std::size_t>(bytes.size(), 1u << 20));
  ucsdet_setText(detector.get(), bytes.data(), sample, &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.get(), &count, &status);
  std::vector<Encoding> order;
  for (std::int32_t i = 0; U_SUCCESS(status) && i < count; ++i) {
    const std::string_view name = ucsdet_getName(matches[i], &status);
    if (name == "Shift_JIS") order.push_back(Encoding::ShiftJis);
    if (name == "EUC-JP") order.push_back(Encoding::EucJp);
  }
  for (const auto encoding : {Encoding::ShiftJis, Encoding::EucJp}) {
    if (std::find(order.begin(), order.end(), encoding) == order.end()) order.push_back(encoding);
  }
  return order;
}

/// `bom` is the length of the byte order mark that was taken off `bytes`.
Result<Decoded> decode_as(std::string_view bytes, Encoding encoding, std::string_view path, std::size_t bom = 0) {
  auto attempt = decode_strictly(bytes, encoding);
  if (attempt.bad) return invalid_error(path, bom + *attempt.bad, encoding);
  if (const auto nul = attempt.text.find('\0'); nul != std::string::npos) return binary_error(path, nul);
  if (attempt.text.size() > kMaxFileBytes) return fail(std::string(path), "the text is too large.");
  return Decoded{std::move(attempt.text), encoding};
}

/// UTF-8 that lost a few bytes is still UTF-8, though other encodings may explain every byte.
bool is_damaged_utf8(const Utf8Survey& survey) {
  return survey.valid_sequences >= 3 && survey.bad_sequences * 10 < survey.valid_sequences;
}

/// Control characters above ASCII: bytes that EUC-JP only lets through.
bool has_controls(std::string_view text) {
  for (auto at = text.find('\xC2'); at != std::string_view::npos; at = text.find('\xC2', at + 1)) {
    if (static_cast<unsigned char>(text[at + 1]) < 0xA0) return true;
  }
  return false;
}

Result<Decoded> decode_legacy(std::string_view bytes, const Utf8Survey& survey, std::string_view path) {
  if (is_damaged_utf8(survey)) return invalid_error(path, *survey.first_bad, Encoding::Utf8);
  const auto order = candidates(bytes);
  for (const auto encoding : order) {
    auto attempt = decode_strictly(bytes, encoding);
    if (!attempt.bad && !has_controls(attempt.text)) return Decoded{std::move(attempt.text), encoding};
  }
  return fail(std::string(path),
              fmt::format("byte {} is not valid UTF-8, and neither Shift_JIS nor EUC-JP explains the "
                          "file. {}",
                          *survey.first_bad, kAdvice));
}

}  // namespace

std::string_view to_string(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf8:
      return "UTF-8";
    case Encoding::Utf8Bom:
      return "UTF-8 with BOM";
    case Encoding::Utf16Le:
      return "UTF-16LE";
    case Encoding::Utf16Be:
      return "UTF-16BE";
    case Encoding::ShiftJis:
      return "Shift_JIS (CP932)";
    case Encoding::EucJp:
      return "EUC-JP";
    case Encoding::Iso2022Jp:
      return "ISO-2022-JP";
  }
  return "";
}

Result<Decoded> decode(std::string_view bytes, std::string_view path) {
  if (bytes.size() > kMaxFileBytes) return fail(std::string(path), "the file is too large.");
  if (bytes.starts_with(kUtf16LeBom)) return decode_as(bytes.substr(2), Encoding::Utf16Le, path, 2);
  if (bytes.starts_with(kUtf16BeBom)) return decode_as(bytes.substr(2), Encoding::Utf16Be, path, 2);
  const bool bom = bytes.starts_with(kUtf8Bom);
  if (!bom && bytes.find('\0') != std::string_view::npos) {
    const auto guess = guess_utf16(bytes);
    if (!guess) return binary_error(path, bytes.find('\0'));
    return decode_as(bytes, *guess, path);
  }
  if (const auto binary = find_binary(bytes)) return binary_error(path, *binary);
  const auto text = bom ? bytes.substr(kUtf8Bom.size()) : bytes;
  const auto survey = survey_utf8(text);
  if (bom && survey.first_bad) return invalid_error(path, *survey.first_bad + kUtf8Bom.size(), Encoding::Utf8Bom);
  if (survey.first_bad) return decode_legacy(bytes, survey, path);
  if (is_iso2022jp(bytes, survey)) return decode_as(bytes, Encoding::Iso2022Jp, path);
  return Decoded{std::string(text), bom ? Encoding::Utf8Bom : Encoding::Utf8};
}

Result<std::string> encode(std::string_view text, Encoding encoding) {
  if (encoding == Encoding::Utf8) return std::string(text);
  if (encoding == Encoding::Utf8Bom) return std::string(kUtf8Bom) + std::string(text);
  auto encoded = encode_strictly(text, encoding);
  if (encoded.bad) {
    return fail(
        {}, fmt::format("a character at byte {} has no code in {}. {}", *encoded.bad, to_string(encoding), kAdvice));
  }
  if (encoding == Encoding::Utf16Le) return std::string(kUtf16LeBom) + encoded.text;
  if (encoding == Encoding::Utf16Be) return std::string(kUtf16BeBom) + encoded.text;
  return std::move(encoded.text);
}

}  // namespace kaiji
