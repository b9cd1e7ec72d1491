package compiler

import (
	"context"
	"encoding/json"
	"errors"
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
			for _, dataset := range u.Datasets {
				if ctx.Err() != nil {
					return
				}
				if err := s.warmValidator(ctx, dataset, done); err != nil && ctx.Err() == nil {
					s.cfg.Log.Warn("output validator not compiled before the contest", "dataset", dataset, "contest", u.Contest, "error", err)
				}
			}
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

// warmValidator compiles a problem's own output validator, so that the first
// submission need not wait for it.
func (s *Service) warmValidator(ctx context.Context, dataset judge.Digest, done map[judge.Digest]bool) error {
	if done[dataset] {
		return nil
	}
	own, err := s.programs.of(ctx, dataset)
	if err != nil {
		return err
	}
	var compile judge.Compile
	reason, err := s.compiler.Validators(ctx, own, &compile)
	if err != nil {
		return err
	}
	done[dataset] = true
	if reason != "" {
		return errors.New(reason) // the jury hears of it with each submission
	}
	for _, v := range []*judge.ValidatorModule{compile.Validator, compile.Interactor} {
		if v == nil {
			continue
		}
		ready := judge.Ready{Language: own.Validator.Language, Compile: judge.Compile{Module: v.Module, Runtime: v.Runtime, Toolchain: v.Toolchain}}
		if err := s.bus.Tell(judge.ReadySubject, ready); err != nil {
			return err
		}
	}
	return nil
}

func (s *Service) warmLanguage(ctx context.Context, language judge.LanguageID, done map[judge.Digest]bool) error {
	tc, err := toolchains.Open(s.compiler.cfg.DataDir, language)
	if err != nil {
		return err
	}
	s.compiler.ahead.expect(tc)
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
