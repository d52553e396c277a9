#!/usr/bin/env bash
# tests/fuzz/run.sh MINUTES: runs every fuzz target that long (fractions are fine) on a corpus that starts from the
# project's own documents and grows under build/fuzz/corpus. Fails on the first crash and keeps its input there.
set -euo pipefail
minutes=${1:?how many minutes for each target?}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=$(awk -v minutes="$minutes" 'BEGIN { printf "%d", minutes * 60 + 0.5 }')
found=0
for target in build/fuzz/tests/fuzz/fuzz_*; do
  [ -f "$target" ] && [ -x "$target" ] || continue
  found=1
  name=$(basename "$target")
  corpus=build/fuzz/corpus/$name
  mkdir -p "$corpus"
  echo "fuzz: $name, $seconds s" >&2
  dictionary=()
  [ -f "tests/fuzz/$name.dict" ] && dictionary=(-dict="tests/fuzz/$name.dict")
  "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=4096 -artifact_prefix="$corpus-" \
    -print_final_stats=1 -verbosity=0 "${dictionary[@]}" "$corpus" tests/fuzz/seeds
done
[ "$found" = 1 ] || { echo "fuzz: no target; build with: cmake --preset fuzz && cmake --build --preset fuzz" >&2; exit 2; }
echo "fuzz: no crash" >&2
