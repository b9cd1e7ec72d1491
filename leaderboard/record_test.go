package leaderboard

import (
	"context"
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"assize/judge"
)

func (f *fixture) count(sql string, args ...any) (n int) {
	f.t.Helper()
	if err := f.pool.QueryRow(context.Background(), sql, args...).Scan(&n); err != nil {
		f.t.Fatal(err)
	}
	return n
}

func (f *fixture) want(viewer judge.Viewer, board string) {
	f.t.Helper()
	if got := f.board(viewer); got != board {
		f.t.Errorf("%s: got\n%swant\n%s", viewer, got, board)
	}
}

func TestRecordOnce(t *testing.T) {
	f := newFixture(t, "ada")
	f.step()
	f.clock.At(time.Hour)
	result := judged(f.submit("ada", "A", 10*time.Minute), judge.AC)
	f.record(result, result)
	for range 3 {
		f.record(result)
	}
	late := result
	late.Result.Verdict = judge.WA
	late.Result.Runs = append(late.Result.Runs, judge.Run{Case: "secret/1", Verdict: judge.WA})
	f.record(late) // a second result for an id that has one changes nothing
	f.want(judge.Public, "1 ada 1 10 600 A:+10!\n")
	f.check()
	if n := f.count(`SELECT count(*) FROM judgements WHERE verdict = 'AC'`); n != 1 {
		t.Errorf("%d judgements, want 1", n)
	}
	if n := f.count(`SELECT count(*) FROM runs`); n != 1 {
		t.Errorf("%d runs, want 1", n)
	}
}

func TestRecordKeepsEveryField(t *testing.T) {
	f := newFixture(t, "ada")
	e := f.submit("ada", "A", time.Minute)
	r := judged(e, judge.RTE)
	r.Result.Reason = "bad \x00 byte \xff"
	r.Result.CostTable, r.Result.Engine, r.Result.Dataset = "plain-1", "wazero", judge.DigestOf([]byte("d"))
	r.Result.OutputLimit, r.Result.FuelMultiplier, r.Result.Rules = 1<<23, 1.5, 3
	r.Result.Compile = judge.Compile{Module: judge.DigestOf([]byte("m")), Diagnostics: "x\x00y", Duration: time.Second}
	r.Result.Runs = []judge.Run{{Case: "sample/1", Verdict: judge.AC, Fuel: 3, Output: judge.DigestOf([]byte("o")), Stdout: judge.DigestOf([]byte("o"))},
		{Case: "secret/1", Verdict: judge.RTE, Fuel: 9, MemoryBytes: 7, OutputBytes: 1, Stderr: judge.DigestOf([]byte("e")), Reason: "exit code 3", Feedback: "f\x00"}}
	f.record(r)
	if n := f.count(`SELECT count(*) FROM judgements WHERE id = $1 AND submission_id = $2 AND verdict = 'RTE' AND fuel = 5 AND fuel_limit = 10
		AND memory_bytes = 65536 AND memory_limit = 1048576 AND reason = $3 AND compile->>'diagnostics' = $4 AND compile->>'module' = $5
		AND dataset = $6 AND cost_table = 'plain-1' AND engine = 'wazero' AND judged_at = $7
		AND output_limit = 8388608 AND fuel_multiplier = 1.5 AND rules = 3`, e.Judgement, e.Submission,
		"bad \uFFFD byte \uFFFD", "x\uFFFDy", string(r.Result.Compile.Module), string(r.Result.Dataset), r.Result.JudgedAt); n != 1 {
		t.Errorf("judgement row with every field: %d, want 1", n)
	}
	if n := f.count(`SELECT count(*) FROM runs WHERE judgement_id = $1 AND (
		(ordinal = 0 AND test_case = 'sample/1' AND verdict = 'AC' AND fuel = 3 AND output = $2 AND stdout = $2) OR
		(ordinal = 1 AND test_case = 'secret/1' AND verdict = 'RTE' AND fuel = 9 AND memory_bytes = 7 AND output_bytes = 1 AND stderr = $3
			AND reason = 'exit code 3' AND feedback = $4))`, e.Judgement, string(r.Result.Runs[0].Output), string(r.Result.Runs[1].Stderr), "f\uFFFD"); n != 2 {
		t.Errorf("run rows with every field: %d, want 2", n)
	}
}

func TestUnknownResultsAreDropped(t *testing.T) {
	f := newFixture(t, "ada")
	good := f.submit("ada", "A", time.Minute)
	for name, spoil := range map[string]func(*judge.Judged){
		"unknown judgement":           func(j *judge.Judged) { j.Judgement = uuid.NewString(); j.Result.ID = j.Judgement },
		"another submission":          func(j *judge.Judged) { j.Submission = uuid.NewString() },
		"no uuid":                     func(j *judge.Judged) { j.Judgement = "x'; DROP TABLE runs"; j.Result.ID = "" },
		"uuid in another spelling":    func(j *judge.Judged) { j.Judgement = "urn:uuid:" + j.Judgement; j.Result.ID = "" },
		"result of another judgement": func(j *judge.Judged) { j.Result.ID = uuid.NewString() },
	} {
		t.Run(name, func(t *testing.T) {
			j := judged(good, judge.AC)
			spoil(&j)
			f.record(j)
			if n := f.count(`SELECT count(*) FROM judgements`); n != 0 {
				t.Errorf("%d judgements, want 0", n)
			}
		})
	}
	f.record(judged(good, judge.AC)) // and a good one still passes
	if n := f.count(`SELECT count(*) FROM judgements`); n != 1 {
		t.Errorf("%d judgements, want 1", n)
	}
}

func TestPracticeAndTrialsDoNotScore(t *testing.T) {
	f := newFixture(t, "ada")
	f.step()
	f.clock.At(time.Hour)
	f.record(
		judged(f.submitAs("ada", "A", time.Minute, f.contest, true), judge.AC),
		judged(f.submitAs("ada", "B", time.Minute, "", false), judge.AC),
	)
	f.step()
	f.want(judge.Jury, "1 ada 0 0 0\n")
	f.check()
	if n := f.count(`SELECT count(*) FROM judgements`); n != 2 {
		t.Errorf("%d judgements recorded, want 2", n)
	}
}

// TestRejudgeLowersAScore: the newest request counts, whichever result comes
// last; while it has none the submission is pending.
func TestRejudgeLowersAScore(t *testing.T) {
	f := newFixture(t, "ada", "bob")
	f.step()
	f.clock.At(time.Hour)
	first := f.submit("ada", "A", 10*time.Minute)
	f.record(judged(first, judge.AC), judged(f.submit("bob", "A", 20*time.Minute), judge.AC))
	f.want(judge.Public, "1 ada 1 10 600 A:+10!\n2 bob 1 20 1200 A:+20\n")

	second := f.request(first.Submission, judge.Rejudge)
	f.step()
	f.want(judge.Public, "1 bob 1 20 1200 A:+20\n2 ada 0 0 0 A:?1\n")
	f.check()

	third := f.request(first.Submission, judge.Rejudge)
	f.record(judged(third, judge.WA))
	f.want(judge.Public, "1 bob 1 20 1200 A:+20!\n2 ada 0 0 0 A:-1\n")
	f.check()

	f.record(judged(second, judge.AC)) // late: there is a newer request
	f.want(judge.Public, "1 bob 1 20 1200 A:+20!\n2 ada 0 0 0 A:-1\n")
	f.check()

	f.record(judged(f.request(first.Submission, judge.Rejudge), judge.AC))
	f.want(judge.Public, "1 ada 1 10 600 A:+10!\n2 bob 1 20 1200 A:+20\n")
	f.check()
}

// TestFirstSolveMoves: the mark waits for earlier pending attempts and goes to
// rows that no result of the batch belongs to.
// TestPreviewsMoveNothing: the judgements of a rejudging count once it is applied.
func TestPreviewsMoveNothing(t *testing.T) {
	f := newFixture(t, "ada", "bob")
	f.step()
	f.clock.At(time.Hour)
	first := f.submit("ada", "A", 10*time.Minute)
	f.record(judged(first, judge.AC), judged(f.submit("bob", "A", 20*time.Minute), judge.AC))
	const board = "1 ada 1 10 600 A:+10!\n2 bob 1 20 1200 A:+20\n"
	again := f.request(first.Submission, judge.Rejudge)
	f.exec(`UPDATE judgement_requests SET preview = true WHERE id = $1`, again.Judgement)
	f.step()
	f.want(judge.Public, board)
	f.record(judged(again, judge.WA))
	f.step()
	f.want(judge.Public, board)
	f.check()
	// What applying does.
	f.exec(`UPDATE judgement_requests SET preview = false, requested_at = clock_timestamp(), answered = true WHERE id = $1`, again.Judgement)
	f.exec(`UPDATE contests SET updated_at = clock_timestamp()`)
	f.step()
	f.want(judge.Public, "1 bob 1 20 1200 A:+20!\n2 ada 0 0 0 A:-1\n")
	f.check()
}

func TestFirstSolveMoves(t *testing.T) {
	f := newFixture(t, "ada", "bob", "eve")
	f.step()
	f.clock.At(time.Hour)
	early := f.submit("ada", "A", 5*time.Minute)
	f.record(judged(f.submit("bob", "A", 10*time.Minute), judge.AC))
	f.record(judged(f.submit("eve", "A", 20*time.Minute), judge.AC))
	f.want(judge.Public, "1 bob 1 10 600 A:+10\n2 eve 1 20 1200 A:+20\n3 ada 0 0 0\n")
	f.step() // sees what ada submitted
	f.want(judge.Public, "1 bob 1 10 600 A:+10\n2 eve 1 20 1200 A:+20\n3 ada 0 0 0 A:?1\n")
	f.record(judged(early, judge.CE))
	f.want(judge.Public, "1 bob 1 10 600 A:+10!\n2 eve 1 20 1200 A:+20\n3 ada 0 0 0\n")
	f.check()
	// A submission that was stored late, with an earlier time.
	earliest := f.submit("eve", "A", 7*time.Minute)
	f.step()
	f.check()
	f.record(judged(earliest, judge.AC))
	f.want(judge.Public, "1 eve 1 7 420 A:+7!\n2 bob 1 10 600 A:+10\n3 ada 0 0 0\n")
	f.check()
}

func TestFrozenBoardOnRealServers(t *testing.T) {
	f := newFixture(t, "ada", "bob")
	f.step()
	f.clock.At(3 * time.Hour)
	f.record(judged(f.submit("ada", "A", 10*time.Minute), judge.AC))
	f.clock.At(4*time.Hour + 10*time.Minute)
	hidden := []judge.Envelope{f.submit("bob", "A", 4*time.Hour+time.Minute), f.submit("ada", "B", 4*time.Hour+2*time.Minute)}
	f.step()
	const frozen = "1 ada 1 10 600 A:+10! B:?1\n2 bob 0 0 0 A:?1\n"
	f.want(judge.Public, frozen)
	versions := func() (v int64) {
		if err := f.pool.QueryRow(context.Background(), `SELECT sum(version)::bigint FROM standings WHERE viewer = 'public'`).Scan(&v); err != nil {
			t.Fatal(err)
		}
		return v
	}
	before := versions()
	f.record(judged(hidden[0], judge.AC), judged(hidden[1], judge.WA))
	f.want(judge.Public, frozen)
	if after := versions(); after != before {
		t.Error("versions of the public board moved with verdicts that are hidden: they leak when one was judged")
	}
	f.want(judge.Jury, "1 ada 1 10 600 A:+10! B:-1\n2 bob 1 241 14460 A:+241\n")
	f.clock.At(6 * time.Hour)
	f.step()
	f.want(judge.Public, frozen)
	f.check()

	f.exec(`UPDATE contests SET thaw_at = $2, updated_at = clock_timestamp() WHERE id = $1`, f.contest, start.Add(7*time.Hour))
	f.step()
	f.want(judge.Public, frozen)
	f.clock.At(7 * time.Hour)
	f.step()
	f.want(judge.Public, "1 ada 1 10 600 A:+10! B:-1\n2 bob 1 241 14460 A:+241\n")
	f.check()
}

// TestThousandResultsInAnyOrder records results with rejudgings among them in
// random order and batches, some twice, and compares with one computation.
func TestThousandResultsInAnyOrder(t *testing.T) {
	people := []string{"ada", "bob", "cleo", "dan", "eve", "fay", "gus", "hal"}
	f := newFixture(t, people...)
	f.step()
	f.clock.At(4*time.Hour + 30*time.Minute)
	r := rand.New(rand.NewPCG(3, 3))
	verdicts := []judge.Verdict{judge.AC, judge.AC, judge.WA, judge.WA, judge.TLE, judge.CE, judge.JE}
	var results []judge.Judged
	for len(results) < 1000 {
		e := f.submit(people[r.IntN(len(people))], []string{"A", "B", "C"}[r.IntN(3)], time.Duration(r.IntN(310*60)-300)*time.Second)
		results = append(results, judged(e, verdicts[r.IntN(len(verdicts))]))
		if r.IntN(5) == 0 {
			results = append(results, judged(f.request(e.Submission, judge.Rejudge), verdicts[r.IntN(len(verdicts))]))
		}
	}
	results = append(results, results[:200]...)
	r.Shuffle(len(results), func(i, j int) { results[i], results[j] = results[j], results[i] })
	for batch := range slices.Chunk(results, 40) {
		f.record(batch...)
		if r.IntN(8) == 0 {
			f.step()
		}
	}
	f.step()
	f.check()
	if n := f.count(`SELECT count(*) FROM judgements`); n != len(results)-200 {
		t.Errorf("%d judgements, want %d", n, len(results)-200)
	}
}

// TestUnrecordableResultBecomesJE: neither does it hold up the others, nor does
// its submission wait for ever.
func TestUnrecordableResultBecomesJE(t *testing.T) {
	f := newFixture(t, "ada")
	f.step()
	f.clock.At(time.Hour)
	bad := judged(f.submit("ada", "A", time.Minute), judge.AC)
	bad.Result.JudgedAt = time.Date(300_000, 1, 1, 0, 0, 0, 0, time.UTC) // beyond PostgreSQL's calendar
	good := judged(f.submit("ada", "B", time.Minute), judge.AC)
	g := newGather(f.service.record)
	g.waiting = []*waiter{{result: bad, done: make(chan struct{})}}
	badWaiter := g.waiting[0]
	if err := g.do(t.Context(), good); err != nil {
		t.Errorf("good result in one batch with a bad one: %v", err)
	}
	<-badWaiter.done
	if !unrecordable(badWaiter.err) {
		t.Fatalf("bad result: %v, want an error about the data", badWaiter.err)
	}
	if err := f.service.giveUp(t.Context(), bad); err != nil {
		t.Fatal(err)
	}
	f.want(judge.Public, "1 ada 1 1 60 A:?1 B:+1!\n")
	f.check()
	if n := f.count(`SELECT count(*) FROM judgements WHERE id = $1 AND verdict = 'JE' AND reason <> ''`, bad.Judgement); n != 1 {
		t.Errorf("JE with a reason: %d, want 1", n)
	}
}

func TestGiveUpOnMalformedAndOnNewer(t *testing.T) {
	f := newFixture(t, "ada")
	e := f.submit("ada", "A", time.Minute)
	e.Class = ""
	if err := f.service.giveUp(t.Context(), judged(e, judge.AC)); err != nil {
		t.Errorf("malformed result: %v, want it dropped", err)
	}
	e.Class, e.Version = judge.Contest, judge.MessageVersion+1
	if err := f.service.giveUp(t.Context(), judged(e, judge.AC)); err == nil {
		t.Error("result of a newer version was dropped")
	}
	if n := f.count(`SELECT count(*) FROM judgements`); n != 0 {
		t.Errorf("%d judgements, want 0", n)
	}
}

func TestStandingsOfAnUnknownContest(t *testing.T) {
	f := newFixture(t)
	_, err := f.service.Standings(t.Context(), uuid.NewString(), judge.Public)
	var coded *judge.Error
	if !errors.As(err, &coded) || coded.Code != judge.NotFound {
		t.Errorf("Standings of an unknown contest: %v, want not_found", err)
	}
}
