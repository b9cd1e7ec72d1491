package gateway

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// tokenPrefix makes a leaked token recognisable.
const tokenPrefix = "assize_"

// maxTokens bounds the API tokens of one account.
const maxTokens = 100

type apiToken struct {
	ID        string     `json:"id"`
	Name      string     `json:"name"`
	CreatedAt time.Time  `json:"created_at"`
	ExpiresAt *time.Time `json:"expires_at"`
	Token     string     `json:"token,omitempty"`
}

func (s *Service) listTokens(r *request) (*answer, error) {
	rows, err := s.db.Query(r.ctx, `SELECT id, name, created_at, expires_at FROM api_tokens WHERE account_id = $1 ORDER BY created_at DESC, id DESC`, r.account.ID)
	if err != nil {
		return nil, fmt.Errorf("list tokens: %w", err)
	}
	tokens, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (t apiToken, err error) {
		err = row.Scan(&t.ID, &t.Name, &t.CreatedAt, &t.ExpiresAt)
		t.CreatedAt, t.ExpiresAt = t.CreatedAt.UTC(), utc(t.ExpiresAt)
		return t, err
	})
	if err != nil {
		return nil, fmt.Errorf("list tokens: %w", err)
	}
	return ok(struct {
		Tokens []apiToken `json:"tokens"`
	}{tokens}), nil
}

func utc(t *time.Time) *time.Time {
	if t == nil {
		return nil
	}
	u := t.UTC()
	return &u
}

func (s *Service) newToken(r *request) (*answer, error) {
	var wish struct {
		credentials
		Name      string      `json:"name"`
		ExpiresAt maybe[when] `json:"expires_at"`
	}
	if err := r.decode(&wish); err != nil {
		return nil, err
	}
	if n := len([]rune(wish.Name)); n < 1 || n > 100 || strings.TrimSpace(wish.Name) == "" {
		return nil, invalid("name must have 1 to 100 characters: what the token is for")
	}
	expires, err := wish.ExpiresAt.value.time("expires_at")
	if err != nil {
		return nil, err
	}
	if expires != nil && !expires.After(r.now) {
		return nil, invalid("expires_at lies in the past")
	}
	owner := r.account
	var shown *string
	switch {
	case wish.Login != "" || wish.Password != "":
		var hash string
		if owner, hash, err = s.check(r, wish.credentials); err != nil {
			return nil, err
		}
		shown = &hash
	case owner == nil:
		return nil, judge.E(judge.Unauthorized, "log in first, or give login and password with the name")
	}
	// Tokens that have expired make room.
	if _, err := s.db.Exec(r.ctx, `DELETE FROM api_tokens WHERE account_id = $1 AND expires_at <= $2`, owner.ID, r.now); err != nil {
		return nil, fmt.Errorf("sweep tokens: %w", err)
	}
	var have int
	if err := s.db.QueryRow(r.ctx, `SELECT count(*) FROM api_tokens WHERE account_id = $1`, owner.ID).Scan(&have); err != nil {
		return nil, fmt.Errorf("count tokens: %w", err)
	}
	if have >= maxTokens {
		return nil, judge.E(judge.Conflict, fmt.Sprintf("you have %d API tokens already; revoke one first", have))
	}
	t, err := s.insertToken(r.ctx, owner.ID, shown, wish.Name, expires)
	if err != nil {
		return nil, err
	}
	return &answer{status: http.StatusCreated, body: t}, nil
}

// insertToken makes a token. Where a password was shown for it, it is one of as long
// as that is the account's.
func (s *Service) insertToken(ctx context.Context, accountID string, passwordHash *string, name string, expires *time.Time) (*apiToken, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return nil, fmt.Errorf("make a token id: %w", err)
	}
	t := &apiToken{ID: id.String(), Name: name, CreatedAt: s.now(), ExpiresAt: expires}
	var hash []byte
	t.Token, hash = secret(tokenPrefix)
	made, err := s.db.Exec(ctx, `WITH owner AS (`+withPassword+`)
		INSERT INTO api_tokens (id, account_id, name, token_sha256, created_at, expires_at) SELECT $3, id, $4, $5, $6, $7 FROM owner`,
		accountID, passwordHash, t.ID, name, hash, t.CreatedAt, expires)
	if err != nil {
		return nil, fmt.Errorf("insert token: %w", err)
	}
	if made.RowsAffected() == 0 {
		return nil, wrongCredentials
	}
	return t, nil
}

func (s *Service) revokeToken(r *request) (*answer, error) {
	id, err := r.idParam("API token of yours")
	if err != nil {
		return nil, err
	}
	// As in changeMe.
	if err := s.limiter.allow(r.ctx, "post:"+r.account.ID, s.limiter.rates.Posts, false); err != nil {
		return nil, err
	}
	tag, err := s.db.Exec(r.ctx, `DELETE FROM api_tokens WHERE id = $1 AND account_id = $2`, id, r.account.ID)
	if err != nil {
		return nil, fmt.Errorf("revoke token: %w", err)
	}
	if tag.RowsAffected() == 0 {
		return nil, notFound("there is no API token of yours %q", id)
	}
	s.accountsChanged(r.ctx)
	return &answer{status: http.StatusNoContent}, nil
}
