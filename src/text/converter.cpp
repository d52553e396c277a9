// SPDX-License-Identifier: Apache-2.0
#include "text/converter.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_err.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <memory>

namespace kaiji {
namespace {

/// A converter name of ICU for each encoding; those of UTF-16 take no byte order mark.
const char* converter_name(Encoding encoding) {
  switch (encoding) {
    case Encoding::Utf8:
    case Encoding::Utf8Bom:
      return "UTF-8";
    case Encoding::Utf16Le:
      return "UTF-16LE";
    case Encoding::Utf16Be:
      return "UTF-16BE";
    case Encoding::ShiftJis:
      return "ibm-943_P15A-2003";  // CP932 with ASCII below 0x80
    case Encoding::EucJp:
      return "EUC-JP";
    case Encoding::Iso2022Jp:
      return "ISO-2022-JP";
  }
  return "UTF-8";
}

struct CloseConverter {
  void operator()(UConverter* converter) const { ucnv_close(converter); }
};
using Converter = std::unique_ptr<UConverter, CloseConverter>;

/// A converter that stops at the first thing it cannot convert.
Converter open_strict(Encoding encoding) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(converter_name(encoding), &status));
  if (U_FAILURE(status)) return nullptr;
  ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  ucnv_setFromUCallBack(converter.get(), UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  return U_SUCCESS(status) ? std::move(converter) : nullptr;
}

void append_utf8(std::u16string_view units, std::string& out) {
  for (std::size_t at = 0; at < units.size();) {
    UChar32 c = 0;
    U16_NEXT(units.data(), at, units.size(), c);
    std::array<std::uint8_t, 4> bytes{};
    std::size_t length = 0;
    U8_APPEND_UNSAFE(bytes.data(), length, c);
    out.append(reinterpret_cast<const char*>(bytes.data()), length);
  }
}

}  // namespace

StrictText decode_strictly(std::string_view bytes, Encoding encoding) {
  const auto converter = open_strict(encoding);
  if (!converter) return {{}, 0};
  StrictText attempt;
  attempt.text.reserve(bytes.size() * 3 / 2);
  std::array<UChar, 4096> units{};
  std::array<std::int32_t, 4096> offsets{};
  std::u16string pair;  // a surrogate pair must not be cut at the end of a chunk
  const char* in = bytes.data();
  const char* const end = in + bytes.size();
  UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
  while (status == U_BUFFER_OVERFLOW_ERROR) {
    status = U_ZERO_ERROR;
    UChar* out = units.data();
    ucnv_toUnicode(converter.get(), &out, units.data() + units.size(), &in, end, offsets.data(), 1, &status);
    pair.append(units.data(), out);
    char16_t held = 0;
    if (status == U_BUFFER_OVERFLOW_ERROR && !pair.empty() && U16_IS_LEAD(pair.back())) {
      held = pair.back();
      pair.pop_back();
    }
    append_utf8(pair, attempt.text);
    pair.assign(held != 0 ? 1 : 0, held);
  }
  if (U_SUCCESS(status)) return attempt;
  std::array<char, 32> invalid{};
  auto length = static_cast<std::int8_t>(invalid.size());
  UErrorCode ignored = U_ZERO_ERROR;
  ucnv_getInvalidChars(converter.get(), invalid.data(), &length, &ignored);
  const auto read = static_cast<std::size_t>(in - bytes.data());
  return {{}, read - std::min(read, static_cast<std::size_t>(std::max<int>(length, 0)))};
}

StrictText encode_strictly(std::string_view text, Encoding encoding) {
  const auto converter = open_strict(encoding);
  if (!converter) return {{}, 0};
  StrictText result;
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  std::array<char, 64> bytes{};
  for (std::size_t at = 0; at <= text.size();) {
    const auto begin = at;
    std::array<UChar, 2> units{};
    std::size_t length = 0;
    const bool last = at == text.size();  // the last call writes what the encoding needs at the end
    if (last) ++at;
    if (!last) {
      UChar32 c = 0;
      U8_NEXT_OR_FFFD(data, at, text.size(), c);
      U16_APPEND_UNSAFE(units.data(), length, c);
    }
    const UChar* in = units.data();
    char* out = bytes.data();
    UErrorCode status = U_ZERO_ERROR;
    ucnv_fromUnicode(converter.get(), &out, bytes.data() + bytes.size(), &in, in + length, nullptr,
                     static_cast<UBool>(last), &status);
    if (U_FAILURE(status)) return {{}, begin};
    result.text.append(bytes.data(), out);
  }
  return result;
}

}  // namespace kaiji
