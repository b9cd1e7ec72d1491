package runner

import "assize/judge"

// needless says which test cases of a problem with scores need not be run: those
// whose groups have all lost everything already, or require what has failed
// (problem package format 2025-09, "Group dependencies").
type needless struct {
	groups   [][]int // by test case: the groups that it is in
	cases    [][]int // by group: its test cases, in order
	requires [][]int // by group: the test cases of what it requires
	forgives []bool  // by group: one failure does not decide it
}

// newNeedless returns nil where every test case is to be run, or the first that
// is not accepted ends the judgement.
func newNeedless(d judge.Dataset) *needless {
	if d.RunAll || len(d.Groups) == 0 {
		return nil
	}
	index := make(map[string]int, len(d.Cases))
	n := &needless{groups: make([][]int, len(d.Cases))}
	var samples []int
	for i, c := range d.Cases {
		if index[c.Name] = i; c.Sample {
			samples = append(samples, i)
		}
	}
	byName := map[string][]int{judge.SampleGroup: samples}
	for g, group := range d.Groups {
		var cases, required []int
		for _, name := range group.Cases {
			i := index[name]
			cases = append(cases, i)
			n.groups[i] = append(n.groups[i], g)
		}
		byName[group.Name] = cases
		for _, name := range group.Requires {
			required = append(required, byName[name]...)
		}
		if d.Total != nil {
			for _, name := range d.Total.Requires {
				required = append(required, byName[name]...)
			}
		}
		n.cases, n.requires = append(n.cases, cases), append(n.requires, required)
		n.forgives = append(n.forgives, group.Aggregation == judge.SumOfScores)
	}
	return n
}

// test reports whether test case i need not be run. failed says of those before
// it which are known not to be accepted: once it says so of one, it stays so.
func (n *needless) test(i int, failed func(j int) bool) bool {
	if n == nil || len(n.groups[i]) == 0 {
		return false
	}
	any := func(cases []int) bool {
		for _, j := range cases {
			if j < i && failed(j) {
				return true
			}
		}
		return false
	}
	for _, g := range n.groups[i] {
		if !any(n.requires[g]) && (n.forgives[g] || !any(n.cases[g])) {
			return false
		}
	}
	return true
}
