package main

import (
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"assize/internal/client"
	"assize/internal/testsite"
	"assize/judge"
)

// TestLanguagesAppear starts a site that lacks C. It installs it beside its work,
// and then offers it, without a restart, to contestants and to the compiler.
func TestLanguagesAppear(t *testing.T) {
	site := testsite.StartWithout(t, testsite.Together, "c", "ASSIZE_INSTALL=on")
	c := site.Contestant("early")
	submit := func(language, file string) judge.Verdict {
		t.Helper()
		source, err := os.ReadFile(filepath.Join("../../problems/bank", simplestProblem, "submissions/accepted", file))
		if err != nil {
			t.Fatal(err)
		}
		accepted, err := c.Submit(t.Context(), client.Submit{Problem: simplestProblem, Language: language,
			Files: []client.File{{Name: file, Content: string(source)}}})
		if err != nil {
			t.Fatal(err)
		}
		result, err := c.Wait(t.Context(), accepted.ID, func(client.Result) {})
		if err != nil {
			t.Fatal(err)
		}
		return result.Verdict
	}
	coming := func() (ids []judge.LanguageID) {
		t.Helper()
		var answer struct{ Coming []judge.Language }
		if err := c.Do(t.Context(), http.MethodGet, "/api/v1/languages", nil, &answer); err != nil {
			t.Fatal(err)
		}
		for _, l := range answer.Coming {
			ids = append(ids, l.ID)
		}
		return ids
	}
	if ids := coming(); !slices.Contains(ids, "c") {
		t.Errorf("at first %v are said to come, and not C", ids)
	}
	if v := submit("cpp", "sum.cpp"); v != judge.AC {
		t.Errorf("C++ meanwhile: %v", v)
	}
	deadline := time.Now().Add(5 * time.Minute)
	for {
		languages, err := c.Languages(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if slices.ContainsFunc(languages, func(l judge.Language) bool { return l.ID == "c" }) {
			break
		}
		if time.Now().After(deadline) {
			t.Fatalf("C is not there; the languages are %v", languages)
		}
		time.Sleep(50 * time.Millisecond)
	}
	if ids := coming(); slices.Contains(ids, "c") {
		t.Errorf("C is there, and %v are said to come", ids)
	}
	if v := submit("c", "sum.c"); v != judge.AC {
		t.Errorf("C when it had appeared: %v", v)
	}
}

func TestRetryAfter(t *testing.T) {
	for tries, want := range map[int]time.Duration{1: time.Minute, 2: 2 * time.Minute, 4: 8 * time.Minute, 7: time.Hour, 500: time.Hour} {
		if got := retryAfter(tries); got != want {
			t.Errorf("after %d tries: %v, want %v", tries, got, want)
		}
	}
}
