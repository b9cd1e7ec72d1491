package blob

import (
	"context"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	"assize/judge"
)

// Remote is a Store on another process's Handler, with a local folder in
// between: what was read or written lately is not fetched again.
type Remote struct {
	base  string
	token string
	cache *Dir
	kept  kept
	http  *http.Client
	// patience is the constant of that name, but in tests.
	patience time.Duration
}

// NewRemote returns the store served at base (scheme://host:port), kept close in
// cache.
func NewRemote(base, token string, cache *Dir) *Remote {
	return &Remote{base: strings.TrimSuffix(base, "/"), token: token, cache: cache, kept: kept{dir: cache, limit: DefaultKeptBytes},
		http: &http.Client{}, patience: patience}
}

// Keep bounds what is kept in the folder, in bytes; the blob used last stays
// whatever its size. It is called before anything else.
func (s *Remote) Keep(bytes int64) { s.kept.limit = bytes }

const blobPath = "/blobs/"

// putAnswer is what the handler says to a Put.
type putAnswer struct {
	Digest judge.Digest `json:"digest"`
	Bytes  int64        `json:"bytes"`
}

// Put implements Store: the blob is on the other side's disk when it returns.
func (s *Remote) Put(ctx context.Context, r io.Reader) (judge.Digest, int64, error) {
	digest, size, err := s.cache.Put(ctx, r)
	if err != nil {
		return "", 0, err
	}
	f, err := s.cache.Open(ctx, digest)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	if err := s.kept.use(digest, size); err != nil {
		return "", 0, err
	}
	resp, err := s.do(ctx, http.MethodPost, "", f)
	if err != nil {
		return "", 0, fmt.Errorf("put blob %s: %w", digest, err)
	}
	defer resp.Body.Close()
	var answer putAnswer
	if err := json.NewDecoder(resp.Body).Decode(&answer); err != nil {
		return "", 0, fmt.Errorf("put blob %s: %w", digest, err)
	}
	if answer.Digest != digest {
		return "", 0, fmt.Errorf("put blob %s: the other side stored %s", digest, answer.Digest)
	}
	return digest, size, nil
}

// Open implements Store. The bytes that arrive are checked against the digest.
func (s *Remote) Open(ctx context.Context, digest judge.Digest) (*os.File, error) {
	for {
		f, err := s.cache.Open(ctx, digest)
		if err == nil {
			return s.opened(digest, f)
		}
		if !errors.Is(err, ErrNotFound) {
			return nil, err
		}
		if err := s.fetch(ctx, digest); err != nil {
			return nil, err
		}
		// Others may have needed its room before it was opened: then once more.
	}
}

func (s *Remote) fetch(ctx context.Context, digest judge.Digest) error {
	resp, err := s.do(ctx, http.MethodGet, string(digest), nil)
	if err != nil {
		return fmt.Errorf("open blob %s: %w", digest, err)
	}
	defer resp.Body.Close()
	_, size, err := s.cache.put(ctx, resp.Body, digest)
	if err != nil {
		return err
	}
	return s.kept.use(digest, size)
}

// opened marks an open blob as used.
func (s *Remote) opened(digest judge.Digest, f *os.File) (*os.File, error) {
	info, err := f.Stat()
	if err == nil {
		err = s.kept.use(digest, info.Size())
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open blob %s: %w", digest, err), f.Close())
	}
	return f, nil
}

// Has implements Store. It asks the other side: a blob that is in the cache
// alone would be missing elsewhere.
func (s *Remote) Has(ctx context.Context, digest judge.Digest) (bool, error) {
	if _, err := judge.ParseDigest(string(digest)); err != nil {
		return false, fmt.Errorf("has blob: %w", err)
	}
	resp, err := s.do(ctx, http.MethodHead, string(digest), nil)
	if errors.Is(err, ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("has blob %s: %w", digest, err)
	}
	return true, resp.Body.Close()
}

// do asks the other side, which may take any time but has to get on meanwhile.
func (s *Remote) do(ctx context.Context, method, digest string, body io.Reader) (*http.Response, error) {
	p := watch(ctx, s.patience)
	if body != nil {
		body = moving{body, p}
	}
	req, err := http.NewRequestWithContext(p.ctx, method, s.base+blobPath+digest, body)
	if err != nil {
		p.done()
		return nil, err
	}
	req.Header.Set("Authorization", "Bearer "+s.token)
	resp, err := s.http.Do(req)
	if err != nil {
		err = p.because(err)
		p.done()
		return nil, err
	}
	p.timer.Reset(p.after)
	resp.Body = movingBody{moving{resp.Body, p}, resp.Body}
	switch {
	case resp.StatusCode == http.StatusOK:
		return resp, nil
	case resp.StatusCode == http.StatusNotFound:
		err = ErrNotFound
	default:
		err = fmt.Errorf("%s %s: %s", method, s.base+blobPath, resp.Status)
	}
	return nil, errors.Join(err, resp.Body.Close())
}

// Handler serves store to the other services of a site: GET and HEAD
// /blobs/<digest>, POST /blobs/. Every request carries the token, which must
// not be empty.
func Handler(store Store, token string) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+blobPath+"{digest}", func(w http.ResponseWriter, r *http.Request) {
		digest, err := judge.ParseDigest(r.PathValue("digest"))
		if err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		if r.Method == http.MethodHead {
			_, err = store.Has(r.Context(), digest) // the asker counts on it: see Dir.Free
		}
		var f *os.File
		if err == nil {
			f, err = store.Open(r.Context(), digest)
		}
		if errors.Is(err, ErrNotFound) {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
		if err != nil {
			http.Error(w, "the blob cannot be read", http.StatusInternalServerError)
			return
		}
		defer f.Close()
		info, err := f.Stat()
		if err != nil {
			http.Error(w, "the blob cannot be read", http.StatusInternalServerError)
			return
		}
		w.Header().Set("ETag", `"`+string(digest)+`"`)
		w.Header().Set("Cache-Control", "private, immutable, max-age=31536000")
		w.Header().Set("Content-Type", "application/octet-stream")
		http.ServeContent(w, r, "", info.ModTime(), f)
	})
	mux.HandleFunc("POST "+blobPath, func(w http.ResponseWriter, r *http.Request) {
		digest, size, err := store.Put(r.Context(), r.Body)
		if err != nil {
			http.Error(w, "the blob cannot be stored", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(putAnswer{digest, size}) // the client sees a cut answer as an error
	})
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		given := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
		if token == "" || subtle.ConstantTimeCompare([]byte(given), []byte(token)) != 1 {
			http.Error(w, "blobs need the site's token", http.StatusUnauthorized)
			return
		}
		mux.ServeHTTP(w, r)
	})
}
