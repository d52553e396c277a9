#!/usr/bin/env bash
# Golden tests: each folder is one case. `cmd` holds one line of shell that calls `kaiji`; it runs inside a copy of the
# case's folder. Compared are standard output (stdout), standard error (stderr) and the exit code (exit, 0 where there is
# no such file), and every file FILE that has an expected.FILE beside it.
#   run.sh [CASE...]       runs all cases, or the named ones
#   KAIJI_ACCEPT=1 run.sh  rewrites what is expected; read the difference before you commit it
#   KAIJI=path run.sh      tests another build
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
golden=$PWD
binary=${KAIJI:-$(cd ../.. && pwd)/build/release/kaiji}
[ -x "$binary" ] || { echo "golden: $binary is not built" >&2; exit 2; }
unset KAIJI_DATA NO_COLOR CLICOLOR_FORCE
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/bin"
ln -s "$binary" "$scratch/bin/kaiji"
passed=0 failed=0

# same NAME EXPECTED ACTUAL : compares, or accepts. An expected file that is absent stands for an empty one.
same() {
  local name=$1 expected=$2 actual=$3
  if [ "${KAIJI_ACCEPT:-}" = 1 ]; then
    if [ -s "$actual" ]; then cp "$actual" "$expected"; else rm -f "$expected"; fi
    return 0
  fi
  [ -e "$expected" ] || expected=/dev/null
  diff -u --label "$name (expected)" --label "$name (now)" "$expected" "$actual"
}

run_case() {
  local name=$1 folder=$golden/$1 work=$scratch/$1/case code ok=0 file
  mkdir -p "$work"
  cp -r "$folder/." "$work"
  [ -e "$work/pack.toml" ] || cp "$golden/pack.toml" "$work"
  rm -f "$work"/stdout "$work"/stderr "$work"/exit "$work"/expected.*
  (cd "$work" && PATH=$scratch/bin:$PATH bash cmd >"$scratch/$name/stdout" 2>"$scratch/$name/stderr" </dev/null)
  code=$?
  if [ $code -eq 0 ]; then : >"$scratch/$name/exit"; else echo $code >"$scratch/$name/exit"; fi
  for file in stdout stderr exit; do same "$name/$file" "$folder/$file" "$scratch/$name/$file" || ok=1; done
  for file in "$folder"/expected.*; do
    [ -e "$file" ] || continue
    same "$name/${file##*/expected.}" "$file" "$work/${file##*/expected.}" || ok=1
  done
  return $ok
}

cases=("$@")
[ $# -gt 0 ] || for folder in */; do cases+=("${folder%/}"); done
for name in "${cases[@]}"; do
  if run_case "$name"; then passed=$((passed + 1)); else failed=$((failed + 1)); echo "golden: $name failed" >&2; fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
