package gateway

import (
	"net/http"
	"net/netip"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"
)

var loopback = []netip.Prefix{netip.MustParsePrefix("127.0.0.0/8")}

func TestAccountsAndSessions(t *testing.T) {
	f := start(t)
	visitor := &person{f: f}
	visitor.must(401, "GET", "/api/v1/me", nil, nil)

	var a account
	r := visitor.must(201, "POST", "/api/v1/accounts", map[string]any{"login": "ada", "name": "Ada", "email": "ada@example.org", "password": password}, &a)
	if a.Login != "ada" || a.Role != "contestant" || a.Email != "ada@example.org" {
		t.Errorf("registered %+v", a)
	}
	cookie := r.header.Get("Set-Cookie")
	for _, part := range []string{"session=", "HttpOnly", "SameSite=Lax", "path=/"} {
		if !strings.Contains(cookie, part) {
			t.Errorf("cookie %q has no %s", cookie, part)
		}
	}
	if strings.Contains(cookie, "secure") || strings.HasPrefix(cookie, "__Host-") {
		t.Errorf("cookie over plain HTTP is marked secure: %q", cookie)
	}
	var me account
	visitor.must(200, "GET", "/api/v1/me", nil, &me)
	if me != a {
		t.Errorf("me is %+v, registered %+v", me, a)
	}
	// Logging out ends the session itself, not only the cookie.
	old := visitor.cookie
	visitor.must(204, "DELETE", "/api/v1/sessions/current", nil, nil, "Origin", f.url)
	visitor.cookie = old
	visitor.must(401, "GET", "/api/v1/me", nil, nil)

	visitor.cookie = nil
	visitor.must(201, "POST", "/api/v1/sessions", map[string]any{"login": "Ada", "password": password}, nil)
	visitor.must(200, "GET", "/api/v1/me", nil, nil)
	f.advance(sessionTime + time.Second)
	visitor.must(401, "GET", "/api/v1/me", nil, nil)

	// Nobody learns which logins exist.
	visitor.cookie = nil
	unknown := visitor.must(401, "POST", "/api/v1/sessions", map[string]any{"login": "nobody", "password": "wrong password"}, nil)
	wrong := visitor.must(401, "POST", "/api/v1/sessions", map[string]any{"login": "ada", "password": "wrong password"}, nil)
	_, m1 := unknown.error()
	_, m2 := wrong.error()
	if m1 != m2 {
		t.Errorf("unknown login: %q, wrong password: %q", m1, m2)
	}
	// The administrator that EnsureAdmin made has no password at all.
	visitor.must(401, "POST", "/api/v1/sessions", map[string]any{"login": "root", "password": "!"}, nil)
}

func TestRoles(t *testing.T) {
	f := start(t)
	ada := f.contestant("ada")
	ada.must(403, "GET", "/api/v1/accounts", nil, nil)
	ada.must(403, "PATCH", "/api/v1/accounts/ada", map[string]any{"role": "admin"}, nil)
	ada.must(403, "POST", "/api/v1/accounts", map[string]any{"login": "eve", "password": password, "role": "jury"}, nil)
	ada.must(403, "GET", "/api/v1/admin/judging-errors", nil, nil)
	ada.must(403, "GET", "/metrics", nil, nil)

	f.admin.must(201, "POST", "/api/v1/accounts", map[string]any{"login": "judith", "password": password, "role": "jury"}, nil)
	judith := &person{f: f}
	judith.must(201, "POST", "/api/v1/sessions", map[string]any{"login": "judith", "password": password}, nil)
	judith.must(200, "GET", "/api/v1/admin/judging-errors", nil, nil)
	judith.must(403, "GET", "/api/v1/accounts", nil, nil)

	var list struct {
		Accounts []account
		Total    int
	}
	f.admin.must(200, "GET", "/api/v1/accounts?q=JUD", nil, &list)
	if list.Total != 1 || list.Accounts[0].Login != "judith" {
		t.Errorf("search for jud found %+v", list)
	}
	// A new password ends the sessions that the old one began, and takes the tokens
	// of whoever knew it.
	var made apiToken
	(&person{f: f}).must(201, "POST", "/api/v1/tokens", map[string]any{"name": "laptop", "login": "judith", "password": password}, &made)
	f.admin.must(200, "PATCH", "/api/v1/accounts/judith", map[string]any{"password": "another long password"}, nil)
	judith.must(401, "GET", "/api/v1/me", nil, nil)
	(&person{f: f, token: made.Token}).must(401, "GET", "/api/v1/me", nil, nil)
	f.admin.must(404, "PATCH", "/api/v1/accounts/nobody", map[string]any{"role": "jury"}, nil)
}

// TestOwner: whoever owns the data directory keeps the account that each start
// needs, and its token.
func TestOwner(t *testing.T) {
	f := start(t)
	if r := f.admin.must(409, "PATCH", "/api/v1/accounts/root", map[string]any{"role": "contestant"}, nil); !strings.Contains(string(r.body), "root") {
		t.Errorf("the refusal does not name the account: %s", r.body)
	}
	f.admin.must(200, "PATCH", "/api/v1/accounts/root", map[string]any{"role": "admin", "password": "another long password"}, nil)
	f.admin.must(200, "GET", "/api/v1/accounts", nil, nil)
	// A first password is given to who has none, and replaces no other.
	first := func(password string, want bool) {
		t.Helper()
		if holds, err := f.s.EnsurePassword(t.Context(), "root", password); err != nil || holds != want {
			t.Errorf("EnsurePassword(%q): %v, %v; want %v", password, holds, err, want)
		}
	}
	first("the very first password", false)
	f.exec(`UPDATE accounts SET password_hash = '!' WHERE login = 'root'`)
	first("the very first password", true)
	first("the very first password", true) // at the next start
	first("something else altogether", false)
	(&person{f: f}).must(201, "POST", "/api/v1/sessions", map[string]any{"login": "root", "password": "the very first password"}, nil)
	f.exec(`UPDATE accounts SET role = 'jury' WHERE login = 'root'`)
	if _, err := f.s.EnsureAdmin(t.Context(), "root", "test"); err == nil || !strings.Contains(err.Error(), "UPDATE accounts") {
		t.Errorf("an owner that is no administrator: %v; want what to do", err)
	}
}

// TestLogOutOfNobody: a cookie that is none costs nobody else anything.
func TestLogOutOfNobody(t *testing.T) {
	f := start(t)
	ada := f.contestant("ada")
	ada.must(200, "GET", "/api/v1/me", nil, nil)
	_, before := f.s.known.find(nil, f.s.now())
	visitor := &person{f: f, header: http.Header{"Sec-Fetch-Site": {"same-origin"}}}
	visitor.must(204, "DELETE", "/api/v1/sessions/current", nil, nil, "Cookie", "session=nonsense")
	if _, after := f.s.known.find(nil, f.s.now()); after != before {
		t.Error("the gateway has forgotten everybody")
	}
}

func TestTokens(t *testing.T) {
	f := start(t)
	ada := f.contestant("ada")
	var made apiToken
	ada.must(201, "POST", "/api/v1/tokens", map[string]any{"name": "laptop", "expires_at": f.s.now().Add(time.Hour)}, &made)
	if !strings.HasPrefix(made.Token, "assize_") {
		t.Errorf("token %q", made.Token)
	}
	var stored int
	f.scan(&stored, `SELECT count(*) FROM api_tokens WHERE position($1 in token_sha256::text) > 0`, made.Token)
	if stored != 0 {
		t.Error("the token itself is stored")
	}
	var list struct{ Tokens []apiToken }
	ada.must(200, "GET", "/api/v1/tokens", nil, &list)
	if len(list.Tokens) != 2 || list.Tokens[0].Name != "laptop" || list.Tokens[0].Token != "" {
		t.Errorf("tokens %+v", list.Tokens)
	}
	laptop := &person{f: f, token: made.Token}
	laptop.must(200, "GET", "/api/v1/me", nil, nil)
	f.advance(time.Hour)
	laptop.must(401, "GET", "/api/v1/me", nil, nil)
	// A token that is sent must be good, even where none is needed.
	laptop.must(401, "POST", "/api/v1/submissions", submission("add"), nil)

	bob := f.contestant("bob")
	bob.must(404, "DELETE", "/api/v1/tokens/"+made.ID, nil, nil)
	ada.must(204, "DELETE", "/api/v1/tokens/"+list.Tokens[1].ID, nil, nil)
	ada.must(401, "GET", "/api/v1/me", nil, nil)
}

// TestOrigin plays a page of another site, a page of ours and programs.
func TestOrigin(t *testing.T) {
	f := start(t)
	ada := f.contestant("ada")
	browser := &person{f: f}
	browser.must(201, "POST", "/api/v1/sessions", map[string]any{"login": "ada", "password": password}, nil)
	for _, test := range []struct {
		name    string
		headers []string
		cookie  bool
		status  int
	}{
		{"our page", []string{"Sec-Fetch-Site", "same-origin"}, true, 201},
		{"our page over plain HTTP", []string{"Origin", f.url}, true, 201},
		{"another site's page", []string{"Sec-Fetch-Site", "cross-site", "Origin", "https://evil.example"}, true, 403},
		{"a neighbour's page", []string{"Sec-Fetch-Site", "same-site"}, true, 403},
		{"another site over plain HTTP", []string{"Origin", "http://evil.example"}, true, 403},
		{"a sandboxed frame", []string{"Origin", "null"}, true, 403},
		{"a program with a cookie", nil, true, 403},
		{"another site's page without a cookie", []string{"Sec-Fetch-Site", "cross-site"}, false, 403},
		{"a program with a token", nil, false, 201},
	} {
		t.Run(test.name, func(t *testing.T) {
			p := ada
			if test.cookie || len(test.headers) > 0 {
				p = &person{f: f}
				if test.cookie {
					p.cookie = browser.cookie
				}
			}
			p.must(test.status, "POST", "/api/v1/tokens", map[string]any{"name": "x"}, nil, test.headers...)
		})
	}
}

func TestSecureCookieBehindProxy(t *testing.T) {
	f := start(t, func(c *Config) { c.TrustedProxies = loopback })
	f.contestant("ada")
	p := &person{f: f, header: http.Header{"X-Forwarded-Proto": {"https"}, "X-Forwarded-For": {"203.0.113.9"}}}
	r := p.must(201, "POST", "/api/v1/sessions", map[string]any{"login": "ada", "password": password}, nil)
	cookie := r.header.Get("Set-Cookie")
	if !strings.HasPrefix(cookie, "__Host-session=") || !strings.Contains(cookie, "secure") {
		t.Errorf("cookie over HTTPS: %q", cookie)
	}
	p.must(200, "GET", "/api/v1/me", nil, nil)
}

func TestLogInRate(t *testing.T) {
	f := start(t, func(c *Config) { c.Rates.LogIns = 1 })
	f.contestant("ada")
	p := &person{f: f}
	limited := response{}
	for range 20 {
		if r := p.do("POST", "/api/v1/sessions", map[string]any{"login": "ada", "password": "wrong password"}); r.status != 401 {
			limited = r
			break
		}
	}
	if limited.status != 429 || limited.header.Get("Retry-After") == "" {
		t.Fatalf("20 wrong passwords: %d %s", limited.status, limited.body)
	}
	// Another login is not locked out by it.
	p.must(401, "POST", "/api/v1/sessions", map[string]any{"login": "bob", "password": "wrong password"}, nil)
}

// TestRedisDown: logging in is closed, everything else goes on.
func TestRedisDown(t *testing.T) {
	f := start(t)
	ada := f.contestant("ada")
	f.addProblem("add")
	// A gateway whose Redis is not there.
	f.stop()
	f.redis = redis.NewClient(&redis.Options{Network: "unix", Addr: filepath.Join(t.TempDir(), "nobody.sock")})
	t.Cleanup(func() { _ = f.redis.Close() })
	f.run()
	p := &person{f: f}
	p.must(503, "POST", "/api/v1/sessions", map[string]any{"login": "ada", "password": password}, nil)
	ada.submit("add")
	ada.must(200, "GET", "/api/v1/problems", nil, nil)
	r := p.must(503, "GET", "/readyz", nil, nil)
	if !strings.Contains(string(r.body), `"redis":"does not answer"`) || !strings.Contains(string(r.body), `"postgres":"ok"`) {
		t.Errorf("readyz: %s", r.body)
	}
}
