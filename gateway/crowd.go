package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/singleflight"
)

// crowd keeps in memory what thousands ask for in the same second when a contest
// starts: what is the same for all of them, read once a second at most, and what
// each of them is in the contest. A gateway that changes any of it forgets it at
// once and tells the others (contestsSubject); should that be lost, they are a
// second behind, and with an account's part in a contest knownFor.
type crowd struct {
	flights singleflight.Group
	mu      sync.Mutex
	// forgotten grows whenever something of contests and problems is forgotten:
	// what was read before that is not remembered after it. left does the same for
	// parts; leftBy says when an account's were forgotten, and leftAll when all
	// were. Each submission forgets its account's, and must cost nobody else.
	forgotten uint64
	left      uint64
	leftAll   uint64
	leftBy    map[string]uint64
	contests  map[string]*contestFacts         // by slug
	problems  map[string]*problemFacts         // by slug
	parts     map[string]map[string]attendance // by account and contest id
	loaded    map[string]time.Time             // by contest id: when parts had all of its participants
}

const (
	factsFor     = time.Second
	crowdEntries = 2_000
	crowdParts   = 200_000
	// crowdAhead is how long before a contest all of its participants are read at
	// once: soon they will all come.
	crowdAhead = 15 * time.Minute
)

func newCrowd() *crowd {
	return &crowd{contests: map[string]*contestFacts{}, problems: map[string]*problemFacts{}, parts: map[string]map[string]attendance{},
		loaded: map[string]time.Time{}, leftBy: map[string]uint64{}}
}

// crowdChange is what has changed; it is told to other gateways.
type crowdChange struct {
	Contest string `json:"contest,omitempty"` // slug; what it shows to everybody
	Account string `json:"account,omitempty"` // id; what it is in its contests
	All     bool   `json:"all,omitempty"`
}

// contestsSubject is where gateways tell one another that contests, who takes part
// in them, their clarifications or problems have changed.
const contestsSubject = "judge.v1.contests"

func (c *crowd) forget(change crowdChange) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if change.All {
		clear(c.contests)
		clear(c.problems)
	}
	if change.All || change.Contest != "" {
		c.forgotten++
		delete(c.contests, change.Contest)
	}
	if change.All || len(c.leftBy) >= crowdParts {
		c.left++
		c.leftAll = c.left
		clear(c.parts)
		clear(c.loaded)
		clear(c.leftBy)
	}
	if change.Account != "" {
		c.left++
		c.leftBy[change.Account] = c.left
		delete(c.parts, change.Account)
	}
}

func (c *crowd) hear(_ string, data []byte) {
	var change crowdChange
	if json.Unmarshal(data, &change) != nil {
		change = crowdChange{All: true}
	}
	c.forget(change)
}

// contestsChanged is called after the change is committed.
func (s *Service) contestsChanged(ctx context.Context, change crowdChange) {
	s.crowd.forget(change)
	if err := s.bus.Tell(contestsSubject, change); err != nil && ctx.Err() == nil {
		s.log.Warn("gateway: other gateways see a changed contest a little later", "error", err)
	}
}

// fresh reads something shared anew, once for all who ask meanwhile, unless it was
// read within factsFor. entries is where it is kept; all of it under c.mu.
func fresh[F interface{ readAt() time.Time }](c *crowd, kind, slug string, entries map[string]F, read func() (F, error)) (F, error) {
	c.mu.Lock()
	f, ok := entries[slug]
	mark := c.forgotten
	c.mu.Unlock()
	if ok && time.Since(f.readAt()) < factsFor {
		return f, nil
	}
	// What was under way when something changed is not for those who ask after it.
	v, err, _ := c.flights.Do(fmt.Sprintf("%s %d %s", kind, mark, slug), func() (any, error) {
		f, err := read()
		if err != nil {
			return f, err
		}
		c.mu.Lock()
		defer c.mu.Unlock()
		if c.forgotten == mark {
			if len(entries) >= crowdEntries {
				clear(entries)
			}
			entries[slug] = f
		}
		return f, nil
	})
	if err != nil {
		var none F
		return none, err
	}
	return v.(F), nil
}

// attendance is what an account is in a contest. The zero value: nothing.
type attendance struct {
	participant string // id on the scoreboard: the account's own, or its team's; "": takes no part
	extra       int    // seconds
	out         bool   // disqualified, or its team is
	invited     bool
	tried       bool // has submitted in it by itself; most who open it at its start have not
	read        time.Time
}

// inside reports whether the account takes part or is invited; see insider.
func (a attendance) inside() bool { return a.participant != "" || a.invited }

// nowhere is the id of no contest.
var nowhere = uuid.Nil.String()

// attendanceColumns of the participant cp; the account is in no contest without one.
const attendanceColumns = `coalesce(cp.participant_id::text, ''),
	coalesce((SELECT max(m.extra_seconds) FROM contest_participants m WHERE m.contest_id = cp.contest_id AND m.participant_id = cp.participant_id), 0),
	EXISTS (SELECT FROM contest_participants m WHERE m.contest_id = cp.contest_id AND m.participant_id = cp.participant_id AND m.disqualified_at IS NOT NULL),
	EXISTS (SELECT FROM submissions s WHERE s.contest_id = cp.contest_id AND s.account_id = cp.account_id AND NOT s.trial)`

func (s *Service) attendance(r *request, contest contestSummary) (a attendance, err error) {
	if r.account == nil {
		return a, nil
	}
	c := s.crowd
	if !r.writes {
		if a, ok := c.part(r.account.ID, contest.id); ok {
			return a, nil
		}
		if err := s.loadParts(r, contest); err != nil {
			return a, err
		}
		if a, ok := c.part(r.account.ID, contest.id); ok {
			return a, nil
		}
	}
	mark := c.mark()
	a.read = time.Now()
	err = s.db.QueryRow(r.ctx, `SELECT `+attendanceColumns+`, EXISTS (SELECT FROM contest_invitations i WHERE i.contest_id = $1 AND i.account_id = $2)
		FROM (SELECT) nothing LEFT JOIN contest_participants cp ON cp.contest_id = $1 AND cp.account_id = $2`, contest.id, r.account.ID).
		Scan(&a.participant, &a.extra, &a.out, &a.tried, &a.invited)
	if err != nil {
		return a, fmt.Errorf("part of %s in contest %s: %w", r.account.Login, contest.Slug, err)
	}
	c.remember(mark, contest.id, map[string]attendance{r.account.ID: a})
	return a, nil
}

// loadParts reads all participants of a contest that runs or is about to, once for
// all who ask.
func (s *Service) loadParts(r *request, contest contestSummary) error {
	c := s.crowd
	c.mu.Lock()
	loaded, mark, all := c.loaded[contest.id], c.left, c.leftAll
	c.mu.Unlock()
	soon := r.now.After(contest.StartsAt.Add(-crowdAhead)) && r.now.Before(contest.EndsAt)
	if !soon || time.Since(loaded) < knownFor || contest.Participants > crowdParts/2 {
		return nil
	}
	_, err, _ := c.flights.Do(fmt.Sprintf("parts %d %s", all, contest.id), func() (any, error) {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(r.ctx), handlerTime)
		defer cancel()
		read := time.Now()
		rows, err := s.db.Query(ctx, `SELECT cp.account_id::text, `+attendanceColumns+` FROM contest_participants cp WHERE cp.contest_id = $1`, contest.id)
		if err != nil {
			return nil, err
		}
		parts := map[string]attendance{}
		var account string
		a := attendance{read: read}
		if _, err := pgx.ForEachRow(rows, []any{&account, &a.participant, &a.extra, &a.out, &a.tried}, func() error { parts[account] = a; return nil }); err != nil {
			return nil, err
		}
		c.remember(mark, contest.id, parts)
		c.mu.Lock()
		defer c.mu.Unlock()
		if mark < c.leftAll {
			return nil, nil
		}
		if len(c.loaded) >= crowdEntries {
			clear(c.loaded)
		}
		c.loaded[contest.id] = read
		return nil, nil
	})
	if err != nil {
		return fmt.Errorf("participants of contest %s: %w", contest.Slug, err)
	}
	return nil
}

// part is what is remembered of an account in a contest.
func (c *crowd) part(account, contest string) (attendance, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	a, ok := c.parts[account][contest]
	return a, ok && time.Since(a.read) < knownFor
}

// mark is for remember: what is read of an account after it is remembered unless
// it was forgotten meanwhile.
func (c *crowd) mark() uint64 {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.left
}

// remember keeps parts in a contest, by account.
func (c *crowd) remember(mark uint64, contest string, parts map[string]attendance) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if mark < c.leftAll {
		return
	}
	if len(c.parts)+len(parts) > crowdParts {
		clear(c.parts)
	}
	for account, a := range parts {
		if c.leftBy[account] > mark {
			continue
		}
		if c.parts[account] == nil || len(c.parts[account]) >= crowdEntries {
			c.parts[account] = map[string]attendance{}
		}
		c.parts[account][contest] = a
	}
}

// contestFacts is what the pages of a contest show to everybody alike. It is
// shared: nobody changes it.
type contestFacts struct {
	contest        contestSummary // nobody's; absent: its id is nowhere
	removed        []removedInterval
	problems       []contestProblem // with the marks of nobody
	clarifications []clarification  // all of them, whoever may see them
	read           time.Time
}

func (f *contestFacts) readAt() time.Time { return f.read }

// visit is a contest as one account may see it.
type visit struct {
	contestSummary
	attendance
	facts *contestFacts
}

// visit returns the contest, where the account may see it. It is for reading alone:
// what changes something decides by findContest in its transaction. A contest that
// one may not see takes the same way as one that is not there.
func (s *Service) visit(r *request, slug string) (v visit, err error) {
	if !slugPattern.MatchString(slug) {
		return v, noContest(slug)
	}
	read := func() (*contestFacts, error) {
		// Not the context of this request: others wait for the facts as well.
		ctx, cancel := context.WithTimeout(context.WithoutCancel(r.ctx), handlerTime)
		defer cancel()
		return s.readFacts(ctx, slug)
	}
	if r.writes { // it wants to see what it has just changed
		v.facts, err = read()
	} else {
		v.facts, err = fresh(s.crowd, "contest", slug, s.crowd.contests, read)
	}
	if err != nil {
		return v, err
	}
	if v.attendance, err = s.attendance(r, v.facts.contest); err != nil {
		return v, err
	}
	v.contestSummary = v.facts.contest
	if v.id == nowhere || !r.isJury() && v.Visibility != "public" && !v.inside() {
		return v, noContest(slug)
	}
	v.at(r.now)
	v.Registered, v.ExtraSeconds, v.Disqualified = v.participant != "", v.extra, v.out
	return v, nil
}

func (s *Service) readFacts(ctx context.Context, slug string) (*contestFacts, error) {
	f := &contestFacts{read: time.Now()}
	c, err := scanContest(s.db.QueryRow(ctx, `SELECT `+contestColumns+` FROM contests c WHERE c.slug = $2`, "", slug), s.now())
	if errors.Is(err, pgx.ErrNoRows) {
		f.contest.id = nowhere
		return f, nil
	}
	if err == nil {
		err = s.headcount(ctx, s.db, &c)
	}
	if err != nil {
		return nil, fmt.Errorf("contest %s: %w", slug, err)
	}
	f.contest = c
	if f.removed, err = s.removedIntervals(ctx, s.db, c.id); err != nil {
		return nil, err
	}
	rows, err := s.db.Query(ctx, `SELECT cp.label, p.slug, p.name, p.difficulty, cp.points, false, false
		FROM contest_problems cp JOIN problems p ON p.id = cp.problem_id WHERE cp.contest_id = $1 ORDER BY cp.ordinal`, c.id)
	if err == nil {
		f.problems, err = pgx.CollectRows(rows, pgx.RowToStructByPos[contestProblem])
	}
	if err != nil {
		return nil, fmt.Errorf("problems of contest %s: %w", slug, err)
	}
	if f.clarifications, err = s.readClarifications(ctx, c); err != nil {
		return nil, err
	}
	return f, nil
}

// changes is what a request that has succeeded changes for the crowd; the zero
// value is nothing.
func (r *request) changes(rt route) crowdChange {
	if !r.writes {
		return crowdChange{}
	}
	switch path := strings.TrimPrefix(rt.path, "/api/v1"); path {
	case "/contests/:slug/registration":
		return crowdChange{Contest: r.param("slug"), Account: r.account.ID}
	case "/contests/:slug/clarifications":
		return crowdChange{Contest: r.param("slug")}
	case "/contests/:slug/virtual":
		return crowdChange{}
	case "/submissions":
		return crowdChange{Account: r.account.ID}
	case "/problems", "/problems/:slug", "/series", "/series/:slug":
		return crowdChange{All: true}
	default:
		for _, prefix := range []string{"/contests", "/problems/:slug/versions", "/rejudgings", "/accounts/"} {
			if strings.HasPrefix(path, prefix) {
				return crowdChange{All: true}
			}
		}
	}
	return crowdChange{}
}
