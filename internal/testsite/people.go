package testsite

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"assize/internal/client"
)

// password is what every account of a test logs in with.
const password = "correct horse battery staple"

// Admin returns a client that may do everything. Its token is that of the last
// start, so ask again after a restart.
func (s *Site) Admin() *client.Client {
	s.t.Helper()
	dir := s.data
	if s.Shape == Apart {
		dir = filepath.Join(s.data, "gateway")
	}
	token, err := os.ReadFile(filepath.Join(dir, "admin-token"))
	if err != nil {
		s.t.Fatal(err)
	}
	return client.New(s.URL, strings.TrimSpace(string(token)))
}

// Contestant registers an account and returns a client with its API token.
func (s *Site) Contestant(login string) *client.Client {
	s.t.Helper()
	c := client.New(s.URL, "")
	if err := c.Register(s.t.Context(), login, "Contestant "+login, password); err != nil {
		s.t.Fatalf("register %s: %v", login, err)
	}
	token, err := c.NewToken(s.t.Context(), login, password, time.Time{})
	if err != nil {
		s.t.Fatalf("token of %s: %v", login, err)
	}
	return c.WithToken(token)
}

// NewContest makes a contest that runs from a minute ago for the given time and
// returns its slug. The problems get the labels A, B, ….
func (s *Site) NewContest(slug string, length time.Duration, problems ...string) string {
	s.t.Helper()
	start := time.Now().Add(-time.Minute).UTC()
	contest := client.NewContest{Slug: slug, Name: "Contest " + slug, StartsAt: start, EndsAt: start.Add(length)}
	for i, p := range problems {
		contest.Problems = append(contest.Problems, client.ContestProblem{Label: fmt.Sprintf("%c", 'A'+i), Problem: p})
	}
	if err := s.Admin().CreateContest(s.t.Context(), contest); err != nil {
		s.t.Fatalf("make contest %s: %v", slug, err)
	}
	return slug
}
