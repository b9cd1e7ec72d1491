package runner

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"assize/judge"
	"assize/runner/sandbox"
)

// This file is what a worker process and its parent say to each other, over a
// socket pair that keeps packets apart. The first byte of a packet is its kind.
// Open files may be handed over beside a request.
//
//	parent                        worker
//	start {…}                ──▶
//	                         ◀──  answer {…}
//	load {…}, the module     ──▶   (or an interpreter and a bundle)
//	                         ◀──  answer {…}
//	run, limits and input    ──▶
//	                         ◀──  stdout, a piece    as often as needed
//	                         ◀──  stderr, a piece    likewise, if it was asked for
//	                         ◀──  done, the outcome and the last piece of stdout
//	validate {…}, input,     ──▶
//	answer
//	                         ◀──  stdout, stderr     as above
//	                         ◀──  validated {…}
//
// The last one is a run, or several, with the problem's own output validator,
// which was loaded beside the program.
//
// Starting and loading are written in JSON, for they happen seldom. A run is
// written in binary: the smallest takes less time than reading its JSON would.

// The kinds of packets.
const (
	kindStart  = 's'
	kindLoad   = 'l'
	kindRun    = 'r'
	kindAnswer = 'a'
	kindStdout = 'o'
	kindStderr = 'e'
	// kindProfile: what the host charged, then what each function and each line spent, 8 bytes
	// each; in pieces, before the outcome of a run whose module was loaded so.
	kindProfile = 'p'
	kindDone    = 'd'
	// kindValidate and kindValidated: in JSON, see validateRequest and validated.
	kindValidate  = 'v'
	kindValidated = 'j'
)

const (
	// pieceBytes is the most of an output that goes into one packet, and of an
	// input. What is larger is handed over as a file.
	pieceBytes = 64 << 10
	// maxPacket bounds a packet.
	maxPacket = pieceBytes + 8<<10
)

// outlineFile is where a compiler leaves the outline of a module, in its folder.
const outlineFile = "outline"

// controlFD is the socket that a worker starts with, after the three standard
// descriptors.
const controlFD = 3

// startRequest is the first one.
type startRequest struct {
	Config sandbox.Config `json:"config"`
	// OwnUser says that the process runs under a user of its own.
	OwnUser bool `json:"own_user"`
	// Compiler says that the process makes code and runs none: what it loads it
	// leaves in the engine's CacheDir, which a worker only reads.
	Compiler bool `json:"compiler,omitempty"`
}

// loadRequest makes a module the one that runs. The module comes with it, or an
// interpreter and the bundle for it, and behind those the outline where there is one.
type loadRequest struct {
	Digest judge.Digest `json:"digest"` // of the module, or the interpreter
	// Runtime says that it is an interpreter.
	Runtime bool `json:"runtime,omitempty"`
	// Profile says that its runs are to be told by function (kindProfile).
	Profile bool `json:"profile,omitempty"`
	// Files are those whose lines the profile is to tell, too.
	Files []string `json:"files,omitempty"`
	// Made says that its code is in the cache, and that the outline comes along.
	Made *sandbox.Made `json:"made,omitempty"`
	// As is what it is loaded as.
	As role `json:"as,omitempty"`
}

// role is what a module in a worker is for.
type role int

// The roles. All but the first run in a memory beside the program's, one at a time.
const (
	asProgram    role = iota // the one that runs; nothing is beside it until it is loaded
	asValidator              // the problem's own output validator
	asInteractor             // what talks to the program in the validator's place
	roles
)

// answer is what comes back for a start and for a load.
type answer struct {
	// Error is our fault, Rejection that of the module.
	Error     string   `json:"error,omitempty"`
	Rejection string   `json:"rejection,omitempty"`
	Missing   bool     `json:"missing,omitempty"`  // the code is not in the cache
	Engine    string   `json:"engine,omitempty"`   // after start
	InForce   []string `json:"in_force,omitempty"` // after start
	Table     string   `json:"table,omitempty"`    // after load
	// Made is what a compiler has left, with the outline in outlineFile.
	Made *sandbox.Made `json:"made,omitempty"`
}

// encode writes a packet in JSON.
func encode(kind byte, v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err == nil && len(b) >= maxPacket {
		err = fmt.Errorf("a packet of %d bytes", len(b))
	}
	if err != nil {
		return nil, err
	}
	return append([]byte{kind}, b...), nil
}

// decode reads what encode wrote.
func decode(packet []byte, v any) error {
	if err := json.Unmarshal(packet[1:], v); err != nil {
		return fmt.Errorf("decode a packet of kind %q: %w", packet[0], err)
	}
	return nil
}

// runRequest asks for one run.
type runRequest struct {
	Limits sandbox.Limits
	// Stderr says that standard error is wanted.
	Stderr bool
	// InFile says that the input is the file which comes with the packet;
	// otherwise it is Input.
	InFile bool
	Input  []byte
	Args   []string
}

// The flags of a runRequest.
const (
	flagStderr = 1 << iota
	flagInFile
	flagArgs
)

// append writes the packet.
func (r *runRequest) append(b []byte) []byte {
	flags := byte(0)
	if r.Stderr {
		flags |= flagStderr
	}
	if r.InFile {
		flags |= flagInFile
	}
	if len(r.Args) > 0 {
		flags |= flagArgs
	}
	b = append(b, kindRun, flags)
	for _, n := range []int64{int64(r.Limits.Fuel), r.Limits.MemoryBytes, r.Limits.OutputBytes} {
		b = binary.LittleEndian.AppendUint64(b, uint64(n))
	}
	if len(r.Args) > 0 {
		args := strings.Join(r.Args, "\x00")
		b = binary.LittleEndian.AppendUint16(b, uint16(len(args)))
		b = append(b, args...)
	}
	return append(b, r.Input...)
}

const runHead = 2 + 3*8

var errCut = errors.New("the packet is cut short")

// parseRun reads what append wrote. Input is part of b.
func parseRun(b []byte) (r runRequest, err error) {
	if len(b) < runHead {
		return r, errCut
	}
	number := func(i int) int64 { return int64(binary.LittleEndian.Uint64(b[2+8*i:])) }
	r.Limits = sandbox.Limits{Fuel: judge.Fuel(number(0)), MemoryBytes: number(1), OutputBytes: number(2)}
	r.Stderr, r.InFile = b[1]&flagStderr != 0, b[1]&flagInFile != 0
	r.Input = b[runHead:]
	if b[1]&flagArgs != 0 {
		if len(r.Input) < 2 {
			return r, errCut
		}
		n := int(binary.LittleEndian.Uint16(r.Input))
		if r.Input = r.Input[2:]; len(r.Input) < n {
			return r, errCut
		}
		r.Args = strings.Split(string(r.Input[:n]), "\x00")
		r.Input = r.Input[n:]
	}
	return r, nil
}

// done is the outcome of a run and the last piece of its output. Where Error is
// set nothing else is: it is our fault.
type done struct {
	Outcome sandbox.Outcome
	Last    []byte
	Error   string
}

const doneHead = 1 + 1 + 1 + 4 + 4*8 + 32 + 2 + 2

// The flags of done.
const flagRefused = 1

// append writes the packet.
func (d *done) append(b []byte) []byte {
	o := &d.Outcome
	flags := byte(0)
	if o.MemoryRefused {
		flags |= flagRefused
	}
	b = append(b, kindDone, byte(o.Exit), flags)
	b = binary.LittleEndian.AppendUint32(b, o.Code)
	for _, n := range []int64{int64(o.Fuel), o.MemoryBytes, o.OutputBytes, o.StderrBytes} {
		b = binary.LittleEndian.AppendUint64(b, uint64(n))
	}
	b = append(b, o.Output[:]...)
	detail, problem := shorten(o.Detail), shorten(d.Error)
	b = binary.LittleEndian.AppendUint16(b, uint16(len(detail)))
	b = binary.LittleEndian.AppendUint16(b, uint16(len(problem)))
	b = append(b, detail...)
	b = append(b, problem...)
	return append(b, d.Last...)
}

// shorten bounds a text: it may quote the module, which may be long.
func shorten(s string) string { return s[:min(len(s), 2000)] }

// parseDone reads what append wrote. Last is part of b.
func parseDone(b []byte) (d done, err error) {
	if len(b) < doneHead {
		return d, errCut
	}
	number := func(i int) int64 { return int64(binary.LittleEndian.Uint64(b[7+8*i:])) }
	o := &d.Outcome
	o.Exit, o.MemoryRefused, o.Code = sandbox.Exit(b[1]), b[2]&flagRefused != 0, binary.LittleEndian.Uint32(b[3:])
	o.Fuel, o.MemoryBytes, o.OutputBytes, o.StderrBytes = judge.Fuel(number(0)), number(1), number(2), number(3)
	copy(o.Output[:], b[39:])
	detail, problem := int(binary.LittleEndian.Uint16(b[71:])), int(binary.LittleEndian.Uint16(b[73:]))
	if b = b[doneHead:]; len(b) < detail+problem {
		return done{}, errCut
	}
	o.Detail, d.Error, d.Last = string(b[:detail]), string(b[detail:detail+problem]), b[detail+problem:]
	return d, nil
}
