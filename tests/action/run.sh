#!/usr/bin/env bash
# The action's steps in a simulated GitHub environment: a repository with a white paper and pull requests against it.
#   run.sh            all of it
#   KAIJI=path run.sh another build
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
source=$PWD
kaiji=${KAIJI:-$source/build/release/kaiji}
[ -x "$kaiji" ] || { echo "action: $kaiji is not built" >&2; exit 2; }
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
export GIT_CONFIG_GLOBAL=/dev/null GIT_CONFIG_SYSTEM=/dev/null
export GIT_AUTHOR_NAME=test GIT_AUTHOR_EMAIL=test@example.com GIT_COMMITTER_NAME=test GIT_COMMITTER_EMAIL=test@example.com
failed=0
check() { # WHAT COMMAND...
  local what=$1
  shift
  if "$@"; then echo "ok: $what"; else echo "FAILED: $what" >&2; failed=1; fi
}
has() { grep -qF -- "$2" "$1" || { echo "  '$2' is not in $1:"; sed 's/^/  | /' "$1"; return 1; } >&2; }
equal() { [ "$1" = "$2" ] || { echo "  '$1' is not '$2'" >&2; return 1; }; }

repository=$scratch/repository
git init -q -b main "$repository"
cp tests/action/white-paper.md "$repository/白書.md"
git -C "$repository" add . && git -C "$repository" commit -qm "White paper"
base=$(git -C "$repository" rev-parse HEAD)

# pull_request NAME : a branch off main; the document is then on standard input.
pull_request() {
  git -C "$repository" checkout -q -B "$1" main
  cat >"$repository/白書.md"
  git -C "$repository" commit -qam "$1"
}

# steps : runs the action on the branch as the runner does. Leaves log, summary, output, code.
steps() {
  local run=$scratch/run-$1
  rm -rf "$run" && mkdir -p "$run/temp" "$run/bin"
  ln -s "$kaiji" "$run/bin/kaiji"
  log=$run/log summary=$run/summary output=$run/output code=0
  for file in "$log" "$summary" "$output"; do : >"$file"; done
  shift
  (
    cd "$repository"
    export PATH=$run/bin:$PATH RUNNER_TEMP=$run/temp GITHUB_ACTION_PATH=$source GITHUB_WORKSPACE=$repository \
      GITHUB_STEP_SUMMARY=$summary GITHUB_OUTPUT=$output GITHUB_PATH=$run/path KAIJI_ACTION_BASE=$base \
      KAIJI_ACTION_PATHS=. KAIJI_ACTION_PROFILES=iso27017
    # The runner gives every input; the test gives those that differ from their defaults.
    for variable in "$@"; do export "${variable?}"; done
    rm -rf kaiji-sarif
    "$source/action/install.sh" >>"$log" && "$source/action/check.sh" >>"$log" || exit $?
    KAIJI_ACTION_RESULT=$(sed -n 's/^result=//p' "$output") "$source/action/verdict.sh" >>"$log"
  ) || code=$?
}
annotations() { grep -cE '^::(error|warning|notice) file=' "$log" || true; }
# rules : the rules of all results of the SARIF logs.
rules() { cat "$repository"/kaiji-sarif/*.sarif | grep -o '"ruleId":"[^"]*"' | sed 's/.*:"//; s/"$//' | sort | tr '\n' ' '; }

gate='KAIJI_ACTION_FAIL_LEVEL=note'
vague=vague/degree-without-criterion
echo "-- a promise becomes weaker, and one that promises nothing is added"
sed 's/1年間保管/90日間保管/; s/^## バックアップ$/お客様データは適切に管理します。\n\n&/' tests/action/white-paper.md | pull_request weaker
steps weaker $gate
check "the gate fails" equal "$code" 1
check "the vague promise is annotated" has "$log" "title=$vague"
check "the summary names it" has "$summary" '適切に'
check "the summary has the coverage table" has "$summary" 'iso27017'
check "the outputs count it" has "$output" 'findings=1'
check "the outputs name the logs" has "$output" 'sarif-file=kaiji-sarif'
if "$kaiji" diff --help >/dev/null 2>&1; then
  check "the weaker promise is annotated" has "$log" 'title=change/weaker'
  check "the summary names the weaker promise" has "$summary" '90日'
  check "the outputs count the weaker promise" has "$output" 'weakened=1'
  check "the annotations are the two" equal "$(annotations)" 2
  check "SARIF names the two" equal "$(rules)" "change/weaker $vague "
else
  check "the annotation is the one" equal "$(annotations)" 1
  check "SARIF names the one" equal "$(rules)" "$vague "
fi

echo "-- the same, suppressed with a reason"
sed 's/^アクセスログは1年間/<!-- kaiji-disable-next-line change\/weaker -- 利用者に通知済み -->\nアクセスログは90日間/
s/^## バックアップ$/<!-- kaiji-disable-next-line vague -- 基準は契約書にある -->\nお客様データは適切に管理します。\n\n&/' \
  tests/action/white-paper.md | pull_request suppressed
steps suppressed $gate
check "the gate passes" equal "$code" 0
check "nothing is annotated" equal "$(annotations)" 0
check "the result is clean" has "$output" 'result=clean'

echo "-- an unrelated change"
sed 's/株式会社サンプルクラウド$/株式会社サンプルクラウド 管理部/' tests/action/white-paper.md | pull_request unrelated
steps unrelated $gate
check "the gate passes" equal "$code" 0
check "nothing is annotated" equal "$(annotations)" 0

echo "-- a rewritten layout with the same promises"
{ sed -n '1,4p' tests/action/white-paper.md; printf '本書は毎年見直します。\n\n'; sed '1,4d' tests/action/white-paper.md; } | pull_request layout
steps layout $gate
check "the gate passes" equal "$code" 0

echo "-- not a pull request: whole documents"
git -C "$repository" checkout -q main
steps push $gate KAIJI_ACTION_BASE=
check "the old finding fails the gate" equal "$code" 1
check "it is annotated" has "$log" '速やかに'

echo "-- a baseline with the old finding"
(cd "$repository" && "$kaiji" check -q --profile iso27017 --baseline base.sarif --update-baseline --reason 導入時点 . >/dev/null)
steps baseline $gate KAIJI_ACTION_BASE= KAIJI_ACTION_BASELINE=base.sarif
check "the gate passes" equal "$code" 0
rm "$repository/base.sarif"

echo "-- something that cannot work"
steps broken KAIJI_ACTION_PATHS=missing.md
check "the step says so" equal "$code" 2
steps shallow $gate KAIJI_ACTION_BASE=0123456789012345678901234567890123456789
check "a base that is not there is said, and whole documents are judged" has "$log" '0123456789012345678901234567890123456789'

echo "-- installing from a release, and from source"
"$source/tests/action/install.sh" "$scratch" "$kaiji" || failed=1

if command -v node >/dev/null; then
  check "the problem matcher understands the concise report" node tests/action/matcher.js "$kaiji"
fi
[ $failed -eq 0 ] && echo "action: all checks passed"
exit $failed
