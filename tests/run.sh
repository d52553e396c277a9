#!/usr/bin/env bash
# All tests of the release build. An argument goes to the unit tests as a filter and runs nothing else.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
if [ $# -gt 0 ]; then exec build/release/tests/kaiji_tests "$@"; fi
ctest --preset release -j "$(nproc)"
