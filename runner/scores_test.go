package runner

import (
	"fmt"
	"strings"
	"testing"

	"assize/judge"
)

// TestScoreThatMeansNothing: a problem without test groups has no score, so that what
// the validator leaves under these names is no more than a file.
func TestScoreThatMeansNothing(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	none := func(*judge.Dataset) {}
	got, err := j.Judge(t.Context(), withValidator(t, blobs, "sum.c", customised(t, blobs, none, "1 2", "score nan\nshare 7\nexit 42", "1 2", "score 1\nexit 43")), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Runs) != 2 || got.Runs[0].Verdict != judge.AC || got.Verdict != judge.WA || got.Score != nil || got.Runs[0].Score != nil {
		t.Errorf("%v %q, score %v, %+v", got.Verdict, got.Reason, got.Score, got.Runs)
	}
}

// TestScoresOfAValidator: what it gives, and what it must not give.
func TestScoresOfAValidator(t *testing.T) {
	blobs := newBlobs(t)
	j := NewJudge(newPool(t, PoolConfig{Workers: 1}), blobs)
	for _, c := range []struct {
		name   string
		group  judge.TestGroup
		script [2]string // of two test cases
		score  judge.Points
		reason string
	}{
		{"both whole", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"exit 42", "exit 42"}, 1000, ""},
		{"shares", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"share 0.5\nexit 42", "share 1\nexit 42"}, 750, ""},
		{"a share and a rejection", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"share 0.333333\nexit 42", "exit 43"}, 167, ""},
		{"points", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"score 5\nexit 42", "score 0.125\nexit 42"}, 513, ""},
		{"the least", judge.TestGroup{Points: 1000, Aggregation: judge.LeastScore}, [2]string{"score 7.5\nexit 42", "share 0.8\nexit 42"}, 750, ""},
		{"the least is nothing", judge.TestGroup{Points: 1000, Aggregation: judge.LeastScore}, [2]string{"exit 43", "exit 42"}, 0, ""},
		{"unbounded", judge.TestGroup{Unbounded: true, Aggregation: judge.SumOfScores}, [2]string{"score 1e3\nexit 42", "score 0\nexit 42"}, 100_000, ""},
		{"unbounded and unsaid", judge.TestGroup{Unbounded: true, Aggregation: judge.SumOfScores}, [2]string{"exit 42", "score 0\nexit 42"}, 0, "gives no score"},
		{"unbounded and a share", judge.TestGroup{Unbounded: true, Aggregation: judge.SumOfScores}, [2]string{"share 0.5\nexit 42", "exit 42"}, 0, "gives no score"},
		{"too many points", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"score 5.01\nexit 42", "exit 42"}, 0, "a test case of the group all has at most 1/2 of 10"},
		{"too large a share", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"share 1.1\nexit 42", "exit 42"}, 0, "not a number from 0 to 1"},
		{"below nothing", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"score -1\nexit 42", "exit 42"}, 0, "not a number from 0"},
		{"no number", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"score nan\nexit 42", "exit 42"}, 0, "not a number from 0"},
		{"an empty score", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"score \nexit 42", "exit 42"}, 0, "not a number from 0"},
		{"both", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"share 1\nscore 1\nexit 42", "exit 42"}, 0, "both score.txt and score_multiplier.txt"},
		{"rejected with points", judge.TestGroup{Points: 1000, Aggregation: judge.SumOfScores}, [2]string{"score 1\nexit 43", "exit 42"}, 0, "gives a score and does not accept"},
		{"all or nothing", judge.TestGroup{Points: 1000}, [2]string{"score 1\nexit 42", "exit 42"}, 0, "the group all is all or nothing"},
	} {
		t.Run(c.name, func(t *testing.T) {
			groups := func(d *judge.Dataset) {
				c.group.Name, c.group.Cases = "all", []string{"secret/01", "secret/02"}
				d.Groups = []judge.TestGroup{c.group}
			}
			got, err := j.Judge(t.Context(), withValidator(t, blobs, "sum.c", customised(t, blobs, groups, "1 2", c.script[0], "1 2", c.script[1])), nil)
			if err != nil {
				t.Fatal(err)
			}
			if c.reason != "" {
				if got.Verdict != judge.JE || !strings.Contains(got.Reason, c.reason) || got.Score != nil {
					t.Errorf("%v %q, score %v; want JE, %q", got.Verdict, got.Reason, got.Score, c.reason)
				}
				return
			}
			if got.Score == nil || *got.Score != c.score {
				t.Errorf("%v %q, score %v; want %v", got.Verdict, got.Reason, got.Score, c.score)
			}
		})
	}
}

// TestNeedlessCases: what cannot earn anything any more is not run, and the
// judgement does not depend on how many workers are at it.
func TestNeedlessCases(t *testing.T) {
	blobs := newBlobs(t)
	right, wrong := "expect 3\nexit 42", "exit 43"
	scripts := []string{right, wrong, right, right, wrong, right, right, right}
	var pairs []string
	for _, s := range scripts {
		pairs = append(pairs, "1 2", s)
	}
	name := func(i int) string { return fmt.Sprintf("secret/%02d", i) }
	groups := func(d *judge.Dataset) {
		d.Cases[0].Sample = true
		d.Groups = []judge.TestGroup{
			{Name: "first", Points: 1000, Cases: []string{name(2), name(3)}},
			{Name: "second", Points: 2000, Cases: []string{name(4), name(5), name(6)}, Aggregation: judge.SumOfScores, Requires: []string{judge.SampleGroup}},
			{Name: "third", Points: 3000, Cases: []string{name(7)}, Requires: []string{"first"}},
			{Name: "fourth", Points: 4000, Cases: []string{name(8)}, Requires: []string{judge.SampleGroup}},
		}
	}
	m := withValidator(t, blobs, "sum.c", customised(t, blobs, groups, pairs...))
	for _, workers := range []int{1, 4} {
		j := NewJudge(newPool(t, PoolConfig{Workers: workers}), blobs)
		j.helpAfter = 0
		for range 5 {
			got, err := j.Judge(t.Context(), m, nil)
			if err != nil {
				t.Fatal(err)
			}
			var ran []string
			for _, r := range got.Runs {
				ran = append(ran, strings.TrimPrefix(r.Case, "secret/")+" "+r.Verdict.String())
			}
			if got := fmt.Sprint(ran, got.GroupScores, *got.Score, got.Verdict); got != "[01 AC 02 WA 04 AC 05 WA 06 AC 08 AC] [0 13.33 0 40] 53.33 WA" {
				t.Errorf("%d workers: %s", workers, got)
			}
		}
	}
}
