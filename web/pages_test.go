package web_test

import (
	"context"
	"net/http"
	"os"
	"os/exec"
	"testing"
	"time"

	"assize/internal/testsite"
)

// TestPages runs web/tests in a real browser against a site of its own: the lean
// ones, or with the build tag long all of them.
func TestPages(t *testing.T) {
	built(t)
	for _, program := range []string{"node", "chromium"} {
		_, err := exec.LookPath(program)
		need(t, "a program is missing", err)
	}
	_, err := os.Stat("node_modules/playwright-core")
	need(t, "the packages are missing (npm ci in web/)", err)

	site := testsite.Start(t, testsite.Together)
	var admin struct{ Token string }
	if err := site.Admin().Do(t.Context(), http.MethodPost, "/api/v1/tokens", map[string]string{"name": "page tests"}, &admin); err != nil {
		t.Fatal(err)
	}
	// A browser that hangs must not hold up everything else.
	ctx, cancel := context.WithTimeout(t.Context(), 12*time.Minute)
	defer cancel()
	tests := exec.CommandContext(ctx, "node", "tests/run.mjs")
	tests.Env = append(os.Environ(), "ASSIZE_URL="+site.URL, "ASSIZE_ADMIN_TOKEN="+admin.Token, "ASSIZE_PAGES="+pages)
	tests.WaitDelay = 10 * time.Second
	out, err := tests.CombinedOutput()
	t.Logf("node tests/run.mjs:\n%s", out)
	if err != nil {
		t.Fatal(err)
	}
}
