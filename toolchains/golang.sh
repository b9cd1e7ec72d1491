# Go as the recipes use it: always this version, so that what is built by it is
# the same everywhere.

golang=go1.26.8

# use_golang sets up the environment of the go command.
use_golang() {
	command -v go >/dev/null || fail "no go command on PATH (https://go.dev/dl/)"
	export GOFLAGS= GOENV=off GOWORK=off CGO_ENABLED=0 GOTOOLCHAIN=local
	# Another version fetches this one through the Go module proxy, checked by the
	# checksum database.
	[ "$(go env GOVERSION)" = $golang ] || export GOTOOLCHAIN=$golang
	[ "$(go env GOVERSION)" = $golang ] || fail "want $golang, got $(go env GOVERSION)"
}

# add_ehlower builds ehlower, which takes exception handling out of modules, and
# puts it where compile scripts find it.
add_ehlower() {
	mkdir -p "$SCRATCH/ehlower" "$ROOT/usr/lib/assize"
	cp "$LIB/ehlower/"*.go "$SCRATCH/ehlower/"
	printf 'module ehlower\n\ngo 1.26\n' >"$SCRATCH/ehlower/go.mod"
	(
		use_golang
		export GO111MODULE=on GOOS=linux
		cd "$SCRATCH/ehlower"
		go build -trimpath -buildvcs=false -ldflags='-s -w -buildid=' -o "$ROOT/usr/lib/assize/ehlower" .
	)
}
