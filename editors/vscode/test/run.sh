#!/usr/bin/env bash
# The packaged extension in a real VS Code: code-server, driven by Chromium. Installs code-server and playwright-core from
# npm into build/editors once; skipped, with a message, where something is missing. Called by tests/editors/run.sh.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
extension=$PWD
cache=$(cd ../.. && pwd)/build/editors
skip() { echo "editors: vscode skipped: $1" >&2; exit 0; }

command -v npm >/dev/null || skip "npm is not installed (apt-get install npm)"
browser=$(command -v chromium || command -v google-chrome || true)
[ -n "$browser" ] || skip "no browser (apt-get install chromium)"
for package in libkrb5-dev libx11-dev libxkbfile-dev libsecret-1-dev ripgrep; do
  dpkg-query -W -f='${db:Status-Status}' $package 2>/dev/null | grep -qx installed || skip "$package is not installed"
done

mkdir -p "$cache"
if [ ! -f "$cache/code-server/ready" ]; then
  test/install.sh "$cache/code-server" >"$cache.log" 2>&1 || skip "code-server could not be installed (see $cache.log)"
fi

{ [ -d node_modules ] || npm ci; npm run package; } >"$cache.package.log" 2>&1 || { cat "$cache.package.log" >&2; exit 1; }
export PATH=$cache/code-server/node_modules/.bin:$PATH BROWSER_PROGRAM=$browser
export NODE_PATH=$cache/code-server/node_modules
home=$(mktemp -d "$cache/home.XXXXXX")
mkdir -p "$home/data/User"
printf '{"kaiji.path": "%s", "security.workspace.trust.enabled": false, "workbench.startupEditor": "none"}' "$KAIJI" \
  >"$home/data/User/settings.json"
server=("$cache/code-server/node_modules/.bin/code-server" --user-data-dir "$home/data" --extensions-dir "$home/extensions")
"${server[@]}" --install-extension "$extension/kaiji.vsix" >/dev/null
port=$((20000 + RANDOM % 20000))
"${server[@]}" --auth none --bind-addr "127.0.0.1:$port" --disable-telemetry --disable-update-check \
  "$KAIJI_TEST_FOLDER" >"$home/server.log" 2>&1 &
process=$!
trap 'kill $process 2>/dev/null; rm -rf "$home"' EXIT
timeout 120 node "$extension/test/browser.js" "http://127.0.0.1:$port/?folder=$KAIJI_TEST_FOLDER" "$cache"
