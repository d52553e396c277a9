// SPDX-License-Identifier: Apache-2.0
#include "text/source.h"

#include <unicode/utf8.h>

#include <algorithm>

#include "base/file.h"

namespace kaiji {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool is_clean(std::string_view text) {
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    UChar32 c = 0;
    U8_NEXT(data, at, text.size(), c);
    if (c < 0 || (c < 0x20 && c != '\n' && c != '\t' && c != '\f' && c != '\r')) return false;
  }
  return true;
}

std::string cleaned(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  const auto* data = reinterpret_cast<const std::uint8_t*>(text.data());
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = at;
    UChar32 c = 0;
    U8_NEXT(data, at, text.size(), c);
    const bool bad = c < 0 || (c < 0x20 && c != '\n' && c != '\t' && c != '\f' && c != '\r');
    out += bad ? kReplacement : text.substr(begin, at - begin);
  }
  return out;
}

}  // namespace

const Locator* Source::locator_at(SourceOffset at) const {
  const auto after = std::upper_bound(locators.begin(), locators.end(), at,
                                      [](SourceOffset value, const Locator& locator) { return value < locator.begin; });
  return after == locators.begin() ? nullptr : &*std::prev(after);
}

Result<Source> make_source(std::string path, std::string_view bytes) {
  auto decoded = decode(bytes, path);
  if (!decoded) return tl::unexpected(std::move(decoded.error()));
  Source source;
  source.path = std::move(path);
  source.text = std::move(decoded->text);
  source.encoding = decoded->encoding;
  source.lines = LineIndex(source.text);
  return source;
}

std::string clean_text(std::string text) {
  return is_clean(text) ? std::move(text) : cleaned(text);
}

Result<Source> extracted_source(std::string path, std::string text) {
  if (text.size() > kMaxFileBytes) return fail(std::move(path), "the text in the file is too large.");
  Source source;
  source.path = std::move(path);
  source.text = clean_text(std::move(text));
  source.editable = false;
  source.lines = LineIndex(source.text);
  return source;
}

}  // namespace kaiji
