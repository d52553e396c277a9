#!/usr/bin/env bash
# Precision and recall on every labelled folder of the corpus; fails below a bar. --list prints every miss
# (of what is held out, figures alone).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
exec build/release/tests/kaiji_accuracy "$@" corpus/{documents,coverage,contradictions,contradictions-wide,mixed,mixed-wide} corpus/held-out/*/
