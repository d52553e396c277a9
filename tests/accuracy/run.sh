#!/usr/bin/env bash
# Precision and recall on every labelled folder of the corpus; fails below a bar. --list prints every miss
# (of what is held out, figures alone).
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
shopt -s nullglob
folders=()
for bars in corpus/*/bars.toml corpus/held-out/*/bars.toml; do folders+=("$(dirname "$bars")"); done
exec build/release/tests/kaiji_accuracy "$@" "${folders[@]}"
