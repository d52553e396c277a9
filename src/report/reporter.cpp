// SPDX-License-Identifier: Apache-2.0
#include "report/reporter.h"

#include "report_formats.inc"

namespace kaiji {

std::span<const Reporter* const> reporters() {
  return k_report_formats;
}

}  // namespace kaiji
