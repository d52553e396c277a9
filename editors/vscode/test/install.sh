#!/usr/bin/env bash
# install.sh FOLDER: code-server and playwright-core from npm. Scripts of packages are ignored because some of them fetch
# binaries that Debian has; native modules are built by name. Run by run.sh.
set -euo pipefail
folder=$1
export npm_config_yes=true  # node-pty's build asks npx for node-gyp
mkdir -p "$folder"
cd "$folder"
[ -f package.json ] || echo '{"private":true}' >package.json
npm install --ignore-scripts code-server@4.100.3 playwright-core@1.65.1
npm rebuild argon2
server=$PWD/node_modules/code-server/lib/vscode
(cd "$server/extensions" && npm install --omit=dev --ignore-scripts)
cd "$server"
npm install --omit=dev --ignore-scripts
ln -sfn node_modules node_modules.asar
npm rebuild kerberos native-watchdog node-pty @vscode/spdlog @parcel/watcher @vscode/deviceid
mkdir -p node_modules/@vscode/ripgrep/bin
ln -sf "$(command -v rg)" node_modules/@vscode/ripgrep/bin/rg
ln -sf code-server-linux.sh bin/remote-cli/code-server
ln -sf browser-linux.sh bin/helpers/browser.sh
touch "$folder/ready"
