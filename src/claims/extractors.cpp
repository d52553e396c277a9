// SPDX-License-Identifier: Apache-2.0
#include "claims/extractor.h"
#include "claims_extractors.inc"

namespace kaiji {

std::span<const Extractor* const> extractors() {
  return k_claims_extractors;
}

}  // namespace kaiji
