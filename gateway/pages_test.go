package gateway

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"assize/web"
)

func TestPlainPage(t *testing.T) {
	f := start(t)
	p := &person{f: f}
	r := p.must(200, "GET", "/", nil, nil)
	if !strings.Contains(string(r.body), "/api/v1/openapi.yaml") || !strings.Contains(string(r.body), "curl") || r.header.Get("Content-Type") != "text/html; charset=utf-8" {
		t.Errorf("%v %s", r.header, r.body)
	}
	p.must(200, "GET", "/api/v1/openapi.yaml", nil, nil)
	p.must(200, "GET", "/api/v1/openapi.json", nil, nil)
	p.must(200, "GET", "/api/v1/languages", nil, nil)
	p.must(200, "GET", "/healthz", nil, nil)
	p.must(200, "GET", "/readyz", nil, nil)
	metrics := string(f.admin.must(200, "GET", "/metrics", nil, nil).body)
	for _, name := range []string{"assize_http_request_seconds_bucket", "assize_oldest_unanswered_seconds", "go_goroutines"} {
		if !strings.Contains(metrics, name) {
			t.Errorf("/metrics has no %s", name)
		}
	}
	f.eventually(func() error {
		if b := string(f.admin.must(200, "GET", "/metrics", nil, nil).body); !strings.Contains(b, `assize_queue_waiting{stream="COMPILE"} 0`) {
			return fmt.Errorf("no queue depths: %s", b)
		}
		return nil
	})
}

func TestPlaceholders(t *testing.T) {
	if noncePlaceholder != web.NoncePlaceholder {
		t.Errorf("the web app has %q for a nonce, the gateway replaces %q", web.NoncePlaceholder, noncePlaceholder)
	}
	if aheadPlaceholder != web.AheadPlaceholder {
		t.Errorf("the web app has %q for the answers that go along, the gateway replaces %q", web.AheadPlaceholder, aheadPlaceholder)
	}
}

func TestWebApp(t *testing.T) {
	script := strings.Repeat("console.log('assize');\n", 100)
	f := start(t, func(c *Config) {
		c.Web = fstest.MapFS{
			"index.html":      {Data: []byte(`<script nonce="__CSP_NONCE__" src="/assets/app-1a2b.js"></script><style nonce="__CSP_NONCE__"></style>`)},
			"assets/app-1.js": {Data: []byte(script)},
			"favicon.svg":     {Data: []byte("<svg/>")},
			".keep":           {},
		}
	})
	p := &person{f: f}
	nonce := regexp.MustCompile(`nonce="([^"]+)"`)
	seen := map[string]bool{}
	for _, path := range []string{"/", "/problems/add", "/contests/cup/standings"} {
		r := p.must(200, "GET", path, nil, nil)
		found := nonce.FindAllStringSubmatch(string(r.body), -1)
		csp := r.header.Get("Content-Security-Policy")
		if len(found) != 2 || found[0][1] != found[1][1] || !strings.Contains(csp, "script-src 'self' 'nonce-"+found[0][1]+"'") ||
			!strings.Contains(csp, "default-src 'self'") || strings.Contains(csp, "unsafe") || r.header.Get("Cache-Control") != "no-store" {
			t.Fatalf("%s: %v %s", path, r.header, r.body)
		}
		seen[found[0][1]] = true
	}
	if len(seen) != 3 {
		t.Errorf("%d nonces for 3 pages", len(seen))
	}
	r := p.must(200, "GET", "/assets/app-1.js", nil, nil)
	if string(r.body) != script || !strings.Contains(r.header.Get("Cache-Control"), "immutable") || !strings.Contains(r.header.Get("Content-Type"), "javascript") {
		t.Errorf("script: %v", r.header)
	}
	if r := p.must(200, "GET", "/assets/app-1.js", nil, nil, "Accept-Encoding", "gzip"); r.header.Get("Content-Encoding") != "gzip" || len(r.body) >= len(script) {
		t.Errorf("script, zipped: %v", r.header)
	}
	p.must(304, "GET", "/assets/app-1.js", nil, nil, "If-None-Match", r.header.Get("ETag"))
	if r := p.must(200, "GET", "/favicon.svg", nil, nil); strings.Contains(r.header.Get("Cache-Control"), "immutable") {
		t.Errorf("icon: %v", r.header)
	}
	p.must(404, "GET", "/assets/gone.js", nil, nil)
	p.must(404, "GET", "/.keep", nil, nil)
	p.must(404, "GET", "/..%2fetc/passwd.txt", nil, nil)
	r = p.must(404, "GET", "/api/v1/nothing", nil, nil)
	if code, _ := r.error(); code != "not_found" {
		t.Errorf("an unknown address of the API: %s", r.body)
	}
	for _, header := range []string{"X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy"} {
		if r.header.Get(header) == "" {
			t.Errorf("no %s", header)
		}
	}
}
