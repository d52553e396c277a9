// SPDX-License-Identifier: Apache-2.0
#include "rules/pictures.h"

namespace kaiji {

bool shows_picture(std::string_view source) {
  for (const std::string_view mark :
       {"![", "<img", "<svg", "<object", "<figure", "<video", "<iframe", "<embed", ".. image::", ".. figure::"}) {
    if (source.find(mark) != source.npos) return true;
  }
  return false;
}

}  // namespace kaiji
