package gateway

import (
	"fmt"
	"net/http"

	"github.com/jackc/pgx/v5"
)

// changePassword lets one change one's own, by giving the one of before. It ends
// all other sessions; API tokens stay.
func (s *Service) changePassword(r *request) (*answer, error) {
	var b struct {
		Current string `json:"current"`
		New     string `json:"new"`
	}
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	if err := checkPassword(b.New); err != nil {
		return nil, err
	}
	if _, err := s.check(r, credentials{r.account.Login, b.Current}); err != nil {
		return nil, err
	}
	hash, err := s.passwork.hash(r.ctx, b.New)
	if err != nil {
		return nil, err
	}
	err = s.audited(r, &deed{action: "account.password", subject: r.account.Login}, func(tx pgx.Tx) error {
		if _, err := tx.Exec(r.ctx, `UPDATE accounts SET password_hash = $2 WHERE id = $1`, r.account.ID, hash); err != nil {
			return err
		}
		_, err := tx.Exec(r.ctx, `DELETE FROM sessions WHERE account_id = $1 AND token_sha256 <> $2`, r.account.ID, hashSecret(r.sessionCookie()))
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("change the password of %s: %w", r.account.Login, err)
	}
	s.accountsChanged(r.ctx)
	return &answer{status: http.StatusNoContent}, nil
}
