// SPDX-License-Identifier: Apache-2.0
#pragma once
// What loaders made of the parts of earlier editions of one text, for the next edition while somebody writes. Belongs
// to one thread.

#include <string>

#include "base/recent.h"
#include "document/builder.h"

namespace kaiji {

/// A part is what its words are and what the part before it left.
struct LoadedParts {
  Recent<std::string, BuiltPart> parts;
};

}  // namespace kaiji
