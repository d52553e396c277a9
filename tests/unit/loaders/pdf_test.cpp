// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cstdlib>
#include <string>
#include <vector>

#include "catch.h"
#include "loaders/loader.h"
#include "unit/document/outline.h"

using namespace kaiji;

namespace {

/// A PDF with one line of text a page.
std::string make_pdf(const std::vector<std::string>& pages) {
  std::string objects = "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n";
  std::string kids;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const auto page = 4 + 2 * i;
    const auto stream = fmt::format("BT /F1 12 Tf 72 700 Td ({}) Tj ET", pages[i]);
    kids += fmt::format("{} 0 R ", page);
    objects += fmt::format(
        "{} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {} 0 R/Resources<</Font<</F1 3 0 "
        "R>>>>>>endobj\n"
        "{} 0 obj<</Length {}>>stream\n{}\nendstream endobj\n",
        page, page + 1, page + 1, stream.size(), stream);
  }
  objects += fmt::format("2 0 obj<</Type/Pages/Count {}/Kids[{}]>>endobj\n", pages.size(), kids);
  return "%PDF-1.4\n" + objects +
         "3 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}

std::string message(const std::string& bytes) {
  const auto document = load_document("a.pdf", bytes);
  REQUIRE_FALSE(document);
  return document.error().message;
}

}  // namespace

TEST_CASE("the text of a PDF is read page by page", "[pdf]") {
  const auto document =
      load_document("a.pdf", make_pdf({"The RPO is 24 hours.", "Logs are kept for one year."})).value();
  CHECK_FALSE(document.source.editable);
  CHECK(outline(document).find("paragraph The RPO is 24 hours.") != std::string::npos);
  const auto at = document.source.text.find("Logs");
  REQUIRE(at != std::string::npos);
  const auto* locator = document.source.locator_at({static_cast<std::uint32_t>(at)});
  CHECK(locator->ja == "2ページ");
  CHECK(locator->en == "page 2");
}

TEST_CASE("PDF files that cannot be read say why", "[pdf]") {
  CHECK(message("no PDF").find("%PDF-") != std::string::npos);
  CHECK(message("%PDF-1.4\nbroken").find("damaged") != std::string::npos);
  CHECK(message(make_pdf({""})).find("OCR") != std::string::npos);
  const std::string path = std::getenv("PATH") == nullptr ? "" : std::getenv("PATH");
  setenv("PATH", "/nowhere", 1);
  const auto missing = message(make_pdf({"x"}));
  setenv("PATH", path.c_str(), 1);
  CHECK(missing.find("poppler-utils") != std::string::npos);
}
