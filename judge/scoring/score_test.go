package scoring

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"assize/judge"
)

var start = time.Date(2026, 11, 23, 14, 0, 0, 0, time.UTC)

// contest returns a contest of five hours with problems A, B, C, whose ids are
// pA, pB, pC, and a freeze after four hours.
func contest() judge.ContestInfo {
	return judge.ContestInfo{
		ID: "c", StartsAt: start, EndsAt: start.Add(5 * time.Hour), FreezeAt: start.Add(4 * time.Hour),
		Penalty:  20 * time.Minute,
		Problems: []judge.ContestProblem{{ProblemID: "pA", Label: "A"}, {ProblemID: "pB", Label: "B"}, {ProblemID: "pC", Label: "C"}},
	}
}

// play reads attempts from lines "participant problem h:mm:ss[.fff] verdict",
// with the verdict "?" for one that is not judged yet.
func play(t *testing.T, lines string) []judge.Attempt {
	t.Helper()
	var attempts []judge.Attempt
	for i, line := range strings.Split(strings.TrimSpace(lines), "\n") {
		f := strings.Fields(line)
		if len(f) != 4 {
			t.Fatalf("line %q: want participant, problem, time, verdict", line)
		}
		hms := strings.Split(f[2], ":")
		at, err := time.ParseDuration(hms[0] + "h" + hms[1] + "m" + hms[2] + "s")
		if err != nil {
			t.Fatal(err)
		}
		a := judge.Attempt{Submission: fmt.Sprintf("s%02d", i), Participant: f[0], ProblemID: "p" + f[1], SubmittedAt: start.Add(at)}
		if f[3] != "?" {
			a.Judged = true
			if a.Verdict, err = judge.ParseVerdict(f[3]); err != nil {
				t.Fatal(err)
			}
		}
		attempts = append(attempts, a)
	}
	return attempts
}

// show writes a board as one line per row: rank, participant, solved, penalty,
// last seconds and the cells that are not empty.
func show(rows []judge.Row) string {
	var b strings.Builder
	for i, rank := range Ranks(judge.PassFail, rows) {
		r := rows[i]
		fmt.Fprintf(&b, "%d %s %d %d %d", rank, r.Participant, r.Solved, r.PenaltyMinutes, r.LastSeconds)
		for _, c := range r.Cells {
			if c == (judge.Cell{Label: c.Label}) {
				continue
			}
			b.WriteString(" " + c.Label + ":")
			if c.Solved {
				fmt.Fprintf(&b, "+%d", c.Minutes)
			}
			if c.Rejected > 0 {
				fmt.Fprintf(&b, "-%d", c.Rejected)
			}
			if c.Pending > 0 {
				fmt.Fprintf(&b, "?%d", c.Pending)
			}
			if c.First {
				b.WriteString("!")
			}
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestScore(t *testing.T) {
	const during = 2 * time.Hour
	for _, test := range []struct {
		name     string
		attempts string
		now      time.Duration // since the start
		viewer   judge.Viewer
		thaw     time.Duration // 0: never
		want     string
	}{
		{name: "worked example of the South Pacific rules", now: during, viewer: judge.Public, attempts: `
			ada A 0:08:00 TLE
			ada A 0:23:00 WA
			ada A 0:27:00 AC
			ada B 0:42:00 CE
			ada B 0:43:00 RTE
			ada B 0:52:00 AC
			ada C 0:58:00 TLE
			ada A 0:59:00 WA`,
			want: "1 ada 2 139 3120 A:+27-2! B:+52-1! C:-1\n2 bob 0 0 0\n"},
		{name: "worked example of the Kattis rules", now: during, viewer: judge.Public, attempts: `
			ada A 0:10:00 WA
			ada A 0:20:00 MLE
			ada A 0:30:00 AC
			ada B 0:31:00 OLE
			ada B 0:32:00 WA
			ada B 0:33:00 WA
			ada C 0:40:00 WA
			ada C 0:45:00 AC`,
			want: "1 ada 2 135 2700 A:+30-2! B:-3 C:+45-1!\n"},
		{name: "time is rounded down to the minute, the tie-breaker is not", now: during, viewer: judge.Public, attempts: `
			ada A 0:00:59.99 AC
			bob A 0:00:58.999 AC`,
			want: "1 bob 1 0 58 A:+0!\n2 ada 1 0 59 A:+0\n"},
		{name: "more problems beat less penalty", now: during, viewer: judge.Public, attempts: `
			ada A 0:01:00 AC
			bob A 1:30:00 AC
			bob B 1:31:00 AC`,
			want: "1 bob 2 181 5460 A:+90 B:+91!\n2 ada 1 1 60 A:+1!\n"},
		{name: "equal scores share a rank and leave the next one empty", now: during, viewer: judge.Public, attempts: `
			eve C 0:30:00 AC
			ada A 0:10:00 AC
			bob B 0:10:00.9 AC`,
			want: "1 ada 1 10 600 A:+10!\n1 bob 1 10 600 B:+10!\n3 eve 1 30 1800 C:+30!\n"},
		{name: "before the start and from the end on nothing counts", now: 6 * time.Hour, viewer: judge.Jury, attempts: `
			ada A -0:00:00.001 AC
			ada B 0:00:00 AC
			ada C 5:00:00 AC
			bob C 4:59:59.999 AC
			bob A 5:00:00.001 WA`,
			want: "1 ada 1 0 0 B:+0!\n2 bob 1 299 17999 C:+299!\n"},
		{name: "not judged and JE are pending and cost nothing", now: during, viewer: judge.Public, attempts: `
			ada A 0:01:00 JE
			ada A 0:02:00 ?
			ada A 0:03:00 AC
			ada B 0:04:00 ?
			ada B 0:05:00 WA`,
			want: "1 ada 1 3 180 A:+3?2 B:-1?1\n"},
		{name: "no first solve while an earlier attempt is pending", now: during, viewer: judge.Public, attempts: `
			bob A 0:01:00 ?
			ada A 0:02:00 AC`,
			want: "1 ada 1 2 120 A:+2\n2 bob 0 0 0 A:?1\n"},
		{name: "an earlier rejection leaves the first solve", now: during, viewer: judge.Public, attempts: `
			bob A 0:01:00 CE
			bob A 0:01:30 WA
			eve A 0:03:00 ?
			ada A 0:02:00 AC`,
			want: "1 ada 1 2 120 A:+2!\n2 bob 0 0 0 A:-1\n2 eve 0 0 0 A:?1\n"},
		{name: "the id decides between first solves of one instant", now: during, viewer: judge.Public, attempts: `
			bob A 0:02:00 AC
			ada A 0:02:00 AC`,
			want: "1 ada 1 2 120 A:+2\n1 bob 1 2 120 A:+2!\n"},
		{name: "other problems and strangers are left out", now: during, viewer: judge.Public, attempts: `
			ada Z 0:02:00 AC
			mallory A 0:01:00 AC
			ada A 0:02:00 AC`,
			want: "1 ada 1 2 120 A:+2!\n"},
		{name: "the public sees pending from the freeze on", now: 4*time.Hour + time.Minute, viewer: judge.Public, attempts: `
			ada A 3:59:59.999 WA
			ada A 4:00:00 AC
			ada B 4:00:30 CE
			bob B 0:30:00 AC
			bob B 4:00:40 WA`,
			want: "1 bob 1 30 1800 B:+30!\n2 ada 0 0 0 A:-1?1 B:?1\n"},
		{name: "the jury sees everything in the freeze", now: 4*time.Hour + time.Minute, viewer: judge.Jury, attempts: `
			ada A 3:59:59.999 WA
			ada A 4:00:00 AC
			ada B 4:00:30 CE
			bob B 0:30:00 AC`,
			want: "1 bob 1 30 1800 B:+30!\n2 ada 1 260 14400 A:+240-1!\n"},
		{name: "the board stays frozen after the end", now: 9 * time.Hour, viewer: judge.Public, attempts: `
			ada A 4:00:00 AC`, want: "1 ada 0 0 0 A:?1\n"},
		{name: "an instant before the thaw", now: 9*time.Hour - 1, thaw: 9 * time.Hour, viewer: judge.Public, attempts: `
			ada A 4:00:00 AC`, want: "1 ada 0 0 0 A:?1\n"},
		{name: "at the thaw", now: 9 * time.Hour, thaw: 9 * time.Hour, viewer: judge.Public, attempts: `
			ada A 4:00:00 AC`, want: "1 ada 1 240 14400 A:+240!\n"},
		{name: "an attempt stamped by a clock ahead of ours does not leak", now: 4*time.Hour - time.Second, viewer: judge.Public, attempts: `
			ada A 4:00:00 AC`, want: "1 ada 0 0 0 A:?1\n"},
	} {
		t.Run(test.name, func(t *testing.T) {
			c := contest()
			if test.thaw != 0 {
				c.ThawAt = start.Add(test.thaw)
			}
			attempts := play(t, test.attempts)
			// The participants are those that the answer lists.
			var participants []string
			for line := range strings.Lines(test.want) {
				participants = append(participants, strings.Fields(line)[1])
			}
			got := show(Board(c, participants, attempts, start.Add(test.now), test.viewer))
			if got != test.want {
				t.Errorf("got\n%swant\n%s", got, test.want)
			}
		})
	}
}

// TestScoreWithoutFreeze: the zero FreezeAt means that nothing is ever hidden.
func TestScoreWithoutFreeze(t *testing.T) {
	c := contest()
	c.FreezeAt = time.Time{}
	rows := Board(c, []string{"ada"}, play(t, "ada A 4:30:00 AC"), start.Add(4*time.Hour+31*time.Minute), judge.Public)
	if rows[0].Solved != 1 {
		t.Errorf("board without a freeze: %+v; want one problem solved", rows)
	}
}

// randomContest makes up some hundred attempts from a seed.
func randomContest(r *rand.Rand) (participants []string, attempts []judge.Attempt) {
	for p := range 12 {
		participants = append(participants, fmt.Sprintf("p%02d", p))
	}
	for i := range 50 + r.IntN(200) {
		attempts = append(attempts, judge.Attempt{
			Submission:  fmt.Sprintf("s%03d", i),
			Participant: participants[r.IntN(len(participants))],
			ProblemID:   []string{"pA", "pB", "pC", "pZ"}[r.IntN(4)],
			// From before the start to after the end, often at the same second.
			SubmittedAt: start.Add(time.Duration(r.IntN(320)-10) * time.Minute),
			Judged:      r.IntN(8) > 0,
			Verdict:     []judge.Verdict{judge.AC, judge.WA, judge.AC, judge.TLE, judge.CE, judge.JE}[r.IntN(6)],
		})
	}
	return participants, attempts
}

// TestScoreIgnoresOrderAndDuplicates: any order of arrival, with any attempt
// told twice, gives the same board for every viewer.
func TestScoreIgnoresOrderAndDuplicates(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 1))
		participants, attempts := randomContest(r)
		now := start.Add(time.Duration(r.IntN(400)) * time.Minute)
		for _, viewer := range []judge.Viewer{judge.Public, judge.Jury} {
			want := Board(contest(), participants, attempts, now, viewer)
			again := append(slices.Clone(attempts), attempts[:r.IntN(len(attempts))]...)
			r.Shuffle(len(again), func(i, j int) { again[i], again[j] = again[j], again[i] })
			r.Shuffle(len(participants), func(i, j int) { participants[i], participants[j] = participants[j], participants[i] })
			got := Board(contest(), append(participants, participants[0]), again, now, viewer)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatalf("seed %d, %s: another order gives another board:\n%s", seed, viewer, diff)
			}
		}
	}
}

// TestFrozenBoardLeaksNothing: whatever verdicts the attempts since the freeze
// have, the public board is the same to the last field.
func TestFrozenBoardLeaksNothing(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 2))
		c := contest()
		participants, attempts := randomContest(r)
		now := start.Add(10 * time.Hour)
		frozen := Board(c, participants, attempts, now, judge.Public)
		other := slices.Clone(attempts)
		for i := range other {
			if !other[i].SubmittedAt.Before(c.FreezeAt) {
				other[i].Judged = r.IntN(2) == 0
				other[i].Verdict = judge.Verdict(r.IntN(8))
			}
		}
		if diff := cmp.Diff(frozen, Board(c, participants, other, now, judge.Public)); diff != "" {
			t.Fatalf("seed %d: verdicts since the freeze show on the public board:\n%s", seed, diff)
		}
		c.ThawAt = now
		thawed := Board(c, participants, attempts, now, judge.Public)
		if diff := cmp.Diff(Board(c, participants, attempts, now, judge.Jury), thawed); diff != "" {
			t.Fatalf("seed %d: after the thaw public and jury differ:\n%s", seed, diff)
		}
	}
}

// TestScoreAddsUp checks every row against sums over its own cells, and that
// each problem has at most one first solve.
func TestScoreAddsUp(t *testing.T) {
	for seed := range uint64(200) {
		r := rand.New(rand.NewPCG(seed, 3))
		participants, attempts := randomContest(r)
		firsts := map[string]int{}
		rows := Board(contest(), participants, attempts, start.Add(10*time.Hour), judge.Jury)
		if len(rows) != len(participants) {
			t.Fatalf("seed %d: %d rows for %d participants", seed, len(rows), len(participants))
		}
		for i, row := range rows {
			solved, penalty, last := 0, 0, 0
			for _, c := range row.Cells {
				if c.First {
					firsts[c.Label]++
				}
				if c.Solved {
					solved++
					penalty += c.Minutes + 20*c.Rejected
					last = max(last, c.Minutes)
				}
			}
			if row.Solved != solved || row.PenaltyMinutes != penalty || row.LastSeconds/60 != last {
				t.Errorf("seed %d: row %+v: cells add up to %d, %d, minute %d", seed, row, solved, penalty, last)
			}
			if i > 0 && Key(judge.PassFail, rows[i-1]) < Key(judge.PassFail, row) {
				t.Errorf("seed %d: row %d is better than the one above", seed, i)
			}
		}
		for label, n := range firsts {
			if n > 1 {
				t.Errorf("seed %d: problem %s has %d first solves", seed, label, n)
			}
		}
	}
}
