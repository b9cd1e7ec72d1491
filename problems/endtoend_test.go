package problems_test

import (
	"bytes"
	"fmt"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"sync"
	"testing"
	"time"

	"assize/internal/client"
	"assize/internal/testsite"
	"assize/judge"
	"assize/problems"
)

// expected maps the folders of submissions/ to the verdict that they are named
// for.
var expected = map[string]judge.Verdict{
	"accepted":              judge.AC,
	"wrong_answer":          judge.WA,
	"time_limit_exceeded":   judge.TLE,
	"run_time_error":        judge.RTE,
	"memory_limit_exceeded": judge.MLE,
	"output_limit_exceeded": judge.OLE,
	"compile_error":         judge.CE,
}

type example struct {
	problem, path string
	want          judge.Verdict
}

// examples lists every example submission of the bank.
func examples(t *testing.T) []example {
	t.Helper()
	paths, err := filepath.Glob("bank/*/submissions/*/*")
	if err != nil {
		t.Fatal(err)
	}
	sort.Strings(paths)
	var all []example
	seen := map[judge.Verdict]map[string]bool{}
	for _, path := range paths {
		parts := strings.Split(filepath.ToSlash(path), "/")
		want, known := expected[parts[3]]
		if !known {
			t.Errorf("%s: no verdict has the folder %q", path, parts[3])
			continue
		}
		all = append(all, example{problem: parts[1], path: path, want: want})
		if seen[want] == nil {
			seen[want] = map[string]bool{}
		}
		seen[want][filepath.Ext(path)] = true
	}
	for folder, verdict := range expected {
		for _, ending := range []string{".c", ".cpp", ".go"} {
			if !seen[verdict][ending] {
				t.Errorf("no submission *%s in any %s/: the table must have every verdict in every language", ending, folder)
			}
		}
	}
	return all
}

// TestEndToEnd sends example submissions of the bank over HTTP through a
// running site and wants the verdict of its folder, with the services in one
// process and in processes of their own. The figures must be the same in both.
// The long tests send those of every problem.
func TestEndToEnd(t *testing.T) {
	all := examples(t)
	figures := map[testsite.Shape]map[string]string{}
	for _, shape := range []testsite.Shape{testsite.Together, testsite.Apart} {
		t.Run(string(shape), func(t *testing.T) {
			site := testsite.Start(t, shape)
			figures[shape] = judgeAll(t, site, among(t, all, sent[shape]))
			tryInteractive(t, site)
		})
	}
	for name, together := range figures[testsite.Together] {
		if apart := figures[testsite.Apart][name]; apart != "" && apart != together {
			t.Errorf("%s: %s together, %s apart", name, together, apart)
		}
	}
}

// among returns the examples that a pattern problem/folder/file names, all of them
// for no patterns. A pattern that names none is an error.
func among(t *testing.T, all []example, patterns []string) []example {
	t.Helper()
	if len(patterns) == 0 {
		return all
	}
	var some []example
	for _, pattern := range patterns {
		before := len(some)
		for _, e := range all {
			named, err := path.Match(pattern, strings.Replace(strings.TrimPrefix(filepath.ToSlash(e.path), "bank/"), "/submissions/", "/", 1))
			if err != nil {
				t.Fatalf("%s: %v", pattern, err)
			}
			if named {
				some = append(some, e)
			}
		}
		if len(some) == before {
			t.Errorf("no example is named %s", pattern)
		}
	}
	return some
}

// tryInteractive imports an interactive problem and tries its samples: the
// contestant sees what was said, and what the output validator has to say.
func tryInteractive(t *testing.T, site *testsite.Site) {
	const dir = "testdata/types/guess"
	p, err := problems.LoadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var archive bytes.Buffer
	if err := p.WriteZip(&archive); err != nil {
		t.Fatal(err)
	}
	if _, err := site.Admin().ImportProblem(t.Context(), &archive); err != nil {
		t.Fatal(err)
	}
	source, err := os.ReadFile(dir + "/submissions/wrong_answer/count.cpp")
	if err != nil {
		t.Fatal(err)
	}
	c := site.Contestant("interactive")
	body := map[string]any{"problem": "guess", "language": "cpp", "source": string(source), "samples": true}
	var accepted client.Accepted
	if err := c.Do(t.Context(), http.MethodPost, "/api/v1/trials", body, &accepted); err != nil {
		t.Fatal(err)
	}
	var trial struct {
		State judge.State `json:"state"`
		Cases []struct {
			Verdict      judge.Verdict `json:"verdict"`
			TeamMessage  string        `json:"team_message"`
			Feedback     string        `json:"feedback"`
			Transcript   string        `json:"transcript"`
			Conversation string        `json:"conversation"`
			Stdout       struct{ Text string }
		} `json:"cases"`
		PollAfterMS int `json:"poll_after_ms"`
	}
	for trial.State != judge.Done {
		select {
		case <-time.After(time.Duration(trial.PollAfterMS) * time.Millisecond):
		case <-t.Context().Done():
			t.Fatal(t.Context().Err())
		}
		if err := c.Do(t.Context(), http.MethodGet, accepted.Poll, nil, &trial); err != nil {
			t.Fatal(err)
		}
	}
	if len(trial.Cases) != 1 {
		t.Fatalf("%+v", trial)
	}
	got := trial.Cases[0]
	if got.Verdict != judge.WA || got.TeamMessage != "the guesses did not end well" || got.Feedback != "" || got.Transcript != "" ||
		!strings.HasPrefix(got.Conversation, ">1\n<higher\n>2\n<higher\n") || !strings.HasPrefix(got.Stdout.Text, "1\n2\n") {
		t.Errorf("%+v", got)
	}
}

// judgeAll submits with a few contestants side by side and returns fuel and
// memory of each submission.
func judgeAll(t *testing.T, site *testsite.Site, all []example) map[string]string {
	const contestants = 4
	work := make(chan example)
	var mu sync.Mutex
	figures := map[string]string{}
	var wg sync.WaitGroup
	for i := range contestants {
		c := site.Contestant(fmt.Sprintf("contestant%d", i))
		wg.Go(func() {
			for e := range work {
				result, err := judgeOne(t, c, e)
				if err != nil {
					t.Errorf("%s: %v", e.path, err)
					continue
				}
				if result.Verdict != e.want {
					t.Errorf("%s: %v, want %v (%s) %s %+v", e.path, result.Verdict, e.want, result.Reason, result.Diagnostics, result.Runs)
				}
				mu.Lock()
				figures[e.path] = fmt.Sprintf("%v fuel %d memory %d", result.Verdict, result.Fuel, result.MemoryBytes)
				mu.Unlock()
			}
		})
	}
	for _, e := range all {
		work <- e
	}
	close(work)
	wg.Wait()
	return figures
}

func judgeOne(t *testing.T, c *client.Client, e example) (client.Result, error) {
	source, err := os.ReadFile(e.path)
	if err != nil {
		return client.Result{}, err
	}
	accepted, err := c.Submit(t.Context(), client.Submit{
		Problem:  e.problem,
		Language: map[string]string{".c": "c", ".cpp": "cpp", ".go": "go", ".py": "python3"}[filepath.Ext(e.path)],
		Files:    []client.File{{Name: filepath.Base(e.path), Content: string(source)}},
	})
	if err != nil {
		return client.Result{}, err
	}
	return c.Wait(t.Context(), accepted.ID, nil)
}

func TestMain(m *testing.M) {
	code := m.Run()
	if err := testsite.Clean(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		code = max(code, 1)
	}
	os.Exit(code)
}
