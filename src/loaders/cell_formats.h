// SPDX-License-Identifier: Apache-2.0
#pragma once
// Numbers as Excel shows them: dates, percentages, separators of thousands, units in quotes (ECMA-376 part 1, 18.8.30
// and 18.8.31). Pure functions.

#include <string>
#include <string_view>

namespace kaiji {

/// The code of a built-in format by its id, those of Japanese Excel included; "General" for unknown ones.
std::string_view builtin_format(int id);

/// `value` by a format code such as `yyyy"年"m"月"d"日"`, `0.0%`, `#,##0"世代"`. `from_1904`: the workbook counts its
/// days from 1904.
std::string format_cell(double value, std::string_view code, bool from_1904);

}  // namespace kaiji
