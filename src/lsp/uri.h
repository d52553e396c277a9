// SPDX-License-Identifier: Apache-2.0
#pragma once
// Document URIs (RFC 8089 file URIs) and paths. Pure functions.

#include <string>
#include <string_view>

namespace kaiji::lsp {

/// The path of a file URI, percent signs decoded; for other schemes ("untitled:…") the URI itself without its scheme.
std::string path_of_uri(std::string_view uri);
/// The file URI of an absolute path.
std::string uri_of_path(std::string_view path);
bool is_file_uri(std::string_view uri);

}  // namespace kaiji::lsp
