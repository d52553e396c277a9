// SPDX-License-Identifier: Apache-2.0
#include "report/uri.h"

#include <filesystem>

namespace kaiji {
namespace fs = std::filesystem;

std::string percent_encoded(std::string_view path) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  constexpr std::string_view kUnreserved = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
  std::string encoded;
  for (const char c : path) {
    if (kUnreserved.find(c) != std::string_view::npos) {
      encoded += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      encoded += {'%', kHex[byte >> 4], kHex[byte & 15]};
    }
  }
  return encoded;
}

std::string uri_of(std::string_view path) {
  const fs::path given = fs::path(path).lexically_normal();
  if (given.is_relative()) return percent_encoded(given.generic_string());
  std::error_code error;
  const auto here = fs::current_path(error);
  const auto below = error ? fs::path() : given.lexically_relative(here);
  if (below.empty() || below.generic_string().starts_with("..")) {
    return "file://" + percent_encoded(given.generic_string());
  }
  return percent_encoded(below.generic_string());
}

}  // namespace kaiji
