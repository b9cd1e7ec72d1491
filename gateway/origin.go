package gateway

import (
	"net/netip"
	"net/url"
	"strings"

	"github.com/gofiber/fiber/v2"

	"assize/judge"
)

// checkOrigin keeps other sites' pages from writing with a visitor's cookie: the
// rules of net/http's CrossOriginProtection, and one more, that a program which
// is no browser sends a token and not a cookie.
//
//   - reading is always allowed, and so is a request with a bearer token, which
//     a browser never adds by itself;
//   - Sec-Fetch-Site, which pages cannot forge, must be same-origin or none;
//   - browsers omit it over plain HTTP; then Origin must name our own host;
//   - with neither, it is no browser, and must not rely on a cookie.
func checkOrigin(r *request) error {
	switch r.c.Method() {
	case fiber.MethodGet, fiber.MethodHead, fiber.MethodOptions:
		return nil
	}
	if r.bearer() != "" {
		return nil
	}
	switch r.header("Sec-Fetch-Site") {
	case "same-origin", "none":
		return nil
	case "":
	default:
		return judge.E(judge.Forbidden, "the request comes from a page of another site")
	}
	if origin := r.header(fiber.HeaderOrigin); origin != "" {
		u, err := url.Parse(origin)
		if err == nil && u.Host != "" && strings.EqualFold(u.Host, r.header(fiber.HeaderHost)) {
			return nil
		}
		return judge.E(judge.Forbidden, "the request comes from a page of another site (Origin and Host differ)")
	}
	if r.sessionCookie() != "" {
		return judge.E(judge.Forbidden, "a program that is no browser writes with an API token (Authorization: Bearer assize_…), not with a cookie")
	}
	return nil
}

// clientIP is the address of whoever asks: the peer, or the last address in
// X-Forwarded-For that is not one of our own proxies.
func (s *Service) clientIP(c *fiber.Ctx) string {
	peer := c.Context().RemoteIP().String()
	if !s.trusted(peer) {
		return peer
	}
	hops := strings.Split(c.Get(fiber.HeaderXForwardedFor), ",")
	for i := len(hops) - 1; i >= 0; i-- {
		hop, err := netip.ParseAddr(strings.TrimSpace(hops[i]))
		if err != nil {
			break
		}
		if !s.trusted(hop.String()) {
			return hop.Unmap().String()
		}
	}
	return peer
}

func (s *Service) trusted(address string) bool {
	addr, err := netip.ParseAddr(address)
	if err != nil {
		return false
	}
	for _, prefix := range s.cfg.TrustedProxies {
		if prefix.Contains(addr.Unmap()) {
			return true
		}
	}
	return false
}

// isSecure reports whether the client speaks HTTPS, to us or to our proxy.
func (s *Service) isSecure(c *fiber.Ctx) bool {
	if c.Context().IsTLS() {
		return true
	}
	return s.trusted(c.Context().RemoteIP().String()) && c.Get(fiber.HeaderXForwardedProto) == "https"
}
