#!/usr/bin/env bash
# Judges the documents and, on pull requests, what the change does to their promises. Leaves annotations (the most severe
# first), a job summary, SARIF logs and the step's outputs. The verdict is the last step's, so that SARIF is uploaded
# first. Exit codes: 0, also with findings; 2 where kaiji could not do its work.
set -euo pipefail
# In a container job the checkout belongs to another user, which git refuses.
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=${GITHUB_WORKSPACE:-$PWD}
words() { tr ',\n' '  ' <<<"${1:-}" | xargs -r -n1 printf '%s\n'; }
mapfile -t paths < <(words "${KAIJI_ACTION_PATHS:-.}")
mapfile -t profiles < <(words "${KAIJI_ACTION_PROFILES:-}")
language=${KAIJI_ACTION_LANGUAGE:-ja}
temporary=$(mktemp -d "${RUNNER_TEMP:-/tmp}/kaiji.XXXXXX")
sarif=kaiji-sarif
summary=$temporary/summary.md
say() { if [ "$language" = en ]; then printf '%s' "$2"; else printf '%s' "$1"; fi; }

options=(--lang "$language")
for profile in "${profiles[@]}"; do options+=(--profile "$profile"); done
[ -z "${KAIJI_ACTION_CONFIG:-}" ] || options+=(--config "$KAIJI_ACTION_CONFIG")
gate=("${options[@]}")
[ -z "${KAIJI_ACTION_FAIL_LEVEL:-}" ] || gate+=(--fail-level "$KAIJI_ACTION_FAIL_LEVEL")
[ -z "${KAIJI_ACTION_BASELINE:-}" ] || gate+=(--baseline "$KAIJI_ACTION_BASELINE")

# The commit that the change starts from. A shallow checkout lacks it: it is fetched where that is possible.
base=
if [ -n "${KAIJI_ACTION_BASE:-}" ]; then
  git cat-file -e "$KAIJI_ACTION_BASE^{commit}" 2>/dev/null ||
    git fetch --quiet --no-tags --depth=200 origin "$KAIJI_ACTION_BASE" HEAD 2>/dev/null || true
  if git cat-file -e "$KAIJI_ACTION_BASE^{commit}" 2>/dev/null; then
    base=$(git merge-base "$KAIJI_ACTION_BASE" HEAD 2>/dev/null || git rev-parse "$KAIJI_ACTION_BASE^{commit}")
  else
    echo "::warning title=kaiji::$(say "基準のコミット $KAIJI_ACTION_BASE がないため、文書全体で判定します。actions/checkout に fetch-depth: 0 を指定してください。" \
      "The base commit $KAIJI_ACTION_BASE is not there, so whole documents are judged. Give actions/checkout fetch-depth: 0.")"
  fi
fi
if [ -n "$base" ] && [ "${KAIJI_ACTION_CHANGED_ONLY:-true}" = true ]; then gate+=(--since "$base"); fi

mkdir -p "$sarif"
# count FILE MEMBER: a number of a JSON report's summary.
count() { sed -n '/"summary": {/,/}/s/.*"'"$2"'": \([0-9]*\).*/\1/p' "$1" | tail -1; }

# run COMMAND ARGUMENT...: one kaiji command with all its reports; the exit code is left in `code`.
run() {
  local name=$1
  shift
  code=0
  kaiji "$name" --format github --format "sarif=$sarif/$name.sarif" --format "markdown=$temporary/$name.md" \
    --format "json=$temporary/$name.json" --sarif-profile github "$@" || code=$?
  [ "$code" -le 2 ] || code=2
}

result=clean
run check "${gate[@]}" -- "${paths[@]}"
[ "$code" -ne 1 ] || result=findings
[ "$code" -ne 2 ] || result=failure
findings=0 errors=0 warnings=0 weakened=0
if [ -s "$temporary/check.json" ]; then
  errors=$(count "$temporary/check.json" error)
  warnings=$(count "$temporary/check.json" warning)
  findings=$((errors + warnings + $(count "$temporary/check.json" note)))
  cat "$temporary/check.md" >>"$summary"
fi

mapfile -t documents < <(kaiji check --show-files -- "${paths[@]}" 2>/dev/null || true)
if [ -n "$base" ] && kaiji diff --help >/dev/null 2>&1; then
  mapfile -t changed < <(for document in "${documents[@]}"; do
    git diff --quiet "$base" -- "$document" || printf '%s\n' "$document"
  done)
  if [ ${#changed[@]} -gt 0 ]; then
    run diff --git "$base" "${options[@]}" -- "${changed[@]}"
    if [ "$code" -eq 1 ]; then weakened=$(grep -cE '"rule": "change/(weaker|vaguer|conditional|narrower|removed)"' "$temporary/diff.json" || true); fi
    if [ "$code" -eq 1 ] && [ "${KAIJI_ACTION_WEAKENED:-true}" = true ] && [ "$result" = clean ]; then result=findings; fi
    [ "$code" -ne 2 ] || result=failure
    if [ -s "$temporary/diff.md" ]; then
      { echo; sed "s/^## kaiji: .*/## $(say 約束の変化 'Changed promises')/" "$temporary/diff.md"; } >>"$summary"
    fi
  fi
fi

for profile in "${profiles[@]}"; do
  for document in "${documents[@]}"; do
    echo >>"$summary"
    kaiji coverage --profile "$profile" --format markdown --lang "$language" "$document" >>"$summary" 2>/dev/null || true
  done
done

# A step's summary may have 1 MiB.
if [ -n "${GITHUB_STEP_SUMMARY:-}" ] && [ -s "$summary" ]; then
  head -c 1000000 "$summary" | iconv -c -f UTF-8 -t UTF-8 >>"$GITHUB_STEP_SUMMARY"
fi
{
  echo "findings=$findings"
  echo "errors=$errors"
  echo "warnings=$warnings"
  echo "weakened=$weakened"
  echo "sarif-file=$(ls "$sarif"/*.sarif >/dev/null 2>&1 && echo "$sarif")"
  echo "result=$result"
} >>"${GITHUB_OUTPUT:-/dev/stdout}"
[ "$result" != failure ] || exit 2
