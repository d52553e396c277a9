// SPDX-License-Identifier: Apache-2.0
#pragma once
// Pictures have no words, but they are a body and an answer. For the rules that look for what is missing. Thread-safe.

#include <string_view>

namespace kaiji {

/// Markdown or HTML that shows a picture or a film.
bool shows_picture(std::string_view source);

}  // namespace kaiji
