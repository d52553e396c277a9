// SPDX-License-Identifier: Apache-2.0
// Plain text: what people get out of Word, PDF and mail.

#include <array>

#include "loaders/loader.h"
#include "loaders/text_reader.h"

namespace kaiji {
namespace {

Result<Document> load(std::string path, std::string_view bytes) {
  auto source = make_source(std::move(path), bytes);
  if (!source) return tl::unexpected(std::move(source.error()));
  return read_text(std::move(*source));
}

constexpr std::array<std::string_view, 2> kExtensions = {".txt", ".text"};

}  // namespace

extern const Loader loader_text;
constinit const Loader loader_text = {"text", kExtensions, load};

}  // namespace kaiji
