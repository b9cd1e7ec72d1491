package gateway

import (
	"context"
	"fmt"
	"time"
)

// Finding is one thing that a site needs, as assize doctor looks at it.
type Finding struct {
	What     string `json:"what"`
	OK       bool   `json:"ok"`
	Optional bool   `json:"optional"` // a site runs without it
	Help     string `json:"help"`     // how to get it, where it is not OK; may have several lines
}

const (
	// examinedFor is how long what was found is told again: an examination
	// compiles a program.
	examinedFor = 30 * time.Second
	// examineTime bounds an examination, on a machine that is busy judging.
	examineTime = 2 * time.Minute
)

type examination struct {
	CheckedAt time.Time `json:"checked_at"`
	Missing   int       `json:"missing"` // that are neither OK nor optional
	Findings  []Finding `json:"findings"`

	read time.Time
}

// getFindings has the machine examined. Whoever asks meanwhile waits for the same.
func (s *Service) getFindings(r *request) (*answer, error) {
	v, err, _ := s.examining.Do("", func() (any, error) {
		if e := s.examined.Load(); e != nil && time.Since(e.read) < examinedFor {
			return e, nil
		}
		ctx, cancel := context.WithTimeout(context.WithoutCancel(r.ctx), examineTime)
		defer cancel()
		e := &examination{CheckedAt: s.now().UTC(), Findings: []Finding{}}
		if s.cfg.Examine != nil {
			e.Findings = append(e.Findings, s.cfg.Examine(ctx)...)
		}
		if late := s.lateSeries.Load(); late != nil {
			e.Findings = append(e.Findings, *late...)
		}
		if err := ctx.Err(); err != nil {
			return nil, fmt.Errorf("examine the machine, for at most %s: %w", examineTime, err)
		}
		for _, f := range e.Findings {
			if !f.OK && !f.Optional {
				e.Missing++
			}
		}
		e.read = time.Now()
		s.examined.Store(e)
		return e, nil
	})
	if err != nil {
		return nil, err
	}
	return ok(v), nil
}
