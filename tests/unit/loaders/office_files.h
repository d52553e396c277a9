// SPDX-License-Identifier: Apache-2.0
#pragma once
// Office files made on the spot, for tests: the parts are given, the zip is libzip's.

#include <map>
#include <string>
#include <string_view>

namespace kaiji {

/// The bytes of a zip with these parts, by name.
std::string make_zip(const std::map<std::string, std::string>& parts);
/// A Word file whose w:body holds `body`; `parts` are further ones.
std::string make_docx(std::string_view body, std::map<std::string, std::string> parts = {});
/// An Excel file of one sheet 「回答」 whose worksheet element holds `content`; `parts` are further ones.
std::string make_xlsx(std::string_view content, std::map<std::string, std::string> parts = {});

}  // namespace kaiji
