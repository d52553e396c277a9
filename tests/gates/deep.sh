#!/usr/bin/env bash
# The slow gates: the unit tests under sanitizers, and every fuzzer for MINUTES (1 unless given).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tests/gates/sanitizers.sh
KAIJI_FUZZ_SEED=1 ./dev fuzz "${1:-1}" # the same run each time: what is new is for longer ones to find
