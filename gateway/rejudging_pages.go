package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
	"assize/judge/scoring"
)

type rejudgingSummary struct {
	ID        string           `json:"id"`
	State     string           `json:"state"` // judging, ready, applied, cancelled
	Selection rejudgeSelection `json:"selection"`
	Reason    string           `json:"reason"`
	Account   accountName      `json:"account"`
	CreatedAt time.Time        `json:"created_at"`
	ClosedAt  *time.Time       `json:"closed_at"`
	ClosedBy  *string          `json:"closed_by"` // login
	Total     int              `json:"total"`
	Done      int              `json:"done"`
	Changed   int              `json:"changed"`
	Errors    int              `json:"errors"` // JE: not applied
}

type rejudgingPage struct {
	rejudgingSummary
	Runs     int                `json:"runs"`
	Reused   int                `json:"reused"`
	Verdicts []verdictChange    `json:"verdicts"`
	Contests []rejudgingContest `json:"contests"`
}

type verdictChange struct {
	From  *string `json:"from"` // null: not judged when the rejudging began
	To    string  `json:"to"`
	Count int     `json:"count"`
}

type rejudgingContest struct {
	Slug      string `json:"slug"`
	Name      string `json:"name"`
	Finalized bool   `json:"finalized"` // its board does not change any more
	Total     int    `json:"total"`
	Changed   int    `json:"changed"`
}

const rejudgingColumns = `g.id, g.state, coalesce(g.submission_id::text, ''), coalesce(p.slug, ''), coalesce(c.slug, ''), g.language, g.verdict, coalesce(v.number, 0),
	g.reason, a.login, a.name, g.created_at, g.closed_at, b.login, x.total, x.done, x.changed, x.errors`

const rejudgingTables = ` FROM rejudgings g JOIN accounts a ON a.id = g.account_id LEFT JOIN accounts b ON b.id = g.closed_by
	LEFT JOIN problems p ON p.id = g.problem_id LEFT JOIN contests c ON c.id = g.contest_id LEFT JOIN problem_versions v ON v.id = g.version_id
	CROSS JOIN LATERAL (SELECT count(*) AS total, count(n.id) AS done, count(*) FILTER (WHERE n.id IS NOT NULL AND ` + differs + `) AS changed,
		count(*) FILTER (WHERE n.verdict = 'JE') AS errors
		FROM judgement_requests r LEFT JOIN judgements n ON n.id = r.id LEFT JOIN judgements o ON o.id = r.replaces WHERE r.rejudging_id = g.id) x`

func scanRejudging(row pgx.Row) (g rejudgingSummary, err error) {
	b := &g.Selection
	err = row.Scan(&g.ID, &g.State, &b.Submission, &b.Problem, &b.Contest, &b.Language, &b.Verdict, &b.Version,
		&g.Reason, &g.Account.Login, &g.Account.Name, &g.CreatedAt, &g.ClosedAt, &g.ClosedBy, &g.Total, &g.Done, &g.Changed, &g.Errors)
	g.CreatedAt, g.ClosedAt = g.CreatedAt.UTC(), utc(g.ClosedAt)
	if g.State == "open" {
		if g.State = "judging"; g.Done == g.Total {
			g.State = "ready"
		}
	}
	return g, err
}

func (s *Service) listRejudgings(r *request) (*answer, error) {
	page, perPage, err := r.page()
	if err != nil {
		return nil, err
	}
	filter := map[string]string{}
	for _, name := range []string{"problem", "contest"} {
		if filter[name], err = r.query(name); err != nil {
			return nil, err
		}
	}
	state, err := r.choice("state", "open", "applied", "cancelled")
	if err != nil {
		return nil, err
	}
	where := ` WHERE ($1 = '' OR p.slug = $1) AND ($2 = '' OR c.slug = $2) AND ($3 = '' OR g.state = $3)`
	var total int
	if err := s.db.QueryRow(r.ctx, `SELECT count(*) FROM rejudgings g LEFT JOIN problems p ON p.id = g.problem_id LEFT JOIN contests c ON c.id = g.contest_id`+where,
		filter["problem"], filter["contest"], state).Scan(&total); err != nil {
		return nil, fmt.Errorf("count rejudgings: %w", err)
	}
	rows, err := s.db.Query(r.ctx, `SELECT `+rejudgingColumns+rejudgingTables+where+` ORDER BY g.created_at DESC, g.id DESC LIMIT $4 OFFSET $5`,
		filter["problem"], filter["contest"], state, perPage, (page-1)*perPage)
	if err != nil {
		return nil, fmt.Errorf("list rejudgings: %w", err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (rejudgingSummary, error) { return scanRejudging(row) })
	if err != nil {
		return nil, fmt.Errorf("list rejudgings: %w", err)
	}
	return &answer{hashed: true, body: struct {
		Rejudgings []rejudgingSummary `json:"rejudgings"`
		paging
	}{append([]rejudgingSummary{}, list...), paging{total, page, perPage}}}, nil
}

// readRejudging returns a rejudging with what it would change, or has changed.
func (s *Service) readRejudging(ctx context.Context, id string) (p *rejudgingPage, err error) {
	p = &rejudgingPage{}
	p.rejudgingSummary, err = scanRejudging(s.db.QueryRow(ctx, `SELECT `+rejudgingColumns+rejudgingTables+` WHERE g.id = $1`, id))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, notFound("there is no rejudging %q", id)
	}
	if err != nil {
		return nil, fmt.Errorf("get rejudging %s: %w", id, err)
	}
	var verdicts, contests []byte
	err = s.db.QueryRow(ctx, `WITH judged AS MATERIALIZED (
			SELECT r.id, s.contest_id, o.verdict AS was, n.verdict AS is, n.reused, n.id IS NOT NULL AND `+differs+` AS changed
			FROM judgement_requests r JOIN submissions s ON s.id = r.submission_id LEFT JOIN judgements n ON n.id = r.id LEFT JOIN judgements o ON o.id = r.replaces
			WHERE r.rejudging_id = $1)
		SELECT (SELECT count(*) FROM judged JOIN runs ON runs.judgement_id = judged.id), (SELECT coalesce(sum(reused), 0) FROM judged),
			(SELECT coalesce(json_agg(json_build_object('from', was, 'to', "is", 'count', n) ORDER BY was = "is", n DESC, was, "is"), '[]')
				FROM (SELECT was, "is", count(*) AS n FROM judged WHERE "is" IS NOT NULL GROUP BY was, "is") v),
			(SELECT coalesce(json_agg(json_build_object('slug', c.slug, 'name', c.name, 'finalized', c.finalized_at IS NOT NULL, 'total', n, 'changed', changed) ORDER BY c.starts_at DESC, c.slug), '[]')
				FROM (SELECT contest_id, count(*) AS n, count(*) FILTER (WHERE changed) AS changed FROM judged GROUP BY contest_id) x JOIN contests c ON c.id = x.contest_id)`, id).
		Scan(&p.Runs, &p.Reused, &verdicts, &contests)
	if err == nil {
		err = errors.Join(json.Unmarshal(verdicts, &p.Verdicts), json.Unmarshal(contests, &p.Contests))
	}
	if err != nil {
		return nil, fmt.Errorf("get rejudging %s: %w", id, err)
	}
	return p, nil
}

func (s *Service) getRejudging(r *request) (*answer, error) {
	id, err := r.idParam("rejudging")
	if err != nil {
		return nil, err
	}
	p, err := s.readRejudging(r.ctx, id)
	if err != nil {
		return nil, err
	}
	a := &answer{hashed: true, body: p}
	if p.State == "judging" {
		a.retryAfter = time.Second
	}
	return a, nil
}

// rejudgedItem is what a rejudging makes of one submission.
type rejudgedItem struct {
	Submission  string       `json:"submission"`
	Account     accountName  `json:"account"`
	Problem     problemName  `json:"problem"`
	Contest     *string      `json:"contest"`
	Language    string       `json:"language"`
	SubmittedAt time.Time    `json:"submitted_at"`
	Old         *rejudgedOne `json:"old"`
	New         *rejudgedOne `json:"new"` // null: still to come
	Changed     bool         `json:"changed"`
}

type rejudgedOne struct {
	Judgement string        `json:"judgement"`
	Verdict   string        `json:"verdict"`
	Score     *judge.Points `json:"score"`
	Fuel      judge.Fuel    `json:"fuel"`
	Reason    string        `json:"reason"`
}

func (s *Service) listRejudged(r *request) (*answer, error) {
	id, err := r.idParam("rejudging")
	if err != nil {
		return nil, err
	}
	page, perPage, err := r.page()
	if err != nil {
		return nil, err
	}
	show, err := r.choice("show", "changed", "all", "open", "errors")
	if err != nil {
		return nil, err
	}
	if show == "" {
		show = "changed"
	}
	condition := map[string]string{"changed": `n.id IS NOT NULL AND ` + differs, "all": `true`, "open": `n.id IS NULL`, "errors": `n.verdict = 'JE'`}[show]
	from := ` FROM judgement_requests r JOIN submissions s ON s.id = r.submission_id JOIN accounts a ON a.id = s.account_id JOIN problems p ON p.id = s.problem_id
		LEFT JOIN contests c ON c.id = s.contest_id LEFT JOIN judgements n ON n.id = r.id LEFT JOIN judgements o ON o.id = r.replaces
		WHERE r.rejudging_id = $1 AND ` + condition
	var total int
	var known bool
	if err := s.db.QueryRow(r.ctx, `SELECT (SELECT count(*)`+from+`), EXISTS (SELECT FROM rejudgings WHERE id = $1)`, id).Scan(&total, &known); err != nil {
		return nil, fmt.Errorf("count submissions of rejudging %s: %w", id, err)
	}
	if !known {
		return nil, notFound("there is no rejudging %q", id)
	}
	rows, err := s.db.Query(r.ctx, `SELECT s.id, a.login, a.name, p.slug, p.name, c.slug, s.language, s.submitted_at, n.id IS NOT NULL AND `+differs+`,
			o.id::text, o.verdict, o.score, o.fuel, o.reason, n.id::text, n.verdict, n.score, n.fuel, n.reason`+from+`
		ORDER BY s.submitted_at, s.id LIMIT $2 OFFSET $3`, id, perPage, (page-1)*perPage)
	if err != nil {
		return nil, fmt.Errorf("submissions of rejudging %s: %w", id, err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (i rejudgedItem, err error) {
		var both [2]struct {
			id, verdict, reason *string
			score               *judge.Points
			fuel                *judge.Fuel
		}
		o, n := &both[0], &both[1]
		err = row.Scan(&i.Submission, &i.Account.Login, &i.Account.Name, &i.Problem.Slug, &i.Problem.Name, &i.Contest, &i.Language, &i.SubmittedAt, &i.Changed,
			&o.id, &o.verdict, &o.score, &o.fuel, &o.reason, &n.id, &n.verdict, &n.score, &n.fuel, &n.reason)
		i.SubmittedAt = i.SubmittedAt.UTC()
		for k, to := range []**rejudgedOne{&i.Old, &i.New} {
			if j := both[k]; j.id != nil {
				*to = &rejudgedOne{*j.id, *j.verdict, j.score, *j.fuel, *j.reason}
			}
		}
		return i, err
	})
	if err != nil {
		return nil, fmt.Errorf("submissions of rejudging %s: %w", id, err)
	}
	return &answer{hashed: true, body: struct {
		Submissions []rejudgedItem `json:"submissions"`
		paging
	}{append([]rejudgedItem{}, list...), paging{total, page, perPage}}}, nil
}

// boardChange is a participant whose row or rank differs.
type boardChange struct {
	Participant string      `json:"participant"`
	Name        string      `json:"name"`
	Old         changedRow  `json:"old"`
	New         changedRow  `json:"new"`
	Cells       []cellState `json:"cells"` // of the problems where it differs
}

type changedRow struct {
	Rank           int          `json:"rank"`
	Solved         int          `json:"solved"`
	PenaltyMinutes int          `json:"penalty_minutes"`
	Points         judge.Points `json:"points"`
}

type cellState struct {
	Label string    `json:"label"`
	Old   boardCell `json:"old"`
	New   boardCell `json:"new"`
}

// maxPreviewed bounds the submissions of a contest whose board is compared: more
// of them would take seconds.
const maxPreviewed = 100_000

// mostBoardChanges bounds how many participants are shown.
const mostBoardChanges = 500

// previewBoard compares the jury's board of a contest as it is with what it would
// be. Of an applied rejudging it compares with what it would be without it.
func (s *Service) previewBoard(r *request) (*answer, error) {
	id, err := r.idParam("rejudging")
	if err != nil {
		return nil, err
	}
	slug, err := r.query("contest")
	if err != nil {
		return nil, err
	}
	if _, err := s.readRejudging(r.ctx, id); err != nil {
		return nil, err
	}
	c, err := s.findContest(r, s.db, slug)
	if err != nil {
		return nil, err
	}
	var count int
	var finalized bool
	if err := s.db.QueryRow(r.ctx, `SELECT (SELECT count(*) FROM submissions WHERE contest_id = $1 AND NOT trial), finalized_at IS NOT NULL
		FROM contests WHERE id = $1`, c.id).Scan(&count, &finalized); err != nil {
		return nil, fmt.Errorf("preview board of %s: %w", slug, err)
	}
	if count > maxPreviewed {
		return nil, judge.E(judge.TooLarge, fmt.Sprintf("the contest %q has %d submissions; boards of more than %d are not compared", slug, count, maxPreviewed))
	}
	info, err := s.contestInfo(r.ctx, c)
	if err != nil {
		return nil, fmt.Errorf("preview board of %s: %w", slug, err)
	}
	participants, err := participantsOf(r.ctx, s.db, c.id)
	if err != nil {
		return nil, fmt.Errorf("preview board of %s: %w", slug, err)
	}
	before, err := loadAttempts(r.ctx, s.db, `s.contest_id = $1 AND NOT EXISTS (SELECT FROM judgement_requests x WHERE x.rejudging_id = $2 AND x.submission_id = s.id)`, c.id, id)
	if err != nil {
		return nil, err
	}
	after := slices.Clone(before)
	for to, column := range map[*[]judge.Attempt]string{&before: "x.replaces", &after: "x.id"} {
		// A JE is not applied, so the old one stays.
		attempts, err := attemptsBy(r.ctx, s.db, `judgement_requests x JOIN submissions s ON s.id = x.submission_id
			LEFT JOIN judgements made ON made.id = x.id
			LEFT JOIN judgements j ON j.id = CASE WHEN made.id IS NULL OR made.verdict = 'JE' THEN x.replaces ELSE `+column+` END`,
			`s.contest_id = $1 AND x.rejudging_id = $2`, c.id, id)
		if err != nil {
			return nil, err
		}
		*to = append(*to, attempts...)
	}
	changes, err := s.compareBoards(r.ctx, c, info, scoring.Board(info, participants, before, r.now, judge.Jury), scoring.Board(info, participants, after, r.now, judge.Jury))
	if err != nil {
		return nil, fmt.Errorf("preview board of %s: %w", slug, err)
	}
	shown := changes[:min(len(changes), mostBoardChanges)]
	return &answer{hashed: true, body: struct {
		Contest   string        `json:"contest"`
		Finalized bool          `json:"finalized"`
		Total     int           `json:"total"`
		Rows      []boardChange `json:"rows"`
	}{c.Slug, finalized, len(changes), shown}}, nil
}

func (s *Service) compareBoards(ctx context.Context, c contestSummary, info judge.ContestInfo, before, after []judge.Row) ([]boardChange, error) {
	type place struct {
		row  judge.Row
		rank int
	}
	old := make(map[string]place, len(before))
	for i, rank := range scoring.Ranks(info.Scoring, before) {
		old[before[i].Participant] = place{before[i], rank}
	}
	names, err := s.entrants(ctx, c.id, after)
	if err != nil {
		return nil, err
	}
	changes := []boardChange{}
	for i, rank := range scoring.Ranks(info.Scoring, after) {
		row, was := after[i], old[after[i].Participant]
		if rank == was.rank && slices.Equal(row.Cells, was.row.Cells) {
			continue
		}
		ch := boardChange{Participant: row.Participant, Name: names[row.Participant], Cells: []cellState{},
			Old: changedRow{was.rank, was.row.Solved, was.row.PenaltyMinutes, was.row.Points},
			New: changedRow{rank, row.Solved, row.PenaltyMinutes, row.Points}}
		for k, cell := range row.Cells {
			if k < len(was.row.Cells) && cell != was.row.Cells[k] {
				ch.Cells = append(ch.Cells, cellState{cell.Label, boardCell(was.row.Cells[k]), boardCell(cell)})
			}
		}
		changes = append(changes, ch)
	}
	return changes, nil
}

// entrants are the names of the participants of rows.
func (s *Service) entrants(ctx context.Context, contest string, rows []judge.Row) (map[string]string, error) {
	ids := make([]string, len(rows))
	for i, row := range rows {
		ids[i] = row.Participant
	}
	found, err := s.db.Query(ctx, `SELECT p::text, coalesce(`+fmt.Sprintf(participantName, "p")+`, '') FROM unnest($1::uuid[]) AS p`, ids)
	if err != nil {
		return nil, fmt.Errorf("names of participants of %s: %w", contest, err)
	}
	names := make(map[string]string, len(ids))
	var id, name string
	if _, err := pgx.ForEachRow(found, []any{&id, &name}, func() error { names[id] = name; return nil }); err != nil {
		return nil, fmt.Errorf("names of participants of %s: %w", contest, err)
	}
	return names, nil
}
