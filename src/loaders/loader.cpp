// SPDX-License-Identifier: Apache-2.0
#include "loaders/loader.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "loaders/office_package.h"
#include "loaders_formats.inc"

namespace kaiji {

std::span<const Loader* const> loaders() {
  return k_loaders_formats;
}

const Loader* loader_for(std::string_view path) {
  const auto name = path.substr(path.find_last_of('/') + 1);  // npos + 1 is 0
  const auto dot = name.rfind('.');
  if (dot == std::string_view::npos) return nullptr;
  const auto extension = to_lower_ascii(name.substr(dot));
  for (const Loader* loader : loaders()) {
    const auto known = loader->extensions;
    if (std::find(known.begin(), known.end(), extension) != known.end()) return loader;
  }
  return nullptr;
}

Result<Document> load_document(std::string path, std::string_view bytes) {
  if (const Loader* loader = loader_for(path)) return loader->load(std::move(path), bytes);
  const auto name = path.substr(path.find_last_of('/') + 1);
  const auto dot = name.rfind('.');
  const auto advice = old_office_advice(dot == std::string::npos ? "" : to_lower_ascii(name.substr(dot)));
  if (!advice.empty()) return fail(std::move(path), advice);
  std::string known;
  for (const Loader* loader : loaders()) {
    for (const auto extension : loader->extensions) known += fmt::format("{}{}", known.empty() ? "" : ", ", extension);
  }
  return fail(std::move(path), fmt::format("no loader reads this kind of file. Known are: {}.", known));
}

}  // namespace kaiji
