package gateway

import (
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

type contestSummary struct {
	Slug           string     `json:"slug"`
	Name           string     `json:"name"`
	State          string     `json:"state"`
	StartsAt       time.Time  `json:"starts_at"`
	EndsAt         time.Time  `json:"ends_at"`
	FreezeAt       *time.Time `json:"freeze_at"`
	ThawAt         *time.Time `json:"thaw_at"`
	Frozen         bool       `json:"frozen"`
	PenaltyMinutes int        `json:"penalty_minutes"`
	Registration   string     `json:"registration"`
	Registered     bool       `json:"registered"`
	Participants   int        `json:"participants"`
	Now            time.Time  `json:"now"`

	Scoring         judge.Scoring                `json:"scoring"`
	Visibility      string                       `json:"visibility"`
	TeamSize        int                          `json:"team_size"`
	Practice        bool                         `json:"practice"`
	Virtual         bool                         `json:"virtual"`
	Rated           bool                         `json:"rated"`
	Languages       []string                     `json:"languages"`
	FuelMultipliers map[judge.LanguageID]float64 `json:"fuel_multipliers"`
	States          judge.ContestStates          `json:"states"`
	ExtraSeconds    int                          `json:"extra_seconds"` // of whoever asks
	Disqualified    bool                         `json:"disqualified"`  // whoever asks, or the team

	id        string
	updated   time.Time
	finalized time.Time
}

type contestPage struct {
	contestSummary
	Problems         []contestProblem  `json:"problems"`
	RemovedIntervals []removedInterval `json:"removed_intervals"`
	Team             *teamInfo         `json:"team"`
	VirtualStart     *virtualStart     `json:"virtual_start"`
}

type contestProblem struct {
	Label      string       `json:"label"`
	Slug       string       `json:"slug"`
	Name       string       `json:"name"`
	Difficulty string       `json:"difficulty"`
	Points     judge.Points `json:"points"`
	Solved     bool         `json:"solved"`
	Attempted  bool         `json:"attempted"`
}

// contestColumns of the contest c, for the account $1.
const contestColumns = `c.id, c.slug, c.name, c.starts_at, c.ends_at, c.freeze_at, c.thaw_at, c.penalty_minutes, c.registration,
	c.scoring, c.visibility, c.team_size, c.practice, c.virtual, c.rated, c.languages, c.fuel_multipliers, c.finalized_at, c.updated_at,
	EXISTS (SELECT FROM contest_participants cp WHERE cp.contest_id = c.id AND cp.account_id = nullif($1, '')::uuid),
	coalesce((SELECT max(m.extra_seconds) FROM contest_participants cp JOIN contest_participants m USING (contest_id, participant_id)
		WHERE cp.contest_id = c.id AND cp.account_id = nullif($1, '')::uuid), 0),
	EXISTS (SELECT FROM contest_participants cp JOIN contest_participants m USING (contest_id, participant_id)
		WHERE cp.contest_id = c.id AND cp.account_id = nullif($1, '')::uuid AND m.disqualified_at IS NOT NULL)`

func scanContest(row pgx.Row, now time.Time) (c contestSummary, err error) {
	var finalized *time.Time
	err = row.Scan(&c.id, &c.Slug, &c.Name, &c.StartsAt, &c.EndsAt, &c.FreezeAt, &c.ThawAt, &c.PenaltyMinutes, &c.Registration,
		&c.Scoring, &c.Visibility, &c.TeamSize, &c.Practice, &c.Virtual, &c.Rated, &c.Languages, &c.FuelMultipliers, &finalized, &c.updated,
		&c.Registered, &c.ExtraSeconds, &c.Disqualified)
	c.StartsAt, c.EndsAt, c.FreezeAt, c.ThawAt, c.finalized = c.StartsAt.UTC(), c.EndsAt.UTC(), utc(c.FreezeAt), utc(c.ThawAt), orZero(finalized)
	c.at(now)
	return c, err
}

// at fills in what depends on the time.
func (c *contestSummary) at(now time.Time) {
	c.Now, c.State = now, contestState(c.StartsAt, c.EndsAt, now)
	info := judge.ContestInfo{StartsAt: c.StartsAt, EndsAt: c.EndsAt, FreezeAt: orZero(c.FreezeAt), ThawAt: orZero(c.ThawAt), FinalizedAt: c.finalized}
	c.Frozen, c.States = info.Frozen(now), info.State(now)
}

func orZero(t *time.Time) time.Time {
	if t == nil {
		return time.Time{}
	}
	return *t
}

// The states of a contest.
const (
	upcoming = "upcoming"
	running  = "running"
	ended    = "ended"
)

func contestState(starts, ends, now time.Time) string {
	switch {
	case now.Before(starts):
		return upcoming
	case now.Before(ends):
		return running
	}
	return ended
}

func noContest(slug string) error { return notFound("there is no contest %q", clip(slug)) }

// insider is the condition that the account ($A, ” for nobody) takes part in
// the contest c or is invited to it.
func insider(account string) string {
	return `(EXISTS (SELECT FROM contest_participants x WHERE x.contest_id = c.id AND x.account_id = nullif(` + account + `, '')::uuid)
		OR EXISTS (SELECT FROM contest_invitations x WHERE x.contest_id = c.id AND x.account_id = nullif(` + account + `, '')::uuid))`
}

// seen is the condition under which the contest c may be seen: by the jury ($2)
// always, by the account $1 where it is public or the account belongs to it.
var seen = `($2::boolean OR c.visibility = 'public' OR ` + insider("$1") + `)`

func (s *Service) listContests(r *request) (*answer, error) {
	page, perPage, err := r.page()
	if err != nil {
		return nil, err
	}
	var total int
	if err := s.db.QueryRow(r.ctx, `SELECT count(*) FROM contests c WHERE `+seen, r.accountID(), r.isJury()).Scan(&total); err != nil {
		return nil, fmt.Errorf("count contests: %w", err)
	}
	rows, err := s.db.Query(r.ctx, `SELECT `+contestColumns+` FROM contests c WHERE `+seen+` ORDER BY c.starts_at DESC, c.slug LIMIT $3 OFFSET $4`,
		r.accountID(), r.isJury(), perPage, (page-1)*perPage)
	if err != nil {
		return nil, fmt.Errorf("list contests: %w", err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (contestSummary, error) { return scanContest(row, r.now) })
	if err != nil {
		return nil, fmt.Errorf("list contests: %w", err)
	}
	counted := make([]*contestSummary, len(list))
	for i := range list {
		counted[i] = &list[i]
	}
	if err := s.headcount(r.ctx, s.db, counted...); err != nil {
		return nil, err
	}
	return ok(struct {
		Contests []contestSummary `json:"contests"`
		paging
	}{list, paging{total, page, perPage}}), nil
}

func (s *Service) getContest(r *request) (*answer, error) {
	c, err := s.readContest(r, r.param("slug"))
	if err != nil {
		return nil, err
	}
	return ok(c), nil
}

// findContest returns a contest that the account may see.
func (s *Service) findContest(r *request, q querier, slug string) (c contestSummary, err error) {
	if !slugPattern.MatchString(slug) {
		return c, noContest(slug)
	}
	c, err = scanContest(q.QueryRow(r.ctx, `SELECT `+contestColumns+` FROM contests c WHERE c.slug = $3 AND `+seen, r.accountID(), r.isJury(), slug), r.now)
	if errors.Is(err, pgx.ErrNoRows) {
		return c, noContest(slug)
	}
	if err != nil {
		return c, fmt.Errorf("get contest %s: %w", slug, err)
	}
	return c, s.headcount(r.ctx, q, &c)
}

// readContest is the page of a contest as whoever asks may see it.
func (s *Service) readContest(r *request, slug string) (*contestPage, error) {
	v, err := s.visit(r, slug)
	if err != nil {
		return nil, err
	}
	c := v.contestSummary
	p := &contestPage{contestSummary: c, Problems: []contestProblem{}, RemovedIntervals: v.facts.removed}
	if c.TeamSize > 0 {
		if p.Team, err = s.ownTeam(r, c.id); err != nil {
			return nil, err
		}
	}
	if c.State == ended {
		if p.VirtualStart, err = s.ownVirtual(r, c, p.RemovedIntervals); err != nil {
			return nil, err
		}
	}
	if c.State == upcoming && !r.isJury() {
		return p, nil
	}
	marks, err := s.ownMarks(r, v)
	if err != nil {
		return nil, err
	}
	for _, problem := range v.facts.problems {
		m, tried := marks[problem.Slug]
		problem.Attempted, problem.Solved = tried, m
		p.Problems = append(p.Problems, problem)
	}
	return p, nil
}

// ownMarks are the problems that the account, its team, or the account in its
// virtual participation has tried in the contest, and whether it has solved them,
// by slug.
func (s *Service) ownMarks(r *request, v visit) (map[string]bool, error) {
	// Most who open a contest at its start have tried nothing. What a team has, or
	// one alone in a virtual participation, is not known without looking.
	if r.account == nil || !v.tried && v.TeamSize == 0 && v.State != ended {
		return nil, nil
	}
	// Two branches, each with an index of its own: an OR would go through all
	// submissions of the contest.
	rows, err := s.db.Query(r.ctx, `SELECT p.slug, bool_or(coalesce(j.verdict = 'AC', false)) FROM (
			SELECT id, problem_id FROM submissions WHERE contest_id = $1 AND NOT trial AND account_id = ANY (ARRAY(
				SELECT mate.account_id FROM contest_participants me JOIN contest_participants mate USING (contest_id, participant_id)
				WHERE me.contest_id = $1 AND me.account_id = $2))
			UNION ALL
			SELECT id, problem_id FROM submissions WHERE NOT trial
				AND virtual_id = (SELECT id FROM virtual_participations WHERE contest_id = $1 AND account_id = $2)
		) s JOIN problems p ON p.id = s.problem_id`+currentJudgement+` GROUP BY p.slug`, v.id, r.account.ID)
	if err != nil {
		return nil, fmt.Errorf("own submissions in contest %s: %w", v.Slug, err)
	}
	marks := map[string]bool{}
	var slug string
	var solved bool
	if _, err = pgx.ForEachRow(rows, []any{&slug, &solved}, func() error { marks[slug] = solved; return nil }); err != nil {
		return nil, fmt.Errorf("own submissions in contest %s: %w", v.Slug, err)
	}
	return marks, nil
}
