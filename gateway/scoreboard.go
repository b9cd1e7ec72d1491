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
	slug   string
	viewer judge.Viewer
	page   int
}

// boardEntry is an encoded page without the row of whoever asks, which follows
// head.
type boardEntry struct {
	contest string // id
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
		fresh = age < boardMinAge || age < boardMaxAge && e.change == b.changes[e.contest]
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
		e.made, e.change = made, before[e.contest]
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

type boardRow struct {
	Rank           int         `json:"rank"`
	Login          string      `json:"login"`
	Name           string      `json:"name"`
	Solved         int         `json:"solved"`
	PenaltyMinutes int         `json:"penalty_minutes"`
	LastSeconds    int         `json:"last_seconds"`
	Cells          []boardCell `json:"cells"`
}

// boardCell is judge.Cell with nothing left out.
type boardCell struct {
	Label    string `json:"label"`
	Rejected int    `json:"rejected"`
	Pending  int    `json:"pending"`
	Solved   bool   `json:"solved"`
	First    bool   `json:"first"`
	Minutes  int    `json:"minutes"`

	Points judge.Points `json:"points"`
}

func newBoardRow(rank int, row judge.Row, who accountName, hidden bool) boardRow {
	b := boardRow{
		Rank: rank, Login: who.Login, Name: who.Name, Solved: row.Solved,
		PenaltyMinutes: row.PenaltyMinutes, LastSeconds: row.LastSeconds, Cells: []boardCell{},
	}
	for _, c := range row.Cells {
		if !hidden {
			b.Cells = append(b.Cells, boardCell(c))
		}
	}
	return b
}

type boardContest struct {
	Slug     string     `json:"slug"`
	Name     string     `json:"name"`
	State    string     `json:"state"`
	Frozen   bool       `json:"frozen"`
	StartsAt time.Time  `json:"starts_at"`
	EndsAt   time.Time  `json:"ends_at"`
	FreezeAt *time.Time `json:"freeze_at"`
	ThawAt   *time.Time `json:"thaw_at"`
}

type boardLabel struct {
	Label string `json:"label"`
	Slug  string `json:"slug"`
	Name  string `json:"name"`
}

func (s *Service) getScoreboard(r *request) (*answer, error) {
	page, err := r.number("page", 1, 1, 100_000)
	if err != nil {
		return nil, err
	}
	view, err := r.choice("view", "public", "jury")
	if err != nil {
		return nil, err
	}
	viewer := judge.Public
	if view == "jury" {
		viewer = judge.Jury
		if err := r.mayUse(jury); err != nil {
			return nil, err
		}
	}
	slug := r.param("slug")
	if !slugPattern.MatchString(slug) {
		return nil, noContest(slug)
	}
	e, err := s.boards.get(boardKey{slug, viewer, page}, func() (*boardEntry, error) {
		// Not the context of this request: others wait for the page as well.
		ctx, cancel := context.WithTimeout(context.Background(), handlerTime)
		defer cancel()
		return s.computeBoard(ctx, slug, viewer, page)
	})
	if err != nil {
		return nil, coded(err, "scoreboard of "+slug)
	}
	me := []byte("null")
	if r.account != nil {
		if me, err = s.myRow(r, e); err != nil {
			return nil, fmt.Errorf("scoreboard of %s: row of %s: %w", slug, r.account.Login, err)
		}
	}
	body := make([]byte, 0, len(e.head)+len(me)+1)
	body = append(append(append(body, e.head...), me...), '}')
	etag := e.tag
	if len(me) != len("null") {
		etag += "-" + hashTag(me)
	}
	return &answer{raw: body, etag: etag}, nil
}

func (s *Service) myRow(r *request, e *boardEntry) ([]byte, error) {
	rank, row, found, err := s.standingOf(r.ctx, e.contest, e.viewer, r.account.ID)
	if err != nil || !found {
		return []byte("null"), err
	}
	return json.Marshal(newBoardRow(rank, row, accountName{r.account.Login, r.account.Name}, e.hidden))
}

func (s *Service) computeBoard(ctx context.Context, slug string, viewer judge.Viewer, page int) (*boardEntry, error) {
	now := s.now()
	c, err := scanContest(s.db.QueryRow(ctx, `SELECT `+contestColumns+` FROM contests c WHERE c.slug = $2`, "", slug), now)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, noContest(slug)
	}
	if err != nil {
		return nil, err
	}
	hidden := c.State == upcoming && viewer != judge.Jury
	labels := []boardLabel{}
	if !hidden {
		rows, err := s.db.Query(ctx, `SELECT cp.label, p.slug, p.name FROM contest_problems cp JOIN problems p ON p.id = cp.problem_id
			WHERE cp.contest_id = $1 ORDER BY cp.ordinal`, c.id)
		if err != nil {
			return nil, err
		}
		if labels, err = pgx.CollectRows(rows, pgx.RowToStructByPos[boardLabel]); err != nil {
			return nil, err
		}
	}
	standings, total, err := s.standings(ctx, c.id, viewer, (page-1)*boardPage, boardPage)
	if err != nil {
		return nil, err
	}
	names, err := s.namesOf(ctx, standings)
	if err != nil {
		return nil, err
	}
	rows := make([]boardRow, len(standings))
	for i, st := range standings {
		rows[i] = newBoardRow(st.rank, st.row, names[st.row.Participant], hidden)
	}
	head, err := json.Marshal(struct {
		Contest  boardContest `json:"contest"`
		Problems []boardLabel `json:"problems"`
		Rows     []boardRow   `json:"rows"`
		paging
	}{
		boardContest{c.Slug, c.Name, c.State, c.Frozen, c.StartsAt, c.EndsAt, c.FreezeAt, c.ThawAt},
		labels, rows, paging{total, page, boardPage},
	})
	if err != nil {
		return nil, err
	}
	head = append(head[:len(head)-1], `,"me":`...)
	return &boardEntry{contest: c.id, viewer: viewer, hidden: hidden, head: head, tag: hashTag(head)}, nil
}

func (s *Service) namesOf(ctx context.Context, standings []standing) (map[string]accountName, error) {
	ids := make([]string, len(standings))
	for i, st := range standings {
		ids[i] = st.row.Participant
	}
	names := make(map[string]accountName, len(ids))
	rows, err := s.db.Query(ctx, `SELECT id::text, login, name FROM accounts WHERE id = ANY($1::uuid[])`, ids)
	if err != nil {
		return nil, err
	}
	var id string
	var who accountName
	_, err = pgx.ForEachRow(rows, []any{&id, &who.Login, &who.Name}, func() error {
		names[id] = who
		return nil
	})
	return names, err
}
