package gateway

import (
	"context"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"
)

// contestEvent is something that happened in a contest, for the jury's own tools:
// a submission, a judgement of one, or something that was asked or said. Kinds
// have the names of the CCS.
type contestEvent struct {
	Type        string    `json:"type"` // submissions, judgements, clarifications
	ID          string    `json:"id"`
	Time        time.Time `json:"time"`
	ContestTime string    `json:"contest_time"`
	Participant string    `json:"participant,omitempty"` // id on the scoreboard: who submitted or asked
	Name        string    `json:"name,omitempty"`
	Login       string    `json:"login,omitempty"` // of the account that submitted
	Problem     string    `json:"problem,omitempty"`
	Label       string    `json:"label,omitempty"`
	Language    string    `json:"language,omitempty"`
	Submission  string    `json:"submission,omitempty"` // that was judged
	Verdict     string    `json:"verdict,omitempty"`
	Current     *bool     `json:"current,omitempty"` // the judgement that counts
	Reason      string    `json:"reason,omitempty"`
	Fuel        *int64    `json:"fuel,omitempty"`
	MemoryBytes *int64    `json:"memory_bytes,omitempty"`
	To          string    `json:"to,omitempty"` // the participant who is told; empty: everybody, or of a question the jury
	ReplyTo     string    `json:"reply_to,omitempty"`
	Text        string    `json:"text,omitempty"`
}

var eventColumns = []string{"type", "id", "time", "contest_time", "participant", "name", "login", "problem", "label", "language",
	"submission", "verdict", "current", "reason", "fuel", "memory_bytes", "to", "reply_to", "text"}

func (e contestEvent) line() []string {
	optional := func(n *int64) string {
		if n == nil {
			return ""
		}
		return strconv.FormatInt(*n, 10)
	}
	current := ""
	if e.Current != nil {
		current = strconv.FormatBool(*e.Current)
	}
	return []string{e.Type, e.ID, e.Time.Format(time.RFC3339Nano), e.ContestTime, e.Participant, plainCell(e.Name), e.Login, e.Problem, e.Label, e.Language,
		e.Submission, e.Verdict, current, plainCell(e.Reason), optional(e.Fuel), optional(e.MemoryBytes), e.To, e.ReplyTo, plainCell(e.Text)}
}

// selectEvents of the contest $1, in the order in which they happened. Previews of
// rejudgings are no judgements yet.
var selectEvents = `WITH who AS (SELECT cp.account_id, cp.participant_id::text AS participant, coalesce(t.name, a.name) AS name, a.login
		FROM contest_participants cp JOIN accounts a ON a.id = cp.account_id LEFT JOIN contest_teams t ON t.id = cp.team_id WHERE cp.contest_id = $1),
	sent AS (SELECT s.id, s.submitted_at, s.language, p.slug, coalesce(l.label, '') AS label, coalesce(w.participant, s.account_id::text) AS participant,
			coalesce(w.name, a.name) AS name, a.login
		FROM submissions s JOIN problems p ON p.id = s.problem_id JOIN accounts a ON a.id = s.account_id LEFT JOIN who w ON w.account_id = s.account_id
		LEFT JOIN contest_problems l ON l.contest_id = s.contest_id AND l.problem_id = s.problem_id WHERE s.contest_id = $1 AND NOT s.trial)
	SELECT * FROM (
		SELECT 'submissions' AS type, id::text AS id, submitted_at AS at, participant, name, login, slug, label, language,
			'' AS submission, '' AS verdict, NULL::bool AS current, '' AS reason, NULL::bigint AS fuel, NULL::bigint AS memory, '' AS told, '' AS reply, '' AS body
		FROM sent
		UNION ALL SELECT 'judgements', j.id::text, j.judged_at, s.participant, s.name, s.login, s.slug, s.label, s.language, s.id::text, j.verdict,
			r.id = (SELECT n.id FROM judgement_requests n WHERE n.submission_id = s.id AND NOT n.preview ORDER BY n.requested_at DESC, n.id DESC LIMIT 1),
			j.reason, j.fuel, j.memory_bytes, '', '', ''
		FROM sent s JOIN judgement_requests r ON r.submission_id = s.id AND NOT r.preview JOIN judgements j ON j.id = r.id
		UNION ALL SELECT 'clarifications', c.id::text, c.created_at, coalesce(c.from_id::text, ''), coalesce(` + fmt.Sprintf(participantName, "c.from_id") + `, ''), '',
			coalesce(p.slug, ''), coalesce(l.label, ''), '', '', '', NULL, '', NULL, NULL, coalesce(c.to_id::text, ''), coalesce(c.reply_to_id::text, ''), c.body
		FROM clarifications c LEFT JOIN problems p ON p.id = c.problem_id
		LEFT JOIN contest_problems l ON l.contest_id = c.contest_id AND l.problem_id = c.problem_id WHERE c.contest_id = $1
	) e ORDER BY at, type DESC, id`

// exportEvents sends everything that happened in a contest, a line each.
func (s *Service) exportEvents(r *request) (*answer, error) {
	format, err := r.choice("format", "jsonl", "csv")
	if err != nil {
		return nil, err
	}
	c, err := s.findContest(r, s.db, r.param("slug"))
	if err != nil {
		return nil, err
	}
	each := func(ctx context.Context, f func(contestEvent) error) error {
		rows, err := s.db.Query(ctx, selectEvents, c.id)
		if err != nil {
			return err
		}
		var e contestEvent
		_, err = pgx.ForEachRow(rows, []any{&e.Type, &e.ID, &e.Time, &e.Participant, &e.Name, &e.Login, &e.Problem, &e.Label, &e.Language,
			&e.Submission, &e.Verdict, &e.Current, &e.Reason, &e.Fuel, &e.MemoryBytes, &e.To, &e.ReplyTo, &e.Text}, func() error {
			e.Time, e.ContestTime = e.Time.UTC(), relativeTime(e.Time.Sub(c.StartsAt))
			return f(e)
		})
		return err
	}
	if format == "csv" {
		return s.csvDownload(c.Slug+"-events.csv", eventColumns, func(ctx context.Context, line func([]string) error) error {
			return each(ctx, func(e contestEvent) error { return line(e.line()) })
		}), nil
	}
	return &answer{contentType: "application/jsonl", download: &download{c.Slug + "-events.jsonl", func(ctx context.Context, w io.Writer) error {
		encoder := json.NewEncoder(w)
		return each(ctx, func(e contestEvent) error { return encoder.Encode(e) })
	}, s.log}}, nil
}

// exportParticipants sends a line for each account that takes part: a team has as
// many as it has members.
func (s *Service) exportParticipants(c contestSummary) *answer {
	columns := []string{"participant", "name", "organization", "team", "login", "member", "extra_seconds", "rated", "registered_at", "disqualified_at"}
	return s.csvDownload(c.Slug+"-participants.csv", columns, func(ctx context.Context, line func([]string) error) error {
		rows, err := s.db.Query(ctx, `SELECT cp.participant_id::text, coalesce(t.name, a.name), coalesce(t.organization, a.organization), t.id IS NOT NULL, a.login, a.name,
				cp.extra_seconds, cp.rated, cp.registered_at, cp.disqualified_at
			FROM contest_participants cp JOIN accounts a ON a.id = cp.account_id LEFT JOIN contest_teams t ON t.id = cp.team_id
			WHERE cp.contest_id = $1 ORDER BY 2, 1, a.login`, c.id)
		if err != nil {
			return err
		}
		var participant, name, organization, login, member string
		var team, rated bool
		var extra int
		var registered time.Time
		var out *time.Time
		_, err = pgx.ForEachRow(rows, []any{&participant, &name, &organization, &team, &login, &member, &extra, &rated, &registered, &out}, func() error {
			disqualified := ""
			if out != nil {
				disqualified = out.UTC().Format(time.RFC3339)
			}
			return line([]string{participant, plainCell(name), plainCell(organization), strconv.FormatBool(team), login, plainCell(member),
				strconv.Itoa(extra), strconv.FormatBool(rated), registered.UTC().Format(time.RFC3339), disqualified})
		})
		return err
	})
}

func (s *Service) csvDownload(name string, columns []string, lines func(ctx context.Context, line func([]string) error) error) *answer {
	return &answer{contentType: "text/csv; charset=utf-8", download: &download{name, func(ctx context.Context, w io.Writer) error {
		out := csv.NewWriter(w)
		if err := out.Write(columns); err != nil {
			return err
		}
		if err := lines(ctx, out.Write); err != nil {
			return err
		}
		out.Flush()
		return out.Error()
	}, s.log}}
}
