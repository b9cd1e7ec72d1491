package gateway

import (
	"bytes"
	"compress/gzip"
	"crypto/rand"
	_ "embed"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"slices"
	"strings"

	"github.com/gofiber/fiber/v2"

	"assize/judge"
)

//go:embed page.html
var plainPage []byte

// noncePlaceholder stands in index.html wherever the nonce of the response
// belongs; web.NoncePlaceholder is the same.
const noncePlaceholder = "__CSP_NONCE__"

// aheadPlaceholder stands in index.html where the answers belong that go along with
// the page; web.AheadPlaceholder is the same.
const aheadPlaceholder = "__AHEAD__"

// pages is the web app, in memory: it is small.
type pages struct {
	index []byte
	files map[string]page // by path with a leading slash
}

type page struct {
	body, gzipped []byte // gzipped is nil where it is not smaller
	contentType   string
	etag          string
}

// readPages reads the built web app; nil gives the plain page.
func readPages(app fs.FS) (*pages, error) {
	p := &pages{index: plainPage, files: map[string]page{}}
	if app == nil {
		return p, nil
	}
	err := fs.WalkDir(app, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		b, err := fs.ReadFile(app, name)
		if err != nil {
			return err
		}
		if name == "index.html" {
			p.index = b
			return nil
		}
		p.files["/"+name], err = newPage(name, b)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("gateway: read the web app: %w", err)
	}
	if bytes.Equal(p.index, plainPage) {
		return nil, errors.New("gateway: the web app has no index.html")
	}
	return p, nil
}

func newPage(name string, b []byte) (page, error) {
	p := page{body: b, contentType: mime.TypeByExtension(path.Ext(name)), etag: hashTag(b)}
	if p.contentType == "" {
		p.contentType = "application/octet-stream"
	}
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return p, err
	}
	if _, err := w.Write(b); err != nil {
		return p, err
	}
	if err := w.Close(); err != nil {
		return p, err
	}
	if out.Len() < len(b)*9/10 {
		p.gzipped = out.Bytes()
	}
	return p, nil
}

// servePage answers whatever is no part of the API. An address that names no
// file is one of the web app's own: it gets the index.
func (s *Service) servePage(c *fiber.Ctx) error {
	if c.Method() != fiber.MethodGet && c.Method() != fiber.MethodHead {
		return c.Next()
	}
	name := c.Path()
	if name == "/api" || strings.HasPrefix(name, "/api/") {
		return notFound("there is nothing at %q; /api/v1/openapi.yaml describes the API", clip(strings.ToValidUTF8(name, "?")))
	}
	if p, ok := s.pages.files[name]; ok {
		c.Locals(patternKey, "/*")
		return p.write(c, strings.HasPrefix(name, "/assets/"))
	}
	if path.Ext(name) != "" && name != "/index.html" {
		return judge.E(judge.NotFound, "there is no such file")
	}
	c.Locals(patternKey, "/")
	return s.writeIndex(c)
}

func (p page) write(c *fiber.Ctx, immutable bool) error {
	c.Set(fiber.HeaderCacheControl, "public, no-cache")
	if immutable { // the name has the digest of the content
		c.Set(fiber.HeaderCacheControl, "public, max-age=31536000, immutable")
	}
	c.Set(fiber.HeaderContentType, p.contentType)
	c.Set(fiber.HeaderETag, `"`+p.etag+`"`)
	c.Vary(fiber.HeaderAcceptEncoding)
	if matches(c.Get(fiber.HeaderIfNoneMatch), p.etag) {
		return c.SendStatus(http.StatusNotModified)
	}
	if p.gzipped != nil && strings.Contains(c.Get(fiber.HeaderAcceptEncoding), "gzip") {
		c.Set(fiber.HeaderContentEncoding, "gzip")
		return c.Send(p.gzipped)
	}
	return c.Send(p.body)
}

// writeIndex sends the page with a nonce of its own, so that nothing but its own
// scripts and styles runs, whatever a statement may contain, and with the answers to
// what it asks first.
func (s *Service) writeIndex(c *fiber.Ctx) error {
	var b [16]byte
	_, _ = rand.Read(b[:]) // never fails, see its documentation
	nonce := base64.RawStdEncoding.EncodeToString(b[:])
	c.Set(fiber.HeaderContentSecurityPolicy, "default-src 'self'; script-src 'self' 'nonce-"+nonce+"'; style-src 'self' 'nonce-"+nonce+
		"'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; form-action 'self'")
	c.Set(fiber.HeaderCacheControl, "no-store")
	c.Set(fiber.HeaderContentType, fiber.MIMETextHTMLCharsetUTF8)
	index := bytes.ReplaceAll(s.pages.index, []byte(noncePlaceholder), []byte(nonce))
	// After the nonce: nobody's text gets one.
	if before, after, ok := bytes.Cut(index, []byte(aheadPlaceholder)); ok && c.Method() == fiber.MethodGet {
		index = slices.Concat(before, s.ahead(c), after)
	}
	return c.Send(index)
}
