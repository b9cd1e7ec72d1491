package problems

import (
	"bytes"
	"context"
	"maps"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"assize/judge"

	"github.com/google/go-cmp/cmp"
)

// untimed is a package without a time limit, with these submissions.
func untimed(t *testing.T, submissions map[string]string) *Package {
	t.Helper()
	fsys := good()
	fsys["problem.yaml"] = file("problem_format_version: 2025-09\nname: X\nuuid: u\nlimits: {time_resolution: 0.1}\n")
	maps.DeleteFunc(fsys, func(name string, _ *fstest.MapFile) bool { return strings.HasPrefix(name, "submissions/") })
	for name, text := range submissions {
		fsys["submissions/"+name] = file(text + "\n")
	}
	p, err := Load(fsys)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestVerifyDerivesLimit: the smallest multiple of the resolution that the
// slowest fits into twice; what must exceed it is held against that.
func TestVerifyDerivesLimit(t *testing.T) {
	submissions := map[string]string{
		"accepted/fast.c": "30ms AC", "accepted/slow.c": "240ms AC", "accepted/none.hs": "x",
		"wrong_answer/w.c": "260ms WA", "time_limit_exceeded/t.c": "1s AC", "time_limit_exceeded/quick.c": "700ms AC", "brute_force/b.c": "9s AC",
		"time_limit_exceeded/endless.c": "10ms OLE", "wrong_answer/endless.c": "10ms OLE",
	}
	judger := &script{}
	r, err := Verify(t.Context(), untimed(t, submissions), judger, VerifyOptions{Store: newStore(t)})
	if err != nil {
		t.Fatal(err)
	}
	if r.Limits.Time != 600*time.Millisecond || r.TimeFrom != "submissions/wrong_answer/w.c" {
		t.Errorf("limit %v from %q", r.Limits.Time, r.TimeFrom)
	}
	got := map[string]bool{}
	for _, s := range r.Submissions {
		if got[s.Path] = s.OK; s.FuelLimit != 0 && s.FuelLimit != 45_000_000_000 {
			t.Errorf("%s: fuel limit %d", s.Path, s.FuelLimit)
		}
		if s.Path == "time_limit_exceeded/quick.c" && (s.Verdict != judge.TLE || s.Fuel != 52_500_000_000) { // what it needs, not where it was stopped
			t.Errorf("%s: %v with fuel %d", s.Path, s.Verdict, s.Fuel)
		}
	}
	if diff := cmp.Diff(map[string]bool{"accepted/fast.c": true, "accepted/slow.c": true, "accepted/none.hs": false, "wrong_answer/w.c": true,
		"time_limit_exceeded/t.c": true, "time_limit_exceeded/quick.c": false, "brute_force/b.c": true,
		"time_limit_exceeded/endless.c": true, "wrong_answer/endless.c": false}, got); diff != "" {
		t.Error(diff)
	}
	// A submission that asks to be left out of it does not bound it.
	submissions["submissions.yaml"] = "wrong_answer/w.c: {use_for_time_limit: false}"
	if r, err = Verify(t.Context(), untimed(t, submissions), judger, VerifyOptions{Store: newStore(t)}); err != nil || r.Limits.Time != 500*time.Millisecond {
		t.Errorf("limit %v, %v", r.Limits.Time, err)
	}
	var text bytes.Buffer
	if err := r.WriteText(&text); err != nil || !strings.Contains(text.String(), "time limit 500ms, 2 times what accepted/slow.c needs\n") {
		t.Errorf("%v in\n%s", err, &text)
	}
	// What needs too much is an error, and nothing at all leaves the default.
	r, err = Verify(t.Context(), untimed(t, map[string]string{"accepted/slow.c": "15s AC"}), judger, VerifyOptions{Store: newStore(t)})
	if err != nil || len(r.Errors) != 1 || !strings.Contains(r.Errors[0].Message, "accepted/slow.c needs 15 s: 2 times as much is above the 20 s") {
		t.Errorf("errors %v, %v", r.Errors, err)
	}
	r, err = Verify(t.Context(), untimed(t, map[string]string{"accepted/none.hs": "x"}), judger, VerifyOptions{Store: newStore(t)})
	if err != nil || r.Limits.Time != judge.DefaultLimits.Time || r.TimeFrom != "" {
		t.Errorf("limit %v from %q, %v", r.Limits.Time, r.TimeFrom, err)
	}
}

func TestVerifyRules(t *testing.T) {
	p := untimed(t, map[string]string{
		"accepted/a.c": "10ms AC", "mixed/good.c": "10ms WA", "mixed/bad.c": "10ms RTE",
		"submissions.yaml": "mixed:\n  sample: {permitted: [AC]}\n  secret: {permitted: [AC, WA], required: [WA]}\n",
	})
	r, err := Verify(t.Context(), p, &script{}, VerifyOptions{Store: newStore(t)})
	if err != nil {
		t.Fatal(err)
	}
	notes := map[string]string{}
	for _, s := range r.Submissions {
		notes[s.Path] = s.Note
	}
	if diff := cmp.Diff(map[string]string{"accepted/a.c": "", "mixed/good.c": "", "mixed/bad.c": "secret/a gets RTE, which is not permitted in secret (submissions.yaml:3)"}, notes); diff != "" {
		t.Error(diff)
	}
}

// printing is a Judger whose submissions print what their source says; the
// answer is "yes".
type printing struct{ all int }

func (p *printing) Judge(_ context.Context, program Program, d judge.Dataset) (judge.Judgement, error) {
	if d.RunAll {
		p.all++
	}
	out := strings.TrimSpace(string(program.Files[0].Data))
	j := judge.Judgement{Verdict: judge.AC, Fuel: 1, FuelLimit: d.Limits.Fuel(judge.CurrentCostTable, 1)}
	for _, c := range []string{"secret/a", "secret/b"} {
		run := judge.Run{Case: c, Verdict: judge.AC}
		if c == "secret/b" && out != "yes" {
			run.Verdict, run.Stdout, j.Verdict = judge.WA, judge.Digest(out), judge.WA
		}
		j.Runs = append(j.Runs, run)
	}
	return j, nil
}

func TestVerifyAnswers(t *testing.T) {
	for name, test := range map[string]struct {
		submissions map[string]string
		want        []string
	}{
		"all agree":    {map[string]string{"accepted/a.c": "yes", "accepted/b.c": "yes"}, nil},
		"one does not": {map[string]string{"accepted/a.c": "yes", "accepted/b.c": "no"}, []string{"data/secret/b.ans: 1 of 2 accepted submissions give another answer (accepted/b.c)"}},
		"none does":    {map[string]string{"accepted/a.c": "no", "accepted/b.c": "no"}, []string{"data/secret/b.ans: 2 of 2 accepted submissions give another answer (accepted/a.c, accepted/b.c), all the same one: the answer file is likely to be wrong"}},
		"each its own": {map[string]string{"accepted/a.c": "no", "accepted/b.c": "maybe"}, []string{"data/secret/b.ans: 2 of 2 accepted submissions give another answer (accepted/a.c, accepted/b.c)"}},
	} {
		judger := &printing{}
		r, err := Verify(t.Context(), untimed(t, test.submissions), judger, VerifyOptions{Store: newStore(t)})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, a := range r.Answers {
			got = append(got, a.String())
		}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if (judger.all > 0) != (test.want != nil) {
			t.Errorf("%s: %d judgements of all cases", name, judger.all)
		}
	}
}
