#!/usr/bin/env bash
# tests/fuzz/run.sh MINUTES: runs every fuzz target that long (fractions are fine), one on each processor, on a corpus
# that starts from the project's own documents and grows under build/fuzz/corpus. Fails on a crash, prints what the
# target said, and keeps its input there. KAIJI_FUZZ_SEED makes a run that can be repeated; another one each time without.
set -euo pipefail
minutes=${1:?how many minutes for each target?}
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
seconds=$(awk -v minutes="$minutes" 'BEGIN { printf "%d", minutes * 60 + 0.5 }')
export seconds

run_target() {
  local target=$1 name corpus log dictionary=()
  name=$(basename "$target")
  corpus=build/fuzz/corpus/$name
  log=build/fuzz/corpus/$name.log
  mkdir -p "$corpus"
  [ -f "tests/fuzz/$name.dict" ] && dictionary=(-dict="tests/fuzz/$name.dict")
  if "$target" -seed="${KAIJI_FUZZ_SEED:-0}" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -max_len=4096 -artifact_prefix="$corpus-" \
    -print_final_stats=1 -verbosity=0 "${dictionary[@]}" "$corpus" tests/fuzz/seeds >"$log" 2>&1; then
    echo "fuzz: $name, $seconds s, $(sed -n 's/^stat::number_of_executed_units: *//p' "$log") inputs, no crash" >&2
  else
    cat "$log" >&2
    echo "fuzz: $name failed" >&2
    return 1
  fi
}
export -f run_target

mapfile -t targets < <(find build/fuzz/tests/fuzz -maxdepth 1 -name 'fuzz_*' -type f -executable | sort)
[ ${#targets[@]} -gt 0 ] ||
  { echo "fuzz: no target; build with: cmake --preset fuzz && cmake --build --preset fuzz" >&2; exit 2; }
printf '%s\n' "${targets[@]}" | xargs -P "$(nproc)" -I {} bash -euo pipefail -c 'run_target {}'
