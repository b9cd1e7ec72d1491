# What every install script may use. `assize toolchain install` runs the script
# with bash, as root, in an empty scratch folder, with
#   ROOT    the root file system to fill, an empty folder at first
#   RECIPE  the language's folder (toolchain.toml, install, shim/)
#   CACHE   a folder for downloads that outlives the installation
# The script ends with everything under ROOT that a compile may see, and nothing
# else: no host path is mounted beside it.
set -euo pipefail
umask 022
export LC_ALL=C TZ=UTC SOURCE_DATE_EPOCH=0

say() { printf '%s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

# need_packages PACKAGE... installs the missing ones with apt where it can, and
# otherwise says which they are.
need_packages() {
	local missing=() p
	for p in "$@"; do
		[ "$(dpkg-query -W -f '${db:Status-Status}' "$p" 2>/dev/null)" = installed ] || missing+=("$p")
	done
	[ ${#missing[@]} -gt 0 ] || return 0
	[ "$(id -u)" = 0 ] && command -v apt-get >/dev/null ||
		fail "not installed: ${missing[*]} (Debian 12: apt-get install ${missing[*]})"
	say "installing ${missing[*]}"
	export DEBIAN_FRONTEND=noninteractive
	apt-get install -y -q --no-install-recommends "${missing[@]}" && return 0
	apt-get update -q
	apt-get install -y -q --no-install-recommends "${missing[@]}"
}

# add_file FILE [PATH] copies one file, symbolic links followed, to PATH in the
# root (the same path where none is given).
add_file() {
	local to="$ROOT${2:-$1}"
	[ -e "$to" ] && return 0
	mkdir -p "$(dirname "$to")"
	cp -L --preserve=mode,timestamps "$1" "$to"
}

# add_program FILE... copies programs with every shared library that they load.
add_program() {
	local program library
	for program in "$@"; do
		add_file "$program"
		for library in $(ldd "$program" 2>/dev/null | sed -n 's/.*=> \(\/[^ ]*\).*/\1/p; s/^\t\(\/[^ ]*\) (.*/\1/p'); do
			add_file "$library" "$(realpath -s "$library")"
		done
	done
}

# add_tree FOLDER... copies folders to the same paths, symbolic links followed.
add_tree() {
	local folder
	for folder in "$@"; do
		mkdir -p "$ROOT$(dirname "$folder")"
		cp -rL --preserve=mode,timestamps "$folder" "$ROOT$(dirname "$folder")/"
	done
}

# begin_root makes the skeleton: the mount points, a shell for recipes of several
# commands, and setpriv, with which the box ties a compile to its judge. /etc
# stays empty.
begin_root() {
	mkdir -p "$ROOT"/{dev,etc,job,proc,tmp,usr/bin,usr/lib,usr/lib64}
	ln -s usr/bin "$ROOT/bin"
	ln -s usr/lib "$ROOT/lib"
	ln -s usr/lib64 "$ROOT/lib64"
	chmod 1777 "$ROOT/tmp"
	need_packages util-linux dash
	add_program /usr/bin/setpriv
	add_program /usr/bin/dash
	ln -s dash "$ROOT/usr/bin/sh"
}
