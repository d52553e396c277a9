#!/usr/bin/env bash
# The packages on a fresh machine: a minimal Debian root without kaiji's libraries runs the archive, then installs the
# .deb, lints a document with both and removes the package. Needs root, debootstrap and a Debian mirror, and is skipped,
# with a message, without them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
build=$PWD/build/release
skip() { echo "package: skipped: $1" >&2; exit 0; }
[ "$(id -u)" -eq 0 ] || skip "needs root for chroot"
command -v debootstrap >/dev/null || skip "debootstrap is not installed (apt-get install debootstrap)"
command -v dpkg-shlibdeps >/dev/null || skip "dpkg-dev is not installed"

rm -rf "$build/packages"
log=$build/package.log
cmake --build "$build" --target kaiji_portable printed patterns patterns_portable -j "$(nproc)" >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
(cd "$build" && cpack -G DEB && cpack -G TGZ) >"$log" 2>&1 || { cat "$log" >&2; exit 1; }
deb=$(echo "$build"/packages/*.deb) archive=$(echo "$build"/packages/*.tar.gz)
ls -l "$deb" "$archive" >&2

base=$PWD/build/debian-root
if [ ! -f "$base/ready" ]; then
  rm -rf "$base"
  debootstrap --variant=minbase bookworm "$base" >"$build/debootstrap.log" 2>&1 || skip "debootstrap failed (see $build/debootstrap.log)"
  touch "$base/ready"
fi
root=$(mktemp -d "$PWD/build/fresh.XXXXXX")
clean() {
  mountpoint -q "$root/proc" && umount "$root/proc"
  rm -rf "$root"
}
trap clean EXIT
cp -a "$base/." "$root"
mount -t proc proc "$root/proc" 2>/dev/null || skip "proc cannot be mounted in a chroot here"
inside() { chroot "$root" env -i PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin HOME=/root LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
fail() { echo "package: $1" >&2; exit 1; }

mkdir "$root/case"
cp tests/package/white-paper.md "$root/case/白書.md"
options=(check --isolated --as-of 2026-04-01 --format concise 白書.md)
(cd "$root/case" && "$build/kaiji" "${options[@]}") >"$root/case/expected" && fail "the document should have findings"
[ -s "$root/case/expected" ] || fail "the build itself finds nothing"

# same COMMAND... : lints inside the root; the report must be that of the build.
same() {
  local code=0
  inside sh -c 'cd /case && exec "$@"' sh "$@" "${options[@]}" >"$root/case/actual" || code=$?
  [ "$code" -eq 1 ] || fail "$1 ended with $code"
  diff -u "$root/case/expected" "$root/case/actual" || fail "$1 reports something else"
}

inside sh -c 'ls /usr/lib/*/libicuuc* /usr/lib/*/libmecab* /usr/lib/*/libre2*' >/dev/null 2>&1 && fail "the root is not fresh"
mkdir "$root/opt/kaiji"
tar -xzf "$archive" -C "$root/opt/kaiji" --strip-components=1
same /opt/kaiji/bin/kaiji
inside /opt/kaiji/bin/kaiji --version >"$root/case/version"
grep -q '^vague ' "$root/case/version" || fail "--version does not name the packs"
inside ln -s /opt/kaiji/bin/kaiji /usr/local/bin/kaiji
same kaiji  # its data is found through a link, too
rm -rf "$root/opt/kaiji" "$root/usr/local/bin/kaiji"
echo "package: the archive runs on a bare system" >&2

cp "$deb" "$root/case/kaiji.deb"
cp /etc/resolv.conf "$root/etc/resolv.conf" 2>/dev/null || true
{ inside apt-get update -qq && inside apt-get install -y -qq --no-install-recommends /case/kaiji.deb; } >"$build/apt.log" 2>&1 ||
  { cat "$build/apt.log" >&2; fail "the .deb cannot be installed"; }
same /usr/bin/kaiji
for file in /usr/share/bash-completion/completions/kaiji /usr/share/zsh/vendor-completions/_kaiji \
  /usr/share/fish/vendor_completions.d/kaiji.fish /usr/share/doc/kaiji/copyright /usr/share/kaiji/kaiji.dic \
  /usr/share/kaiji/kaiji.patterns; do
  [ -s "$root$file" ] || fail "$file is not installed"
done
# No `grep -q`: it would stop reading, and dpkg-deb fails where nobody reads.
dpkg-deb -c "$deb" | grep usr/share/man/man1/kaiji.1.gz >"$root/case/manual" || fail "the manual page is not in the .deb"
inside apt-get remove -y -qq kaiji >/dev/null 2>&1
if [ -e "$root/usr/bin/kaiji" ] || [ -e "$root/usr/share/kaiji" ]; then fail "removing the package leaves files"; fi
echo "package: the .deb installs, lints and goes without a trace" >&2
