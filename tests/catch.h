// SPDX-License-Identifier: Apache-2.0
#pragma once
// Catch2, version 3 or 2. Tests that need KAIJI_SOURCE_DIR and the like include "build_paths.h" themselves.
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
#else
#include <catch2/catch.hpp>
#endif
