package client

import (
	"context"
	"net/http"
	"time"
)

// Register makes a contestant's account.
func (c *Client) Register(ctx context.Context, login, name, password string) error {
	return c.Do(ctx, http.MethodPost, "/api/v1/accounts", map[string]string{"login": login, "name": name, "password": password}, nil)
}

// NewToken makes a personal API token that works until expires (zero: for ever),
// for whoever has the login and password.
func (c *Client) NewToken(ctx context.Context, login, password string, expires time.Time) (string, error) {
	var answer struct {
		Token string `json:"token"`
	}
	request := map[string]any{"name": "command line", "login": login, "password": password}
	if !expires.IsZero() {
		request["expires_at"] = expires.UTC()
	}
	err := c.Do(ctx, http.MethodPost, "/api/v1/tokens", request, &answer)
	return answer.Token, err
}
