// SPDX-License-Identifier: Apache-2.0
// The same document in another encoding, with other line ends, in full-width letters or wrapped to a page is the same
// document.

#include <string>
#include <vector>

#include "base/strings.h"
#include "catch.h"
#include "loaders/loader.h"
#include "property/sample.h"
#include "text/characters.h"
#include "text/line_index.h"
#include "unit/document/outline.h"

using namespace kaiji;

namespace {

std::string without_furniture(const std::string& outline) {
  std::string kept;
  for (const auto line : split(outline, '\n')) {
    if (!line.starts_with("furniture") && !line.empty()) kept += std::string(line) + "\n";
  }
  return kept;
}

std::string load(const std::string& bytes) {
  const auto document = load_document("a.txt", bytes);
  REQUIRE(document);
  return without_furniture(outline(*document));
}

std::vector<std::string> wrap(std::string_view line, std::uint32_t width) {
  std::vector<std::string> lines(1);
  for (std::size_t at = 0; at < line.size();) {
    const auto begin = at;
    const auto c = decode_at(line, at);
    const auto bytes = line.substr(begin, at - begin);
    const bool hangs = c == U'、' || c == U'。' || c == U'）' || c == U'」';
    if (!hangs && display_width(lines.back()) + display_width(bytes) > width) lines.emplace_back();
    lines.back() += bytes;
  }
  return lines;
}

/// Every line of prose broken at `width` cells; with `page` lines to a page, footers and headers between.
std::string wrapped(std::uint32_t width, std::size_t page) {
  std::string out;
  std::size_t count = 0;
  for (const auto line : split(kSample, '\n')) {
    const auto lines = line.starts_with("|") ? std::vector{std::string(line)} : wrap(line, width);
    for (const auto& part : lines) {
      out += part + "\n";
      if (page == 0 || ++count % page != 0 || line.starts_with("|")) continue;
      out += "\n- " + std::to_string(count / page) + " -\n\fあんしんクラウド セキュリティホワイトペーパー 第3版\n\n";
    }
  }
  return out;
}

std::string full_width() {
  std::string out;
  for (const auto line : split(kSample, '\n')) {
    for (const char c : line) {
      const bool ascii = c > ' ' && c < 0x7F && !line.starts_with("|");
      if (!ascii) {
        out += c;
        continue;
      }
      const auto wide = static_cast<unsigned>(c) + 0xFEE0;
      out += static_cast<char>(0xE0 | (wide >> 12));
      out += static_cast<char>(0x80 | ((wide >> 6) & 0x3F));
      out += static_cast<char>(0x80 | (wide & 0x3F));
    }
    out += '\n';
  }
  return out;
}

}  // namespace

TEST_CASE("encodings and line ends make no difference", "[property][variants]") {
  const std::string sample(kSample);
  const auto expected = load(sample);
  for (const auto& text : {sample, replace_all(sample, "\n", "\r\n"), replace_all(sample, "\n", "\r")}) {
    for (const auto encoding : {Encoding::Utf8, Encoding::Utf8Bom, Encoding::Utf16Le, Encoding::Utf16Be,
                                Encoding::ShiftJis, Encoding::EucJp, Encoding::Iso2022Jp}) {
      CAPTURE(to_string(encoding));
      CHECK(load(encode(text, encoding).value()) == expected);
    }
  }
}

TEST_CASE("full-width letters, digits and marks make no difference", "[property][variants]") {
  CHECK(load(full_width()) == load(std::string(kSample)));
}

TEST_CASE("lines wrapped at any width are joined again", "[property][variants]") {
  const auto expected = load(std::string(kSample));
  for (const std::uint32_t width : {64, 70, 72, 76, 80, 84, 90}) {
    CAPTURE(width);
    CHECK(load(wrapped(width, 0)) == expected);
  }
}

TEST_CASE("page breaks inside paragraphs make no difference", "[property][variants]") {
  const auto expected = load(std::string(kSample));
  for (const std::size_t page : {9, 11, 13, 17}) {
    CAPTURE(page);
    CHECK(load(wrapped(76, page)) == expected);
  }
}
