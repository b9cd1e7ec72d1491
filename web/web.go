// Package web carries the built web app inside the binary.
package web

import (
	"embed"
	"io/fs"
)

// dist/.keep is committed, so that this compiles before the app was ever built.
//
//go:embed all:dist
var dist embed.FS

// NoncePlaceholder stands in index.html wherever the nonce of the response
// belongs. Whoever serves the page replaces each occurrence by a fresh nonce
// and names the same nonce in style-src and script-src of the
// Content-Security-Policy; the page must not be cached. The other files need no
// change: those under assets/ have the digest of their content in their names
// and may be cached for ever.
const NoncePlaceholder = "__CSP_NONCE__"

// AheadPlaceholder stands in index.html, in a script of type application/json, where
// whoever serves the page may put what the page would ask for first:
//
//	{"at": milliseconds of the server's clock,
//	 "answers": {"/api/v1/me": {"status": 200, "etag": "…", "body": {…}}, …}}
//
// with each address as the app writes it, and <, > and & escaped. An address that is
// not there is asked for; so is everything where the placeholder still stands.
const AheadPlaceholder = "__AHEAD__"

// Dist returns the built app, index.html at its root, or nil where the program
// was built without it (`make web` builds it).
func Dist() fs.FS {
	built, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil
	}
	if _, err := fs.Stat(built, "index.html"); err != nil {
		return nil
	}
	return built
}
