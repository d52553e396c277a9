#!/usr/bin/env bash
# How long kaiji takes next to the `mecab` program on the same text, as ratios within one run: absolute times differ
# between machines and hours. Pairs are interleaved; the median counts. Fails above the limits.
#
# usage: tests/bench/run.sh [MODE] [FOLDER]   FOLDER: the documents to repeat (default: corpus)
#   full     one document of 20 KB, and 20 MB on one thread and on all (default)
#   quick    the same with 2 MB and few rounds, under a minute
#   latency  milliseconds from an edit in the language server to its diagnostics
#   growth   processor time of twice a text against the text, for several shapes: 2 is linear
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mode=full
case ${1:-} in full | quick | growth | latency) mode=$1; shift ;; esac
folder=$(realpath "${1:-corpus}")
kaiji=$PWD/build/release/kaiji
if [ "$mode" = latency ]; then
  cmake --build build/release --target kaiji_latency >/dev/null
  exec build/release/tests/kaiji_latency "$folder"
fi
dictionary=$(sed -n 's/^IPADIC_DIR:PATH=//p' build/release/CMakeCache.txt)
files=1000
rounds_small=${ROUNDS_SMALL:-15}
rounds_large=${ROUNDS_LARGE:-5}
[ "$mode" = quick ] && { files=100; rounds_small=${ROUNDS_SMALL:-9}; rounds_large=${ROUNDS_LARGE:-3}; }
limit_large=2.0         # many documents, -j1, in mecab's time
limit_small=50          # one 20 KB document, milliseconds; a busy or slow machine is excused where it also
limit_small_ratio=4.0   # takes no more than this in mecab's time
limit_growth=2.6        # twice the text, in the time of the text
growth_kib=${GROWTH_KIB:-512}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=0

gather() {
  find "$folder" -name '*.md' -o -name '*.txt' | LC_ALL=C sort | xargs -d '\n' cat >"$work/all.txt"
  [ -s "$work/all.txt" ] || { echo "bench: no documents in $folder" >&2; exit 2; }
  while [ "$(stat -c %s "$work/all.txt")" -lt 400000 ]; do
    cat "$work/all.txt" "$work/all.txt" >"$work/twice.txt"
    mv "$work/twice.txt" "$work/all.txt"
  done
}

# One document of about 20 KB, and as many of them as $files says.
make_documents() {
  mkdir "$work/parts" "$work/bulk"
  split -C 20480 -d -a 3 --additional-suffix=.md "$work/all.txt" "$work/parts/"
  cp "$work/parts/000.md" "$work/one.md"
  local parts=("$work"/parts/*.md) i
  for ((i = 0; i < files; i++)); do
    cp "${parts[i % ${#parts[@]}]}" "$work/bulk/$(printf %04d "$i").md"
  done
  cat "$work"/bulk/*.md >"$work/bulk.txt"
}

run_mecab() { mecab -r /dev/null -d "$dictionary" -b 1000000 "$@"; }
run_kaiji() { "$kaiji" check --isolated --as-of 2025-04-01 "$@"; }

# run COMMAND... : quietly; exit code 1 means findings.
run() {
  local code=0
  "$@" >/dev/null 2>"$work/errors" || code=$?
  [ "$code" -le 1 ] || { echo "bench: $* failed:" >&2; cat "$work/errors" >&2; exit 2; }
}

microseconds() {
  local start=$EPOCHREALTIME
  run "$@"
  local end=$EPOCHREALTIME
  echo $((${end/./} - ${start/./}))
}

# Seconds of the processor.
processor_time() {
  local TIMEFORMAT='%U %S'
  { time run "$@"; } 2>&1 | awk '{print $1 + $2}'
}

median() { sort -g | awk '{v[NR] = $1} END {print v[int((NR + 1) / 2)]}'; }
above() { awk -v a="$1" -v b="$2" 'BEGIN {exit !(a > b)}'; }
refuse() { echo "bench: $1" >&2; failed=1; }

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

# against_mecab : the time of one document and of many.
against_mecab() {
  make_documents
  compare "one document of 20 KB" "$rounds_small" "$work/one.md" "$work/one.md"
  if above "$(cat "$work/kaiji")" "$limit_small" && above "$(cat "$work/ratio")" "$limit_small_ratio"; then
    refuse "one document takes more than $limit_small ms and $limit_small_ratio times mecab"
  fi
  compare "$((files / 50)) MB, one thread" "$rounds_large" "$work/bulk.txt" -j1 "$work/bulk"
  above "$(cat "$work/ratio")" "$limit_large" && refuse "many documents take more than $limit_large times mecab"
  compare "$((files / 50)) MB, all threads" "$rounds_large" "$work/bulk.txt" "$work/bulk"
}

# text SHAPE KIB : that much of the documents in a shape that is hard for a parser.
text() {
  case $1 in
    document) cat "$work/all.txt" ;;
    line) tr -d '\n#|*`>' <"$work/all.txt" ;;
    sentence) tr -d '\n#|*`>.!?' <"$work/all.txt" | sed 's/。//g' ;;
  esac >"$work/shape"
  while [ "$(stat -c %s "$work/shape")" -lt $(($2 * 1024)) ]; do
    cat "$work/shape" "$work/shape" >"$work/twice.txt"
    mv "$work/twice.txt" "$work/shape"
  done
  # The cut may fall into a character: iconv drops it and says so.
  head -c $(($2 * 1024)) "$work/shape" | iconv -f UTF-8 -t UTF-8 -c 2>/dev/null || true
}

# growth SHAPE EXTENSION
growth() {
  local once twice
  text "$1" "$growth_kib" >"$work/once.$2"
  text "$1" $((growth_kib * 2)) >"$work/twice.$2"
  once=$(processor_time run_kaiji "$work/once.$2")
  twice=$(processor_time run_kaiji "$work/twice.$2")
  awk -v s="$1.$2" -v n="$growth_kib" -v a="$once" -v b="$twice" \
    'BEGIN {printf "%-16s %5d KiB %7.2f s   %5d KiB %7.2f s   ratio %.2f\n", s, n, a, 2 * n, b, b / a; print b / a >"/dev/stderr"}' \
    2>"$work/ratio"
  above "$(cat "$work/ratio")" "$limit_growth" && refuse "$1.$2 takes more than $limit_growth times as long for twice the text"
  return 0
}

gather
if [ "$mode" = growth ]; then
  for shape in document line sentence; do
    growth "$shape" md
    growth "$shape" txt
  done
else
  against_mecab
fi
exit $failed
