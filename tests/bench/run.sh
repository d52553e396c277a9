#!/usr/bin/env bash
# How long kaiji takes next to the `mecab` program on the same text, as ratios within one run: absolute times differ
# between machines and hours. Pairs are interleaved; the median counts. Fails above the limits.
#
# usage: tests/bench/run.sh [FOLDER]   the documents to repeat (default: corpus)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
folder=$(realpath "${1:-corpus}")
kaiji=$PWD/build/release/kaiji
dictionary=$(sed -n 's/^IPADIC_DIR:PATH=//p' build/release/CMakeCache.txt)
rounds_small=${ROUNDS_SMALL:-15}
rounds_large=${ROUNDS_LARGE:-5}
limit_large=2.0   # 20 MB, -j1, in mecab's time
limit_small=50    # one 20 KB document, milliseconds

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One document of about 20 KB, and 20 MB of them as 1000 files.
make_input() {
  find "$folder" -name '*.md' -o -name '*.txt' | LC_ALL=C sort | xargs -d '\n' cat >"$work/all.txt"
  [ -s "$work/all.txt" ] || { echo "bench: no documents in $folder" >&2; exit 2; }
  while [ "$(stat -c %s "$work/all.txt")" -lt 400000 ]; do
    cat "$work/all.txt" "$work/all.txt" >"$work/twice.txt"
    mv "$work/twice.txt" "$work/all.txt"
  done
  mkdir "$work/parts" "$work/bulk"
  split -C 20480 -d -a 3 --additional-suffix=.md "$work/all.txt" "$work/parts/"
  cp "$work/parts/000.md" "$work/one.md"
  local parts=("$work"/parts/*.md) i
  for ((i = 0; i < 1000; i++)); do
    cp "${parts[i % ${#parts[@]}]}" "$work/bulk/$(printf %04d "$i").md"
  done
}

# Microseconds of a command; exit code 1 means findings.
microseconds() {
  local start=$EPOCHREALTIME code=0
  "$@" >/dev/null 2>"$work/errors" || code=$?
  local end=$EPOCHREALTIME
  [ "$code" -le 1 ] || { echo "bench: $* failed:" >&2; cat "$work/errors" >&2; exit 2; }
  echo $((${end/./} - ${start/./}))
}

run_mecab() { mecab -r /dev/null -d "$dictionary" -b 1000000 "$@"; }
run_kaiji() { "$kaiji" check --isolated --as-of 2025-04-01 "$@"; }

median() { sort -g | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }

# compare NAME ROUNDS MECAB-INPUT KAIJI-ARGUMENT... : prints a line, and leaves both medians in $work/mecab and $work/kaiji
compare() {
  local name=$1 rounds=$2 mecab_input=$3 i a b
  shift 3
  : >"$work/pairs"
  microseconds run_mecab "$mecab_input" >/dev/null
  microseconds run_kaiji "$@" >/dev/null
  for ((i = 0; i < rounds; i++)); do
    a=$(microseconds run_mecab "$mecab_input")
    b=$(microseconds run_kaiji "$@")
    awk -v a="$a" -v b="$b" 'BEGIN {print b / a, a / 1000, b / 1000}' >>"$work/pairs"
  done
  cut -d' ' -f1 "$work/pairs" | median >"$work/ratio"
  cut -d' ' -f2 "$work/pairs" | median >"$work/mecab"
  cut -d' ' -f3 "$work/pairs" | median >"$work/kaiji"
  printf '%-28s kaiji %9.1f ms   mecab %9.1f ms   ratio %.2f\n' "$name" "$(cat "$work/kaiji")" "$(cat "$work/mecab")" \
    "$(cat "$work/ratio")"
}

above() { awk -v a="$1" -v b="$2" 'BEGIN {exit !(a > b)}'; }

make_input
cat "$work"/bulk/*.md >"$work/bulk.txt"
failed=0
compare "one document of 20 KB" "$rounds_small" "$work/one.md" "$work/one.md"
above "$(cat "$work/kaiji")" "$limit_small" && { echo "bench: one document takes more than $limit_small ms" >&2; failed=1; }
compare "20 MB, one thread" "$rounds_large" "$work/bulk.txt" -j1 "$work/bulk"
above "$(cat "$work/ratio")" "$limit_large" && { echo "bench: 20 MB takes more than $limit_large times mecab" >&2; failed=1; }
compare "20 MB, all threads" "$rounds_large" "$work/bulk.txt" "$work/bulk"
exit $failed
