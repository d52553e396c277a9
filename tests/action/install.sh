#!/usr/bin/env bash
# install.sh SCRATCH KAIJI: the action's installation from a release that lies in a folder, with a right and a wrong
# checksum, and from the sources where there is no release. Called by run.sh.
set -euo pipefail
scratch=$1 kaiji=$2
source=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
name=kaiji-9.9.9-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m)
mkdir -p "$scratch/releases/v9.9.9" "$scratch/archive/$name/bin"
printf '#!/bin/sh\necho released\n' >"$scratch/archive/$name/bin/kaiji"
chmod +x "$scratch/archive/$name/bin/kaiji"
tar -czf "$scratch/releases/v9.9.9/$name.tar.gz" -C "$scratch/archive" "$name"
(cd "$scratch/releases/v9.9.9" && sha256sum "$name.tar.gz" >"$name.tar.gz.sha256")

# install VERSION : runs the step; prints the folder that it adds to the PATH.
install() {
  local temporary
  temporary=$(mktemp -d "$scratch/install.XXXXXX")
  : >"$temporary/path"
  env -u KAIJI PATH=/usr/bin:/bin RUNNER_TEMP="$temporary" GITHUB_PATH="$temporary/path" GITHUB_ACTION_PATH="$scratch/action" \
    KAIJI_ACTION_VERSION="$1" KAIJI_ACTION_RELEASES="file://$scratch/releases" "$source/action/install.sh" >"$temporary/log" 2>&1 || return $?
  cat "$temporary/path"
}
# Building is the business of ./dev; here it only has to be asked to.
mkdir -p "$scratch/action/build/release"
printf '#!/bin/sh\n[ "$1" = build ] && cp "%s" "%s/action/build/release/kaiji"\n' "$kaiji" "$scratch" >"$scratch/action/dev"
chmod +x "$scratch/action/dev"

[ "$("$(install v9.9.9)/kaiji")" = released ] || { echo "FAILED: a release is not installed" >&2; exit 1; }
echo "ok: a release is installed"
for version in v1.2.3 main ''; do
  folder=$(install "$version")
  [ -x "$folder/kaiji" ] && [ "$folder" = "$scratch/action/build/release" ] || { echo "FAILED: '$version' is not built from source" >&2; exit 1; }
done
echo "ok: without a release it is built from source"
echo tampered >>"$scratch/releases/v9.9.9/$name.tar.gz"
if install v9.9.9 >/dev/null; then echo "FAILED: a wrong checksum is accepted" >&2; exit 1; fi
echo "ok: a wrong checksum stops"
