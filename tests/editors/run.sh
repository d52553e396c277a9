#!/usr/bin/env bash
# The real editors against the real server. Each is skipped, with a message, where it is not installed.
#   run.sh [neovim|emacs|vscode]...   those named, or all
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export KAIJI=${KAIJI:-$PWD/build/release/kaiji} KAIJI_EDITORS=$PWD/editors
[ -x "$KAIJI" ] || { echo "editors: $KAIJI is not built" >&2; exit 2; }
KAIJI_TEST_FOLDER=$(mktemp -d)
export KAIJI_TEST_FOLDER
trap 'rm -rf "$KAIJI_TEST_FOLDER"' EXIT

# Vague commitments behind full-width letters, a character outside the BMP and an emoji of several.
document() {
  printf '# サービスの概要\n\n𠮷野クラウドは、ＡＢＣ👨‍👩‍👧のお客様データを適切に管理します。\n\n- 👍🏽バックアップは適切に保管します。\n' \
    >"$KAIJI_TEST_FOLDER/document.md"
}

skip() { echo "editors: $1 skipped: $2" >&2; }

neovim() {
  command -v nvim >/dev/null || { skip neovim "nvim is not installed (apt-get install neovim)"; return; }
  timeout 60 nvim --headless -u NONE -c "luafile editors/neovim/test/run.lua"
  echo >&2
}

emacs_eglot() {
  command -v emacs >/dev/null || { skip emacs "emacs is not installed (apt-get install emacs-nox elpa-eglot)"; return; }
  timeout 60 emacs -Q -batch -l editors/emacs/test/run.el
}

vscode() { editors/vscode/test/run.sh; }

[ $# -gt 0 ] || set -- neovim emacs vscode
for editor in "$@"; do
  document
  case $editor in
    neovim) neovim ;;
    emacs) emacs_eglot ;;
    vscode) vscode ;;
    *) echo "editors: unknown editor '$editor'" >&2; exit 2 ;;
  esac
done
