// SPDX-License-Identifier: Apache-2.0
// Any bytes as CSV → a sound document.

#include <cstdint>

#include "fuzz/invariants.h"
#include "loaders/loader.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto document = kaiji::load_document("a.csv", {reinterpret_cast<const char*>(data), size});
  if (document) kaiji::require_sound(*document);
  return 0;
}
