package gateway

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base32"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// newCode is something that can be read out to somebody and not be guessed: 80
// random bits.
func newCode() string {
	var b [10]byte
	_, _ = rand.Read(b[:]) // never fails, see its documentation
	return strings.ToLower(base32.StdEncoding.EncodeToString(b[:]))
}

func codeHash(code string) []byte {
	sum := sha256.Sum256([]byte(strings.ToLower(strings.TrimSpace(code))))
	return sum[:]
}

type registrationBody struct {
	Code         string `json:"code"` // of an invitation
	Team         string `json:"team"` // name of a new team
	Organization string `json:"organization"`
	Join         string `json:"join"` // code of a team that is there
}

func (b registrationBody) check(teamSize int) error {
	switch {
	case teamSize == 0 && (b.Team != "" || b.Join != "" || b.Organization != ""):
		return invalid("team, organization and join are for contests of teams; in this one everybody takes part alone")
	case teamSize == 0:
		return nil
	case (b.Team == "") == (b.Join == ""):
		return invalid("give either team, the name of a new one, or join, the code of one that is there")
	case b.Team != "" && (strings.TrimSpace(b.Team) == "" || len([]rune(b.Team)) > 80):
		return invalid("team must have 1 to 80 characters")
	case len(b.Organization) > 100:
		return invalid("organization must have at most 100 bytes")
	}
	return nil
}

func (s *Service) registerForContest(r *request) (*answer, error) {
	slug := r.param("slug")
	var b registrationBody
	if r.mediaType() != "" {
		if err := r.decode(&b); err != nil {
			return nil, err
		}
	}
	if b.Code != "" || b.Join != "" {
		// A code must not be found by trying.
		if err := s.limiter.allow(r.ctx, "code:"+r.account.ID, s.limiter.rates.LogIns, true); err != nil {
			return nil, err
		}
	}
	err := pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error { return s.enterContest(r, tx, slug, b) })
	if err != nil {
		return nil, coded(err, "register "+r.account.Login+" for contest "+slug)
	}
	s.heads.forget()
	c, err := s.readContest(r, slug)
	if err != nil {
		return nil, err
	}
	return ok(c), nil
}

// enterContest makes the account a participant. A contest that one may not see
// is answered as if there were none, whatever else is wrong.
func (s *Service) enterContest(r *request, tx pgx.Tx, slug string, b registrationBody) error {
	var id, registration string
	var ends time.Time
	var teamSize int
	var maySee, invited, registered bool
	err := tx.QueryRow(r.ctx, `SELECT c.id, c.registration, c.ends_at, c.team_size, `+seen+`,
			EXISTS (SELECT FROM contest_invitations i WHERE i.contest_id = c.id AND i.account_id = nullif($1, '')::uuid),
			EXISTS (SELECT FROM contest_participants x WHERE x.contest_id = c.id AND x.account_id = nullif($1, '')::uuid)
		FROM contests c WHERE c.slug = $3`, r.accountID(), r.isJury(), slug).
		Scan(&id, &registration, &ends, &teamSize, &maySee, &invited, &registered)
	if errors.Is(err, pgx.ErrNoRows) {
		return noContest(slug)
	}
	if err != nil {
		return err
	}
	if b.Code != "" && !registered {
		used, err := tx.Exec(r.ctx, `UPDATE contest_invitations SET uses_left = uses_left - 1 WHERE contest_id = $1 AND code_sha256 = $2
			AND (expires_at IS NULL OR expires_at > $3) AND (uses_left IS NULL OR uses_left > 0)`, id, codeHash(b.Code), r.now)
		if err != nil {
			return err
		}
		invited = invited || used.RowsAffected() > 0
	}
	switch {
	case !maySee && !invited:
		return noContest(slug)
	case registered:
		return nil
	case !r.now.Before(ends):
		return judge.E(judge.ContestState, fmt.Sprintf("the contest %q is over", slug))
	case b.Code != "" && !invited:
		return judge.E(judge.ContestState, "the code is not one of this contest, or was used up or has expired")
	case registration != "open" && !invited:
		return judge.E(judge.ContestState, fmt.Sprintf("registration for the contest %q is closed", slug))
	}
	if err := b.check(teamSize); err != nil {
		return err
	}
	var team *string
	if teamSize > 0 {
		if team, err = s.enterTeam(r, tx, id, teamSize, b); err != nil {
			return err
		}
	}
	// The leaderboard notices new participants by itself.
	_, err = tx.Exec(r.ctx, `INSERT INTO contest_participants (contest_id, account_id, team_id, registered_at) VALUES ($1, $2, $3, $4)
		ON CONFLICT DO NOTHING`, id, r.account.ID, team, r.now)
	return err
}

// enterTeam makes a team or finds the one to join.
func (s *Service) enterTeam(r *request, tx pgx.Tx, contest string, size int, b registrationBody) (*string, error) {
	if b.Team != "" {
		id := uuid.NewString()
		_, err := tx.Exec(r.ctx, `INSERT INTO contest_teams (id, contest_id, name, organization, join_code, created_at) VALUES ($1, $2, $3, $4, $5, $6)`,
			id, contest, strings.TrimSpace(b.Team), b.Organization, newCode(), r.now)
		if isViolation(err, uniqueViolation) {
			return nil, judge.E(judge.Conflict, fmt.Sprintf("there is a team %q already", clip(b.Team)))
		}
		return &id, err
	}
	var id, name string
	var members int
	err := tx.QueryRow(r.ctx, `SELECT id, name FROM contest_teams WHERE contest_id = $1 AND join_code = $2 FOR UPDATE`,
		contest, strings.ToLower(strings.TrimSpace(b.Join))).Scan(&id, &name)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, notFound("there is no team with this code")
	}
	if err != nil {
		return nil, err
	}
	if err := tx.QueryRow(r.ctx, `SELECT count(*) FROM contest_participants WHERE contest_id = $1 AND team_id = $2`, contest, id).Scan(&members); err != nil {
		return nil, err
	}
	if members >= size {
		return nil, judge.E(judge.Conflict, fmt.Sprintf("the team %q has %d members already, the most there may be", name, members))
	}
	return &id, nil
}

type teamInfo struct {
	ID           string        `json:"id"`
	Name         string        `json:"name"`
	Organization string        `json:"organization"`
	JoinCode     string        `json:"join_code"`
	Members      []accountName `json:"members"`
}

// ownTeam is the team of whoever asks; nil where there is none.
func (s *Service) ownTeam(r *request, contest string) (*teamInfo, error) {
	if r.account == nil {
		return nil, nil
	}
	var t teamInfo
	err := s.db.QueryRow(r.ctx, `SELECT t.id, t.name, t.organization, t.join_code,
			(SELECT json_agg(json_build_object('login', a.login, 'name', a.name) ORDER BY a.login)
				FROM contest_participants m JOIN accounts a ON a.id = m.account_id WHERE m.contest_id = t.contest_id AND m.team_id = t.id)
		FROM contest_teams t JOIN contest_participants cp ON cp.contest_id = t.contest_id AND cp.team_id = t.id
		WHERE t.contest_id = $1 AND cp.account_id = $2`, contest, r.account.ID).Scan(&t.ID, &t.Name, &t.Organization, &t.JoinCode, &t.Members)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("team of %s in contest %s: %w", r.account.Login, contest, err)
	}
	return &t, nil
}

type invitationInfo struct {
	ID        string       `json:"id"`
	Account   *accountName `json:"account"` // nil: a code
	UsesLeft  *int         `json:"uses_left"`
	ExpiresAt *time.Time   `json:"expires_at"`
	CreatedAt time.Time    `json:"created_at"`
	Code      string       `json:"code,omitempty"` // shown once
}

func (s *Service) invite(r *request) (*answer, error) {
	var b struct {
		Account   string      `json:"account"`
		Uses      *int        `json:"uses"`
		ExpiresAt maybe[when] `json:"expires_at"`
	}
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	if b.Uses != nil && (*b.Uses < 1 || *b.Uses > 1_000_000) {
		return nil, invalid("uses must be 1 to 1000000")
	}
	expires, err := b.ExpiresAt.value.time("expires_at")
	if err != nil {
		return nil, err
	}
	if b.Account != "" && (b.Uses != nil || expires != nil) {
		return nil, invalid("uses and expires_at are for codes, not for the invitation of an account")
	}
	c, err := s.findContest(r, s.db, r.param("slug"))
	if err != nil {
		return nil, err
	}
	i := invitationInfo{ID: uuid.NewString(), UsesLeft: b.Uses, ExpiresAt: expires, CreatedAt: r.now}
	var account *string
	var hash []byte
	if b.Account == "" {
		i.Code = newCode()
		hash = codeHash(i.Code)
	} else {
		var id string
		i.Account = &accountName{}
		err := s.db.QueryRow(r.ctx, `SELECT id, login, name FROM accounts WHERE login = $1`, b.Account).Scan(&id, &i.Account.Login, &i.Account.Name)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil, notFound("there is no account %q", clip(b.Account))
		}
		if err != nil {
			return nil, fmt.Errorf("invite %s: %w", b.Account, err)
		}
		account = &id
	}
	d := &deed{action: "contest.invite", subject: c.Slug, contest: c.id, detail: map[string]any{"id": i.ID, "account": b.Account, "uses": b.Uses, "expires_at": expires}}
	err = s.audited(r, d, func(tx pgx.Tx) error {
		_, err := tx.Exec(r.ctx, `INSERT INTO contest_invitations (id, contest_id, account_id, code_sha256, uses_left, expires_at, created_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7)`, i.ID, c.id, account, hash, i.UsesLeft, i.ExpiresAt, r.now)
		return err
	})
	if isViolation(err, uniqueViolation) {
		return nil, judge.E(judge.Conflict, fmt.Sprintf("the account %q is invited already", clip(b.Account)))
	}
	if err != nil {
		return nil, fmt.Errorf("invite to %s: %w", c.Slug, err)
	}
	return &answer{status: http.StatusCreated, body: i}, nil
}

func (s *Service) listInvitations(r *request) (*answer, error) {
	c, err := s.findContest(r, s.db, r.param("slug"))
	if err != nil {
		return nil, err
	}
	rows, err := s.db.Query(r.ctx, `SELECT i.id, a.login, a.name, i.uses_left, i.expires_at, i.created_at
		FROM contest_invitations i LEFT JOIN accounts a ON a.id = i.account_id WHERE i.contest_id = $1 ORDER BY i.created_at, i.id`, c.id)
	if err != nil {
		return nil, fmt.Errorf("invitations to %s: %w", c.Slug, err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (i invitationInfo, err error) {
		var login, name *string
		err = row.Scan(&i.ID, &login, &name, &i.UsesLeft, &i.ExpiresAt, &i.CreatedAt)
		if login != nil {
			i.Account = &accountName{*login, *name}
		}
		i.ExpiresAt, i.CreatedAt = utc(i.ExpiresAt), i.CreatedAt.UTC()
		return i, err
	})
	if err != nil {
		return nil, fmt.Errorf("invitations to %s: %w", c.Slug, err)
	}
	return ok(struct {
		Invitations []invitationInfo `json:"invitations"`
	}{list}), nil
}

func (s *Service) revokeInvitation(r *request) (*answer, error) {
	id, err := r.idParam("invitation")
	if err != nil {
		return nil, err
	}
	d := &deed{action: "contest.uninvite", subject: r.param("slug"), detail: map[string]any{"id": id}}
	err = s.audited(r, d, func(tx pgx.Tx) error {
		err := tx.QueryRow(r.ctx, `DELETE FROM contest_invitations i USING contests c WHERE c.id = i.contest_id AND c.slug = $1 AND i.id = $2
			RETURNING c.id`, r.param("slug"), id).Scan(&d.contest)
		if errors.Is(err, pgx.ErrNoRows) {
			return notFound("there is no invitation %q", id)
		}
		return err
	})
	if err != nil {
		return nil, coded(err, "revoke invitation "+id)
	}
	return &answer{status: http.StatusNoContent}, nil
}

// changeParticipant gives a participant more time, or takes a contest out of
// somebody's rating.
func (s *Service) changeParticipant(r *request) (*answer, error) {
	var b struct {
		ExtraSeconds *int  `json:"extra_seconds"`
		Rated        *bool `json:"rated"`
	}
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	if b.ExtraSeconds != nil && (*b.ExtraSeconds < 0 || *b.ExtraSeconds > 86400) {
		return nil, invalid("extra_seconds must be 0 to 86400")
	}
	slug, login := r.param("slug"), r.param("login")
	var p struct {
		Login        string `json:"login"`
		ExtraSeconds int    `json:"extra_seconds"`
		Rated        bool   `json:"rated"`
	}
	err := pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		id, err := lockUnfinalized(r.ctx, tx, slug)
		if err != nil {
			return err
		}
		err = tx.QueryRow(r.ctx, `UPDATE contest_participants cp SET extra_seconds = coalesce($3, extra_seconds), rated = coalesce($4, rated)
			FROM accounts a WHERE a.id = cp.account_id AND a.login = $2 AND cp.contest_id = $1
			RETURNING a.login, cp.extra_seconds, cp.rated`, id, login, b.ExtraSeconds, b.Rated).Scan(&p.Login, &p.ExtraSeconds, &p.Rated)
		if errors.Is(err, pgx.ErrNoRows) {
			return notFound("%q does not take part in the contest %q", clip(login), clip(slug))
		}
		if err != nil {
			return err
		}
		return audit(r, tx, deed{action: "participant.change", subject: login, contest: id, detail: p})
	})
	if err != nil {
		return nil, coded(err, "change participant "+login+" of "+slug)
	}
	return ok(p), nil
}

// lockUnfinalized locks a contest that is going to change, and tells the
// leaderboard that it has.
func lockUnfinalized(ctx context.Context, tx pgx.Tx, slug string) (id string, err error) {
	var finalized *time.Time
	err = tx.QueryRow(ctx, `UPDATE contests SET updated_at = clock_timestamp() WHERE slug = $1 RETURNING id, finalized_at`, slug).Scan(&id, &finalized)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return "", noContest(slug)
	case err != nil:
		return "", err
	case finalized != nil:
		return "", judge.E(judge.Conflict, fmt.Sprintf("the contest %q is finalized: what its result depends on cannot change any more", slug))
	}
	return id, nil
}
