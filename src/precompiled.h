// SPDX-License-Identifier: Apache-2.0
#pragma once
// Precompiled for every file of the library: standard and formatting headers that most of them use.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>
