package gateway

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

// deed is what the audit log keeps of a change.
type deed struct {
	action  string // noun.verb, such as contest.change
	subject string // a slug, a login or an id
	contest string // id; "": no contest's business
	detail  any    // what changed to what, and why: a JSON object; never a secret. nil: nothing
}

// audit writes a deed down in the transaction of the change itself: neither is
// there without the other.
func audit(r *request, tx pgx.Tx, d deed) error {
	if d.detail == nil {
		d.detail = struct{}{}
	}
	detail, err := json.Marshal(d.detail)
	if err != nil {
		return fmt.Errorf("audit %s %s: %w", d.action, d.subject, err)
	}
	_, err = tx.Exec(r.ctx, `INSERT INTO audit_log (at, account_id, login, action, subject, contest_id, detail, request_id)
		VALUES ($1, $2, $3, $4, $5, nullif($6, '')::uuid, $7, $8)`,
		r.now, r.account.ID, r.account.Login, d.action, d.subject, d.contest, detail, r.id)
	if err != nil {
		return fmt.Errorf("audit %s %s: %w", d.action, d.subject, err)
	}
	return nil
}

// audited runs a change and writes it down. f may fill in what is known only
// afterwards.
func (s *Service) audited(r *request, d *deed, f func(tx pgx.Tx) error) error {
	return pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		if err := f(tx); err != nil {
			return err
		}
		return audit(r, tx, *d)
	})
}

type auditEntry struct {
	ID        int64           `json:"id"`
	At        time.Time       `json:"at"`
	Login     string          `json:"login"`
	Action    string          `json:"action"`
	Subject   string          `json:"subject"`
	Contest   *string         `json:"contest"`
	Detail    json.RawMessage `json:"detail"`
	RequestID string          `json:"request_id"`
}

// listAudit shows the newest entries first.
func (s *Service) listAudit(r *request) (*answer, error) {
	filter := map[string]string{}
	for _, name := range []string{"contest", "account", "action", "subject"} {
		value, err := r.query(name)
		if err != nil {
			return nil, err
		}
		filter[name] = value
	}
	limit, err := r.number("limit", 50, 1, 500)
	if err != nil {
		return nil, err
	}
	before, err := r.number("before", 1<<62, 1, 1<<62)
	if err != nil {
		return nil, err
	}
	entries, err := s.readAudit(r.ctx, filter, before, limit+1)
	if err != nil {
		return nil, err
	}
	var next *int64
	if len(entries) > limit {
		entries = entries[:limit]
		next = &entries[limit-1].ID
	}
	return ok(struct {
		Entries []auditEntry `json:"entries"`
		Before  *int64       `json:"before"` // what to ask with for the next page
	}{entries, next}), nil
}

func (s *Service) readAudit(ctx context.Context, filter map[string]string, before, limit int) ([]auditEntry, error) {
	rows, err := s.db.Query(ctx, `SELECT l.id, l.at, l.login, l.action, l.subject, c.slug, l.detail, l.request_id
		FROM audit_log l LEFT JOIN contests c ON c.id = l.contest_id
		WHERE ($1 = '' OR c.slug = $1) AND ($2 = '' OR l.login = $2) AND ($3 = '' OR l.action = $3) AND ($4 = '' OR l.subject = $4) AND l.id < $5
		ORDER BY l.id DESC LIMIT $6`, filter["contest"], filter["account"], filter["action"], filter["subject"], before, limit)
	if err != nil {
		return nil, fmt.Errorf("read the audit log: %w", err)
	}
	entries, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (e auditEntry, err error) {
		err = row.Scan(&e.ID, &e.At, &e.Login, &e.Action, &e.Subject, &e.Contest, &e.Detail, &e.RequestID)
		e.At = e.At.UTC()
		return e, err
	})
	if err != nil {
		return nil, fmt.Errorf("read the audit log: %w", err)
	}
	return entries, nil
}
