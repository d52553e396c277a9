// SPDX-License-Identifier: Apache-2.0
// Plain text: what people get out of Word, PDF and mail.

#include <array>

#include "loaders/loader.h"
#include "loaders/text_reader.h"

namespace kaiji {
namespace text_format {
namespace {

Result<Document> load(std::string path, std::string_view bytes) {
  auto source = make_source(std::move(path), bytes);
  if (!source) return tl::unexpected(std::move(source.error()));
  return read_text(std::move(*source));
}

constexpr std::array<std::string_view, 2> kExtensions = {".txt", ".text"};

}  // namespace
}  // namespace text_format

extern const Loader loader_text;
constinit const Loader loader_text = {"text", text_format::kExtensions, text_format::load};

}  // namespace kaiji
