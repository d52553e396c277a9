// SPDX-License-Identifier: Apache-2.0
#include "text/source.h"

namespace kaiji {

Result<Source> make_source(std::string path, std::string_view bytes) {
  auto decoded = decode(bytes, path);
  if (!decoded) return tl::unexpected(std::move(decoded.error()));
  Source source;
  source.path = std::move(path);
  source.text = std::move(decoded->text);
  source.encoding = decoded->encoding;
  source.lines = LineIndex(source.text);
  return source;
}

}  // namespace kaiji
