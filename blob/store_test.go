package blob_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"assize/blob"
	"assize/judge"
)

// stores makes one store of each kind; the suite below holds for all of them.
var stores = map[string]func(*testing.T) blob.Store{
	"dir": func(t *testing.T) blob.Store { return newDir(t) },
	"remote": func(t *testing.T) blob.Store {
		server := httptest.NewServer(blob.Handler(newDir(t), "token"))
		t.Cleanup(server.Close)
		return blob.NewRemote(server.URL, "token", newDir(t))
	},
}

func newDir(t *testing.T) *blob.Dir {
	t.Helper()
	d, err := blob.NewDir(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestStore(t *testing.T) {
	for name, open := range stores {
		t.Run(name, func(t *testing.T) {
			for what, test := range map[string]func(*testing.T, blob.Store){
				"what was put is read back": readBack,
				"missing blobs":             missing,
				"a put that breaks off":     breaksOff,
			} {
				t.Run(what, func(t *testing.T) { test(t, open(t)) })
			}
		})
	}
}

func readBack(t *testing.T, s blob.Store) {
	for _, want := range [][]byte{nil, []byte("a"), bytes.Repeat([]byte("0123456789"), 1<<17)} {
		for range 2 { // the second time it is there already
			digest, size, err := s.Put(t.Context(), bytes.NewReader(want))
			if err != nil || digest != judge.DigestOf(want) || size != int64(len(want)) {
				t.Fatalf("Put(%d bytes) = %s, %d, %v", len(want), digest, size, err)
			}
		}
		if ok, err := s.Has(t.Context(), judge.DigestOf(want)); !ok || err != nil {
			t.Errorf("Has(%d bytes) = %v, %v", len(want), ok, err)
		}
		got, err := blob.Read(t.Context(), s, judge.DigestOf(want), int64(len(want)))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("Read(%d bytes) = %d bytes, %v", len(want), len(got), err)
		}
		if len(want) > 0 {
			if _, err := blob.Read(t.Context(), s, judge.DigestOf(want), int64(len(want))-1); err == nil {
				t.Errorf("Read(%d bytes) under a lower bound: no error", len(want))
			}
		}
	}
}

func missing(t *testing.T, s blob.Store) {
	digest := judge.DigestOf([]byte("never stored"))
	if _, err := s.Open(t.Context(), digest); !errors.Is(err, blob.ErrNotFound) {
		t.Errorf("Open = %v, want ErrNotFound", err)
	}
	if ok, err := s.Has(t.Context(), digest); ok || err != nil {
		t.Errorf("Has = %v, %v; want false", ok, err)
	}
	for _, bad := range []judge.Digest{"", "x", "../../../../etc/passwd", judge.Digest(strings.Repeat("g", 64))} {
		if _, err := s.Open(t.Context(), bad); err == nil {
			t.Errorf("Open(%q): no error", bad)
		}
		if _, err := s.Has(t.Context(), bad); err == nil {
			t.Errorf("Has(%q): no error", bad)
		}
	}
}

func breaksOff(t *testing.T, s blob.Store) {
	broken := errors.New("broken off")
	r := io.MultiReader(strings.NewReader("half"), failing{broken})
	if _, _, err := s.Put(t.Context(), r); !errors.Is(err, broken) {
		t.Errorf("Put = %v, want %v", err, broken)
	}
	if ok, err := s.Has(t.Context(), judge.DigestOf([]byte("half"))); ok || err != nil {
		t.Errorf("Has(half) = %v, %v; want false", ok, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, _, err := s.Put(ctx, strings.NewReader("x")); !errors.Is(err, context.Canceled) {
		t.Errorf("Put with a cancelled context = %v", err)
	}
}

type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

func TestLeftoversAreSweptAtOpen(t *testing.T) {
	root := t.TempDir()
	if _, err := blob.NewDir(root); err != nil {
		t.Fatal(err)
	}
	left := filepath.Join(root, "incoming", "blob-123")
	if err := os.WriteFile(left, []byte("cut short"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := blob.NewDir(root); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("leftover is still there: %v", err)
	}
}

// TestFreeingThatWasCutShort: a blob that a killed process had put aside is there again,
// and goes with the next call if nobody counts on it.
func TestFreeingThatWasCutShort(t *testing.T) {
	root, now := t.TempDir(), time.Now()
	d, err := blob.NewDir(root)
	if err != nil {
		t.Fatal(err)
	}
	aside := map[string]judge.Digest{}
	for _, text := range []string{"counted on", "wanted by nobody", "put again"} {
		digest, err := blob.PutBytes(t.Context(), d, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		f, err := d.Open(t.Context(), digest)
		if err != nil {
			t.Fatal(err)
		}
		f.Close()
		if text == "wanted by nobody" {
			err = os.Chtimes(f.Name(), now.Add(-time.Hour), now.Add(-time.Hour))
		}
		if err := errors.Join(err, os.Rename(f.Name(), filepath.Join(root, "incoming", "free-"+string(digest)))); err != nil {
			t.Fatal(err)
		}
		aside[text] = digest
	}
	if err := os.WriteFile(filepath.Join(root, "incoming", "free-nothing"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := blob.PutBytes(t.Context(), d, []byte("put again")); err != nil {
		t.Fatal(err)
	}
	if d, err = blob.NewDir(root); err != nil {
		t.Fatal(err)
	}
	for text, digest := range aside {
		if b, err := blob.Read(t.Context(), d, digest, 100); err != nil || string(b) != text {
			t.Errorf("%s: %q, %v", text, b, err)
		}
		gone, err := d.Free(t.Context(), digest, now.Add(-time.Minute))
		if wanted := text == "wanted by nobody"; err != nil || gone != wanted {
			t.Errorf("%s: gone %v, %v", text, gone, err)
		}
	}
	if left, err := os.ReadDir(filepath.Join(root, "incoming")); err != nil || len(left) > 0 {
		t.Errorf("left: %v, %v", left, err)
	}
}

func TestHandlerWantsTheToken(t *testing.T) {
	for _, token := range []string{"", "token"} {
		server := httptest.NewServer(blob.Handler(newDir(t), token))
		defer server.Close()
		req, _ := http.NewRequestWithContext(t.Context(), http.MethodGet, server.URL+"/blobs/"+string(judge.DigestOf(nil)), nil)
		resp, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusUnauthorized {
			t.Errorf("token %q, none given: %s, want 401", token, resp.Status)
		}
	}
}

// TestRemoteRefusesOtherBytes stands in for a corrupted disk or a liar.
func TestRemoteRefusesOtherBytes(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "other bytes")
	}))
	defer server.Close()
	s := blob.NewRemote(server.URL, "token", newDir(t))
	if f, err := s.Open(t.Context(), judge.DigestOf([]byte("wanted"))); err == nil {
		f.Close()
		t.Error("no error")
	}
}

// TestFree: what nobody has asked for lately goes; what somebody has put or asked
// for stays, through another process as well.
func TestFree(t *testing.T) {
	d := newDir(t)
	server := httptest.NewServer(blob.Handler(d, "token"))
	t.Cleanup(server.Close)
	remote := blob.NewRemote(server.URL, "token", newDir(t))
	now := time.Now()
	for name, test := range map[string]struct {
		use  func(digest judge.Digest, text string) error
		gone bool
	}{
		"nobody wants it": {func(judge.Digest, string) error { return nil }, true},
		"it is put again": {func(_ judge.Digest, text string) error {
			_, err := blob.PutBytes(t.Context(), d, []byte(text))
			return err
		}, false},
		"it is asked for": {func(digest judge.Digest, _ string) error { _, err := d.Has(t.Context(), digest); return err }, false},
		"another process puts": {func(_ judge.Digest, text string) error {
			_, err := blob.PutBytes(t.Context(), remote, []byte(text))
			return err
		}, false},
		"another process asks": {func(digest judge.Digest, _ string) error { _, err := remote.Has(t.Context(), digest); return err }, false},
	} {
		digest, err := blob.PutBytes(t.Context(), d, []byte(name))
		if err != nil {
			t.Fatal(err)
		}
		f, err := d.Open(t.Context(), digest)
		if err != nil {
			t.Fatal(err)
		}
		if err := errors.Join(os.Chtimes(f.Name(), now.Add(-time.Hour), now.Add(-time.Hour)), test.use(digest, name)); err != nil {
			t.Fatal(err)
		}
		gone, err := d.Free(t.Context(), digest, now.Add(-time.Minute))
		if err != nil || gone != test.gone {
			t.Errorf("%s: gone %v, %v; want %v", name, gone, err, test.gone)
		}
		if b, err := io.ReadAll(f); err != nil || string(b) != name {
			t.Errorf("%s: whoever has it open reads %q, %v", name, b, err)
		}
		f.Close()
		if b, err := blob.Read(t.Context(), d, digest, 100); test.gone != errors.Is(err, blob.ErrNotFound) || !test.gone && string(b) != name {
			t.Errorf("%s: read afterwards %q, %v", name, b, err)
		}
		if gone, err := d.Free(t.Context(), digest, now.Add(-time.Minute)); err != nil || gone != test.gone {
			t.Errorf("%s: the second time gone %v, %v", name, gone, err)
		}
	}
	if _, err := d.Free(t.Context(), "../x", now); err == nil {
		t.Error("what is no digest was freed")
	}
}
