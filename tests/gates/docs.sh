#!/usr/bin/env bash
# docs/rules.md is what `kaiji rules --markdown` prints, and every relative link of the documentation leads somewhere.
# KAIJI_ACCEPT=1 rewrites docs/rules.md.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
printed=$(mktemp)
trap 'rm -f "$printed"' EXIT
build/release/kaiji rules --markdown >"$printed"
if [ "${KAIJI_ACCEPT:-}" = 1 ]; then cp "$printed" docs/rules.md; fi
if ! diff -u docs/rules.md "$printed" | head -40; then
  echo "docs/rules.md is stale: KAIJI_ACCEPT=1 tests/gates/docs.sh" >&2
  exit 1
fi
cmp -s docs/rules.md "$printed"
bad=0
for file in *.md docs/architecture.md docs/ci.md docs/writing-rules.md corpus/README.md; do
  while read -r target; do
    case $target in http*|\#*|'') continue ;; esac
    [ -e "$(dirname "$file")/${target%%#*}" ] || { echo "$file: broken link $target" >&2; bad=1; }
  done < <(grep -oE '\]\([^) ]+\)' "$file" | sed 's/^](//; s/)$//')
done
exit $bad
