package leaderboard

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/redis/go-redis/v9"

	"assize/internal/testkit"
	"assize/judge"
	"assize/judge/scoring"
)

func decodeRow(doc string) (r judge.Row, err error) {
	return r, json.Unmarshal([]byte(doc), &r)
}

// sortRows keeps the order of scores and puts equal ones by participant.
func sortRows(rows []judge.Row) {
	slices.SortStableFunc(rows, func(a, b judge.Row) int {
		return cmp.Or(cmp.Compare(scoring.Key(judge.PassFail, b), scoring.Key(judge.PassFail, a)), strings.Compare(a.Participant, b.Participant))
	})
}

func newBoard(t testing.TB) board {
	t.Helper()
	opt, err := redis.ParseURL(testkit.Redis(t))
	if err != nil {
		t.Fatal(err)
	}
	client := redis.NewClient(opt)
	t.Cleanup(func() { client.Close() })
	return board{client}
}

// fillNow fills a board with the run id of the running server.
func (b board) fillNow(t testing.TB, contest string, rows []change) {
	t.Helper()
	run, err := b.runID(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if err := b.fill(t.Context(), contest, run, rows); err != nil {
		t.Fatal(err)
	}
}

func versionOf(t testing.TB, viewer judge.Viewer, version int64, row judge.Row) change {
	t.Helper()
	doc, err := json.Marshal(row)
	if err != nil {
		t.Fatal(err)
	}
	return change{viewer: viewer, participant: row.Participant, version: version, score: scoring.Key(judge.PassFail, row), row: doc}
}

// TestUpdateTakesTheNewestVersion applies versions of many rows twice, in
// random order: in the end each row is its newest version, to the last digit of
// its score.
func TestUpdateTakesTheNewestVersion(t *testing.T) {
	b := newBoard(t)
	b.fillNow(t, "c", nil)
	r := rand.New(rand.NewPCG(2, 2))
	want := map[boardKey]judge.Row{}
	var changes []change
	for p := range 50 {
		for _, viewer := range viewers {
			for version := range int64(10) {
				row := judge.Row{Participant: fmt.Sprint("p", p), Solved: r.IntN(255), PenaltyMinutes: r.IntN(1 << 20), LastSeconds: r.IntN(1 << 25)}
				c := versionOf(t, viewer, 1e15+version, row)
				if version == 9 && p%10 == 0 {
					c.deleted = true
				} else {
					want[boardKey{viewer, row.Participant}] = row
				}
				if c.deleted {
					delete(want, boardKey{viewer, row.Participant})
				}
				changes = append(changes, c, c)
			}
		}
	}
	r.Shuffle(len(changes), func(i, j int) { changes[i], changes[j] = changes[j], changes[i] })
	if err := b.update(t.Context(), "c", changes); err != nil {
		t.Fatal(err)
	}
	got := 0
	for _, viewer := range viewers {
		rows, err := redisBoard(t.Context(), b.redis, "c", viewer)
		if err != nil {
			t.Fatal(err)
		}
		got += len(rows)
		for _, row := range rows {
			if w, ok := want[boardKey{viewer, row.Participant}]; !ok || !equal(w, row) {
				t.Errorf("%s: row %+v, want %+v (%v)", viewer, row, w, ok)
			}
		}
	}
	if got != len(want) {
		t.Errorf("%d rows, want %d", got, len(want))
	}
}

func TestNoUpdateWithoutABoard(t *testing.T) {
	b := newBoard(t)
	c := versionOf(t, judge.Public, 1, judge.Row{Participant: "p"})
	if err := b.update(t.Context(), "c", []change{c}); !errors.Is(err, errNotReady) {
		t.Errorf("update of a board that is not there: %v, want errNotReady", err)
	}
	if keys, err := b.redis.Keys(t.Context(), "*").Result(); err != nil || len(keys) != 0 {
		t.Errorf("keys %v, %v; want none: half a board looks like a whole one", keys, err)
	}
}

// TestFillReplacesAndLeavesNothingBehind: rows that are gone are gone, nothing
// expires, and no working key is left.
func TestFillReplacesAndLeavesNothingBehind(t *testing.T) {
	b := newBoard(t)
	var rows []change
	for i := range 2500 { // several pipelines
		for _, viewer := range viewers {
			rows = append(rows, versionOf(t, viewer, 7, judge.Row{Participant: fmt.Sprint("p", i), Solved: 1, PenaltyMinutes: i}))
		}
	}
	b.fillNow(t, "c", rows)
	b.fillNow(t, "c", rows[:15])
	for _, viewer := range viewers {
		if got, err := redisBoard(t.Context(), b.redis, "c", viewer); err != nil || len(got) != 5 || got[0].Participant != "p0" {
			t.Errorf("%s: %d rows, %v; want the 5 of the second fill", viewer, len(got), err)
		}
	}
	keys, err := b.redis.Keys(t.Context(), "*").Result()
	if err != nil || len(keys) != 10 {
		t.Errorf("keys %v, %v; want 10", keys, err)
	}
	for _, key := range keys {
		if ttl, err := b.redis.TTL(t.Context(), key).Result(); err != nil || ttl != -1 {
			t.Errorf("%s expires in %v, %v", key, ttl, err)
		}
	}
	b.fillNow(t, "c", nil)
	if keys, err := b.redis.Keys(t.Context(), "*").Result(); err != nil || len(keys) != 1 {
		t.Errorf("keys of an empty board %v, %v; want ready alone", keys, err)
	}
}

// TestReadyNamesTheServer: a ready key from another life of the server does not
// count.
func TestReadyNamesTheServer(t *testing.T) {
	b := newBoard(t)
	b.fillNow(t, "a", nil)
	if err := b.fill(t.Context(), "b", "another run", nil); err != nil {
		t.Fatal(err)
	}
	missing, err := b.notReady(t.Context(), []string{"a", "b", "c"})
	if err != nil || !slices.Equal(missing, []string{"b", "c"}) {
		t.Errorf("notReady = %v, %v; want b, c", missing, err)
	}
}
