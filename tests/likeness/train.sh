#!/usr/bin/env bash
# Learns dictionaries/likeness.words and dictionaries/likeness.model anew from the open part of the labelled corpus:
# after a change of src/likeness or of the corpus. Needs scikit-learn (Debian: python3-sklearn).
# usage: tests/likeness/train.sh [CLEAN-FOLDER...]   folders of documents without contradictions, which need no labels:
# real papers repeat themselves more than those of the corpus, and the model must have seen that
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
python=${PYTHON:-/usr/bin/python3}
"$python" -c 'import sklearn' 2>/dev/null || { echo "train: install python3-sklearn" >&2; exit 2; }
cmake --build build/release --target kaiji_pairs >/dev/null
pairs=build/release/tests/kaiji_pairs
folders=(corpus/contradictions corpus/contradictions-* corpus/documents corpus/documents-* corpus/mixed-twelfth corpus/mixed-fifteenth)
least=4 # statements that a word stands in, or it counts as one of the rarest
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$pairs" words "${folders[@]}" | awk -v least="$least" '$1 == "statements" || $2 >= least' >"$work/words"
{
  echo "# In how many statements of the labelled corpus a word stands: made by tests/likeness/train.sh."
  cat "$work/words"
} >dictionaries/likeness.words
"$pairs" pairs dictionaries/likeness.words "${folders[@]}" -- "$@" >"$work/pairs"
"$python" tests/likeness/train.py "$work/pairs" dictionaries/likeness.model
