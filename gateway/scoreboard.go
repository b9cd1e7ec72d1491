package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"golang.org/x/sync/singleflight"

	"assize/judge"
)

// boardPage is how many rows a page of a scoreboard has.
const boardPage = 50

// boards are the pages that were computed lately. A page is computed once for
// all who ask meanwhile. It is good for maxAge, and after a change of the
// contest's board for minAge only: a rush of verdicts must not make each poll
// compute.
type boards struct {
	flights singleflight.Group
	mu      sync.Mutex
	pages   map[boardKey]*boardEntry
	changes map[string]uint64 // by contest id; grows with every change told
}

const (
	boardMaxAge  = time.Second
	boardMinAge  = 50 * time.Millisecond
	boardEntries = 1000
)

type boardKey struct {
	slug          string
	viewer        judge.Viewer
	offset, count int
	organization  string
	friendsOf     string // account id
}

// boardEntry is an encoded page without the row of whoever asks, which follows
// head.
type boardEntry struct {
	contest contestSummary
	viewer  judge.Viewer
	hidden  bool // not begun: no cells
	head    []byte
	tag     string
	made    time.Time
	change  uint64
}

func newBoards() *boards {
	return &boards{pages: map[boardKey]*boardEntry{}, changes: map[string]uint64{}}
}

// hear notes that the board of a contest has changed.
func (b *boards) hear(subject string, _ []byte) {
	contest := subject[strings.LastIndexByte(subject, '.')+1:]
	b.mu.Lock()
	defer b.mu.Unlock()
	if len(b.changes) > boardEntries {
		clear(b.changes) // pages live for a second anyway
	}
	b.changes[contest]++
}

// get returns a page that is fresh enough, made by compute if need be.
func (b *boards) get(key boardKey, compute func() (*boardEntry, error)) (*boardEntry, error) {
	b.mu.Lock()
	e := b.pages[key]
	fresh := false
	if e != nil {
		age := time.Since(e.made)
		fresh = age < boardMinAge || age < boardMaxAge && e.change == b.changes[e.contest.id]
	}
	b.mu.Unlock()
	if fresh {
		return e, nil
	}
	v, err, _ := b.flights.Do(fmt.Sprint(key), func() (any, error) {
		b.mu.Lock()
		before := make(map[string]uint64, len(b.changes))
		for contest, n := range b.changes {
			before[contest] = n
		}
		b.mu.Unlock()
		made := time.Now() // as old as the oldest thing in it
		e, err := compute()
		if err != nil {
			return nil, err
		}
		e.made, e.change = made, before[e.contest.id]
		b.mu.Lock()
		defer b.mu.Unlock()
		if len(b.pages) >= boardEntries {
			clear(b.pages)
		}
		b.pages[key] = e
		return e, nil
	})
	if err != nil {
		return nil, err
	}
	return v.(*boardEntry), nil
}

// entrant is a participant by name. The login of a team is its id.
type entrant struct {
	Login        string
	Name         string
	Organization string
	Team         bool
}

type boardRow struct {
	Rank           int          `json:"rank"`
	Login          string       `json:"login"`
	Name           string       `json:"name"`
	Organization   string       `json:"organization"`
	Team           bool         `json:"team"`
	Solved         int          `json:"solved"`
	PenaltyMinutes int          `json:"penalty_minutes"`
	LastSeconds    int          `json:"last_seconds"`
	Points         judge.Points `json:"points"`
	FinishSeconds  int          `json:"finish_seconds"`
	Cells          []boardCell  `json:"cells"`
}

// boardCell is judge.Cell with nothing left out.
type boardCell struct {
	Label    string       `json:"label"`
	Rejected int          `json:"rejected"`
	Pending  int          `json:"pending"`
	Solved   bool         `json:"solved"`
	First    bool         `json:"first"`
	Minutes  int          `json:"minutes"`
	Seconds  int          `json:"seconds"`
	Points   judge.Points `json:"points"`
}

func newBoardRow(rank int, row judge.Row, who entrant, hidden bool) boardRow {
	b := boardRow{
		Rank: rank, Login: who.Login, Name: who.Name, Organization: who.Organization, Team: who.Team, Solved: row.Solved,
		PenaltyMinutes: row.PenaltyMinutes, LastSeconds: row.LastSeconds, Points: row.Points, FinishSeconds: row.FinishSeconds, Cells: []boardCell{},
	}
	for _, c := range row.Cells {
		if !hidden {
			b.Cells = append(b.Cells, boardCell(c))
		}
	}
	return b
}

// board is a page of a scoreboard as it is sent.
type board struct {
	Contest  boardContest   `json:"contest"`
	Problems []boardProblem `json:"problems"`
	Rows     []boardRow     `json:"rows"`
	Offset   int            `json:"offset"` // rows above the first
	paging
}

type boardContest struct {
	Slug     string              `json:"slug"`
	Name     string              `json:"name"`
	State    string              `json:"state"`
	Scoring  judge.Scoring       `json:"scoring"`
	Frozen   bool                `json:"frozen"`
	StartsAt time.Time           `json:"starts_at"`
	EndsAt   time.Time           `json:"ends_at"`
	FreezeAt *time.Time          `json:"freeze_at"`
	ThawAt   *time.Time          `json:"thaw_at"`
	States   judge.ContestStates `json:"states"`
}

// boardProblem is a problem with its sums over the board that it heads.
type boardProblem struct {
	Label   string       `json:"label"`
	Slug    string       `json:"slug"`
	Name    string       `json:"name"`
	Points  judge.Points `json:"points"`
	Solved  int          `json:"solved"`
	Tried   int          `json:"tried"`
	Pending int          `json:"pending"`
}

// around is how many rows above and below one's own around=me shows.
const around = 5

func (s *Service) getScoreboard(r *request) (*answer, error) {
	key := boardKey{slug: r.param("slug"), viewer: judge.Public, count: boardPage}
	page, err := r.number("page", 1, 1, 100_000)
	if err != nil {
		return nil, err
	}
	key.offset = (page - 1) * boardPage
	view, err := r.choice("view", "public", "frozen", "jury")
	if err != nil {
		return nil, err
	}
	if view != "" {
		key.viewer = judge.Viewer(view)
	}
	if key.viewer == judge.Jury {
		if err := r.mayUse(jury); err != nil {
			return nil, err
		}
	}
	if key.organization, err = r.query("organization"); err != nil {
		return nil, err
	}
	friends, err := r.choice("friends", "true", "false")
	if err != nil {
		return nil, err
	}
	me, err := r.choice("around", "me")
	if err != nil {
		return nil, err
	}
	if friends == "true" || me != "" {
		if err := r.mayUse(loggedIn); err != nil {
			return nil, err
		}
		if friends == "true" && (me != "" || key.organization != "") || me != "" && key.organization != "" {
			return nil, invalid("organization, friends and around are of one another's places: give one of them")
		}
		if friends == "true" {
			key.friendsOf = r.account.ID
		}
	}
	if !slugPattern.MatchString(key.slug) {
		return nil, noContest(key.slug)
	}
	if me != "" {
		if key.offset, err = s.offsetOf(r, key); err != nil {
			return nil, err
		}
		key.count = 2*around + 1
	}
	e, err := s.boards.get(key, func() (*boardEntry, error) {
		// Not the context of this request: others wait for the page as well.
		ctx, cancel := context.WithTimeout(context.Background(), handlerTime)
		defer cancel()
		return s.computeBoard(ctx, key)
	})
	if err != nil {
		return nil, coded(err, "scoreboard of "+key.slug)
	}
	if e.contest.Visibility != "public" {
		if _, err := s.findContest(r, s.db, key.slug); err != nil {
			return nil, err
		}
	}
	own := []byte("null")
	if r.account != nil {
		if own, err = s.myRow(r, e); err != nil {
			return nil, fmt.Errorf("scoreboard of %s: row of %s: %w", key.slug, r.account.Login, err)
		}
	}
	body := make([]byte, 0, len(e.head)+len(own)+1)
	body = append(append(append(body, e.head...), own...), '}')
	etag := e.tag
	if len(own) != len("null") {
		etag += "-" + hashTag(own)
	}
	return &answer{raw: body, etag: etag}, nil
}

// participantOf is whose row the account has in the contest: its own, or its
// team's; "" where it takes no part in a contest of teams.
func (s *Service) participantOf(r *request, c contestSummary) (string, error) {
	if c.TeamSize == 0 {
		return r.account.ID, nil
	}
	var id string
	err := s.db.QueryRow(r.ctx, `SELECT participant_id FROM contest_participants WHERE contest_id = $1 AND account_id = $2`, c.id, r.account.ID).Scan(&id)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", nil
	}
	return id, err
}

func (s *Service) myRow(r *request, e *boardEntry) ([]byte, error) {
	participant, err := s.participantOf(r, e.contest)
	if err != nil || participant == "" {
		return []byte("null"), err
	}
	rank, row, found, err := s.standingOf(r.ctx, e.contest.id, e.viewer, participant)
	if err != nil || !found {
		return []byte("null"), err
	}
	row.Participant = participant
	who := entrant{Login: r.account.Login, Name: r.account.Name, Organization: r.account.Organization}
	if e.contest.TeamSize > 0 {
		names, err := s.namesOf(r.ctx, e.contest, []standing{{row: row}})
		if err != nil {
			return nil, err
		}
		who = names[participant]
	}
	return json.Marshal(newBoardRow(rank, row, who, e.hidden))
}

// offsetOf is where a page around one's own row begins.
func (s *Service) offsetOf(r *request, key boardKey) (int, error) {
	c, err := s.findContest(r, s.db, key.slug)
	if err != nil {
		return 0, err
	}
	participant, err := s.participantOf(r, c)
	if err != nil {
		return 0, fmt.Errorf("scoreboard of %s: %w", key.slug, err)
	}
	position, err := s.positionOf(r.ctx, c.id, viewerIn(c, key.viewer), participant)
	if err != nil {
		return 0, fmt.Errorf("scoreboard of %s: %w", key.slug, err)
	}
	return max(0, position-around), nil
}

// viewerIn is whose board viewer sees. Until the thaw the frozen one is the public
// one, and the leaderboard, which begins to keep it within a second of the freeze,
// may not have all of it.
func viewerIn(c contestSummary, viewer judge.Viewer) judge.Viewer {
	if viewer == judge.Frozen && c.States.Thawed == nil {
		return judge.Public
	}
	return viewer
}

func (s *Service) computeBoard(ctx context.Context, key boardKey) (*boardEntry, error) {
	now := s.now()
	c, err := scanContest(s.db.QueryRow(ctx, `SELECT `+contestColumns+` FROM contests c WHERE c.slug = $2`, "", key.slug), now)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, noContest(key.slug)
	}
	if err != nil {
		return nil, err
	}
	viewer := viewerIn(c, key.viewer)
	var standings []standing
	var total int
	var totals []judge.Total
	if key.organization == "" && key.friendsOf == "" {
		standings, totals, total, err = s.standings(ctx, c.id, viewer, key.offset, key.count)
	} else {
		var among []string
		if among, err = s.membersOf(ctx, c, key); err == nil {
			standings, totals, total, err = s.standingsAmong(ctx, c.id, viewer, among, key.offset, key.count)
		}
	}
	if err != nil {
		return nil, err
	}
	hidden := c.State == upcoming && viewer != judge.Jury
	paging := paging{total, key.offset/boardPage + 1, key.count}
	b, err := s.boardOf(ctx, c, standings, totals, paging, hidden)
	if err != nil {
		return nil, err
	}
	b.Offset = key.offset
	head, err := json.Marshal(b)
	if err != nil {
		return nil, err
	}
	head = append(head[:len(head)-1], `,"me":`...)
	return &boardEntry{contest: c, viewer: viewer, hidden: hidden, head: head, tag: hashTag(head)}, nil
}

// boardOf puts a page together.
func (s *Service) boardOf(ctx context.Context, c contestSummary, standings []standing, totals []judge.Total, p paging, hidden bool) (*board, error) {
	b := &board{boardContest{c.Slug, c.Name, c.State, c.Scoring, c.Frozen, c.StartsAt, c.EndsAt, c.FreezeAt, c.ThawAt, c.States},
		[]boardProblem{}, make([]boardRow, len(standings)), (p.Page - 1) * p.PerPage, p}
	if !hidden {
		rows, err := s.db.Query(ctx, `SELECT cp.label, p.slug, p.name, cp.points, 0, 0, 0 FROM contest_problems cp JOIN problems p ON p.id = cp.problem_id
			WHERE cp.contest_id = $1 ORDER BY cp.ordinal`, c.id)
		if err != nil {
			return nil, err
		}
		if b.Problems, err = pgx.CollectRows(rows, pgx.RowToStructByPos[boardProblem]); err != nil {
			return nil, err
		}
		for i := range b.Problems {
			for _, t := range totals {
				if p := &b.Problems[i]; p.Label == t.Label {
					p.Solved, p.Tried, p.Pending = t.Solved, t.Tried, t.Pending
				}
			}
		}
	}
	names, err := s.namesOf(ctx, c, standings)
	if err != nil {
		return nil, err
	}
	for i, st := range standings {
		b.Rows[i] = newBoardRow(st.rank, st.row, names[st.row.Participant], hidden)
	}
	return b, nil
}

// namesOf names the participants of a contest.
func (s *Service) namesOf(ctx context.Context, c contestSummary, standings []standing) (map[string]entrant, error) {
	ids := make([]string, len(standings))
	for i, st := range standings {
		ids[i] = st.row.Participant
	}
	sql := `SELECT id::text, login, name, organization FROM accounts WHERE id = ANY($1::uuid[])`
	if c.TeamSize > 0 {
		sql = `SELECT id::text, id::text, name, organization FROM contest_teams WHERE id = ANY($1::uuid[])`
	}
	names := make(map[string]entrant, len(ids))
	rows, err := s.db.Query(ctx, sql, ids)
	if err != nil {
		return nil, err
	}
	var id string
	who := entrant{Team: c.TeamSize > 0}
	_, err = pgx.ForEachRow(rows, []any{&id, &who.Login, &who.Name, &who.Organization}, func() error {
		names[id] = who
		return nil
	})
	return names, err
}

// mostAmong bounds the participants that are picked out of a board.
const mostAmong = 20_000

// membersOf are the participants of an organization, or those that somebody has
// as friends, with that somebody.
func (s *Service) membersOf(ctx context.Context, c contestSummary, key boardKey) ([]string, error) {
	sql, arg := `SELECT DISTINCT cp.participant_id::text FROM contest_participants cp JOIN accounts a ON a.id = cp.account_id
		LEFT JOIN contest_teams t ON t.id = cp.team_id WHERE cp.contest_id = $1 AND coalesce(t.organization, a.organization) = $2 LIMIT $3`, key.organization
	if key.friendsOf != "" {
		sql, arg = `SELECT DISTINCT cp.participant_id::text FROM contest_participants cp WHERE cp.contest_id = $1 AND (cp.account_id = $2::uuid
			OR cp.account_id IN (SELECT friend_id FROM friends WHERE account_id = $2::uuid)) LIMIT $3`, key.friendsOf
	}
	rows, err := s.db.Query(ctx, sql, c.id, arg, mostAmong)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}
