package gateway

import (
	"fmt"
	"net/http"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// mostFriends bounds the friends of one account.
const mostFriends = 500

func (s *Service) listFriends(r *request) (*answer, error) {
	rows, err := s.db.Query(r.ctx, `SELECT a.login, a.name FROM friends f JOIN accounts a ON a.id = f.friend_id
		WHERE f.account_id = $1 ORDER BY a.login`, r.account.ID)
	if err != nil {
		return nil, fmt.Errorf("friends of %s: %w", r.account.Login, err)
	}
	list, err := pgx.CollectRows(rows, pgx.RowToStructByPos[accountName])
	if err != nil {
		return nil, fmt.Errorf("friends of %s: %w", r.account.Login, err)
	}
	return ok(struct {
		Friends []accountName `json:"friends"`
	}{list}), nil
}

// addFriend lets the account see somebody's rows together with its own on
// scoreboards. Doing it twice changes nothing.
func (s *Service) addFriend(r *request) (*answer, error) {
	login := r.param("login")
	if login == r.account.Login {
		return nil, invalid("login: you are with your friends anyway")
	}
	var count, found int
	err := s.db.QueryRow(r.ctx, `WITH added AS (
			INSERT INTO friends (account_id, friend_id, since) SELECT $1, id, $3 FROM accounts
			WHERE login = $2 AND (SELECT count(*) FROM friends WHERE account_id = $1) < $4 ON CONFLICT DO NOTHING)
		SELECT (SELECT count(*) FROM friends WHERE account_id = $1), (SELECT count(*) FROM accounts WHERE login = $2)`,
		r.account.ID, login, r.now, mostFriends).Scan(&count, &found)
	switch {
	case err != nil:
		return nil, fmt.Errorf("add friend %s of %s: %w", login, r.account.Login, err)
	case found == 0:
		return nil, notFound("there is no account %q", clip(login))
	case count >= mostFriends:
		return nil, judge.E(judge.Conflict, fmt.Sprintf("you have %d friends, the most there may be", mostFriends))
	}
	return &answer{status: http.StatusNoContent}, nil
}

func (s *Service) dropFriend(r *request) (*answer, error) {
	if _, err := s.db.Exec(r.ctx, `DELETE FROM friends f USING accounts a WHERE a.id = f.friend_id AND f.account_id = $1 AND a.login = $2`,
		r.account.ID, r.param("login")); err != nil {
		return nil, fmt.Errorf("drop friend of %s: %w", r.account.Login, err)
	}
	return &answer{status: http.StatusNoContent}, nil
}

func checkOrganization(name string) error {
	if len(name) > 100 {
		return invalid("organization must have at most 100 bytes")
	}
	return nil
}

// changeMe changes what one may change of oneself.
func (s *Service) changeMe(r *request) (*answer, error) {
	// Each change makes all gateways forget whom they know.
	if err := s.limiter.allow(r.ctx, "post:"+r.account.ID, s.limiter.rates.Posts, false); err != nil {
		return nil, err
	}
	var change struct {
		Organization *string `json:"organization"`
	}
	if err := r.decode(&change); err != nil {
		return nil, err
	}
	if change.Organization == nil {
		return nil, invalid("organization is missing")
	}
	if err := checkOrganization(*change.Organization); err != nil {
		return nil, err
	}
	a, err := scanAccount(s.db.QueryRow(r.ctx, `UPDATE accounts AS a SET organization = $2 WHERE id = $1 RETURNING `+accountColumns,
		r.account.ID, *change.Organization))
	if err != nil {
		return nil, fmt.Errorf("change %s: %w", r.account.Login, err)
	}
	s.accountsChanged(r.ctx)
	return ok(a), nil
}
