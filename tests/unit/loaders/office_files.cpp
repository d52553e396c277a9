// SPDX-License-Identifier: Apache-2.0
#include "unit/loaders/office_files.h"

#include <fmt/format.h>
#include <zip.h>

#include <cstdlib>

namespace kaiji {

std::string make_zip(const std::map<std::string, std::string>& parts) {
  zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, nullptr);
  zip_source_keep(memory);
  zip_t* zip = zip_open_from_source(memory, ZIP_CREATE | ZIP_TRUNCATE, nullptr);
  for (const auto& [name, content] : parts) {
    zip_source_t* part = zip_source_buffer(zip, content.data(), content.size(), 0);
    zip_file_add(zip, name.c_str(), part, ZIP_FL_ENC_UTF_8);
  }
  if (zip_close(zip) != 0) std::abort();
  zip_stat_t stat;
  zip_source_stat(memory, &stat);
  std::string bytes(stat.size, '\0');
  zip_source_open(memory);
  zip_source_read(memory, bytes.data(), bytes.size());
  zip_source_close(memory);
  zip_source_free(memory);
  return bytes;
}

std::string make_docx(std::string_view body, std::map<std::string, std::string> parts) {
  parts["word/document.xml"] = fmt::format(
      R"(<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="w"><w:body>{}</w:body></w:document>)", body);
  return make_zip(parts);
}

std::string make_xlsx(std::string_view content, std::map<std::string, std::string> parts) {
  parts.try_emplace("xl/workbook.xml",
                    R"(<workbook><sheets><sheet name="回答" sheetId="1" r:id="r1"/></sheets></workbook>)");
  parts.try_emplace("xl/_rels/workbook.xml.rels",
                    R"(<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>)");
  parts["xl/worksheets/sheet1.xml"] = fmt::format("<worksheet>{}</worksheet>", content);
  return make_zip(parts);
}

}  // namespace kaiji
