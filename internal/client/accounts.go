package client

import (
	"context"
	"net/http"
)

// Register makes a contestant's account.
func (c *Client) Register(ctx context.Context, login, name, password string) error {
	return c.Do(ctx, http.MethodPost, "/api/v1/accounts", map[string]string{"login": login, "name": name, "password": password}, nil)
}

// NewToken makes a personal API token for whoever has the login and password.
func (c *Client) NewToken(ctx context.Context, login, password string) (string, error) {
	var answer struct {
		Token string `json:"token"`
	}
	err := c.Do(ctx, http.MethodPost, "/api/v1/tokens",
		map[string]string{"name": "command line", "login": login, "password": password}, &answer)
	return answer.Token, err
}
