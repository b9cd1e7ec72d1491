package gateway

import (
	"context"
	"net/http"
	"time"
)

type health struct {
	Status string            `json:"status"`
	Checks map[string]string `json:"checks"`
}

func (s *Service) healthz(*request) (*answer, error) {
	return ok(health{"ok", map[string]string{}}), nil
}

// readyTime is how long a service may take to say that it is there.
const readyTime = 2 * time.Second

func (s *Service) readyz(r *request) (*answer, error) {
	a := &answer{status: http.StatusOK}
	h := s.ready(r.ctx)
	if h.Status != "ok" {
		a.status = http.StatusServiceUnavailable
	}
	a.body = h
	return a, nil
}

// ready asks each of the servers that the gateway stands on.
func (s *Service) ready(ctx context.Context) health {
	ctx, cancel := context.WithTimeout(ctx, readyTime)
	defer cancel()
	h := health{"ok", map[string]string{}}
	for name, check := range map[string]func(context.Context) error{
		"postgres": s.db.Ping,
		"redis":    func(ctx context.Context) error { return s.redis.Ping(ctx).Err() },
		"nats":     s.bus.Ready,
	} {
		h.Checks[name] = "ok"
		if err := check(ctx); err != nil {
			s.log.Warn("gateway: not ready", "check", name, "error", err)
			h.Status, h.Checks[name] = "unavailable", "does not answer"
		}
	}
	return h
}
