package gateway

import (
	"fmt"
	"testing"
	"time"
)

// TestKnownAreForgotten wants every end of a session or a token, and every change
// of an account, to be seen by the very next request.
func TestKnownAreForgotten(t *testing.T) {
	f := start(t)
	ada := f.contestant("ada")
	browser := &person{f: f, header: map[string][]string{"Sec-Fetch-Site": {"same-origin"}}}
	logIn := func() {
		t.Helper()
		browser.cookie = nil
		browser.must(201, "POST", "/api/v1/sessions", map[string]string{"login": "ada", "password": password}, nil)
		browser.must(200, "GET", "/api/v1/me", nil, nil)
		browser.must(200, "GET", "/api/v1/me", nil, nil) // known by now
	}
	logIn()
	cookie := browser.cookie
	browser.must(204, "DELETE", "/api/v1/sessions/current", nil, nil)
	browser.cookie = cookie
	browser.must(401, "GET", "/api/v1/me", nil, nil)

	logIn()
	f.advance(sessionTime) // the session ends by itself
	browser.must(401, "GET", "/api/v1/me", nil, nil)

	ada.must(403, "GET", "/api/v1/admin/audit", nil, nil)
	f.admin.must(200, "PATCH", "/api/v1/accounts/ada", map[string]string{"role": "jury"}, nil)
	ada.must(200, "GET", "/api/v1/admin/audit", nil, nil)
	f.admin.must(200, "PATCH", "/api/v1/accounts/ada", map[string]string{"role": "contestant"}, nil)
	ada.must(403, "GET", "/api/v1/admin/audit", nil, nil)

	var tokens struct{ Tokens []apiToken }
	ada.must(200, "GET", "/api/v1/tokens", nil, &tokens)
	ada.must(204, "DELETE", "/api/v1/tokens/"+tokens.Tokens[0].ID, nil, nil)
	ada.must(401, "GET", "/api/v1/me", nil, nil)
}

// TestOtherGatewaysForget changes an account through one gateway and asks another.
func TestOtherGatewaysForget(t *testing.T) {
	f := start(t)
	ada := f.contestant("ada")
	first := f.s
	f.run() // another gateway of the same site, which f.url is from now on
	ada.must(403, "GET", "/api/v1/admin/audit", nil, nil)
	f.exec(`UPDATE accounts SET role = 'jury' WHERE login = 'ada'`)
	ada.must(403, "GET", "/api/v1/admin/audit", nil, nil) // nobody has told it
	first.accountsChanged(t.Context())
	f.eventually(func() error {
		if r := ada.do("GET", "/api/v1/admin/audit", nil); r.status != 200 {
			return fmt.Errorf("%d", r.status)
		}
		return nil
	})
	f.exec(`UPDATE accounts SET role = 'contestant' WHERE login = 'ada'`)
	f.advance(knownFor + time.Second) // nobody has told it, and it has forgotten by itself
	ada.must(403, "GET", "/api/v1/admin/audit", nil, nil)
}
