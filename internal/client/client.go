// Package client speaks to a site's HTTP API: for the command line, for the
// benchmarks and for the tests that look at the whole.
package client

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"assize/judge"
)

// Client is one account's view of a site. It is safe for concurrent use.
type Client struct {
	base  string
	token string
	http  *http.Client
}

// New returns a client for the site at base. An empty token makes it anonymous.
func New(base, token string) *Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 256
	return &Client{base: strings.TrimSuffix(base, "/"), token: token, http: &http.Client{Transport: transport, Timeout: time.Minute}}
}

// WithToken returns a client for another account that shares the connections.
func (c *Client) WithToken(token string) *Client {
	return &Client{base: c.base, token: token, http: c.http}
}

// patient is the client for what takes as long as the line needs: packages. The site
// ends an upload that does not get on, and has to answer when all of it is there.
func (c *Client) patient() *Client {
	transport := c.http.Transport.(*http.Transport).Clone()
	transport.ResponseHeaderTimeout = answerTime
	return &Client{base: c.base, token: c.token, http: &http.Client{Transport: transport}}
}

// answerTime is somewhat longer than the site may take to bring a package in.
const answerTime = 6 * time.Minute

// Token is the API token that the client shows.
func (c *Client) Token() string { return c.token }

// Error is an answer other than 2xx.
type Error struct {
	Status     int
	Code       judge.Code
	Message    string
	RequestID  string
	RetryAfter time.Duration // 0: the site did not say
}

// Error implements error.
func (e *Error) Error() string {
	return fmt.Sprintf("%s (%s, %d)", e.Message, e.Code, e.Status)
}

// Temporary reports whether the same request may succeed later.
func (e *Error) Temporary() bool {
	return e.Status == http.StatusTooManyRequests || e.Status >= 500
}

// Do sends body, if it is not nil, as JSON and reads the answer into answer, if
// that is not nil. Headers are given as pairs of name and value. The error is an
// *Error where the site answered.
func (c *Client) Do(ctx context.Context, method, path string, body, answer any, headers ...string) error {
	var r io.Reader
	contentType := "application/json"
	switch b := body.(type) {
	case nil:
	case io.Reader:
		// Closing is the caller's business.
		r, contentType = io.NopCloser(b), "application/zip"
	default:
		encoded, err := json.Marshal(body)
		if err != nil {
			return fmt.Errorf("%s %s: %w", method, path, err)
		}
		r = bytes.NewReader(encoded)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.base+path, r)
	if err != nil {
		return err
	}
	if body != nil {
		req.Header.Set("Content-Type", contentType)
	}
	if c.token != "" {
		req.Header.Set("Authorization", "Bearer "+c.token)
	}
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return readError(resp)
	}
	if answer == nil || resp.StatusCode == http.StatusNoContent {
		_, err = io.Copy(io.Discard, resp.Body)
		return err
	}
	if err := json.NewDecoder(resp.Body).Decode(answer); err != nil {
		return fmt.Errorf("%s %s: %w", method, path, err)
	}
	return nil
}

// Text reads an answer that is not JSON, or is wanted as it is.
func (c *Client) Text(ctx context.Context, path string) ([]byte, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.base+path, nil)
	if err != nil {
		return nil, err
	}
	if c.token != "" {
		req.Header.Set("Authorization", "Bearer "+c.token)
	}
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	if resp.StatusCode >= 300 {
		return nil, readError(resp)
	}
	return io.ReadAll(resp.Body)
}

func readError(resp *http.Response) error {
	var answer struct {
		Error struct {
			Code      judge.Code `json:"code"`
			Message   string     `json:"message"`
			RequestID string     `json:"request_id"`
		} `json:"error"`
	}
	body, err := io.ReadAll(io.LimitReader(resp.Body, 1<<20))
	if err != nil {
		return err
	}
	e := &Error{Status: resp.StatusCode}
	if json.Unmarshal(body, &answer) == nil && answer.Error.Message != "" {
		e.Code, e.Message, e.RequestID = answer.Error.Code, answer.Error.Message, answer.Error.RequestID
	} else {
		e.Code, e.Message = judge.Internal, fmt.Sprintf("%s: %.200s", resp.Status, body)
	}
	if s, err := time.ParseDuration(resp.Header.Get("Retry-After") + "s"); err == nil {
		e.RetryAfter = s
	}
	return e
}

// IsStatus reports whether err is an answer with the status.
func IsStatus(err error, status int) bool {
	var e *Error
	return errors.As(err, &e) && e.Status == status
}
