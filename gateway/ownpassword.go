package gateway

import (
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
	_, current, err := s.check(r, credentials{r.account.Login, b.Current})
	if err != nil {
		return nil, err
	}
	hash, err := s.passwork.hash(r.ctx, b.New)
	if err != nil {
		return nil, err
	}
	err = s.audited(r, &deed{action: "account.password", subject: r.account.Login}, func(tx pgx.Tx) error {
		changed, err := tx.Exec(r.ctx, `UPDATE accounts SET password_hash = $3 WHERE id = $1 AND password_hash = $2`, r.account.ID, current, hash)
		if err != nil {
			return err
		}
		if changed.RowsAffected() == 0 {
			return wrongCredentials // it was changed meanwhile
		}
		_, err = tx.Exec(r.ctx, `DELETE FROM sessions WHERE account_id = $1 AND token_sha256 <> $2`, r.account.ID, hashSecret(r.sessionCookie()))
		return err
	})
	if err != nil {
		return nil, coded(err, "change the password of "+r.account.Login)
	}
	s.accountsChanged(r.ctx)
	return &answer{status: http.StatusNoContent}, nil
}
