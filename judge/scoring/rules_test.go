package scoring

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"assize/judge"
)

// scored adds scores of test groups to attempts that play has read, in points.
func scored(attempts []judge.Attempt, groups ...[]judge.Points) []judge.Attempt {
	for i := range attempts {
		var sum judge.Points
		for _, p := range groups[i] {
			attempts[i].GroupScores = append(attempts[i].GroupScores, p*judge.OnePoint)
			sum += p * judge.OnePoint
		}
		attempts[i].Score = &sum
	}
	return attempts
}

// TestPointsByTime: the rules of LeetCode's contests (problems earn their
// points; the finish time is that of the last accepted submission, and each
// wrong submission on a problem that was solved adds 5 minutes), which AtCoder's
// beginner contests state as well (ABC 075: points first; then the time until
// the current score plus 5 minutes for each incorrect attempt).
func TestPointsByTime(t *testing.T) {
	c := contest()
	c.Scoring, c.Penalty, c.FreezeAt = judge.PointsByTime, 5*time.Minute, time.Time{}
	for i, points := range []judge.Points{300, 400, 600} {
		c.Problems[i].Points = points
	}
	for _, test := range []struct {
		name, attempts string
		points         judge.Points
		finish         int
	}{
		{"no attempt", "bob A 0:01:00 AC", 0, 0},
		{"one problem at once", "ada A 0:12:34 AC", 300, 754},
		{"wrong attempts on solved problems add 5 minutes each", `
			ada A 0:05:00 WA
			ada A 0:06:00 TLE
			ada A 0:10:00 AC
			ada B 0:40:30.5 AC`, 700, 2430 + 600},
		{"wrong attempts on others add nothing", `
			ada A 0:10:00 AC
			ada C 0:20:00 WA
			ada C 0:30:00 RTE`, 300, 600},
		{"neither do those after, nor CE", `
			ada A 0:09:00 CE
			ada A 0:10:00 AC
			ada A 0:11:00 WA`, 300, 600},
		{"the last accepted one gives the time, in whichever order", `
			ada C 0:50:00 AC
			ada A 0:20:00 WA
			ada A 0:30:00 AC`, 900, 3000 + 300},
	} {
		rows := Board(c, []string{"ada", "bob"}, play(t, test.attempts), start.Add(3*time.Hour), judge.Public)
		row := rows[slices.IndexFunc(rows, func(r judge.Row) bool { return r.Participant == "ada" })]
		if row.Points != test.points || row.FinishSeconds != test.finish || row.PenaltyMinutes != 0 {
			t.Errorf("%s: %s points after %d s, penalty %d min; want %s after %d s", test.name, row.Points, row.FinishSeconds, row.PenaltyMinutes, test.points, test.finish)
		}
	}
	rows := Board(c, []string{"ada", "bob", "eve"}, play(t, `
		ada A 0:30:00 AC
		bob A 0:25:00 AC
		bob A 0:24:00 WA
		eve C 4:00:00 AC`), start.Add(5*time.Hour), judge.Public)
	if ranks := Ranks(c.Scoring, rows); rows[0].Participant != "eve" || !slices.Equal(ranks, []int{1, 2, 2}) {
		t.Errorf("ranks %v of %+v; want more points first, then a tie of equal finish times", ranks, rows)
	}
}

// TestGroupScoring: a task of the subtasks 20, 30 and 50, submitted three times.
// IOI 2010 takes the best submission of a task, IOI since 2017 the best of each
// subtask over all submissions, and the older olympiads the last submission.
func TestGroupScoring(t *testing.T) {
	attempts := func() []judge.Attempt {
		return scored(play(t, `
			ada A 0:10:00 WA
			ada A 0:20:00 TLE
			ada A 0:30:00 WA
			ada B 0:40:00 AC`), []judge.Points{20, 0, 0}, []judge.Points{0, 0, 50}, []judge.Points{0, 30, 0}, []judge.Points{40, 60})
	}
	for scoring, want := range map[judge.Scoring]string{
		judge.BestScore:  "150 = 50 at 20, 100 at 40",
		judge.BestGroups: "200 = 100 at 30, 100 at 40",
		judge.LastScore:  "130 = 30 at 30, 100 at 40",
	} {
		c := contest()
		c.Scoring = scoring
		row := Board(c, []string{"ada"}, attempts(), start.Add(2*time.Hour), judge.Public)[0]
		got := fmt.Sprintf("%s = %s at %d, %s at %d", row.Points, row.Cells[0].Points, row.Cells[0].Minutes, row.Cells[1].Points, row.Cells[1].Minutes)
		if got != want || row.Solved != 1 || row.Cells[0].Solved || row.Cells[0].Rejected != 3 {
			t.Errorf("%s: %s, %d solved, first cell %+v; want %s", scoring, got, row.Solved, row.Cells[0], want)
		}
	}
}

// TestScoresWithoutGroups: where a dataset has none, AC is worth the problem's
// points, in every way of scoring that counts points.
func TestScoresWithoutGroups(t *testing.T) {
	for _, scoring := range judge.Scorings[1:] {
		c := contest()
		c.Scoring = scoring
		c.Problems[0].Points = 250
		row := Board(c, []string{"ada"}, play(t, "ada A 0:01:00 WA\nada A 0:02:00 AC"), start.Add(time.Hour), judge.Public)[0]
		if row.Points != 250 || row.Solved != 1 {
			t.Errorf("%s: %+v; want 2.5 points", scoring, row)
		}
	}
}

// TestRemovedInterval: submissions inside it share one contest time, and keep
// their order.
func TestRemovedInterval(t *testing.T) {
	c := contest()
	c.Removed = []judge.Interval{{From: start.Add(30 * time.Minute), To: start.Add(50 * time.Minute)}}
	c.EndsAt, c.FreezeAt = c.EndsAt.Add(20*time.Minute), c.FreezeAt.Add(20*time.Minute)
	got := show(Board(c, []string{"ada", "bob", "eve"}, play(t, `
		ada A 0:29:59.999 AC
		bob A 0:30:00.001 WA
		bob A 0:49:00 AC
		eve B 0:35:00 AC
		eve C 0:50:01 AC
		bob B 5:19:59.999 AC
		ada C 5:20:00 AC`), start.Add(9*time.Hour), judge.Jury))
	want := "1 eve 2 60 1801 B:+30! C:+30!\n2 bob 2 349 17999 A:+30-1 B:+299\n3 ada 1 29 1799 A:+29!\n"
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// TestExtraTime: one participant's end is later, and nobody else's.
func TestExtraTime(t *testing.T) {
	c := contest()
	c.Extra = map[string]time.Duration{"ada": 10 * time.Minute}
	got := show(Board(c, []string{"ada", "bob"}, play(t, `
		ada A 5:09:59.999 AC
		ada B 5:10:00 AC
		bob A 5:00:00 AC
		bob C 4:59:59.999 AC`), start.Add(9*time.Hour), judge.Jury))
	if want := "1 bob 1 299 17999 C:+299!\n2 ada 1 309 18599 A:+309!\n"; got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// randomRules makes up a contest of any kind, with all that moves times, and
// attempts with scores.
func randomRules(r *rand.Rand) (judge.ContestInfo, []string, []judge.Attempt) {
	c := contest()
	c.Scoring = judge.Scorings[r.IntN(len(judge.Scorings))]
	for i := range c.Problems {
		c.Problems[i].Points = judge.Points(100 * (1 + r.IntN(5)))
	}
	if r.IntN(2) == 0 {
		c.Removed = []judge.Interval{{From: start.Add(100 * time.Minute), To: start.Add(130 * time.Minute)}}
	}
	if r.IntN(2) == 0 {
		c.Extra = map[string]time.Duration{"p01": 20 * time.Minute}
	}
	participants, attempts := randomContest(r)
	for i := range attempts {
		if r.IntN(3) > 0 {
			var sum judge.Points
			for range 3 {
				p := judge.Points(r.IntN(3) * 1000)
				attempts[i].GroupScores = append(attempts[i].GroupScores, p)
				sum += p
			}
			attempts[i].Score = &sum
		}
	}
	return c, participants, attempts
}

// plainRow scores one participant again, written down as the rules are read out:
// problem by problem, over and over, with no regard to speed. It knows no first
// solves.
func plainRow(c judge.ContestInfo, who string, attempts []judge.Attempt, now time.Time, viewer judge.Viewer) judge.Row {
	row := judge.Row{Participant: who}
	penalty := 0
	for _, p := range c.Problems {
		byTime := map[string]judge.Attempt{}
		var keys []string
		for _, a := range attempts {
			end := c.EndsAt
			if extra, ok := c.Extra[who]; ok {
				end = end.Add(extra)
			}
			if a.Participant != who || a.ProblemID != p.ProblemID || a.SubmittedAt.Before(start) || !a.SubmittedAt.Before(end) {
				continue
			}
			key := a.SubmittedAt.Format("20060102150405.000000000") + a.Submission
			if _, twice := byTime[key]; !twice {
				keys = append(keys, key)
			}
			byTime[key] = a
		}
		slices.Sort(keys)
		cell := judge.Cell{Label: p.Label}
		best := map[int]judge.Points{}
		for _, key := range keys {
			a := byTime[key]
			secret := !c.FreezeAt.IsZero() && !a.SubmittedAt.Before(c.FreezeAt) &&
				(viewer == judge.Frozen || viewer == judge.Public && (c.ThawAt.IsZero() || now.Before(c.ThawAt)))
			if cell.Solved && c.Scoring != judge.LastScore {
				break
			}
			if secret || !a.Judged || a.Verdict == judge.JE {
				cell.Pending++
				continue
			}
			if a.Verdict == judge.CE {
				continue
			}
			at := a.SubmittedAt.Sub(start)
			for _, gap := range c.Removed {
				if a.SubmittedAt.After(gap.To) {
					at -= gap.To.Sub(gap.From)
				} else if a.SubmittedAt.After(gap.From) {
					at = gap.From.Sub(start)
				}
			}
			solved := a.Verdict == judge.AC
			if !solved {
				cell.Rejected++
			}
			score := judge.Points(0)
			if solved {
				score = p.Points
			}
			if a.Score != nil {
				score = *a.Score
			}
			before := cell.Points
			switch c.Scoring {
			case judge.BestScore:
				cell.Points = max(cell.Points, score)
			case judge.LastScore:
				cell.Points, cell.Solved = score, solved
			case judge.BestGroups:
				var sum judge.Points
				for g, points := range a.GroupScores {
					best[g] = max(best[g], points)
				}
				for _, points := range best {
					sum += points
				}
				cell.Points = max(cell.Points, sum, score)
			}
			if c.Scoring != judge.LastScore && solved {
				cell.Solved = true
			}
			if solved || c.Scoring == judge.LastScore || cell.Points > before {
				cell.Minutes, cell.Seconds = int(at.Minutes()), int(at.Seconds())
			}
		}
		if cell.Solved {
			row.Solved++
			switch c.Scoring {
			case judge.PassFail:
				row.PenaltyMinutes += cell.Minutes + 20*cell.Rejected
			case judge.PointsByTime:
				cell.Points = p.Points
				penalty += 20 * 60 * cell.Rejected
			}
		}
		row.Points += cell.Points
		row.LastSeconds = max(row.LastSeconds, cell.Seconds)
		row.Cells = append(row.Cells, cell)
	}
	if c.Scoring == judge.PointsByTime {
		row.FinishSeconds = row.LastSeconds + penalty
	}
	return row
}

// TestAgainstPlainRules holds every way of scoring against plainRow, for every
// viewer, with the attempts in any order and some of them twice.
func TestAgainstPlainRules(t *testing.T) {
	for seed := range uint64(150) {
		r := rand.New(rand.NewPCG(seed, 5))
		c, participants, attempts := randomRules(r)
		now := start.Add(time.Duration(r.IntN(500)) * time.Minute)
		if r.IntN(2) == 0 {
			c.ThawAt = start.Add(time.Duration(330+r.IntN(170)) * time.Minute)
		}
		for _, viewer := range []judge.Viewer{judge.Public, judge.Frozen, judge.Jury} {
			again := append(slices.Clone(attempts), attempts[:r.IntN(len(attempts))]...)
			r.Shuffle(len(again), func(i, j int) { again[i], again[j] = again[j], again[i] })
			for _, got := range Board(c, participants, again, now, viewer) {
				want := plainRow(c, got.Participant, attempts, now, viewer)
				for i := range got.Cells {
					want.Cells[i].First = got.Cells[i].First
				}
				if diff := cmp.Diff(want, got); diff != "" {
					t.Fatalf("seed %d, %s, %s (-want +got):\n%s", seed, c.Scoring, viewer, diff)
				}
			}
		}
	}
}

// TestNoFieldLeaks changes what happened after the freeze in every field that
// an attempt has, but for its time and owner: the public and the frozen board
// with their totals are the same, byte for byte, and after the thaw the frozen
// one still is.
func TestNoFieldLeaks(t *testing.T) {
	for seed := range uint64(100) {
		r := rand.New(rand.NewPCG(seed, 6))
		c, participants, attempts := randomRules(r)
		now := start.Add(7 * time.Hour)
		encode := func(c judge.ContestInfo, attempts []judge.Attempt, viewer judge.Viewer) string {
			rows := Board(c, participants, attempts, now, viewer)
			b, err := json.Marshal([]any{rows, Ranks(c.Scoring, rows), Totals(c, rows)})
			if err != nil {
				t.Fatal(err)
			}
			return string(b)
		}
		other := slices.Clone(attempts)
		for i := range other {
			if !other[i].SubmittedAt.Before(c.FreezeAt) {
				score := judge.Points(r.IntN(5000))
				other[i].Judged, other[i].Verdict, other[i].Score = r.IntN(2) == 0, judge.Verdict(r.IntN(8)), &score
				other[i].GroupScores = []judge.Points{score}
			}
		}
		frozen := encode(c, attempts, judge.Frozen)
		for _, viewer := range []judge.Viewer{judge.Public, judge.Frozen} {
			if encode(c, attempts, viewer) != frozen || encode(c, other, viewer) != frozen {
				t.Fatalf("seed %d, %s: the %s board shows what happened after the freeze", seed, c.Scoring, viewer)
			}
		}
		c.ThawAt = now
		if encode(c, attempts, judge.Frozen) != frozen {
			t.Fatalf("seed %d: the thaw changes the frozen board", seed)
		}
		if encode(c, attempts, judge.Public) != encode(c, attempts, judge.Jury) {
			t.Fatalf("seed %d: after the thaw public and jury differ", seed)
		}
	}
}

// TestResolve takes every step on a copy of the frozen board: each moves one row
// up or leaves it, the boards on the way are in order, rows become final from
// the bottom up, and in the end the board is the final one.
func TestResolve(t *testing.T) {
	for seed := range uint64(60) {
		r := rand.New(rand.NewPCG(seed, 7))
		c, participants, attempts := randomRules(r)
		now := start.Add(7 * time.Hour)
		frozen, final := Board(c, participants, attempts, now, judge.Frozen), Board(c, participants, attempts, now, judge.Jury)
		rows := slices.Clone(frozen)
		lowest := len(rows)
		for _, step := range Resolve(c, frozen, final) {
			row := rows[step.From]
			if row.Participant != step.Participant || step.From >= lowest {
				t.Fatalf("seed %d: step %+v is about another row or one that is final", seed, step)
			}
			if step.Label == "" {
				if lowest--; step.From != lowest || step.To != lowest {
					t.Fatalf("seed %d: %+v is final before what is below", seed, step)
				}
				continue
			}
			row.Cells = slices.Clone(row.Cells)
			i := slices.IndexFunc(row.Cells, func(c judge.Cell) bool { return c.Label == step.Label })
			row.Cells[i] = step.Cell
			row = sum(c, row.Participant, row.Cells)
			rows = slices.Delete(rows, step.From, step.From+1)
			rows = slices.Insert(rows, step.To, row)
			sorted := slices.Clone(rows)
			Sort(c.Scoring, sorted)
			// A lower score than before, by a last submission that is worse, leaves
			// the row where it is until the ones above are known.
			if c.Scoring != judge.LastScore {
				if diff := cmp.Diff(sorted, rows); diff != "" {
					t.Fatalf("seed %d, %s: after %+v the board is not in order:\n%s", seed, c.Scoring, step, diff)
				}
				if got := Ranks(c.Scoring, rows)[step.To]; got != step.Rank {
					t.Fatalf("seed %d: rank %d after %+v", seed, got, step)
				}
			}
		}
		if lowest != 0 {
			t.Fatalf("seed %d: %d rows are not final in the end", seed, lowest)
		}
		Sort(c.Scoring, rows)
		if diff := cmp.Diff(final, rows); diff != "" {
			t.Fatalf("seed %d, %s: the last board is not the final one:\n%s", seed, c.Scoring, diff)
		}
	}
}

// TestResolveByHand is a ceremony of three teams: the lowest rises over the one
// above it, which then is revealed.
func TestResolveByHand(t *testing.T) {
	c := contest()
	attempts := play(t, `
		ada A 0:10:00 AC
		bob A 0:20:00 AC
		eve A 0:30:00 AC
		eve B 4:10:00 WA
		eve B 4:20:00 AC
		bob C 4:30:00 WA`)
	who, now := []string{"ada", "bob", "eve"}, start.Add(6*time.Hour)
	var got []string
	for _, s := range Resolve(c, Board(c, who, attempts, now, judge.Frozen), Board(c, who, attempts, now, judge.Jury)) {
		got = append(got, fmt.Sprintf("%s %s %d>%d rank %d", s.Participant, s.Label, s.From, s.To, s.Rank))
	}
	want := []string{"eve B 2>0 rank 1", "bob C 2>2 rank 3", "bob  2>2 rank 3", "ada  1>1 rank 2", "eve  0>0 rank 1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
