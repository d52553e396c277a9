#!/usr/bin/env bash
# Puts `kaiji` on the PATH of the following steps: a release archive of the wanted version with the right checksum, else
# a build from the action's own sources. A kaiji that is on the PATH already is used as it is.
set -euo pipefail
version=${KAIJI_ACTION_VERSION:-}
repository=${KAIJI_ACTION_REPOSITORY:-}
releases=${KAIJI_ACTION_RELEASES:-${GITHUB_SERVER_URL:-https://github.com}/$repository/releases/download}

if command -v kaiji >/dev/null; then
  echo "kaiji is installed: $(command -v kaiji)"
  exit 0
fi

# from_release: unpacks the archive of $version; fails where there is none for this machine.
from_release() {
  [[ $version =~ ^v[0-9]+\.[0-9]+\.[0-9]+ ]] || return 1
  local name
  name=kaiji-${version#v}-$(uname -s | tr '[:upper:]' '[:lower:]')-$(uname -m).tar.gz
  local folder=${RUNNER_TEMP:?}/kaiji
  mkdir -p "$folder"
  curl -fsSL --retry 3 -o "$folder/$name" "$releases/$version/$name" || return 1
  curl -fsSL --retry 3 -o "$folder/$name.sha256" "$releases/$version/$name.sha256" || return 1
  # A wrong checksum is no reason to build: it is a reason to stop.
  (cd "$folder" && sha256sum --check --quiet "$name.sha256") || { echo "::error::The checksum of $name is wrong"; exit 2; }
  tar -xzf "$folder/$name" -C "$folder" --strip-components=1
  echo "$folder/bin" >>"$GITHUB_PATH"
  echo "kaiji $version is installed from its release"
}

if ! from_release; then
  echo "No release archive '$version' for this machine: building from source"
  "$GITHUB_ACTION_PATH/dev" build
  echo "$GITHUB_ACTION_PATH/build/release" >>"$GITHUB_PATH"
fi
