package gateway

import (
	"fmt"
	"net/http"
	"strconv"
	"testing"
)

// TestWrongPasswordsOfANetwork: one network does not try a password with every
// login. Who has logged in from there before, and everybody elsewhere, is not held up.
func TestWrongPasswordsOfANetwork(t *testing.T) {
	f := start(t, func(c *Config) { c.TrustedProxies, c.Rates.Guesses, c.Rates.LogIns = loopback, 10, 1000 })
	from := func(address string) *person {
		return &person{f: f, header: http.Header{"X-Forwarded-For": {address}}}
	}
	const school, home, other = "2001:db8::1", "2001:db8:0:1::1", "2001:db8::2" // and another computer of the school
	logIn := func(p *person, login, with string) response {
		return p.do("POST", "/api/v1/sessions", map[string]any{"login": login, "password": with})
	}
	for _, login := range []string{"ada", "bob"} {
		f.admin.must(201, "POST", "/api/v1/accounts", map[string]any{"login": login, "password": password}, nil)
	}
	for range 30 { // right ones do not count
		if r := logIn(from(school), "ada", password); r.status != 201 {
			t.Fatalf("right password: %d %s", r.status, r.body)
		}
	}
	for i := range 10 {
		if r := logIn(from(school), fmt.Sprint("pupil", i), "password"); r.status != 401 {
			t.Fatalf("wrong password %d: %d %s", i, r.status, r.body)
		}
	}
	for _, p := range []*person{from(school), from(other)} {
		r := logIn(p, "bob", password)
		if after, err := strconv.Atoi(r.header.Get("Retry-After")); r.status != 429 || err != nil || after < 1 || after > 60 {
			t.Errorf("after 10 wrong ones: %d, again after %q", r.status, r.header.Get("Retry-After"))
		}
	}
	if r := logIn(from(other), "ada", password); r.status != 201 {
		t.Errorf("who was there before: %d %s", r.status, r.body)
	}
	if r := logIn(from(home), "bob", password); r.status != 201 {
		t.Errorf("from elsewhere: %d %s", r.status, r.body)
	}
	key := guessKeys(school, "")[0]
	if left := f.redis.PTTL(t.Context(), key).Val(); left <= 0 || left > guessWindow {
		t.Errorf("the count goes on for %v", left)
	}
	f.redis.Del(t.Context(), key) // as time does
	if r := logIn(from(school), "bob", password); r.status != 201 {
		t.Errorf("a minute later: %d %s", r.status, r.body)
	}
}
