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
	run := func(name string) judge.Run { return judge.Run{Case: name, Verdict: judge.AC} }
	share := judge.Share(333_333)
	half := run("b")
	half.Share = &share
	for _, test := range []struct {
		name   string
		total  *judge.TotalScore
		change func([]judge.TestGroup)
		runs   []judge.Run
		groups []judge.Points
		sum    judge.Points
	}{
		{"the least of the groups", &judge.TotalScore{Aggregation: judge.LeastScore}, nil, []judge.Run{run("a"), run("b"), run("c")}, nil, 2500},
		{"all or nothing, all", &judge.TotalScore{Points: 100}, nil, []judge.Run{run("a"), run("b"), run("c")}, nil, 100},
		{"all or nothing, nothing", &judge.TotalScore{Points: 100}, nil, []judge.Run{run("a"), run("b")}, nil, 0},
		{"the samples are required and wrong", &judge.TotalScore{Aggregation: judge.SumOfScores, Requires: []string{judge.SampleGroup}}, nil,
			[]judge.Run{run("a"), run("b"), run("c")}, []judge.Points{0, 0}, 0},
		{"the samples are required", &judge.TotalScore{Aggregation: judge.SumOfScores, Requires: []string{judge.SampleGroup}}, nil,
			[]judge.Run{run("sample/1"), run("a"), run("b"), run("c")}, []judge.Points{2500, 7550}, 10050},
		{"a group requires another", nil, func(g []judge.TestGroup) { g[1].Requires, g[1].Cases = []string{"small"}, []string{"b"} }, []judge.Run{run("b")}, []judge.Points{0, 0}, 0},
		{"thirds are rounded once", nil, func(g []judge.TestGroup) { g[1].Aggregation, g[1].Points = judge.SumOfScores, 100 },
			[]judge.Run{run("a"), run("b"), run("c")}, []judge.Points{2500, 100}, 2600},
		{"a third of a third", nil, func(g []judge.TestGroup) { g[1].Aggregation, g[1].Points = judge.SumOfScores, 100 },
			[]judge.Run{half}, []judge.Points{0, 11}, 11},
	} {
		d := d
		d.Groups, d.Total = slices.Clone(d.Groups), test.total
		d.Cases = slices.Clone(d.Cases)
		d.Cases[0].Sample = true
		if test.change != nil {
			test.change(d.Groups)
		}
		groups, sum := d.Scores(test.runs)
		if !slices.Equal(groups, test.groups) || sum == nil || *sum != test.sum {
			t.Errorf("%s: %v, %v; want %v, %d", test.name, groups, sum, test.groups, test.sum)
		}
	}
	if groups, sum := (judge.Dataset{Cases: d.Cases}).Scores(nil); groups != nil || sum != nil {
		t.Errorf("without groups: %v, %v; want no score at all", groups, sum)
	}
	for name, spoil := range map[string]func(*judge.TestGroup){
		"no name":             func(g *judge.TestGroup) { g.Name = "" },
		"a name twice":        func(g *judge.TestGroup) { g.Name = "all" },
		"no cases":            func(g *judge.TestGroup) { g.Cases = nil },
		"unknown case":        func(g *judge.TestGroup) { g.Cases = []string{"z"} },
		"points below 0":      func(g *judge.TestGroup) { g.Points = -1 },
		"too many points":     func(g *judge.TestGroup) { g.Points = judge.MaxGroupPoints + 1 },
		"unknown aggregation": func(g *judge.TestGroup) { g.Aggregation = "max" },
		"unbounded, and all":  func(g *judge.TestGroup) { g.Unbounded, g.Points = true, 0 },
		"requires a later":    func(g *judge.TestGroup) { g.Requires = []string{"all"} },
	} {
		bad := d
		bad.Groups = slices.Clone(d.Groups)
		spoil(&bad.Groups[0])
		if bad.CheckGroups() == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
