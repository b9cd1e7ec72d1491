package gateway

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"assize/blob"
	"assize/judge"
)

// TestTrialsExpire: old trials go, with what they alone have left; what a problem, a
// judgement or an unanswered request refers to stays.
func TestTrialsExpire(t *testing.T) {
	f := start(t, func(c *Config) { c.ExpireEvery = 20 * time.Millisecond })
	f.addProblem("add")
	ada := f.contestant("ada")
	put := func(text string) judge.Digest {
		t.Helper()
		digest, err := blob.PutBytes(t.Context(), f.blobs, []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return digest
	}
	try := func(source, input string) (a acceptedBody) {
		t.Helper()
		ada.must(202, "POST", "/api/v1/trials", map[string]any{"problem": "add", "language": "cpp", "source": source, "input": input}, &a)
		return a
	}
	compiled := func(a acceptedBody, modules string) {
		t.Helper()
		f.exec(`UPDATE judgements SET compile = compile || $2::jsonb WHERE id = $1`, a.Judgement, modules)
	}
	facts := f.submittedFacts()
	old := try("int old;", "7 8\n")
	dataset := receive(t, facts).Dataset
	input := readDataset(t, f, dataset).Cases[0].Input
	own := map[string]judge.Digest{ // what nobody else refers to
		"the input": input, "its dataset": dataset, "the source": judge.DigestOf([]byte("int old;")), "the output": put("fifteen"), "standard error": put("a trace"),
		"the conversation": put("<7\n>8\n"), "the module": put("module of the trial"),
	}
	others := map[string]judge.Digest{ // what somebody does
		"an answer of the problem": put("3\n"), "the module of a submission": put("shared module"), "an output validator": put("validator module"),
		"what another trial printed": put("both print this"),
	}
	f.judged(old, judge.AC, judge.Run{Case: "input", Verdict: judge.AC, Output: own["the output"], Stderr: own["standard error"]},
		judge.Run{Case: "2", Verdict: judge.AC, Output: others["an answer of the problem"], Stderr: others["an output validator"]},
		judge.Run{Case: "3", Verdict: judge.AC, Output: others["the module of a submission"], Stderr: others["what another trial printed"]})
	f.exec(`UPDATE runs SET transcript = $2 WHERE judgement_id = $1 AND ordinal = 0`, old.Judgement, string(own["the conversation"]))
	compiled(old, fmt.Sprintf(`{"module": %q}`, own["the module"]))
	submitted := ada.submit("add")
	f.judged(submitted, judge.AC, judge.Run{Case: "sample/1", Verdict: judge.AC})
	compiled(submitted, fmt.Sprintf(`{"module": %q, "validator": {"module": %q}}`, others["the module of a submission"], others["an output validator"]))
	receive(t, facts)

	f.advance(DefaultKeepTrials - time.Hour)
	young := try("int young;", "9 9\n")
	others["the input of a younger one"] = readDataset(t, f, receive(t, facts).Dataset).Cases[0].Input
	again := try("int again;", "1 1\n")
	receive(t, facts)
	f.judged(again, judge.AC, judge.Run{Case: "input", Verdict: judge.AC, Output: others["what another trial printed"]})
	ada.must(200, "GET", old.Poll, nil, nil)

	// All of it was stored long ago.
	age := func(digest judge.Digest) {
		t.Helper()
		b, err := f.blobs.Open(t.Context(), digest)
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		then := time.Now().Add(-2 * freedAfter)
		if err := os.Chtimes(b.Name(), then, then); err != nil {
			t.Fatal(err)
		}
	}
	for _, list := range []map[string]judge.Digest{own, others} {
		for _, digest := range list {
			age(digest)
		}
	}
	f.advance(2 * time.Hour)
	f.eventually(func() error {
		if status := ada.do("GET", old.Poll, nil).status; status != 404 {
			return fmt.Errorf("the old trial: status %d", status)
		}
		return nil
	})
	ada.must(200, "GET", young.Poll, nil, nil)
	ada.must(200, "GET", "/api/v1/submissions/"+submitted.ID, nil, nil)
	there := func(digest judge.Digest) bool {
		t.Helper()
		b, err := f.blobs.Open(t.Context(), digest)
		if err == nil {
			return b.Close() == nil
		}
		if !errors.Is(err, blob.ErrNotFound) {
			t.Fatal(err)
		}
		return false
	}
	for what, digest := range own {
		if !there(digest) {
			t.Errorf("%s is gone while the judgement is there", what)
		}
	}
	// Meanwhile somebody tries the same input: a moment ago is no long time.
	delete(own, "the input")
	put("7 8\n")
	f.exec(`DELETE FROM judgements WHERE submission_id = $1`, old.ID) // as the leaderboard does
	f.eventually(func() error {
		for what, digest := range own {
			if there(digest) {
				return fmt.Errorf("%s is there still", what)
			}
		}
		return nil
	})
	for what, digest := range others {
		if !there(digest) {
			t.Errorf("%s is gone", what)
		}
	}
	if !there(input) {
		t.Error("an input that was stored a moment ago is gone")
	}
	age(input)
	f.eventually(func() error {
		var left int
		if f.scan(&left, `SELECT count(*) FROM expired_trials`); left > 0 || there(input) {
			return fmt.Errorf("%d expired trials are left", left)
		}
		return nil
	})
	if text := string(ada.must(200, "GET", "/api/v1/submissions/"+submitted.ID+"/source", nil, nil).body); !strings.Contains(text, "int main") {
		t.Errorf("the submission's source: %s", text)
	}
}
