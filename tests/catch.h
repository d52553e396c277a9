// SPDX-License-Identifier: Apache-2.0
#pragma once
// Catch2, version 3 or 2, and where the build lies (KAIJI_SOURCE_DIR, KAIJI_BUILD_DIR).
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif

#include "build_paths.h"
