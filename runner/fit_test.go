package runner

import (
	"encoding/json"
	"strings"
	"testing"

	"assize/bus"
	"assize/judge"
)

// TestFit: however much the output validator says of however many test cases, the
// judgement can be sent, and as it was where there is little to say.
func TestFit(t *testing.T) {
	b := newBus(t)
	for _, said := range []string{"ok 5 numbers", strings.Repeat("ü", judge.MaxFeedbackBytes/2), strings.Repeat("\x01", judge.MaxFeedbackBytes)} {
		result := judge.Judgement{ID: "j", Submission: "s", Verdict: judge.WA, Runs: make([]judge.Run, 1000)}
		for i := range result.Runs {
			result.Runs[i] = judge.Run{Case: "secret/some-group/0001-the-name-of-a-test-case", Verdict: judge.WA, Fuel: 1 << 40, MemoryBytes: 1 << 30, OutputBytes: 1 << 23,
				Stdout: judge.DigestOf([]byte(said)), Feedback: said, TeamMessage: message([]byte(said), judge.MaxTeamBytes)}
		}
		runs := result.Runs
		if err := fit(&result); err != nil {
			t.Fatal(err)
		}
		if got := result.Runs[0].Feedback; got == "" || len(said) < 100 && got != said || !strings.HasPrefix(said, got) {
			t.Errorf("of %.20q… is left %.20q…", said, got)
		}
		if runs[0].Feedback != said {
			t.Error("the runs that were given are changed")
		}
		fact := judge.Judged{Envelope: judge.Envelope{Version: 1, Judgement: "j", Submission: "s", Class: judge.Contest}, Result: result}
		if err := b.Publish(t.Context(), said[:1], fact); err != nil {
			encoded, _ := json.Marshal(fact)
			t.Errorf("%d bytes, of at most %d: %v", len(encoded), bus.MaxMessageBytes, err)
		}
	}
}
