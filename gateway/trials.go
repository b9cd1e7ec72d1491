package gateway

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/blob"
	"assize/judge"
)

type tryBody struct {
	program
	Problem string  `json:"problem"`
	Contest string  `json:"contest"` // whose languages and limits hold
	Input   *string `json:"input"`
	Samples bool    `json:"samples"`
}

func (b *tryBody) check() error {
	switch {
	case b.Samples && b.Input != nil:
		return invalid("give either samples or input, not both")
	case !b.Samples && b.Input == nil:
		return invalid("input is missing; or set samples to true")
	case b.Samples && b.Problem == "":
		return invalid("problem is missing, and samples are a problem's")
	case b.Contest != "" && b.Problem == "":
		return invalid("problem is missing; contest is the one that it belongs to")
	case b.Input != nil && len(*b.Input) > judge.MaxInputBytes:
		return judge.E(judge.TooLarge, fmt.Sprintf("input has %d bytes; at most %d are allowed", len(*b.Input), judge.MaxInputBytes))
	}
	return nil
}

// try takes a program that is to be run without being submitted. It goes the
// way of a submission, with a dataset of its own that keeps what is printed.
func (s *Service) try(r *request) (*answer, error) {
	if err := s.limiter.allow(r.ctx, "try:"+r.account.ID, s.limiter.rates.Trials, false); err != nil {
		return nil, err
	}
	var b tryBody
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	if err := b.check(); err != nil {
		return nil, err
	}
	n, err := s.prepare(r)
	if err != nil {
		return nil, err
	}
	n.trial, n.class, n.entry = true, judge.Practice, b.Entry
	var limits judge.Limits
	var allowed []string
	sourceBytes := judge.MaxSourceBytes
	if b.Problem != "" {
		var problem, version string
		err := s.db.QueryRow(r.ctx, `SELECT p.id, v.id, v.sample_dataset, v.languages, v.source_bytes, v.limits
			FROM problems p JOIN problem_versions v ON v.id = p.current_version WHERE p.slug = $4 AND `+visible,
			r.isJury(), r.now, r.accountID(), b.Problem).Scan(&problem, &version, &n.dataset, &allowed, &sourceBytes, &limits)
		if errors.Is(err, pgx.ErrNoRows) {
			return nil, noProblem(b.Problem)
		}
		if err != nil {
			return nil, fmt.Errorf("try: problem %s: %w", b.Problem, err)
		}
		n.problem, n.version = &problem, &version
	}
	language, err := s.language(b.Language, allowed)
	if err != nil {
		return nil, err
	}
	if b.Contest != "" {
		rules, hold, err := s.rulesFor(r, b.Contest, b.Problem)
		if err != nil {
			return nil, err
		}
		if hold {
			if err := inContest(rules.Languages, language.ID); err != nil {
				return nil, err
			}
			n.contest, n.fuelMultiplier = &rules.id, rules.FuelMultipliers[language.ID]
		}
	}
	if language.ID == judge.Answers && b.Input != nil {
		return nil, invalid("submissions to %q are answers: there is no program to run on an input", b.Problem)
	}
	n.language = string(language.ID)
	if n.files, err = b.files(language, sourceBytes); err != nil {
		return nil, err
	}
	if b.Input != nil {
		// In the blob store before the request is committed: PostgreSQL does not
		// hold it.
		if n.dataset, err = s.ownInput(r.ctx, b.Problem, n.dataset, limits, *b.Input); err != nil {
			return nil, fmt.Errorf("try: %w", err)
		}
	}
	err = pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		if _, err := s.admit(r, tx, n); err != nil {
			return err
		}
		return insertSubmission(r.ctx, tx, n)
	})
	if err != nil {
		return nil, coded(err, "try")
	}
	s.publishSoon(n.open())
	return s.accepted("trials", n.id, n.judgement, r.now), nil
}

// ownInput stores a dataset of one input without an answer. samples is that of the
// problem's samples, "" without a problem.
func (s *Service) ownInput(ctx context.Context, problem string, samples judge.Digest, limits judge.Limits, input string) (judge.Digest, error) {
	var of judge.Dataset // what the program is compiled with is that of the problem
	if samples != "" {
		encoded, err := blob.Read(ctx, s.blobs, samples, judge.MaxDatasetBytes)
		if err != nil {
			return "", err
		}
		if of, err = judge.DecodeDataset(encoded); err != nil {
			return "", err
		}
	}
	digest, err := blob.PutBytes(ctx, s.blobs, []byte(input))
	if err != nil {
		return "", err
	}
	encoded, err := judge.Dataset{
		Problem: problem, Limits: limits.OrDefault(), Validator: judge.Validator{Kind: judge.ValidateNothing},
		Cases:      []judge.TestCase{{Name: "input", Input: digest, InputBytes: int64(len(input))}},
		KeepOutput: true,
		Includes:   of.Includes,
	}.Encode()
	if err != nil {
		return "", err
	}
	return blob.PutBytes(ctx, s.blobs, encoded)
}

type trialPage struct {
	ID          string         `json:"id"`
	Problem     *problemName   `json:"problem"`
	Language    string         `json:"language"`
	SubmittedAt time.Time      `json:"submitted_at"`
	Judgement   string         `json:"judgement"`
	State       judge.State    `json:"state"`
	Progress    stepsDone      `json:"progress"`
	Verdict     *judge.Verdict `json:"verdict"`
	Reason      string         `json:"reason"`
	Fuel        judge.Fuel     `json:"fuel"`
	FuelLimit   judge.Fuel     `json:"fuel_limit"`
	MemoryBytes int64          `json:"memory_bytes"`
	MemoryLimit int64          `json:"memory_limit"`
	Diagnostics string         `json:"diagnostics"`
	Marks       []judge.Mark   `json:"marks"`
	Cases       []trialCase    `json:"cases"`
	Queue       *queuePlace    `json:"queue"`
	PollAfterMS int64          `json:"poll_after_ms"`
}

type trialCase struct {
	runInfo
	Stdout outputText `json:"stdout"`
	Stderr outputText `json:"stderr"`
	// Conversation is what an interactive run came to; "" for another.
	Conversation string `json:"conversation,omitempty"`
}

type outputText struct {
	Text string `json:"text"`
	Cut  bool   `json:"cut"`
}

// maxShownBytes of each output are shown.
const maxShownBytes = 64 << 10

func (s *Service) getTrial(r *request) (*answer, error) {
	p, err := s.read(r, "trial", true)
	if err != nil {
		return nil, err
	}
	after := s.queue.pollAfter(p.State, p.Judgement, r.now.Sub(p.SubmittedAt))
	t := trialPage{
		ID: p.ID, Language: p.Language, SubmittedAt: p.SubmittedAt, Judgement: p.Judgement, State: p.State, Progress: p.Progress,
		Verdict: p.Verdict, Reason: p.Reason, Fuel: p.Fuel, FuelLimit: p.FuelLimit, MemoryBytes: p.MemoryBytes, MemoryLimit: p.MemoryLimit,
		Diagnostics: p.Diagnostics, Marks: p.Marks, Cases: make([]trialCase, 0, len(p.Runs)), PollAfterMS: after.Milliseconds(),
	}
	if p.State != judge.Done {
		t.Queue = s.queue.place(p.Judgement)
	}
	if p.Problem.Slug != "" {
		t.Problem = &p.Problem
	}
	for _, run := range p.Runs {
		run.Feedback = "" // the samples are public: the page compares for itself
		c := trialCase{runInfo: run}
		if c.Stdout, err = s.readOutput(r.ctx, run.output); err == nil {
			c.Stderr, err = s.readOutput(r.ctx, run.stderr)
		}
		if err == nil {
			var text outputText
			text, err = s.readOutput(r.ctx, run.transcript)
			c.Conversation, c.Transcript = text.Text, ""
		}
		if err != nil {
			return nil, fmt.Errorf("get trial %s: %w", p.ID, err)
		}
		t.Cases = append(t.Cases, c)
	}
	return polled(t, after), nil
}

// readOutput returns the beginning of a blob as text. No digest is no output.
func (s *Service) readOutput(ctx context.Context, digest judge.Digest) (outputText, error) {
	if digest == "" {
		return outputText{}, nil
	}
	f, err := s.blobs.Open(ctx, digest)
	if err != nil {
		return outputText{}, fmt.Errorf("read output: %w", err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxShownBytes+1))
	if err != nil {
		return outputText{}, fmt.Errorf("read output %s: %w", digest, err)
	}
	cut := len(b) > maxShownBytes
	if cut {
		b = b[:maxShownBytes]
	}
	return outputText{strings.ToValidUTF8(string(b), "\uFFFD"), cut}, nil
}
