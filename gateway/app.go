package gateway

import (
	"fmt"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"github.com/gofiber/fiber/v2"

	"assize/judge"
)

const (
	// maxHeaderBytes bounds the head of a request.
	maxHeaderBytes = 16 << 10
	// prefetchBytes of a body are read before a handler sees it; the rest is
	// streamed, so that each route can bound it.
	prefetchBytes = 256 << 10
	// handlerTime bounds the work for one request; an import has importTime, from when
	// all of the package is there.
	handlerTime = 15 * time.Second
	importTime  = 5 * time.Minute
)

func (s *Service) newApp() *fiber.App {
	app := fiber.New(fiber.Config{
		AppName:               "assize",
		DisableStartupMessage: true,
		Immutable:             true, // strings outlive the request here
		// Thousands of idle pollers. The price: fasthttp 1.51 then loses answers to
		// pipelined requests, which no browser, proxy or usual client sends.
		ReduceMemoryUsage:            true,
		StreamRequestBody:            true,
		DisablePreParseMultipartForm: true,
		BodyLimit:                    prefetchBytes,
		ReadBufferSize:               maxHeaderBytes,
		IdleTimeout:                  15 * time.Second,
		ReadTimeout:                  s.cfg.ReadTime,
		WriteTimeout:                 s.cfg.WriteTime,
		StrictRouting:                true,
		CaseSensitive:                true,
		ErrorHandler: func(c *fiber.Ctx, err error) error {
			return writeError(c, requestID(c), err)
		},
	})
	app.Use(s.outermost)
	for _, r := range s.routes() {
		app.Add(r.method, r.path, s.serve(r))
		if r.method == fiber.MethodGet {
			app.Add(fiber.MethodHead, r.path, s.serve(r))
		}
	}
	app.Use(s.servePage)
	return app
}

// outermost is around every request: id, headers, panics, errors, figures, log.
func (s *Service) outermost(c *fiber.Ctx) (err error) {
	began := time.Now()
	id := newRequestID()
	c.Locals(requestIDKey, id)
	c.Set(fiber.HeaderXRequestID, id)
	securityHeaders(c)

	err = s.next(c)
	if err != nil {
		if writeErr := writeError(c, id, err); writeErr != nil {
			return writeErr
		}
	}
	finishBody(c)
	status := c.Response().StatusCode()
	took := time.Since(began)
	pattern := routePattern(c)
	s.metrics.request(c.Method(), pattern, status, took)
	s.vitals.request(status, took)
	level := slog.LevelDebug
	if status >= http.StatusInternalServerError {
		level = slog.LevelError
	}
	attrs := []slog.Attr{
		slog.String("request", id), slog.String("method", c.Method()), slog.String("path", c.Path()),
		slog.Int("status", status), slog.Duration("took", took), slog.String("client", s.clientIP(c)),
	}
	if err != nil && level == slog.LevelError {
		attrs = append(attrs, slog.String("error", err.Error()))
	}
	s.log.LogAttrs(c.Context(), level, "http", attrs...)
	return nil
}

// next runs the handlers and turns a panic into an error.
func (s *Service) next(c *fiber.Ctx) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return c.Next()
}

// routePattern is what figures are grouped by: never what the client made up.
func routePattern(c *fiber.Ctx) string {
	if r, ok := c.Locals(patternKey).(string); ok {
		return r
	}
	return "other"
}

func securityHeaders(c *fiber.Ctx) {
	c.Set(fiber.HeaderXContentTypeOptions, "nosniff")
	c.Set(fiber.HeaderXFrameOptions, "DENY")
	c.Set(fiber.HeaderReferrerPolicy, "same-origin")
	c.Set("Cross-Origin-Opener-Policy", "same-origin")
	c.Set("Cross-Origin-Resource-Policy", "same-origin")
	c.Set(fiber.HeaderContentSecurityPolicy, "default-src 'none'; frame-ancestors 'none'")
	c.Set(fiber.HeaderServer, "assize")
}

// serve wraps the handler of a route: who asks, what they may, what comes out.
func (s *Service) serve(rt route) fiber.Handler {
	return func(c *fiber.Ctx) error {
		c.Locals(patternKey, rt.path)
		timeout := handlerTime
		if rt.bodyLimit > maxJSONBytes {
			timeout = importTime
		}
		r, cancel, err := s.newRequest(c, rt, timeout)
		if err != nil {
			return err
		}
		defer cancel()
		if err := checkOrigin(r); err != nil {
			return err
		}
		if err := s.authenticate(r); err != nil {
			return err
		}
		if err := r.mayUse(rt.access); err != nil {
			return err
		}
		leave, err := s.readers.enter(r, rt)
		if err != nil {
			return err
		}
		a, err := func() (*answer, error) {
			defer leave() // a handler may panic
			return rt.handler(r)
		}()
		if err != nil {
			return err
		}
		if change := r.changes(rt); change != (crowdChange{}) {
			s.contestsChanged(r.ctx, change)
		}
		return a.write(c, s.cfg.Patience)
	}
}

// mayUse checks the account's role against what a route asks for.
func (r *request) mayUse(a access) error {
	switch {
	case a == anyone:
		return nil
	case r.account == nil:
		return judge.E(judge.Unauthorized, "log in first, or send an API token (Authorization: Bearer assize_…)")
	case a == loggedIn, a == jury && r.isJury(), a == admin && r.isAdmin():
		return nil
	}
	return judge.E(judge.Forbidden, fmt.Sprintf("this is for the %s; you are %s, a %s", a, r.account.Login, r.account.Role))
}
