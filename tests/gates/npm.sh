#!/usr/bin/env bash
# Installs the validators of tests/gates/npm into build/npm, once for each state of its lock file. Prints the folder;
# fails, with a message, where there is no npm or the registry cannot be reached.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
command -v npm >/dev/null || { echo "npm is not installed (apt-get install npm)" >&2; exit 1; }
tools=$PWD/build/npm
if ! cmp -s tests/gates/npm/package-lock.json "$tools/installed"; then
  mkdir -p "$tools"
  cp tests/gates/npm/package.json tests/gates/npm/package-lock.json tests/gates/npm/.npmrc "$tools"
  (cd "$tools" && npm ci --loglevel=error >&2) || { echo "the validators could not be installed" >&2; exit 1; }
  cp tests/gates/npm/package-lock.json "$tools/installed"
fi
echo "$tools"
