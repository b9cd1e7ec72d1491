package web_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assize/internal/testsite"
)

// TestPages runs web/tests in a real browser against a site of its own: the lean
// ones, or with the build tag long all of them.
func TestPages(t *testing.T) {
	browse(t, 20*time.Minute, "tests/run.mjs", "ASSIZE_PAGES="+pages)
}

// TestScreenshots writes pictures of the pages into the folder that
// ASSIZE_SCREENSHOTS names (make screenshots).
func TestScreenshots(t *testing.T) {
	folder := os.Getenv("ASSIZE_SCREENSHOTS")
	if folder == "" {
		t.Skip("NOT RUN: no pictures are wanted (make screenshots)")
	}
	browse(t, 40*time.Minute, "tests/screenshots.mjs", "ASSIZE_SCREENSHOTS="+folder)
}

// BenchmarkPages reports how soon pages can be used on a slow computer.
func BenchmarkPages(b *testing.B) {
	for b.Loop() {
		fmt.Print(browse(b, 12*time.Minute, "tests/bench.mjs"))
	}
}

// browse runs one of the programs in tests/ against a site of its own. A browser
// that hangs must not hold up everything else: limit ends it.
func browse(t testing.TB, limit time.Duration, program string, env ...string) string {
	built(t)
	for _, needed := range []string{"node", "chromium"} {
		_, err := exec.LookPath(needed)
		need(t, "a program is missing", err)
	}
	_, err := os.Stat("node_modules/playwright-core")
	need(t, "the packages are missing (npm ci in web/)", err)

	site := testsite.Start(t, testsite.Together)
	var admin struct{ Token string }
	if err := site.Admin().Do(t.Context(), http.MethodPost, "/api/v1/tokens", map[string]string{"name": "page tests"}, &admin); err != nil {
		t.Fatal(err)
	}
	password, err := os.ReadFile(filepath.Join(site.Data(), "admin-password"))
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	defer cancel()
	run := exec.CommandContext(ctx, "node", program)
	run.Env = append(append(os.Environ(), "ASSIZE_URL="+site.URL, "ASSIZE_ADMIN_TOKEN="+admin.Token, "ASSIZE_ADMIN_PASSWORD="+strings.TrimSpace(string(password))), env...)
	run.WaitDelay = 10 * time.Second
	out, err := run.CombinedOutput()
	t.Logf("node %s:\n%s", program, out)
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}
