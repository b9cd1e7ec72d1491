package blob

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"assize/judge"
)

// answers plays the other side of a request.
type answers func(*http.Request) (*http.Response, error)

func (a answers) RoundTrip(r *http.Request) (*http.Response, error) { return a(r) }

// slowly hands out one byte after each pause, and after the last one hangs where
// hangs is set, until the request ends.
type slowly struct {
	rest  []byte
	pause time.Duration
	hangs bool
	r     *http.Request
}

func (s *slowly) Read(b []byte) (int, error) {
	if len(s.rest) == 0 && s.hangs {
		<-s.r.Context().Done()
		return 0, s.r.Context().Err()
	}
	if len(s.rest) == 0 {
		return 0, io.EOF
	}
	time.Sleep(s.pause)
	n := copy(b[:1], s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

func (s *slowly) Close() error { return nil }

// TestProgress: a request may take any time as long as it gets on, and ends where it
// does not. The time is that of the test alone.
func TestProgress(t *testing.T) {
	text := []byte("a blob over a very slow line")
	for name, test := range map[string]struct {
		answer answers
		stalls bool
		took   time.Duration
	}{
		"slow and alive": {func(r *http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: 200, Body: &slowly{text, patience * 9 / 10, false, r}}, nil
		}, false, time.Duration(len(text)) * patience * 9 / 10},
		"stalls in the middle": {func(r *http.Request) (*http.Response, error) {
			return &http.Response{StatusCode: 200, Body: &slowly{text[:3], time.Second, true, r}}, nil
		}, true, 3*time.Second + patience},
		"never answers": {func(r *http.Request) (*http.Response, error) {
			<-r.Context().Done()
			return nil, r.Context().Err()
		}, true, patience},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cache, err := NewDir(t.TempDir())
				if err != nil {
					t.Fatal(err)
				}
				s := NewRemote("http://site", "token", cache)
				s.http.Transport = test.answer
				began := time.Now()
				b, err := Read(t.Context(), s, judge.DigestOf(text), 1000)
				if test.stalls != errors.Is(err, errStalled) || !test.stalls && !bytes.Equal(b, text) {
					t.Errorf("read %q, %v", b, err)
				}
				if took := time.Since(began); took != test.took {
					t.Errorf("it took %v, want %v", took, test.took)
				}
			})
		})
	}
}

// TestProgressOfPut: what is sent counts as well, and so does the wait for the answer.
func TestProgressOfPut(t *testing.T) {
	for name, test := range map[string]struct {
		waits  time.Duration // after the last byte
		stalls bool
	}{"answers in time": {patience * 9 / 10, false}, "does not": {patience * 2, true}} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				cache, err := NewDir(t.TempDir())
				if err != nil {
					t.Fatal(err)
				}
				s := NewRemote("http://site", "token", cache)
				s.http.Transport = answers(func(r *http.Request) (*http.Response, error) {
					var sent []byte
					for b := make([]byte, 1); ; {
						time.Sleep(patience * 9 / 10)
						n, err := r.Body.Read(b)
						sent = append(sent, b[:n]...)
						if err == io.EOF {
							break
						}
						if err != nil {
							return nil, err
						}
					}
					select {
					case <-time.After(test.waits):
					case <-r.Context().Done():
						return nil, r.Context().Err()
					}
					body := `{"digest": "` + string(judge.DigestOf(sent)) + `"}`
					return &http.Response{StatusCode: 200, Body: io.NopCloser(strings.NewReader(body))}, nil
				})
				if _, _, err := s.Put(t.Context(), strings.NewReader("slow")); test.stalls != errors.Is(err, errStalled) || !test.stalls && err != nil {
					t.Errorf("put: %v", err)
				}
			})
		})
	}
}
