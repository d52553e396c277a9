// SPDX-License-Identifier: Apache-2.0
#pragma once
// Paths as URI references (RFC 3986). Pure functions but for the current folder.

#include <string>
#include <string_view>

namespace kaiji {

/// A path with every byte outside the unreserved set and '/' percent-encoded.
std::string percent_encoded(std::string_view path);

/// The URI reference of a path: relative to the current folder where it lies below it or was given relatively,
/// else an absolute file: URI.
std::string uri_of(std::string_view path);

}  // namespace kaiji
