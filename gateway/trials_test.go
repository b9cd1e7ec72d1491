package gateway

import (
	"strings"
	"testing"
	"testing/fstest"

	"assize/blob"
	"assize/judge"
)

func readDataset(t *testing.T, f *fixture, digest judge.Digest) judge.Dataset {
	t.Helper()
	b, err := blob.Read(t.Context(), f.blobs, digest, 1<<20)
	if err != nil {
		t.Fatal(err)
	}
	d, err := judge.DecodeDataset(b)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestTrialOnOwnInput(t *testing.T) {
	f := start(t)
	f.addProblem("add", func(m fstest.MapFS) { m["include/go/help.go"] = &fstest.MapFile{Data: []byte("package main\n")} })
	ada, bob := f.contestant("ada"), f.contestant("bob")
	facts := f.submittedFacts()
	var a acceptedBody
	ada.must(202, "POST", "/api/v1/trials", map[string]any{"problem": "add", "language": "go", "source": "package main", "input": "5 6\n"}, &a)
	fact := receive(t, facts)
	d := readDataset(t, f, fact.Dataset)
	if fact.Class != judge.Practice || fact.Sources[0].Name != "main.go" || !d.KeepOutput || d.Validator.Kind != judge.ValidateNothing ||
		len(d.Cases) != 1 || d.Cases[0].Answer != "" || d.Limits.Time.Seconds() != 1 || d.Limits.Wall == 0 || len(d.Includes["go"]) != 1 {
		t.Errorf("fact %+v, dataset %+v", fact, d)
	}
	input, err := blob.Read(t.Context(), f.blobs, d.Cases[0].Input, 100)
	if err != nil || string(input) != "5 6\n" {
		t.Errorf("input %q, %v", input, err)
	}

	stdout, err := blob.PutBytes(t.Context(), f.blobs, []byte("11\n\xff"))
	if err != nil {
		t.Fatal(err)
	}
	stderr, err := blob.PutBytes(t.Context(), f.blobs, []byte(strings.Repeat("e", maxShownBytes+1)))
	if err != nil {
		t.Fatal(err)
	}
	var p trialPage
	ada.must(200, "GET", a.Poll, nil, &p)
	if p.State != judge.Queued || p.Problem.Slug != "add" {
		t.Errorf("queued: %+v", p)
	}
	f.judged(a, judge.AC, judge.Run{Case: "input", Verdict: judge.AC, Fuel: 7, OutputBytes: 4, Output: stdout, Stderr: stderr})
	ada.must(200, "GET", a.Poll, nil, &p)
	if p.State != judge.Done || len(p.Cases) != 1 || p.Cases[0].Stdout != (outputText{"11\n\uFFFD", false}) ||
		len(p.Cases[0].Stderr.Text) != maxShownBytes || !p.Cases[0].Stderr.Cut {
		t.Errorf("judged: %+v", p)
	}
	bob.must(404, "GET", a.Poll, nil, nil)
	// A trial is no submission.
	ada.must(404, "GET", "/api/v1/submissions/"+a.ID, nil, nil)
	ada.must(404, "GET", "/api/v1/submissions/"+a.ID+"/source", nil, nil)
	f.admin.must(404, "POST", "/api/v1/submissions/"+a.ID+"/rejudge", nil, nil)
	if r := ada.must(200, "GET", "/api/v1/submissions", nil, nil); strings.Contains(string(r.body), a.ID) {
		t.Errorf("the trial is listed: %s", r.body)
	}
	var problem problemPage
	ada.must(200, "GET", "/api/v1/problems/add", nil, &problem)
	if problem.Solved || problem.Attempted {
		t.Error("the trial counts as an attempt")
	}
}

func TestTrialOnSamples(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada := f.contestant("ada")
	facts := f.submittedFacts()
	ada.must(202, "POST", "/api/v1/trials", map[string]any{"problem": "add", "language": "cpp", "source": "x", "samples": true}, nil)
	d := readDataset(t, f, receive(t, facts).Dataset)
	if len(d.Cases) != 1 || !d.Cases[0].Sample || d.Cases[0].Answer == "" || !d.KeepOutput || d.Validator.Kind != judge.ValidateDefault {
		t.Errorf("dataset %+v", d)
	}
	// Without a problem there are default limits.
	ada.must(202, "POST", "/api/v1/trials", map[string]any{"language": "cpp", "source": "x", "input": ""}, nil)
	if d := readDataset(t, f, receive(t, facts).Dataset); d.Limits != judge.DefaultLimits {
		t.Errorf("limits %+v", d.Limits)
	}
}

func TestBadTrials(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada := f.contestant("ada")
	try := func(more ...any) map[string]any {
		m := map[string]any{"problem": "add", "language": "cpp", "source": "x", "input": "1 2"}
		for i := 0; i+1 < len(more); i += 2 {
			m[more[i].(string)] = more[i+1]
		}
		return m
	}
	for _, test := range []struct {
		name    string
		body    any
		status  int
		message string
	}{
		{"samples and input", try("samples", true), 400, "not both"},
		{"neither", map[string]any{"language": "cpp", "source": "x"}, 400, "input is missing"},
		{"samples of no problem", map[string]any{"language": "cpp", "source": "x", "samples": true}, 400, "problem is missing"},
		{"unknown problem", try("problem", "absent"), 404, `problem "absent"`},
		{"unknown language", try("language", "cobol"), 400, `language "cobol"`},
		{"long input", try("input", strings.Repeat("1", judge.MaxInputBytes+1)), 413, "input has 1048577 bytes"},
		{"input with NUL", try("input", "\x00"), 400, "input has a NUL"},
		{"empty source", try("source", ""), 400, "source is empty"},
		{"input is a number", try("input", 5), 400, "input must be a string"},
		{"samples is a string", try("samples", "yes"), 400, "samples must be true or false"},
		{"unknown contest", try("contest", "x"), 404, `contest "x"`},
		{"contest without problem", try("contest", "x", "problem", ""), 400, "problem is missing"},
	} {
		t.Run(test.name, func(t *testing.T) {
			r := ada.must(test.status, "POST", "/api/v1/trials", test.body, nil)
			if _, message := r.error(); !strings.Contains(message, test.message) {
				t.Errorf("%q, want %q", message, test.message)
			}
		})
	}
}
