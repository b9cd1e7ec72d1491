package compiler

import (
	"context"
	"encoding/json"
	"fmt"

	"assize/judge"
	"assize/toolchains"
)

// warm tries out the languages of upcoming contests, each once, before the
// contest begins: the compiler is in memory then, and runners hear of a module to
// take in. Trouble costs only time later; it is tried again when the contest is
// told of again.
func (s *Service) warm(ctx context.Context, heard <-chan judge.Upcoming) {
	done := map[judge.Digest]bool{} // by toolchain
	for {
		select {
		case <-ctx.Done():
			return
		case u := <-heard:
			for _, language := range u.Languages {
				if ctx.Err() != nil {
					return
				}
				if err := s.warmLanguage(ctx, language, done); err != nil && ctx.Err() == nil {
					s.stats.warmed(language, "failed")
					s.cfg.Log.Warn("language not tried out before the contest", "language", language, "contest", u.Contest, "error", err)
				}
			}
		}
	}
}

func (s *Service) warmLanguage(ctx context.Context, language judge.LanguageID, done map[judge.Digest]bool) error {
	tc, err := toolchains.Open(s.compiler.cfg.DataDir, language)
	if err != nil {
		return err
	}
	if done[tc.Digest] {
		return nil
	}
	examples, err := tc.Examples()
	if err != nil {
		return err
	}
	for _, e := range examples {
		if e.Want != judge.AC {
			continue
		}
		request := Request{Language: language, Fresh: true}
		for _, f := range e.Files {
			request.Files = append(request.Files, File{Name: f.Name, Content: f.Content})
		}
		r, err := s.compiler.Compile(ctx, request)
		if err != nil {
			return err
		}
		if !r.OK {
			return fmt.Errorf("%s does not compile: %s", e.Name, r.Reason)
		}
		done[tc.Digest] = true
		s.stats.warmed(language, "ok")
		return s.bus.Tell(judge.ReadySubject, judge.Ready{Language: language, Compile: judge.Compile{Module: r.Module, Runtime: r.Runtime, Toolchain: r.Toolchain}})
	}
	return fmt.Errorf("%s has no accepted example", language)
}

// hear passes on what is told of contests. Who is busy misses it, and hears it
// the next time.
func hear(heard chan<- judge.Upcoming) func(string, []byte) {
	return func(_ string, data []byte) {
		var u judge.Upcoming
		if json.Unmarshal(data, &u) != nil {
			return // told without guarantee
		}
		select {
		case heard <- u:
		default:
		}
	}
}
