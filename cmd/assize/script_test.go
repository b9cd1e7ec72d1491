package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"assize/internal/testkit"
	"assize/internal/testsite"
)

// TestScripts runs the program on the scripts in testdata/script. They find a
// site in $ASSIZE_URL, a contestant's token in $ASSIZE_TOKEN, an administrator's
// in $ADMIN_TOKEN and the sample bank in $BANK.
func TestScripts(t *testing.T) {
	site := testsite.Start(t, testsite.Together)
	bank, err := filepath.Abs("../../problems/bank")
	if err != nil {
		t.Fatal(err)
	}
	token, admin := site.Contestant("script").Token(), site.Admin().Token()
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(e *testscript.Env) error {
			e.Setenv("PATH", filepath.Dir(testsite.Binary(t))+":"+os.Getenv("PATH"))
			e.Setenv("ASSIZE_URL", site.URL)
			e.Setenv("ASSIZE_TOKEN", token)
			e.Setenv("ADMIN_TOKEN", admin)
			e.Setenv("ASSIZE_DATA", testkit.DataDir())
			e.Setenv("BANK", bank)
			return nil
		},
	})
}
