// SPDX-License-Identifier: Apache-2.0
// PDF through poppler's pdftotext, a program of its own whose licence stays apart. Its text keeps the lay-out of the
// page and goes the way of plain text; a finding stands on a page.

#include <fmt/format.h>

#include <array>

#include "base/strings.h"
#include "loaders/loader.h"
#include "loaders/text_program.h"
#include "loaders/text_reader.h"

namespace kaiji {
namespace pdf_format {
namespace {

constexpr std::string_view kInstall =
    "PDF files are read through poppler's pdftotext. Install it (Debian: apt-get install poppler-utils), or save the "
    "document as text or .docx.";

Result<std::string> text_of(const std::string& path, std::string_view bytes) {
  auto output =
      run_text_program({"pdftotext", "-q", "-layout", "-enc", "UTF-8", "-eol", "unix", "-", "-"}, bytes, path);
  if (!output) return fail(path, fmt::format("{} {}", output.error().message, kInstall));
  if (output->too_long) return fail(path, "reading the PDF takes too long or gives too much text. Divide it.");
  if (output->status == 127) return fail(path, std::string(kInstall));
  if (output->status == 0) return std::move(output->text);
  // The password is only named where pdftotext may speak.
  if (bytes.find("/Encrypt") != std::string_view::npos || output->status == 3)
    return fail(path,
                "the PDF is protected by a password or forbids to take its text. Save a copy without protection.");
  return fail(path, "the PDF is damaged: pdftotext cannot read it. Export it again.");
}

/// One locator a page.
void locate_pages(Source& source) {
  std::size_t page = 1;
  for (std::size_t at = 0; at < source.text.size(); ++page) {
    source.locators.push_back(
        {{static_cast<std::uint32_t>(at)}, fmt::format("{}ページ", page), fmt::format("page {}", page)});
    const auto end = source.text.find('\f', at);
    if (end == std::string::npos) break;
    at = end + 1;
  }
}

Result<Document> load(std::string path, std::string_view bytes) {
  // Readers look for the mark within the first kilobyte (ISO 32000-1, annex H.3, note 13).
  if (bytes.substr(0, 1024).find("%PDF-") == std::string_view::npos)
    return fail(std::move(path), "the file is no PDF: the mark %PDF- is missing at its start.");
  auto text = text_of(path, bytes);
  if (!text) return tl::unexpected(std::move(text.error()));
  if (text->find_first_not_of(" \n\r\t\f") == std::string::npos)
    return fail(std::move(path),
                "the PDF has no text, only pictures of pages. Run character recognition (OCR) on it "
                "first, or use the file it was made from.");
  auto source = extracted_source(std::move(path), std::move(*text));
  if (!source) return tl::unexpected(std::move(source.error()));
  locate_pages(*source);
  return read_text(std::move(*source));
}

constexpr auto kExtensions = std::to_array<std::string_view>({".pdf"});

}  // namespace
}  // namespace pdf_format

extern const Loader loader_pdf;
constinit const Loader loader_pdf = {"pdf", pdf_format::kExtensions, pdf_format::load};

}  // namespace kaiji
