package gateway

import (
	"bytes"
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/gofiber/fiber/v2"
	"github.com/valyala/fasthttp"
)

// aheadKey marks a request for an answer that goes along with a page.
const aheadKey = "ahead of the page"

// appLanguages are those of the web app (web/src/lib/i18n.svelte.ts). Where they
// differ, the app asks for itself; nothing else depends on it.
var appLanguages = []string{"en", "de"}

// aheadOf are the addresses that the web app reads first on the page at path,
// written as it writes them.
func aheadOf(path string, query []byte, language string) []string {
	ask := []string{"/api/v1/me"}
	parts := strings.Split(strings.Trim(path, "/"), "/")
	switch {
	case path == "/" || path == "/problems":
		ask = append(ask, "/api/v1/tags", "/api/v1/contests?per_page=20")
		if len(query) == 0 {
			ask = append(ask, "/api/v1/problems?page=1&per_page=50")
		}
	case len(parts) == 2 && parts[0] == "problems":
		ask = append(ask, "/api/v1/languages", "/api/v1/problems/"+url.PathEscape(parts[1])+"?language="+language)
	case len(parts) == 4 && parts[0] == "contests" && parts[2] == "problems":
		contest := url.PathEscape(parts[1])
		ask = append(ask, "/api/v1/languages", "/api/v1/contests/"+contest,
			"/api/v1/problems/"+url.PathEscape(parts[3])+"?language="+language+"&contest="+contest)
	}
	return ask
}

// ahead is what the page at c's address asks first, answered: it saves the browser
// the way back and forth, and a slow one most of its waiting. Each question is asked
// of the whole gateway, as if it had come by itself, with all that guards it; what
// is not answered at once is left out, and the app asks again.
func (s *Service) ahead(c *fiber.Ctx) []byte {
	type sent struct {
		Status int             `json:"status"`
		ETag   string          `json:"etag,omitempty"`
		Body   json.RawMessage `json:"body"`
	}
	var (
		mu      sync.Mutex
		all     sync.WaitGroup
		answers = map[string]sent{}
	)
	ask := aheadOf(c.Path(), c.Request().URI().QueryString(), appLanguage(c.Get(fiber.HeaderAcceptLanguage)))
	for _, address := range ask {
		var one fasthttp.RequestCtx
		one.Init2(c.Context().Conn(), nil, true) // so that it comes from where this one does
		c.Request().Header.CopyTo(&one.Request.Header)
		for _, name := range []string{fiber.HeaderIfNoneMatch, fiber.HeaderAcceptEncoding, fiber.HeaderRange} {
			one.Request.Header.Del(name)
		}
		one.Request.SetRequestURI(address)
		one.SetUserValue(aheadKey, true)
		all.Go(func() {
			s.app.Handler()(&one)
			status := one.Response.StatusCode()
			body := one.Response.Body()
			if status != http.StatusOK && status != http.StatusUnauthorized || !json.Valid(body) {
				return
			}
			mu.Lock()
			defer mu.Unlock()
			answers[address] = sent{status, string(one.Response.Header.Peek(fiber.HeaderETag)), bytes.Clone(body)}
		})
	}
	all.Wait()
	// Marshal writes <, > and & as \u003c and so on: nothing in it ends the element.
	b, err := json.Marshal(map[string]any{"at": s.now().UnixMilli(), "answers": answers})
	if err != nil {
		s.log.Error("the answers ahead of a page", "path", c.Path(), "error", err)
		return nil
	}
	return b
}

// appLanguage is the first language of an Accept-Language header that the web app
// has. Browsers name them in the reader's order.
func appLanguage(header string) string {
	for wanted := range strings.SplitSeq(header, ",") {
		id, _, _ := strings.Cut(wanted, ";")
		id, _, _ = strings.Cut(strings.TrimSpace(id), "-")
		if id = strings.ToLower(id); slices.Contains(appLanguages, id) {
			return id
		}
	}
	return appLanguages[0]
}
