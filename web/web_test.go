package web_test

import (
	"bytes"
	"io/fs"
	"os"
	"testing"

	"assize/internal/testsite"
	"assize/web"
)

func TestMain(m *testing.M) {
	code := m.Run()
	if err := testsite.Clean(); err != nil && code == 0 {
		code = 1
	}
	os.Exit(code)
}

// need skips the test where the web app or what its tests need is missing. With
// ASSIZE_WEB_TESTS=required it fails instead.
func need(t testing.TB, what string, err error) {
	t.Helper()
	switch {
	case err == nil:
	case os.Getenv("ASSIZE_WEB_TESTS") == "required":
		t.Fatalf("%s: %v", what, err)
	default:
		t.Skipf("NOT RUN, %s: %v", what, err)
	}
}

func built(t testing.TB) fs.FS {
	t.Helper()
	app := web.Dist()
	if app == nil {
		need(t, "the web app is not built (npm ci && npm run build in web/)", fs.ErrNotExist)
	}
	return app
}

// TestIndexCarriesThePlaceholders keeps the contract between the built page and
// whoever serves it.
func TestIndexCarriesThePlaceholders(t *testing.T) {
	index, err := fs.ReadFile(built(t), "index.html")
	if err != nil {
		t.Fatal(err)
	}
	scripts := bytes.Count(index, []byte("<script"))
	nonces := bytes.Count(index, []byte(`nonce="`+web.NoncePlaceholder+`"`))
	if scripts == 0 || nonces < scripts+1 { // the scripts, and the element that the editor reads
		t.Errorf("index.html has %d scripts and %d nonces:\n%s", scripts, nonces, index)
	}
	if n := bytes.Count(index, []byte(">"+web.AheadPlaceholder+"</script>")); n != 1 {
		t.Errorf("index.html has %d places for the answers that go along:\n%s", n, index)
	}
}
