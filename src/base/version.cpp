// SPDX-License-Identifier: Apache-2.0
#include "base/version.h"

#include "build_paths.h"

namespace kaiji {

std::string_view version() {
  return KAIJI_VERSION;
}

std::string_view home_page() {
  return KAIJI_HOME_PAGE;
}

}  // namespace kaiji
