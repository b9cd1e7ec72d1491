# Sources and packages of another Debian suite than the system's own, which stays
# as it is: apt works from a source list and a state folder of its own, with the
# mirror and the keys that the system's configuration names. Every file is pinned
# by its digest, so it does not matter which of the suite's versions is current.

# debian_mirror prints the address that the system takes Debian itself from.
debian_mirror() {
	apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' 'Origin: Debian' |
		sed -n "s|/* $(. /etc/os-release && printf %s "$VERSION_CODENAME")\$||p" | head -n 1
}

# suite_apt SUITE COMMAND... runs apt-get with the lists of SUITE alone.
suite_apt() {
	local dir="$CACHE/apt-$1" suite=$1 mirror
	shift
	if [ ! -e "$dir/ready" ]; then
		command -v apt-get >/dev/null || fail "no apt-get here: this toolchain needs files of Debian $suite"
		mirror=$(debian_mirror)
		if [ -z "$mirror" ]; then
			apt-get update -q
			mirror=$(debian_mirror)
		fi
		[ -n "$mirror" ] || fail "the apt configuration of this machine names no mirror of Debian"
		rm -rf "$dir"
		mkdir -p "$dir"/{state/lists/partial,cache/archives/partial,etc/preferences.d}
		: >"$dir/state/status"
		printf '%s [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] %s %s main\n' \
			deb "$mirror" "$suite" deb-src "$mirror" "$suite" >"$dir/etc/sources.list"
		cat >"$dir/apt.conf" <<-CONF
			Dir::State "$dir/state";
			Dir::State::status "$dir/state/status";
			Dir::Cache "$dir/cache";
			Dir::Etc::sourcelist "$dir/etc/sources.list";
			Dir::Etc::sourceparts "-";
			Dir::Etc::preferences "-";
			Dir::Etc::preferencesparts "$dir/etc/preferences.d";
			APT::Sandbox::User "root";
			APT::Get::List-Cleanup "false";
			Acquire::Languages "none";
		CONF
		APT_CONFIG="$dir/apt.conf" apt-get update -q
		: >"$dir/ready"
	fi
	APT_CONFIG="$dir/apt.conf" apt-get "$@"
}

# suite_fetch KIND SUITE PACKAGE FILE SHA256 leaves FILE, one of the package's
# files, in CACHE. KIND is source or package.
suite_fetch() {
	local kind=$1 suite=$2 package=$3 file=$4 digest=$5 work
	printf '%s  %s\n' "$digest" "$CACHE/$file" | sha256sum -c --status 2>/dev/null && return 0
	say "fetching $file of Debian $suite"
	(
		flock 9
		work=$(mktemp -d "$CACHE/fetch-XXXXXX")
		trap 'rm -rf "$work"' EXIT
		cd "$work"
		case $kind in
		source) suite_apt "$suite" source -q --download-only "$package" ;;
		package) suite_apt "$suite" download -q "$package" ;;
		*) fail "suite_fetch: kind $kind" ;;
		esac
		[ -e "$file" ] || fail "Debian $suite has another version of $package than $file: $(echo *)"
		printf '%s  %s\n' "$digest" "$file" | sha256sum -c --status ||
			fail "$file has the digest $(sha256sum <"$file"), want $digest"
		mv "$file" "$CACHE/$file"
	) 9>"$CACHE/.apt-$suite.lock"
}
