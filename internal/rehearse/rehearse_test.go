package rehearse

import (
	"reflect"
	"testing"
	"time"

	"assize/judge"
	"assize/problems"
)

func bankRepertoire(t *testing.T) *repertoire {
	t.Helper()
	bank, err := problems.LoadAll(problems.Bank())
	if err != nil {
		t.Fatal(err)
	}
	r, err := newRepertoire(bank, []judge.LanguageID{"c", "cpp", "go"})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestPlansFollowFromTheSeed(t *testing.T) {
	r := bankRepertoire(t)
	cfg := Config{Seed: 7, Contestants: 400, Length: time.Minute, Submissions: 3, Fresh: 0.25}
	plans := newPlans(cfg, "x", r)
	if !reflect.DeepEqual(plans, newPlans(cfg, "x", r)) {
		t.Error("two plans of one seed differ")
	}
	cfg.Seed = 8
	if reflect.DeepEqual(plans, newPlans(cfg, "x", r)) {
		t.Error("another seed makes the same plan")
	}
	n, fresh, first, keys, outcomes := 0, 0, 0, map[string]bool{}, map[judge.Verdict]int{}
	for _, p := range plans {
		last := time.Duration(0)
		for _, s := range p.submissions {
			n++
			if s.fresh {
				fresh++
			}
			if s.at < time.Minute/10 {
				first++
			}
			if s.at < last || s.at > time.Minute*99/100 {
				t.Fatalf("%s submits at %v after %v", p.login, s.at, last)
			}
			last, keys[s.key] = s.at, true
			outcomes[s.program.expected[0]]++
		}
	}
	if len(keys) != n {
		t.Errorf("%d submissions have %d keys", n, len(keys))
	}
	for _, c := range []struct {
		what      string
		got, want float64
	}{
		{"submissions of each", float64(n) / 400, 3},
		{"share of fresh ones", float64(fresh) / float64(n), 0.25},
		{"share in the first tenth", float64(first) / float64(n), startShare},
		{"share accepted", float64(outcomes[judge.AC]) / float64(n), 0.5},
	} {
		if c.got < c.want*0.8 || c.got > c.want*1.2 {
			t.Errorf("%s: %.2f, want about %.2f", c.what, c.got, c.want)
		}
	}
	for _, v := range []judge.Verdict{judge.WA, judge.TLE, judge.CE} {
		if outcomes[v] == 0 {
			t.Errorf("nobody gets %v", v)
		}
	}
}

func TestFinalBoard(t *testing.T) {
	start := time.Date(2026, 5, 1, 12, 0, 0, 0, time.UTC)
	n := 0
	made := func(login, label, verdict string, after time.Duration) *sent {
		n++
		return &sent{id: string(rune('a' + n)), login: login, label: label,
			final: submission{State: judged, Verdict: verdict, SubmittedAt: start.Add(after)}}
	}
	board := finalBoard(start, start.Add(time.Hour), []string{"ada", "bob", "cyd", "dee"}, []*sent{
		made("ada", "A", "AC", 59*time.Second+999*time.Millisecond), // minute 0
		made("ada", "A", "WA", 2*time.Minute),                       // after it was solved
		made("bob", "A", "AC", 10*time.Minute),
		made("bob", "A", "WA", 3*time.Minute), // out of order
		made("bob", "A", "CE", 4*time.Minute),
		made("bob", "B", "TLE", 20*time.Minute), // never solved
		made("cyd", "A", "AC", time.Hour),       // at the end is too late
		made("cyd", "A", "AC", -time.Millisecond),
		made("dee", "A", "JE", time.Minute),
	})
	want := map[string]line{
		"ada": {rank: 1, solved: 1, penalty: 0, last: 59},
		"bob": {rank: 2, solved: 1, penalty: 30, last: 600},
		"cyd": {rank: 3}, "dee": {rank: 3},
	}
	if !reflect.DeepEqual(board, want) {
		t.Errorf("got %+v, want %+v", board, want)
	}
}

func TestOnlyThisMachine(t *testing.T) {
	for url, local := range map[string]bool{
		"http://127.0.0.1:8080": true, "http://localhost:8080": true, "http://[::1]:8080": true, "http://[::ffff:127.0.0.1]": true,
		"http://192.0.2.1:8080": false, "https://judge.example.org": false, "http://127.0.0.1.example.org": false,
	} {
		if err := checkURL(url, false); (err == nil) != local {
			t.Errorf("%s: %v", url, err)
		}
		if err := checkURL(url, true); err != nil {
			t.Errorf("%s, allowed expressly: %v", url, err)
		}
	}
	for _, url := range []string{"", "127.0.0.1:8080", "ftp://127.0.0.1"} {
		if checkURL(url, true) == nil {
			t.Errorf("%q is taken for an address", url)
		}
	}
}
