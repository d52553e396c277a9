#!/usr/bin/env bash
# Source files stay under 400 lines.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
long=$(git ls-files -z --cached --others --exclude-standard 'src/*' 'tests/*.cpp' 'tests/*.h' | xargs -0 wc -l | awk '$2 != "total" && $1 > 400')
[ -z "$long" ] || { echo "over 400 lines:" >&2; echo "$long" >&2; exit 1; }
