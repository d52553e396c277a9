#!/usr/bin/env bash
# No two headers define a type of one name in one namespace: the linker would take either for both.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
types() {
  find src -name '*.h' -print0 | sort -z | xargs -0 awk '
    FNR == 1 { space = "" }
    /^namespace [a-z0-9_:]+ \{/ { space = $2 }
    /^(struct|class|enum class) [A-Za-z]+( |$)/ && !/;$/ { name = $1 == "enum" ? $3 : $2; print space "::" name, FILENAME }'
}
twice=$(types | awk '{ files[$1] = files[$1] " " $2; count[$1]++ } END { for (name in count) if (count[name] > 1) print name ":" files[name] }')
[ -z "$twice" ] || { echo "types of one name in one namespace: rename one of each" >&2; echo "$twice" >&2; exit 1; }
