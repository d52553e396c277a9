#!/usr/bin/env bash
# The slow gates: the unit tests under sanitizers, and every fuzzer for MINUTES (1 unless given).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
tests/gates/sanitizers.sh
./dev fuzz "${1:-1}"
