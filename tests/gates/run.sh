#!/usr/bin/env bash
# Every gate after the tests. Each says its name; the first failure ends the run. The slow ones are in deep.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
gate() {
  echo "gate: $1" >&2
  shift
  "$@"
}
gate "layers include only downward" tests/gates/layering.sh
gate "types have names of their own" tests/gates/names.sh
gate "source files are small" tests/gates/sizes.sh
gate "sources are formatted" tests/gates/format.sh --check
gate "the examples of all rules hold" build/release/kaiji test
gate "documentation is fresh" tests/gates/docs.sh
gate "accuracy on the labelled corpus" tests/accuracy/run.sh
gate "SARIF is valid" tests/gates/sarif.sh
gate "the action and the workflows are valid" tests/gates/workflows.sh
gate "the action works in a simulated GitHub environment" tests/action/run.sh
echo "all gates passed" >&2
