package main

import (
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"assize/blob"
	"assize/internal/testkit"
	"assize/internal/testsite"
)

// checkBehindProxy registers as a browser does through a proxy with TLS on this
// machine, and wants a cookie that goes over HTTPS alone.
func checkBehindProxy(t *testing.T, site *testsite.Site) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, site.URL+"/api/v1/accounts", strings.NewReader(`{"login": "browser", "password": "a long password"}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header = http.Header{"Content-Type": {"application/json"}, "Sec-Fetch-Site": {"same-origin"}, "X-Forwarded-For": {"203.0.113.9"}, "X-Forwarded-Proto": {"https"}}
	response, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if cookie := response.Header.Get("Set-Cookie"); response.StatusCode != http.StatusCreated || !strings.HasPrefix(cookie, "__Host-session=") {
		t.Errorf("registered behind a proxy: %s, cookie %q", response.Status, cookie)
	}
}

// TestScripts runs the program on the scripts in testdata/script. They find a
// site in $ASSIZE_URL, a contestant's token in $ASSIZE_TOKEN, an administrator's
// in $ADMIN_TOKEN, the sample bank in $BANK, example packages of each type in
// $TYPES, the site's data directory in $SITE, its database at $DATABASE, and its blobs over HTTP in $BLOBS, for
// $BLOBS_TOKEN. $CONTESTANT is $ASSIZE_TOKEN, for scripts that change it.
func TestScripts(t *testing.T) {
	site := testsite.Start(t, testsite.Together, "ASSIZE_TRUSTED_PROXIES=10.0.0.0/8, 127.0.0.1")
	checkBehindProxy(t, site)
	bank, err := filepath.Abs("../../problems/bank")
	if err != nil {
		t.Fatal(err)
	}
	types, err := filepath.Abs("../../problems/testdata/types")
	if err != nil {
		t.Fatal(err)
	}
	token, admin := site.Contestant("script").Token(), site.Admin().Token()
	store, err := blob.OpenDir(filepath.Join(site.Data(), "blobs"))
	if err != nil {
		t.Fatal(err)
	}
	blobs := httptest.NewServer(blob.Handler(store, "a-token"))
	t.Cleanup(blobs.Close)
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", filepath.Dir(testsite.Binary(t))+":"+os.Getenv("PATH"))
			e.Setenv("ASSIZE_URL", site.URL)
			e.Setenv("ASSIZE_TOKEN", token)
			e.Setenv("ADMIN_TOKEN", admin)
			e.Setenv("ASSIZE_DATA", testkit.DataDir())
			e.Setenv("BANK", bank)
			e.Setenv("TYPES", types)
			e.Setenv("CONTESTANT", token)
			e.Setenv("SITE", site.Data())
			e.Setenv("DATABASE", site.DatabaseURL())
			e.Setenv("BLOBS", blobs.URL)
			e.Setenv("BLOBS_TOKEN", "a-token")
			return nil
		},
	})
}
