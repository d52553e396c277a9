// SPDX-License-Identifier: Apache-2.0
#include "report/xml.h"

namespace kaiji {

std::string xml_text(std::string_view text) {
  std::string safe;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    // U+FFFE and U+FFFF are no characters of XML.
    const bool forbidden = text.substr(i, 3) == "\xEF\xBF\xBE" || text.substr(i, 3) == "\xEF\xBF\xBF";
    if (text[i] == '&') {
      safe += "&amp;";
    } else if (text[i] == '<') {
      safe += "&lt;";
    } else if (text[i] == '>') {
      safe += "&gt;";
    } else if (text[i] == '"') {
      safe += "&quot;";
    } else if (text[i] == '\n' || text[i] == '\r' || text[i] == '\t') {
      safe += text[i] == '\n' ? "&#10;" : text[i] == '\r' ? "&#13;" : "&#9;";
    } else if (byte < 0x20 || forbidden) {
      safe += "\xEF\xBF\xBD";
      if (forbidden) i += 2;
    } else {
      safe += text[i];
    }
  }
  return safe;
}

}  // namespace kaiji
