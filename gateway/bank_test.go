package gateway

import (
	"fmt"
	"net/url"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"assize/judge"
)

func (p *person) bank(query string) (slugs string, list problemList) {
	p.f.t.Helper()
	p.must(200, "GET", "/api/v1/problems"+query, nil, &list)
	var names []string
	for _, problem := range list.Problems {
		names = append(names, problem.Slug)
	}
	return strings.Join(names, " "), list
}

// counted waits until the figures of a problem are these.
func (f *fixture) counted(p *person, slug string, submissions, solvers int, acceptance float64) {
	f.t.Helper()
	f.eventually(func() error {
		_, list := p.bank("?q=" + slug)
		if len(list.Problems) != 1 {
			return fmt.Errorf("%q finds %+v", slug, list)
		}
		got := list.Problems[0]
		share := -1.0
		if got.Acceptance != nil {
			share = *got.Acceptance
		}
		if got.Submissions != submissions || got.Solvers != solvers || share != acceptance {
			return fmt.Errorf("%s: %d submissions, %d solvers, acceptance %v; want %d, %d, %v", slug, got.Submissions, got.Solvers, share, submissions, solvers, acceptance)
		}
		return nil
	})
}

func named(name string, tags string, statement string) func(fstest.MapFS) {
	return func(m fstest.MapFS) {
		m["problem.yaml"].Data = []byte("problem_format_version: 2025-09\nname:\n  en: " + name + "\n  de: Übergrößen-" + name + "\nuuid: 00000000-0000-4000-8000-0000000000" +
			fmt.Sprintf("%02x", len(name)) + "\nkeywords: [" + tags + "]\nlimits:\n  time_limit: 1\n")
		m["statement/problem.en.md"].Data = []byte(statement)
		m["statement/problem.de.md"] = &fstest.MapFile{Data: []byte("Auf Deutsch: Ziffernzählung.\n")}
	}
}

func TestSearch(t *testing.T) {
	f := start(t)
	f.addProblem("paths", named("Shortest paths", "graphs, dijkstra", "Find a way through the maze.\n"))
	f.addProblem("maze", named("The maze", "grids, graphs", "Walk from A to B with paths.\n"))
	f.addProblem("cafe", named("Café à la carte", "greedy", "Serve crêpes.\n"))
	ada := f.contestant("ada")
	for q, want := range map[string]string{
		"maze":                   "maze paths", // a title before a statement
		"MAZ":                    "maze paths",
		"the maze":               "maze paths",
		"shortest pa":            "paths",
		"cafe":                   "cafe",
		"CAFÉ A LA":              "cafe",
		"crepe":                  "cafe",
		"ziffernzahlung":         "cafe paths maze", // the statement in another language
		"ubergroßen":             "cafe paths maze", // a name in another language
		"graphs":                 "paths maze",
		"g":                      "maze cafe paths", // of a tag, not of every statement
		"w":                      "",                // stands in statements alone
		"dij":                    "paths",
		"maze nowhere":           "",
		"'); DROP TABLE x; --":   "",
		"maze:* | !x & (":        "",
		"\\' \" \\":              "",
		"!!!":                    "",
		"maze & graphs":          "maze paths",
		"\u202emaze":             "maze paths",
		"𝕞𝕒𝕫𝕖":                   "maze paths", // compatibility forms are the same letters
		strings.Repeat("m", 200): "",
	} {
		if got, list := ada.bank("?q=" + url.QueryEscape(q)); got != want || list.Total != len(list.Problems) {
			t.Errorf("%q finds %q of %d, want %q", q, got, list.Total, want)
		}
	}
	if got, list := ada.bank("?q=graphs&page=3&per_page=1"); got != "" || list.Total != 2 {
		t.Errorf("behind the last page there is %q of %d, want none of 2", got, list.Total)
	}
	for _, query := range []string{"?q=%00", "?q=%ff", "?q=" + strings.Repeat("m", 201), "?tag=%00", "?sort=best", "?order=up", "?state=done",
		"?difficulty=easy%27", "?page=0", "?per_page=101", "?sort=relevance", "?page=99999999999999999999"} {
		ada.must(400, "GET", "/api/v1/problems"+query, nil, nil)
	}
	(&person{f: f}).must(401, "GET", "/api/v1/problems?state=solved", nil, nil)
	r := ada.must(200, "GET", "/api/v1/problems?q=maze", nil, nil)
	ada.must(304, "GET", "/api/v1/problems?q=maze", nil, nil, "If-None-Match", r.header.Get("ETag"))
}

func TestBankByStateAndSort(t *testing.T) {
	f := start(t)
	for _, slug := range []string{"apple", "banana", "cherry", "damson"} {
		f.addProblem(slug)
		f.advance(time.Minute)
	}
	ada, bob := f.contestant("ada"), f.contestant("bob")
	f.judged(ada.submit("banana"), judge.WA)
	f.judged(ada.submit("banana"), judge.AC)
	f.judged(bob.submit("banana"), judge.CE) // counts for nothing
	f.judged(ada.submit("cherry"), judge.WA)
	f.judged(bob.submit("cherry"), judge.AC)
	f.judged(bob.submit("damson"), judge.AC)
	f.counted(ada, "banana", 2, 1, .5)
	f.counted(ada, "cherry", 2, 1, .5)
	f.counted(ada, "damson", 1, 1, 1)
	f.counted(ada, "apple", 0, 0, -1)
	for query, want := range map[string]string{
		"?state=solved":                            "banana",
		"?state=attempted":                         "cherry",
		"?state=unsolved":                          "apple cherry damson",
		"?state=untried":                           "apple damson",
		"?state=unsolved&q=dam":                    "damson",
		"?sort=acceptance":                         "damson banana cherry apple",
		"?sort=acceptance&order=asc":               "banana cherry damson apple", // what nobody has tried comes last
		"?sort=solvers":                            "banana cherry damson apple",
		"?sort=newest":                             "damson cherry banana apple",
		"?sort=newest&order=asc":                   "apple banana cherry damson",
		"?sort=name&order=desc":                    "damson cherry banana apple",
		"?sort=solvers&tag=sums&page=2&per_page=3": "apple",
	} {
		if got, _ := ada.bank(query); got != want {
			t.Errorf("%s: %s, want %s", query, got, want)
		}
	}
	// Judged again, and it was right after all.
	a := ada.submit("apple")
	f.judged(a, judge.WA)
	f.counted(ada, "apple", 1, 0, 0)
	f.exec(`UPDATE judgements SET verdict = 'AC' WHERE id = $1`, a.Judgement)
	f.exec(markCounts, []string{f.problemID("apple")})
	f.counted(ada, "apple", 1, 1, 1)
}

func (f *fixture) problemID(slug string) (id string) {
	f.t.Helper()
	f.scan(&id, `SELECT id::text FROM problems WHERE slug = $1`, slug)
	return id
}

// TestContestProblemsInTheBank follows a problem from a secret to practice. What a
// frozen board hides the bank does not tell.
func TestContestProblemsInTheBank(t *testing.T) {
	f := start(t)
	f.addProblem("open1")
	f.addHidden("secret1")
	f.addContest("cup", time.Hour, "secret1", "open1")
	freeze := f.s.now().Add(90 * time.Minute)
	f.admin.must(200, "PATCH", "/api/v1/contests/cup", map[string]any{"freeze_at": freeze}, nil)
	ada, late := f.contestant("ada"), f.contestant("late")
	for _, p := range []*person{ada, late} {
		p.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	}
	f.admin.must(200, "PATCH", "/api/v1/contests/cup/participants/late", map[string]any{"extra_seconds": 1800}, nil)
	bank := func(p *person, want string) {
		t.Helper()
		if got, list := p.bank("?q=adding"); got != want || list.Total != len(strings.Fields(want)) {
			t.Errorf("the bank has %q of %d, want %q", got, list.Total, want)
		}
		var similar struct{ Problems []problemSummary }
		p.must(200, "GET", "/api/v1/problems/open1/similar", nil, &similar)
		if hidden := !strings.Contains(want, "secret1"); hidden != (len(similar.Problems) == 0) {
			t.Errorf("similar to it are %+v", similar.Problems)
		}
		var tags struct{ Tags []struct{ Problems int } }
		p.must(200, "GET", "/api/v1/tags", nil, &tags)
		if tags.Tags[0].Problems != len(strings.Fields(want)) {
			t.Errorf("tags: %+v", tags)
		}
	}
	anonymous := &person{f: f}
	bank(ada, "open1")
	ada.must(404, "GET", "/api/v1/problems/secret1/similar", nil, nil)
	f.advance(time.Hour + time.Minute)
	bank(ada, "open1") // it stands on the contest's page
	ada.must(200, "GET", "/api/v1/problems/secret1", nil, nil)
	for _, slug := range []string{"open1", "secret1"} {
		var a acceptedBody
		ada.must(202, "POST", "/api/v1/submissions", submission(slug, "contest", "cup"), &a)
		f.judged(a, judge.AC)
	}
	f.advance(2 * time.Hour)
	bank(ada, "open1") // somebody has more time
	f.advance(30 * time.Minute)
	bank(ada, "open1 secret1")
	bank(anonymous, "open1 secret1")
	// Over, and frozen still.
	f.judged(late.submit("open1"), judge.WA)
	f.counted(anonymous, "open1", 1, 0, 0)
	f.counted(anonymous, "secret1", 0, 0, -1)
	f.admin.must(200, "POST", "/api/v1/contests/cup/thaw", nil, nil)
	f.counted(anonymous, "open1", 2, 1, .5)
	f.counted(anonymous, "secret1", 1, 1, 1)
}

func TestSimilar(t *testing.T) {
	f := start(t)
	tagged := func(slug, tags, difficulty string) {
		f.addProblem(slug, func(m fstest.MapFS) {
			m["problem.yaml"].Data = []byte(strings.Replace(string(m["problem.yaml"].Data), "[sums, easy-start]", "["+tags+"]", 1))
			m["assize.yaml"] = &fstest.MapFile{Data: []byte("difficulty: " + difficulty + "\n")}
		})
	}
	tagged("trees1", "trees, dp", "medium")
	tagged("trees2", "trees, dp", "medium")
	tagged("trees3", "trees, geometry, strings", "hard")
	tagged("games", "games", "easy")
	tagged("words", "words", "easy")
	ada := f.contestant("ada")
	f.judged(ada.submit("trees1"), judge.AC)
	f.judged(ada.submit("games"), judge.AC) // solved by the same people
	f.counted(ada, "games", 1, 1, 1)
	f.counted(ada, "trees1", 1, 1, 1)
	var similar struct{ Problems []problemSummary }
	r := ada.must(200, "GET", "/api/v1/problems/trees1/similar", nil, &similar)
	var got []string
	for _, p := range similar.Problems {
		got = append(got, p.Slug)
	}
	if strings.Join(got, " ") != "trees2 games trees3" || !similar.Problems[1].Solved {
		t.Errorf("similar to trees1: %+v", similar.Problems)
	}
	ada.must(304, "GET", "/api/v1/problems/trees1/similar", nil, nil, "If-None-Match", r.header.Get("ETag"))
	ada.must(404, "GET", "/api/v1/problems/nothing/similar", nil, nil)
	ada.must(404, "GET", "/api/v1/problems/%27/similar", nil, nil)
}

// TestSimilarByText: without a tag in common, what few statements speak of makes two
// problems alike, and what all of them speak of does not.
func TestSimilarByText(t *testing.T) {
	f := start(t)
	for i, text := range []string{"A ferry crosses the fjord with sheep aboard.", "Sheep wait for the ferry at the fjord.", "Count the paths in a maze.", "A maze has many doors.",
		"Bells ring.", "Sort the cards.", "A robot paints a fence.", "Fold a paper map."} {
		f.addProblem(fmt.Sprintf("text%d", i), func(m fstest.MapFS) {
			m["problem.yaml"].Data = []byte(strings.Replace(string(m["problem.yaml"].Data), "[sums, easy-start]", fmt.Sprintf("[tag%d]", i), 1))
			m["statement/problem.en.md"].Data = []byte(text + " Print one number.\n")
		})
	}
	f.eventually(func() error {
		var similar struct{ Problems []problemSummary }
		f.admin.must(200, "GET", "/api/v1/problems/text0/similar", nil, &similar)
		if len(similar.Problems) != 1 || similar.Problems[0].Slug != "text1" {
			return fmt.Errorf("similar to text0: %+v", similar.Problems)
		}
		return nil
	})
}
