#!/usr/bin/env bash
# The slow gates: ten thousand edits judged with what is known of the document and from scratch, the unit tests under
# sanitizers, and every fuzzer for MINUTES (1 unless given).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build/release/tests/kaiji_tests "[.slow]"
tests/gates/sanitizers.sh
KAIJI_FUZZ_SEED=1 ./dev fuzz "${1:-1}" # the same run each time: what is new is for longer ones to find
