package judge

import "fmt"

// Verdict is what a judgement or a run came to. The ids are those of the ICPC
// CCS specification ("Judgement Types").
//
// The zero value is JE: a field that nobody filled in is our fault, never the
// contestant's, and never an acceptance.
type Verdict uint8

// The verdicts, with JE first so that it is the zero value.
const (
	JE  Verdict = iota // judging error: ours; counts as pending, carries no penalty
	AC                 // accepted
	WA                 // wrong answer
	TLE                // time limit exceeded: the fuel ran out
	RTE                // run-time error: a trap or a non-zero exit code
	MLE                // memory limit exceeded
	OLE                // output limit exceeded
	CE                 // compile error; carries no penalty
)

var verdictIDs = [...]string{"JE", "AC", "WA", "TLE", "RTE", "MLE", "OLE", "CE"}

var verdictNames = [...]string{
	"judging error", "accepted", "wrong answer", "time limit exceeded",
	"run-time error", "memory limit exceeded", "output limit exceeded", "compile error",
}

// String returns the CCS id, and "JE" for a value out of range.
func (v Verdict) String() string {
	if int(v) < len(verdictIDs) {
		return verdictIDs[v]
	}
	return verdictIDs[JE]
}

// Name returns the verdict in words.
func (v Verdict) Name() string {
	if int(v) < len(verdictNames) {
		return verdictNames[v]
	}
	return verdictNames[JE]
}

// Penalised reports whether a rejected submission with this verdict costs
// penalty time. AC is not rejected; CE and JE cost nothing.
func (v Verdict) Penalised() bool {
	switch v {
	case WA, TLE, RTE, MLE, OLE:
		return true
	}
	return false
}

// ParseVerdict reads a CCS id. It returns JE and an error for anything else.
func ParseVerdict(id string) (Verdict, error) {
	for i, s := range verdictIDs {
		if s == id {
			return Verdict(i), nil
		}
	}
	return JE, fmt.Errorf("verdict %q is not one of %v", id, verdictIDs)
}

// MarshalText writes the CCS id.
func (v Verdict) MarshalText() ([]byte, error) { return []byte(v.String()), nil }

// UnmarshalText reads a CCS id.
func (v *Verdict) UnmarshalText(b []byte) (err error) {
	*v, err = ParseVerdict(string(b))
	return err
}
