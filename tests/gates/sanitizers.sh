#!/usr/bin/env bash
# The unit tests under AddressSanitizer and UndefinedBehaviorSanitizer, with the library's own assertions. They are built
# with the fuzzers, so that the sources are compiled once for both.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
./dev build fuzz kaiji_tests
UBSAN_OPTIONS=print_stacktrace=1 ASAN_OPTIONS=detect_leaks=1 build/fuzz/tests/kaiji_tests
