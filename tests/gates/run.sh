#!/usr/bin/env bash
# Every gate after the tests. Each says its name; the first failure ends the run.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
gate() {
  echo "gate: $1" >&2
  shift
  "$@"
}
gate "layers include only downward" tests/gates/layering.sh
gate "sources are formatted" tests/gates/format.sh --check
echo "all gates passed" >&2
