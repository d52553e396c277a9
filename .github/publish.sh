#!/usr/bin/env bash
# publish.sh TAG FILE...: a release of TAG with the files. Wants TOKEN, GITHUB_REPOSITORY and GITHUB_API_URL.
set -euo pipefail
tag=$1
shift
api=${GITHUB_API_URL:-https://api.github.com}/repos/${GITHUB_REPOSITORY:?}/releases
ask() { curl -fsS --retry 3 -H "Authorization: Bearer ${TOKEN:?}" -H "Accept: application/vnd.github+json" "$@"; }
upload=$(ask -d "$(jq -n --arg tag "$tag" '{tag_name: $tag, name: $tag, generate_release_notes: true}')" "$api" | jq -r .upload_url)
for file in "$@"; do
  ask -H "Content-Type: application/octet-stream" --data-binary "@$file" "${upload%%\{*}?name=$(basename "$file")" >/dev/null
  echo "published $(basename "$file")"
done
