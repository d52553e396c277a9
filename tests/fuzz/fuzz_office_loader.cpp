// SPDX-License-Identifier: Apache-2.0
// Any bytes as a Word or Excel file, and any XML as a part of one → a sound document.

#include <cstdint>
#include <string>

#include "fuzz/invariants.h"
#include "loaders/loader.h"
#include "unit/loaders/office_files.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const auto& [path, file] : {std::pair<std::string, std::string>{"a.docx", bytes},
                                   {"a.xlsx", bytes},
                                   {"a.docx", kaiji::make_docx(bytes, {{"word/styles.xml", bytes}})},
                                   {"a.docx", kaiji::make_docx("", {{"word/numbering.xml", bytes}})},
                                   {"a.xlsx", kaiji::make_xlsx(bytes)},
                                   {"a.xlsx", kaiji::make_xlsx("", {{"xl/styles.xml", bytes}})}}) {
    const auto document = kaiji::load_document(path, file);
    if (document) kaiji::require_sound(*document);
  }
  return 0;
}
