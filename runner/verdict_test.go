package runner

import (
	"testing"

	"assize/judge"
	"assize/runner/sandbox"
)

func TestDecide(t *testing.T) {
	accepted, rejected, unasked := validation{Done: true, Accepted: true}, validation{Done: true}, validation{}
	exit := func(e sandbox.Exit) sandbox.Outcome { return sandbox.Outcome{Exit: e} }
	refused := func(o sandbox.Outcome) sandbox.Outcome { o.MemoryRefused = true; return o }
	code := func(c uint32) sandbox.Outcome { return sandbox.Outcome{Exit: sandbox.ExitCode, Code: c} }
	trap := sandbox.Outcome{Exit: sandbox.ExitTrap, Detail: "unreachable"}
	for _, c := range []struct {
		name    string
		outcome sandbox.Outcome
		v       validation
		want    judge.Verdict
		reason  string
	}{
		{"zero values", sandbox.Outcome{}, validation{}, judge.JE, "the sandbox failed: "},
		{"zero outcome, accepted", sandbox.Outcome{}, accepted, judge.JE, "the sandbox failed: "},
		{"fault", sandbox.Outcome{Exit: sandbox.ExitFault, Detail: "no disk"}, accepted, judge.JE, "the sandbox failed: no disk"},
		{"accepted", code(0), accepted, judge.AC, ""},
		{"not accepted", code(0), rejected, judge.WA, ""},
		{"not asked", code(0), unasked, judge.JE, "the output was not validated"},
		{"accepted without being asked", code(0), validation{Accepted: true}, judge.JE, "the output was not validated"},
		{"refused and coped", refused(code(0)), accepted, judge.AC, ""},
		{"refused, coped and wrong", refused(code(0)), rejected, judge.WA, ""},
		{"exit code", code(3), unasked, judge.RTE, "exit code 3"},
		{"exit code, right output", code(1), accepted, judge.RTE, "exit code 1"},
		{"forged exit code", code(0xefffffff), unasked, judge.RTE, "exit code 4026531839"},
		{"refused and exit code", refused(code(1)), unasked, judge.MLE, "more memory wanted than the limit allows"},
		{"trap", trap, unasked, judge.RTE, "trap: unreachable"},
		{"refused and trap", refused(trap), unasked, judge.MLE, "more memory wanted than the limit allows"},
		{"stack", exit(sandbox.ExitStack), unasked, judge.RTE, "calls nested too deeply"},
		{"refused and stack", refused(exit(sandbox.ExitStack)), unasked, judge.MLE, "more memory wanted than the limit allows"},
		{"fuel", exit(sandbox.ExitFuel), unasked, judge.TLE, "the fuel ran out"},
		{"refused and fuel", refused(exit(sandbox.ExitFuel)), unasked, judge.TLE, "the fuel ran out"},
		{"fuel, right output", exit(sandbox.ExitFuel), accepted, judge.TLE, "the fuel ran out"},
		{"output", exit(sandbox.ExitOutput), accepted, judge.OLE, "more output than the limit allows"},
		{"refused and output", refused(exit(sandbox.ExitOutput)), unasked, judge.OLE, "more output than the limit allows"},
		{"memory", refused(exit(sandbox.ExitMemory)), unasked, judge.MLE, "more memory at the start than the limit allows"},
		{"from the future", exit(200), accepted, judge.JE, "unknown exit exit 200"},
	} {
		verdict, reason := decide(c.outcome, c.v)
		if verdict != c.want || reason != c.reason {
			t.Errorf("%s: %v %q, want %v %q", c.name, verdict, reason, c.want, c.reason)
		}
	}
}
