// SPDX-License-Identifier: Apache-2.0
#pragma once
// Results of work that the tool itself can fail at: a file, a pack, a dictionary, a configuration.
// A problem of the user's document is a Finding instead (diagnostics/finding.h); a bug is an assertion.

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace kaiji {

/// A failure of the tool. `where` is "path", "path:line" or "path:line:column" (1-based) or empty;
/// `message` says what happened and what to do.
struct Error {
  std::string where;
  std::string message;

  bool operator==(const Error&) const = default;
};

template <class T>
using Result = tl::expected<T, Error>;

/// Makes the failed side of any Result.
inline tl::unexpected<Error> fail(std::string where, std::string message) {
  return tl::unexpected<Error>(Error{std::move(where), std::move(message)});
}

/// "where: message", or the message alone where there is no place.
inline std::string to_string(const Error& error) {
  return error.where.empty() ? error.message : error.where + ": " + error.message;
}

}  // namespace kaiji
