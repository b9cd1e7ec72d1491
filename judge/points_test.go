package judge_test

import (
	"encoding/json"
	"slices"
	"testing"

	"assize/judge"
)

func TestPointsInJSON(t *testing.T) {
	for text, p := range map[string]judge.Points{"0": 0, "12": 1200, "12.5": 1250, "0.07": 7, "-0.25": -25, "-3": -300, "1000000": 1e8} {
		b, err := json.Marshal(p)
		if err != nil || string(b) != text {
			t.Errorf("%d hundredths are written %s, %v; want %s", p, b, err, text)
		}
		var back judge.Points
		if err := json.Unmarshal([]byte(text), &back); err != nil || back != p {
			t.Errorf("%s is read as %d, %v; want %d", text, back, err, p)
		}
	}
	for _, text := range []string{`"12"`, "1e3", "0.125", "12.", ".5", "-", "", "12345678901234567890", "1.+5", "+1"} {
		if p, err := judge.ParsePoints(text); err == nil {
			t.Errorf("%s is read as %d; want an error", text, p)
		}
	}
}

func TestGroupScores(t *testing.T) {
	d := judge.Dataset{
		Cases: []judge.TestCase{{Name: "sample/1"}, {Name: "a"}, {Name: "b"}, {Name: "c"}},
		Groups: []judge.TestGroup{
			{Name: "small", Points: 2500, Cases: []string{"a"}},
			{Name: "all", Points: 7550, Cases: []string{"a", "b", "c"}},
		},
	}
	if err := d.CheckGroups(); err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		name     string
		verdicts map[string]judge.Verdict
		groups   []judge.Points
		sum      judge.Points
	}{
		{"all accepted", map[string]judge.Verdict{"a": judge.AC, "b": judge.AC, "c": judge.AC}, []judge.Points{2500, 7550}, 10050},
		{"one group fails", map[string]judge.Verdict{"a": judge.AC, "b": judge.TLE, "c": judge.AC}, []judge.Points{2500, 0}, 2500},
		{"not run is not accepted", map[string]judge.Verdict{"a": judge.AC, "b": judge.AC}, []judge.Points{2500, 0}, 2500},
		{"nothing was run", nil, []judge.Points{0, 0}, 0},
	} {
		var runs []judge.Run
		for name, verdict := range test.verdicts {
			runs = append(runs, judge.Run{Case: name, Verdict: verdict})
		}
		groups, sum := d.Scores(runs)
		if !slices.Equal(groups, test.groups) || sum == nil || *sum != test.sum {
			t.Errorf("%s: %v, %v; want %v, %d", test.name, groups, sum, test.groups, test.sum)
		}
	}
	if groups, sum := (judge.Dataset{Cases: d.Cases}).Scores(nil); groups != nil || sum != nil {
		t.Errorf("without groups: %v, %v; want no score at all", groups, sum)
	}
	for name, spoil := range map[string]func(*judge.TestGroup){
		"no name":        func(g *judge.TestGroup) { g.Name = "" },
		"a name twice":   func(g *judge.TestGroup) { g.Name = "all" },
		"no cases":       func(g *judge.TestGroup) { g.Cases = nil },
		"unknown case":   func(g *judge.TestGroup) { g.Cases = []string{"z"} },
		"points below 0": func(g *judge.TestGroup) { g.Points = -1 },
	} {
		bad := d
		bad.Groups = slices.Clone(d.Groups)
		spoil(&bad.Groups[0])
		if bad.CheckGroups() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
