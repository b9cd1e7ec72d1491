package runner

import (
	"fmt"

	"assize/judge"
	"assize/runner/sandbox"
)

// validation is what the output validator came to. The zero value means that it
// was not asked.
type validation struct {
	Done     bool
	Accepted bool
	// Failure says what is wrong with the problem's own output validator; "" where
	// it came to a result.
	Failure string
	// First says that it ended while the submission, which it ran at the same
	// time with, had not, or was in a loop; Deadlock that both waited for the other to
	// say something.
	First    bool
	Deadlock bool
}

// ended reports whether the program came to a good end, so that its output is
// worth validating.
func ended(o sandbox.Outcome) bool { return o.Exit == sandbox.ExitCode && o.Code == 0 }

// decide turns what the host saw and what the validator said into a verdict, and
// a reason that may be shown to the contestant. It is the only place that does.
//
// The first that applies, from above:
//
//	the validator failed before the submission
//	ended, or after it ended well                JE
//	the validator ended first and did not accept WA
//	the two waited for each other                TLE
//	output over its limit                        OLE
//	fuel ran out                                 TLE
//	memory above the limit from the start        MLE
//	memory was refused, and the run ended badly  MLE (a trap, too deep a
//	                                             recursion or an exit code: most
//	                                             programs fall over in one of
//	                                             these ways)
//	a trap, too deep a recursion, an exit code   RTE
//	the validator accepted                       AC
//	the validator did not                        WA
//	anything else                                JE
//
// A program that was refused memory and still ended well is judged by what it
// printed. An outcome that nobody filled in is JE.
func decide(o sandbox.Outcome, v validation) (judge.Verdict, string) {
	const refused = "more memory wanted than the limit allows"
	switch {
	case v.Failure != "" && (v.First || ended(o)):
		return judge.JE, v.Failure
	case v.First && v.Done && !v.Accepted:
		return judge.WA, ""
	case v.Deadlock:
		return judge.TLE, "it waits for input that never comes; was its output flushed?"
	}
	switch o.Exit {
	case sandbox.ExitOutput:
		return judge.OLE, "more output than the limit allows"
	case sandbox.ExitFuel:
		return judge.TLE, "the fuel ran out"
	case sandbox.ExitMemory:
		return judge.MLE, "more memory at the start than the limit allows"
	case sandbox.ExitTrap:
		if o.MemoryRefused {
			return judge.MLE, refused
		}
		return judge.RTE, "trap: " + o.Detail
	case sandbox.ExitStack:
		if o.MemoryRefused {
			return judge.MLE, refused
		}
		return judge.RTE, "calls nested too deeply"
	case sandbox.ExitCode:
		switch {
		case o.Code != 0 && o.MemoryRefused:
			return judge.MLE, refused
		case o.Code != 0:
			return judge.RTE, fmt.Sprintf("exit code %d", o.Code)
		case !v.Done:
			return judge.JE, "the output was not validated"
		case v.Accepted:
			return judge.AC, ""
		}
		return judge.WA, ""
	case sandbox.ExitFault:
		return judge.JE, "the sandbox failed: " + o.Detail
	}
	return judge.JE, fmt.Sprintf("unknown exit %v", o.Exit)
}
