package rehearse

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// person is somebody with a browser: a cookie and connections of its own.
type person struct {
	site    string
	figures *figures
	http    *http.Client
	cookie  string // "name=value" once logged in
	token   string // instead of a cookie
}

// requestTime is how long somebody waits for an answer.
const requestTime = 30 * time.Second

func newPerson(site string, f *figures) *person {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxConnsPerHost = 6 // as browsers do
	transport.MaxIdleConnsPerHost = 6
	transport.IdleConnTimeout = 14 * time.Second // the site closes idle ones after 15 s
	transport.DisableCompression = true
	return &person{
		site: strings.TrimSuffix(site, "/"), figures: f,
		http: &http.Client{Transport: transport, Timeout: requestTime},
	}
}

// reply is an answer, whatever its status.
type reply struct {
	status     int
	etag       string
	retryAfter time.Duration
	cookies    []*http.Cookie
	body       []byte
	took       time.Duration
}

// ask sends one request and reads the answer. An error means that there was
// none.
func (p *person) ask(ctx context.Context, k kind, method, path string, body any, headers ...string) (reply, error) {
	var r io.Reader
	if body != nil {
		b, err := json.Marshal(body)
		if err != nil {
			return reply{}, err
		}
		r = bytes.NewReader(b)
	}
	req, err := http.NewRequestWithContext(ctx, method, p.site+path, r)
	if err != nil {
		return reply{}, err
	}
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	switch {
	case p.token != "":
		req.Header.Set("Authorization", "Bearer "+p.token)
	case p.cookie != "":
		req.Header.Set("Cookie", p.cookie)
		req.Header.Set("Sec-Fetch-Site", "same-origin")
	}
	for i := 0; i+1 < len(headers); i += 2 {
		if headers[i+1] != "" {
			req.Header.Set(headers[i], headers[i+1])
		}
	}
	began := time.Now()
	resp, err := p.http.Do(req)
	if err != nil {
		if ctx.Err() == nil {
			p.figures.answered(k, 0, 0)
		}
		return reply{}, err
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		p.figures.answered(k, 0, 0)
		return reply{}, fmt.Errorf("%s %s: %w", method, path, err)
	}
	out := reply{status: resp.StatusCode, etag: resp.Header.Get("ETag"), cookies: resp.Cookies(), body: b, took: time.Since(began)}
	if s, err := strconv.Atoi(resp.Header.Get("Retry-After")); err == nil {
		out.retryAfter = time.Duration(s) * time.Second
	}
	p.figures.answered(k, out.status, out.took)
	return out, nil
}

// must asks until the site says something other than "later", and decodes the
// answer into v where that is not nil. Requests that write carry a key or may be
// repeated.
func (p *person) must(ctx context.Context, k kind, method, path string, body, v any, headers ...string) (reply, error) {
	for try := 0; ; try++ {
		r, err := p.ask(ctx, k, method, path, body, headers...)
		switch {
		case ctx.Err() != nil:
			return r, ctx.Err()
		case err == nil && r.status < 300:
			if v != nil {
				if err := json.Unmarshal(r.body, v); err != nil {
					return r, fmt.Errorf("%s %s: %w", method, path, err)
				}
			}
			return r, nil
		case err == nil && r.status != http.StatusTooManyRequests && r.status < 500:
			return r, fmt.Errorf("%s %s: %d %.200s", method, path, r.status, r.body)
		case try >= 30:
			return r, fmt.Errorf("%s %s: %d %.200s, still after %d tries (%w)", method, path, r.status, r.body, try, orNil(err))
		}
		// As the site asked for, and a random part more, so that not all come back
		// together.
		wait := max(r.retryAfter, 200*time.Millisecond)
		if !sleep(ctx, wait+time.Duration(rand.Int64N(int64(wait)))) {
			return r, ctx.Err()
		}
	}
}

var errNone = errors.New("no error on the way")

func orNil(err error) error {
	if err == nil {
		return errNone
	}
	return err
}

// logIn trades a password for a session.
func (p *person) logIn(ctx context.Context, login, password string) error {
	r, err := p.must(ctx, kindLogin, http.MethodPost, "/api/v1/sessions", map[string]string{"login": login, "password": password}, nil)
	if err != nil {
		return err
	}
	for _, c := range r.cookies {
		p.cookie = c.Name + "=" + c.Value
	}
	if p.cookie == "" {
		return fmt.Errorf("log in as %s: the answer sets no cookie", login)
	}
	return nil
}

// sleep reports whether ctx is still alive.
func sleep(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-t.C:
		return true
	case <-ctx.Done():
		return false
	}
}
