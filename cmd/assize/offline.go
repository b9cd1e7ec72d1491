package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"assize/blob"
	"assize/compiler"
	"assize/judge"
	"assize/problems"
	"assize/runner"
)

// offline judges without any service, in the same containers and the same
// workers as a site.
type offline struct {
	blobs    *blob.Dir
	compiler *compiler.Compiler
	pool     *runner.Pool
	judge    *runner.Judge
	scratch  string
}

// openOffline starts workers. What is judged leaves nothing behind but the
// compile and module caches of the data directory.
func openOffline(ctx context.Context, s *settings, env *env) (_ *offline, err error) {
	data, err := openData(s.data)
	if err != nil {
		return nil, err
	}
	scratch, err := os.MkdirTemp("", "assize-offline-")
	if err != nil {
		return nil, err
	}
	o := &offline{scratch: scratch}
	defer func() {
		if err != nil {
			err = o.close(err)
		}
	}()
	if o.blobs, err = blob.NewDir(filepath.Join(scratch, "blobs")); err != nil {
		return nil, err
	}
	if o.compiler, err = compiler.New(ctx, compiler.Config{DataDir: data, Isolation: s.isolation, Log: s.log(env)}, o.blobs); err != nil {
		return nil, err
	}
	if o.pool, err = runner.NewPool(poolConfig(data, s.workers)); err != nil {
		return nil, err
	}
	o.judge = runner.NewJudge(o.pool, o.blobs)
	return o, nil
}

// close ends the workers and removes the scratch folder. It joins err.
func (o *offline) close(err error) error {
	if o.pool != nil {
		o.pool.Close()
	}
	if o.compiler != nil {
		err = errors.Join(err, o.compiler.Close())
	}
	return errors.Join(err, os.RemoveAll(o.scratch))
}

// Judge implements problems.Judger. The dataset's test data are in o.blobs.
func (o *offline) Judge(ctx context.Context, program problems.Program, dataset judge.Dataset) (judge.Judgement, error) {
	return o.judgeWith(ctx, program, dataset, nil)
}

func (o *offline) judgeWith(ctx context.Context, program problems.Program, dataset judge.Dataset, progress func(done, total int)) (judge.Judgement, error) {
	encoded, err := dataset.Encode()
	if err != nil {
		return judge.Judgement{}, err
	}
	digest, err := blob.PutBytes(ctx, o.blobs, encoded)
	if err != nil {
		return judge.Judgement{}, err
	}
	compiled, err := o.compiler.Compile(ctx, compileRequest(program, dataset.Includes))
	if err != nil {
		return judge.Judgement{}, err
	}
	compile := judge.Compile{Module: compiled.Module, Runtime: compiled.Runtime, Toolchain: compiled.Toolchain, Diagnostics: compiled.Diagnostics, Marks: compiled.Marks,
		Duration: compiled.Duration, Cached: compiled.Cached}
	ended := func(v judge.Verdict, reason string) (judge.Judgement, error) {
		return judge.Judgement{ID: "offline", Submission: "offline", Verdict: v, Reason: reason,
			Compile: compile, Dataset: digest, JudgedAt: time.Now().UTC()}, nil
	}
	if !compiled.OK {
		return ended(judge.CE, compiled.Reason)
	}
	reason, err := o.compiler.Validators(ctx, dataset.Programs(), &compile)
	if err != nil {
		return judge.Judgement{}, err
	}
	if reason != "" {
		return ended(judge.JE, reason)
	}
	j, err := o.judge.Judge(ctx, judge.Compiled{
		Envelope: judge.Envelope{Version: judge.MessageVersion, Judgement: "offline", Submission: "offline", Class: judge.Practice},
		Language: program.Language, FuelMultiplier: compiled.FuelMultiplier, Compile: compile, Dataset: digest,
	}, progress)
	if errors.Is(err, runner.ErrGuard) { // one that takes too long here says nothing of the others
		return ended(judge.JE, err.Error())
	}
	return j, err
}

// compileRequest asks for what is judged here. Validators of a package may have more
// than a submission; those who judge here have checked the size of what they judge.
func compileRequest(program problems.Program, includes judge.Includes) compiler.Request {
	request := compiler.Request{Language: program.Language, Entry: program.Entry, MaxBytes: judge.MaxValidatorBytes, Includes: includes}
	if program.Language == judge.Answers {
		request.MaxBytes = 16 * judge.MaxAnswerBytes
	}
	for _, f := range program.Files {
		request.Files = append(request.Files, compiler.File{Name: f.Name, Content: f.Data})
	}
	return request
}

// withLines compiles what has been judged once more, so that the module keeps the
// lines of its sources, where the language can do that.
func (o *offline) withLines(ctx context.Context, program problems.Program, includes judge.Includes) (runner.Sources, error) {
	request := compileRequest(program, includes)
	request.Lines = true
	compiled, err := o.compiler.Compile(ctx, request)
	if err == nil && !compiled.OK {
		err = fmt.Errorf("compile with the lines of the sources: %s\n%s", compiled.Reason, compiled.Diagnostics)
	}
	s := runner.Sources{Module: compiled.Module}
	for _, f := range program.Files {
		s.Files = append(s.Files, f.Name)
	}
	return s, err
}

// readFiles reads source files for offline judging.
func readFiles(paths []string, language judge.LanguageID) ([]problems.File, error) {
	files := make([]problems.File, len(paths))
	names, err := submittedNames(paths, language)
	if err != nil {
		return nil, err
	}
	for i, path := range paths {
		content, err := readSource(path)
		if err != nil {
			return nil, err
		}
		files[i] = problems.File{Name: names[i], Data: content}
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("no source files")
	}
	return files, nil
}
