# What every install script may use. `assize toolchain install` runs the script
# with bash, as root, in a scratch folder, with
#   ROOT      the root file system to fill, an empty folder at first
#   RECIPE    the language's folder (toolchain.toml, install, shim/)
#   CACHE     a folder for downloads that outlives the installation
#   SCRATCH   the scratch folder; stages that are done survive an interruption
#   PROGRESS  the number of an open file for what say says
# The script ends with everything under ROOT that a compile may see, and nothing
# else: no host path is mounted beside it.
set -euo pipefail
umask 022
export LC_ALL=C TZ=UTC SOURCE_DATE_EPOCH=0
SCRATCH=${SCRATCH:-$PWD} PROGRESS=${PROGRESS:-1}

say() { printf '%s\n' "$*" >&"$PROGRESS"; }
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
	get_packages install -y --no-install-recommends "${missing[@]}" && return 0
	get_packages update
	get_packages install -y --no-install-recommends "${missing[@]}"
}

# get_packages ARG... calls apt-get. It waits while another language's packages are
# installed, and has a session of its own: whoever stops this installation must not
# stop dpkg halfway, which would leave the machine's packages broken.
get_packages() {
	DEBIAN_FRONTEND=noninteractive setsid -w apt-get -q -o DPkg::Lock::Timeout=1800 "$@"
}

# stage FUNCTION [ARG...] runs a function that leaves its result in the scratch
# folder. Once it has ended well it is not run again by this recipe, even where
# the installation as a whole is interrupted and repeated.
stage() {
	local mark
	mark=$SCRATCH/.done-$(printf %s "$*" | tr -c 'A-Za-z0-9_.\n-' _)
	[ ! -e "$mark" ] || return 0
	say "$(printf %s "$1" | tr _ ' ')"
	"$@"
	touch "$mark"
}

has_sum() { printf '%s  %s\n' "$1" "$2" | sha256sum -c --status -; }

# fetch SHA256 URL... makes FETCHED the path of a file with that digest, from the
# first URL that has it. What was fetched once is not fetched again, and a
# download that was cut short goes on where it ended.
fetch() {
	local sum=$1 url
	shift
	FETCHED=$CACHE/$sum-$(basename "$1")
	need_packages curl ca-certificates
	exec 9>"$FETCHED.lock"
	flock 9 # against another language that fetches the same
	if [ ! -e "$FETCHED" ]; then
		for url in "$@"; do
			if [ ! -e "$FETCHED.part" ] || ! has_sum "$sum" "$FETCHED.part"; then
				say "fetching $(basename "$url")"
				curl -fsSL --retry 3 --retry-delay 2 --connect-timeout 20 -C - -o "$FETCHED.part" "$url" || continue
			fi
			if has_sum "$sum" "$FETCHED.part"; then
				mv "$FETCHED.part" "$FETCHED"
				break
			fi
			rm -f "$FETCHED.part" # the next URL begins anew
		done
	fi
	exec 9>&-
	[ -e "$FETCHED" ] || fail "none of these gave a file with SHA-256 $sum: $*"
}

# fetch_debian SHA256 PATH... fetches a file of a Debian archive (a path such as
# pool/main/l/lua5.4/lua5.4_5.4.4.orig.tar.gz) from the mirrors of the system's
# own apt configuration, whichever suite it belongs to.
fetch_debian() {
	local sum=$1 path mirror urls=()
	shift
	for path in "$@"; do
		for mirror in $(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | sort -u); do
			case $mirror in *debian*) urls+=("${mirror%/}/$path") ;; esac
		done
	done
	[ ${#urls[@]} -gt 0 ] || fail "apt is not configured with a Debian mirror; wanted $*"
	fetch "$sum" "${urls[@]}"
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
