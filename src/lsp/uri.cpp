// SPDX-License-Identifier: Apache-2.0
#include "lsp/uri.h"

#include "report/uri.h"

namespace kaiji::lsp {
namespace {

constexpr std::string_view kFile = "file://";

int hex(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

std::string percent_decoded(std::string_view text) {
  std::string decoded;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0;
    decoded += escape ? static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2])) : text[i];
    if (escape) i += 2;
  }
  return decoded;
}

}  // namespace

bool is_file_uri(std::string_view uri) {
  return uri.starts_with(kFile);
}

std::string path_of_uri(std::string_view uri) {
  uri = uri.substr(0, uri.find('#'));
  if (!is_file_uri(uri)) return percent_decoded(uri.substr(uri.find(':') + 1));
  uri.remove_prefix(kFile.size());
  const auto slash = uri.find('/');  // a host before it is this one
  return slash == std::string_view::npos ? std::string() : percent_decoded(uri.substr(slash));
}

std::string uri_of_path(std::string_view path) {
  return std::string(kFile) + percent_encoded(path);
}

}  // namespace kaiji::lsp
