package gateway

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// clarification has the names of the CCS: a question of a participant (from a
// team, to nobody: the jury), an answer (in reply to one, to a team or to all) or
// an announcement (to all, in reply to nothing). The fields after contest_time
// are ours.
type clarification struct {
	ID          string    `json:"id"`
	FromTeam    *string   `json:"from_team_id"`
	ToTeam      *string   `json:"to_team_id"`
	ReplyTo     *string   `json:"reply_to_id"`
	Problem     *string   `json:"problem_id"` // slug
	Text        string    `json:"text"`
	Time        time.Time `json:"time"`
	ContestTime string    `json:"contest_time"`

	Label    *string `json:"label"` // the problem's in this contest
	FromName *string `json:"from_name"`
	ToName   *string `json:"to_name"`
	Answered bool    `json:"answered"` // a question with a reply that one may see
}

const (
	maxClarificationBytes = 4 << 10
	// maxOpenQuestions of one participant may wait for the jury.
	maxOpenQuestions = 10
)

// participantName is what a participant is called: a team, or an account.
const participantName = `coalesce((SELECT t.name FROM contest_teams t WHERE t.id = %[1]s), (SELECT a.name FROM accounts a WHERE a.id = %[1]s))`

// readClarifications returns everything that was asked and said in a contest.
// Whether a question is answered depends on who may see the answer.
func (s *Service) readClarifications(ctx context.Context, c contestSummary) ([]clarification, error) {
	rows, err := s.db.Query(ctx, `SELECT c.id, c.from_id::text, c.to_id::text, c.reply_to_id::text, p.slug, c.body, c.created_at, cp.label,
			`+fmt.Sprintf(participantName, "c.from_id")+`, `+fmt.Sprintf(participantName, "c.to_id")+`, false
		FROM clarifications c LEFT JOIN problems p ON p.id = c.problem_id
		LEFT JOIN contest_problems cp ON cp.contest_id = c.contest_id AND cp.problem_id = c.problem_id
		WHERE c.contest_id = $1 ORDER BY c.created_at, c.id`, c.id)
	if err != nil {
		return nil, fmt.Errorf("clarifications of %s: %w", c.Slug, err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (q clarification, err error) {
		err = row.Scan(&q.ID, &q.FromTeam, &q.ToTeam, &q.ReplyTo, &q.Problem, &q.Text, &q.Time, &q.Label, &q.FromName, &q.ToName, &q.Answered)
		q.Time, q.ContestTime = q.Time.UTC(), relativeTime(q.Time.Sub(c.StartsAt))
		return q, err
	})
	if err != nil {
		return nil, fmt.Errorf("clarifications of %s: %w", c.Slug, err)
	}
	return list, nil
}

// listClarifications shows the jury everything; a participant what it has asked,
// what it was told and what all were told; and everybody else the last of these.
// What is about a problem stays hidden until the contest has begun.
func (s *Service) listClarifications(r *request) (*answer, error) {
	v, err := s.visit(r, r.param("slug"))
	if err != nil {
		return nil, err
	}
	status, err := r.choice("status", "open", "answered")
	if err != nil {
		return nil, err
	}
	var shown []clarification
	here, answered := map[string]bool{}, map[string]bool{} // by id
	for _, c := range v.facts.clarifications {
		if !r.isJury() && !v.maySee(c) {
			continue
		}
		if c.ReplyTo != nil {
			answered[*c.ReplyTo] = true
		}
		shown, here[c.ID] = append(shown, c), true
	}
	chosen := []clarification{}
	for _, c := range shown {
		c.Answered = c.FromTeam != nil && answered[c.ID]
		if c.ReplyTo != nil && !here[*c.ReplyTo] {
			c.ReplyTo = nil // to a question of somebody else
		}
		if status == "" || c.FromTeam != nil && c.Answered == (status == "answered") {
			chosen = append(chosen, c)
		}
	}
	return &answer{hashed: true, body: struct {
		Clarifications []clarification `json:"clarifications"`
	}{chosen}}, nil
}

// maySee is for everybody but the jury.
func (v visit) maySee(c clarification) bool {
	mine := func(id *string) bool { return id != nil && *id == v.participant }
	toMe := c.FromTeam == nil && (c.ToTeam == nil || mine(c.ToTeam)) || mine(c.FromTeam)
	return toMe && (c.Problem == nil || v.State != upcoming)
}

// relativeTime writes d as the CCS does: (-)H:MM:SS.uuu.
func relativeTime(d time.Duration) string {
	sign := ""
	if d < 0 {
		sign, d = "-", -d
	}
	d = d.Truncate(time.Millisecond)
	return fmt.Sprintf("%s%d:%02d:%02d.%03d", sign, int(d.Hours()), int(d.Minutes())%60, int(d.Seconds())%60, d.Milliseconds()%1000)
}

type clarificationBody struct {
	Text    string `json:"text"`
	Problem string `json:"problem_id"`
	ToTeam  string `json:"to_team_id"`
	ReplyTo string `json:"reply_to_id"`
}

// clarify takes a question of a participant, or what the jury has to say.
func (s *Service) clarify(r *request) (*answer, error) {
	var b clarificationBody
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	if strings.TrimSpace(b.Text) == "" || len(b.Text) > maxClarificationBytes {
		return nil, invalid("text must have 1 to %d bytes", maxClarificationBytes)
	}
	a, err := s.visit(r, r.param("slug"))
	if err != nil {
		return nil, err
	}
	id, err := uuid.NewV7()
	if err != nil {
		return nil, fmt.Errorf("make a clarification id: %w", err)
	}
	c := &clarification{ID: id.String(), Text: b.Text, Time: r.now, ContestTime: relativeTime(r.now.Sub(a.StartsAt))}
	if r.isJury() {
		err = s.announce(r, a, b, c)
	} else {
		err = s.question(r, a, b, c)
	}
	if err != nil {
		return nil, coded(err, "clarify in "+a.Slug)
	}
	return &answer{status: http.StatusCreated, body: c}, nil
}

// question is a participant's, to the jury.
func (s *Service) question(r *request, a visit, b clarificationBody, c *clarification) error {
	switch {
	case a.participant == "":
		return judge.E(judge.ContestState, fmt.Sprintf("you do not take part in the contest %q", a.Slug))
	case a.State == ended:
		return judge.E(judge.ContestState, fmt.Sprintf("the contest %q is over", a.Slug))
	case b.ToTeam != "" || b.ReplyTo != "":
		return judge.E(judge.Forbidden, "to_team_id and reply_to_id are for the jury; a question goes to the jury")
	case b.Problem != "" && a.State == upcoming:
		return noProblem(b.Problem)
	}
	if err := s.limiter.allow(r.ctx, "ask:"+a.participant, s.limiter.rates.Questions, false); err != nil {
		return err
	}
	c.FromTeam = &a.participant
	return pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		var open int
		if err := tx.QueryRow(r.ctx, `SELECT count(*) FROM clarifications q WHERE q.contest_id = $1 AND q.from_id = $2
			AND NOT EXISTS (SELECT FROM clarifications a WHERE a.reply_to_id = q.id)`, a.id, a.participant).Scan(&open); err != nil {
			return err
		}
		if open >= maxOpenQuestions {
			return tooMany(time.Minute, "%d of your questions wait for the jury; let it answer one of them first", open)
		}
		return insertClarification(r, tx, a.id, b, c)
	})
}

// announce is the jury's, to one participant or to all.
func (s *Service) announce(r *request, a visit, b clarificationBody, c *clarification) error {
	d := &deed{action: "clarification.announce", subject: c.ID, contest: a.id}
	return s.audited(r, d, func(tx pgx.Tx) error {
		if b.ReplyTo != "" {
			d.action = "clarification.answer"
			var problem *string
			err := errNoUUID
			if uuid.Validate(b.ReplyTo) == nil {
				err = tx.QueryRow(r.ctx, `SELECT p.slug FROM clarifications c LEFT JOIN problems p ON p.id = c.problem_id
					WHERE c.id = $1 AND c.contest_id = $2 AND c.from_id IS NOT NULL`, b.ReplyTo, a.id).Scan(&problem)
			}
			if errors.Is(err, pgx.ErrNoRows) || errors.Is(err, errNoUUID) {
				return notFound("there is no question %q in the contest %q", clip(b.ReplyTo), a.Slug)
			}
			if err != nil {
				return err
			}
			c.ReplyTo = &b.ReplyTo
			if b.Problem == "" && problem != nil {
				b.Problem = *problem
			}
		}
		if b.ToTeam != "" {
			found := false
			err := tx.QueryRow(r.ctx, `SELECT true FROM contest_participants WHERE contest_id = $1 AND participant_id::text = $2 LIMIT 1`,
				a.id, b.ToTeam).Scan(&found)
			if errors.Is(err, pgx.ErrNoRows) {
				return notFound("there is no participant %q in the contest %q", clip(b.ToTeam), a.Slug)
			}
			if err != nil {
				return err
			}
			c.ToTeam = &b.ToTeam
		}
		d.detail = map[string]any{"text": c.Text, "reply_to_id": c.ReplyTo, "to_team_id": c.ToTeam}
		return insertClarification(r, tx, a.id, b, c)
	})
}

var errNoUUID = errors.New("not a UUID")

func insertClarification(r *request, tx pgx.Tx, contest string, b clarificationBody, c *clarification) error {
	if b.Problem != "" {
		err := tx.QueryRow(r.ctx, `SELECT p.slug, cp.label FROM contest_problems cp JOIN problems p ON p.id = cp.problem_id
			WHERE cp.contest_id = $1 AND p.slug = $2`, contest, b.Problem).Scan(&c.Problem, &c.Label)
		if errors.Is(err, pgx.ErrNoRows) {
			return noProblem(b.Problem)
		}
		if err != nil {
			return err
		}
	}
	return tx.QueryRow(r.ctx, `INSERT INTO clarifications AS c (id, contest_id, problem_id, from_id, to_id, reply_to_id, author_id, body, created_at)
		VALUES ($1, $2, (SELECT p.id FROM problems p WHERE p.slug = $3), $4, $5, $6, $7, $8, $9)
		RETURNING `+fmt.Sprintf(participantName, "c.from_id")+`, `+fmt.Sprintf(participantName, "c.to_id"),
		c.ID, contest, b.Problem, c.FromTeam, c.ToTeam, c.ReplyTo, r.account.ID, c.Text, r.now).Scan(&c.FromName, &c.ToName)
}
