package compiler_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"assize/blob"
	"assize/bus"
	"assize/compiler"
	"assize/judge"
)

// site is a compiler service on a real bus.
type site struct {
	bus   *bus.Bus
	blobs *blob.Dir
	stats *prometheus.Registry
}

func startSite(t *testing.T) site {
	t.Helper()
	server, err := bus.StartServer(bus.ServerConfig{Dir: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	b, err := server.Connect()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(b.Close)
	c, blobs := open(t)
	s := site{bus: b, blobs: blobs, stats: prometheus.NewRegistry()}
	service, err := compiler.NewService(compiler.ServiceConfig{Slots: 2, Stats: s.stats}, c, blobs, b)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() { done <- service.Run(ctx) }()
	t.Cleanup(func() {
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("Run = %v", err)
		}
	})
	return s
}

func (s site) submit(t *testing.T, id string, language judge.LanguageID, source string) {
	t.Helper()
	s.submitAs(t, judge.Practice, id, language, source)
}

func (s site) submitAs(t *testing.T, class judge.Class, id string, language judge.LanguageID, source string) {
	t.Helper()
	digest, err := blob.PutBytes(t.Context(), s.blobs, []byte(source))
	if err != nil {
		t.Fatal(err)
	}
	m := judge.Submitted{
		Envelope: judge.Envelope{Version: judge.MessageVersion, Judgement: id, Submission: "s-" + id, Class: class},
		Language: language, Sources: []judge.Source{{Digest: digest, Bytes: int64(len(source))}},
		Dataset: s.dataset(t),
	}
	if source == "lost" {
		m.Sources[0].Digest = judge.DigestOf([]byte("a source that nobody has"))
	}
	if err := s.bus.Publish(t.Context(), "submitted-"+id, m); err != nil {
		t.Fatal(err)
	}
}

// dataset is one without an output validator of its own.
func (s site) dataset(t *testing.T) judge.Digest {
	t.Helper()
	return s.putDataset(t, judge.Dataset{Validator: judge.Validator{Kind: judge.ValidateDefault}})
}

// datasetOf is one with an output validator of one file.
func (s site) datasetOf(t *testing.T, language judge.LanguageID, name, source string) judge.Digest {
	t.Helper()
	return s.putDataset(t, judge.Dataset{
		Validator: judge.Validator{Kind: judge.ValidateProgram},
		Program:   &judge.ValidatorProgram{Language: language, Files: []judge.Source{{Name: name, Digest: s.put(t, []byte(source)), Bytes: int64(len(source))}}},
	})
}

func (s site) putDataset(t *testing.T, d judge.Dataset) judge.Digest {
	t.Helper()
	b, err := d.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return s.put(t, b)
}

func (s site) put(t *testing.T, b []byte) judge.Digest {
	t.Helper()
	digest, err := blob.PutBytes(t.Context(), s.blobs, b)
	if err != nil {
		t.Fatal(err)
	}
	return digest
}

// TestValidatorsAreCompiled: a submission to a problem with an output validator of
// its own goes on with the module of that, and ends as JE where it does not compile
// or its language is not there.
func TestValidatorsAreCompiled(t *testing.T) {
	s := startSite(t)
	const good, program = "int main(void) { return 42; }\n", "int main(void) { return 0; }\n"
	for id, dataset := range map[string]judge.Digest{
		"good": s.datasetOf(t, "c", "validate.c", good),
		"bad":  s.datasetOf(t, "c", "validate.c", "int main(void) { return 42\n"),
		"none": s.datasetOf(t, "cobol", "validate.cob", "x\n"),
	} {
		m := judge.Submitted{
			Envelope: judge.Envelope{Version: judge.MessageVersion, Judgement: id, Submission: "s-" + id, Class: judge.Practice},
			Language: "c", Sources: []judge.Source{{Digest: s.put(t, []byte(program))}}, Dataset: dataset,
		}
		if err := s.bus.Publish(t.Context(), "submitted-"+id, m); err != nil {
			t.Fatal(err)
		}
	}
	compiled := next[judge.Compiled](t, s.bus, judge.RunStream, judge.CompiledFilter(judge.Practice))
	if v := compiled.Compile.Validator; compiled.Judgement != "good" || v == nil || v.Module == "" || v.Module == compiled.Compile.Module || v.FuelMultiplier != 1 {
		t.Errorf("%+v", compiled)
	}
	judged := follow[judge.Judged](t, s.bus, judge.ResultStream, "judge.v1.judged.practice")
	for range 2 {
		got := <-judged
		want := map[string]string{"bad": "the output validator does not compile: ", "none": "output validator: "}[got.Judgement]
		if want == "" || got.Result.Verdict != judge.JE || !strings.HasPrefix(got.Result.Reason, want) {
			t.Errorf("%s: %v %q", got.Judgement, got.Result.Verdict, got.Result.Reason)
		}
	}
}

// next consumes one message of a stream.
func next[T any](t *testing.T, b *bus.Bus, stream, filter string) T {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	got := make(chan T, 1)
	err := bus.Consume(ctx, b, bus.Queue{Stream: stream, Lanes: []bus.Lane{{Durable: "test", Filter: filter}}}, bus.Handler[T]{
		Handle: func(_ context.Context, m T) error { got <- m; cancel(); return nil },
		GiveUp: func(_ context.Context, m T, err error) error { return err },
	})
	if !errors.Is(err, context.Canceled) {
		t.Fatal(err)
	}
	return <-got
}

// follow consumes a stream until the test ends.
func follow[T any](t *testing.T, b *bus.Bus, stream, filter string) <-chan T {
	t.Helper()
	got := make(chan T, 100)
	ctx, cancel := context.WithCancel(t.Context())
	done := make(chan error, 1)
	go func() {
		done <- bus.Consume(ctx, b, bus.Queue{Stream: stream, Lanes: []bus.Lane{{Durable: "test", Filter: filter}}}, bus.Handler[T]{
			Handle: func(_ context.Context, m T) error { got <- m; return nil },
			GiveUp: func(_ context.Context, m T, err error) error { return err },
		})
	}()
	t.Cleanup(func() {
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			t.Errorf("follow %s: %v", stream, err)
		}
	})
	return got
}

// TestHostileWorkHoldsNobodyUp fills the queue with programs that run into the
// compiler's limits. Those of a contest, sent afterwards, are compiled before
// the last of them, and every one gets its answer.
func TestHostileWorkHoldsNobodyUp(t *testing.T) {
	s := startSite(t)
	bomb, err := os.ReadFile("testdata/hostile/cpp/constexpr_forever.cpp")
	if err != nil {
		t.Fatal(err)
	}
	const bombs, others = 6, 4
	for i := range bombs {
		s.submit(t, fmt.Sprintf("bomb%d", i), "cpp", fmt.Sprintf("%s// %d\n", bomb, i))
	}
	for i := range others {
		s.submitAs(t, judge.Contest, fmt.Sprintf("other%d", i), "c", fmt.Sprintf("int main(void) { return %d; }", i))
	}
	compiled := follow[judge.Compiled](t, s.bus, judge.RunStream, judge.CompiledSubjects)
	judged := follow[judge.Judged](t, s.bus, judge.ResultStream, judge.JudgedSubjects)
	blown := 0
	for served := 0; served < others || blown < bombs; {
		select {
		case m := <-compiled:
			if served++; !strings.HasPrefix(m.Judgement, "other") {
				t.Errorf("%s compiled", m.Judgement)
			}
			if blown == bombs {
				t.Errorf("%s had to wait for all %d bombs", m.Judgement, bombs)
			}
		case m := <-judged:
			if blown++; m.Result.Verdict != judge.CE || !strings.HasPrefix(m.Judgement, "bomb") {
				t.Errorf("%s: %v %s", m.Judgement, m.Result.Verdict, m.Result.Reason)
			}
		case <-t.Context().Done():
			t.Fatal("no answer")
		}
	}
}

func TestServiceCompiles(t *testing.T) {
	s := startSite(t)
	s.submit(t, "good", "c", "int main(void) { return 0; }")
	m := next[judge.Compiled](t, s.bus, judge.RunStream, judge.CompiledSubjects)
	if m.Judgement != "good" || m.Language != "c" || m.FuelMultiplier != 1 || m.CompiledAt.IsZero() {
		t.Errorf("compiled %+v", m)
	}
	if module := readModule(t, s.blobs, m.Compile.Module); !strings.HasPrefix(module, "\x00asm") {
		t.Errorf("module begins with %.8q", module)
	}
	families, err := s.stats.Gather()
	if err != nil {
		t.Fatal(err)
	}
	if len(families) != 3 {
		t.Errorf("%d metrics, want the seconds, the results, and that no box waited", len(families))
	}
}

func TestServiceEndsJudgements(t *testing.T) {
	for name, c := range map[string]struct {
		language       judge.LanguageID
		source         string
		verdict        judge.Verdict
		reason, output string
	}{
		"compile error":    {"c", "int main(void) { return x; }", judge.CE, "does not compile", "main.c:1:25: error: use of undeclared"},
		"unknown language": {"cobol", "x", judge.JE, `"cobol"`, ""},
		"lost source":      {"c", "lost", judge.JE, "blob not found", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := startSite(t)
			s.submit(t, "j", c.language, c.source)
			m := next[judge.Judged](t, s.bus, judge.ResultStream, judge.JudgedSubjects)
			r := m.Result
			if r.ID != "j" || r.Submission != "s-j" || r.Verdict != c.verdict || r.JudgedAt.IsZero() {
				t.Errorf("judged %+v", r)
			}
			if !strings.Contains(r.Reason, c.reason) || !strings.Contains(r.Compile.Diagnostics, c.output) {
				t.Errorf("reason %q, diagnostics %q; want %q and %q", r.Reason, r.Compile.Diagnostics, c.reason, c.output)
			}
		})
	}
}
