package gateway

import (
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

type participantInfo struct {
	Participant    string        `json:"participant"` // id
	Name           string        `json:"name"`
	Organization   string        `json:"organization"`
	Team           bool          `json:"team"`
	Members        []accountName `json:"members"`
	ExtraSeconds   int           `json:"extra_seconds"`
	Rated          bool          `json:"rated"`
	RegisteredAt   time.Time     `json:"registered_at"`
	DisqualifiedAt *time.Time    `json:"disqualified_at"`
}

// listParticipants is who takes part, by name: all, or those whose name or
// members fit q.
func (s *Service) listParticipants(r *request) (*answer, error) {
	page, perPage, err := r.page()
	if err != nil {
		return nil, err
	}
	q, err := r.query("q")
	if err != nil {
		return nil, err
	}
	format, err := r.choice("format", "json", "csv")
	if err != nil {
		return nil, err
	}
	c, err := s.findContest(r, s.db, r.param("slug"))
	if err != nil {
		return nil, err
	}
	if format == "csv" {
		return s.exportParticipants(c), nil
	}
	from := ` FROM contest_participants cp JOIN accounts a ON a.id = cp.account_id LEFT JOIN contest_teams t ON t.id = cp.team_id
		WHERE cp.contest_id = $1 GROUP BY cp.participant_id HAVING $2 = '' OR bool_or(position(lower($2) in lower(coalesce(t.name, ''))) > 0
			OR position(lower($2) in lower(a.name)) > 0 OR position(lower($2) in a.login) > 0)`
	total := c.Participants
	if q != "" {
		if err := s.db.QueryRow(r.ctx, `SELECT count(*) FROM (SELECT 1`+from+`) x`, c.id, q).Scan(&total); err != nil {
			return nil, fmt.Errorf("count participants of %s: %w", c.Slug, err)
		}
	}
	rows, err := s.db.Query(r.ctx, `SELECT cp.participant_id::text, coalesce(min(t.name), min(a.name)), coalesce(min(t.organization), min(a.organization)),
			bool_or(t.id IS NOT NULL), json_agg(json_build_object('login', a.login, 'name', a.name) ORDER BY a.login),
			max(cp.extra_seconds), bool_and(cp.rated), min(cp.registered_at), min(cp.disqualified_at)`+from+` ORDER BY 2, 1 LIMIT $3 OFFSET $4`,
		c.id, q, perPage, (page-1)*perPage)
	if err != nil {
		return nil, fmt.Errorf("participants of %s: %w", c.Slug, err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (p participantInfo, err error) {
		err = row.Scan(&p.Participant, &p.Name, &p.Organization, &p.Team, &p.Members, &p.ExtraSeconds, &p.Rated, &p.RegisteredAt, &p.DisqualifiedAt)
		p.RegisteredAt, p.DisqualifiedAt = p.RegisteredAt.UTC(), utc(p.DisqualifiedAt)
		return p, err
	})
	if err != nil {
		return nil, fmt.Errorf("participants of %s: %w", c.Slug, err)
	}
	return ok(struct {
		Participants []participantInfo `json:"participants"`
		paging
	}{list, paging{total, page, perPage}}), nil
}
