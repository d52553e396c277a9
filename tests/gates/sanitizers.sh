#!/usr/bin/env bash
# The unit tests under AddressSanitizer and UndefinedBehaviorSanitizer, with the library's own assertions.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { cmake --preset dev && cmake --build --preset dev --target kaiji_tests -j "$(nproc)"; } >"$log" 2>&1; then
  cat "$log" >&2
  exit 2
fi
UBSAN_OPTIONS=print_stacktrace=1 build/dev/tests/kaiji_tests
