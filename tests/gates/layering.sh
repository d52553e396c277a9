#!/usr/bin/env bash
# A folder of src/ includes itself and the folders before it in this list, and nothing else.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../src"
layers=(base text document diagnostics loaders language claims likeness rules lint report lsp cli)
bad=0
for i in "${!layers[@]}"; do
  [ -d "${layers[$i]}" ] || continue
  allowed=" ${layers[*]:0:$((i + 1))} "
  while IFS=: read -r file line include; do
    [[ $include =~ \"([^\"]+)\" ]] || continue
    folder=${BASH_REMATCH[1]%%/*}
    case ${BASH_REMATCH[1]} in */*.inc | *.inc | precompiled.h | build_paths.h) continue ;; esac
    [[ $allowed == *" $folder "* ]] && continue
    echo "src/$file:$line: ${layers[$i]} may not include ${BASH_REMATCH[1]}" >&2
    bad=1
  done < <(grep -rn '^#include "' "${layers[$i]}")
done
exit $bad
