package runner

import (
	"encoding/json"
	"fmt"

	"assize/judge"
	"assize/runner/sandbox"
)

// This file is what a worker process and its parent say to each other: one JSON
// packet each way over a socket pair that keeps packets apart, with at most one
// file handed over beside a request. One of the fields of a request is set.

// maxPacket bounds a packet.
const maxPacket = 64 << 10

// Descriptors that a worker starts with, after the three standard ones.
const (
	controlFD = 3 + iota
	stdoutFD  // a memory file: standard output of each run, from its beginning
	stderrFD
)

type request struct {
	Start *startRequest `json:"start,omitempty"`
	Load  *loadRequest  `json:"load,omitempty"` // with the module
	Run   *runRequest   `json:"run,omitempty"`  // with the input
}

// startRequest is the first one.
type startRequest struct {
	Config sandbox.Config `json:"config"`
	// OwnUser says that the process runs under a user of its own.
	OwnUser bool `json:"own_user"`
}

// loadRequest makes a module the one that runs.
type loadRequest struct {
	Digest judge.Digest `json:"digest"`
}

type runRequest struct {
	Limits sandbox.Limits `json:"limits"`
}

type response struct {
	// Error is our fault, Rejection that of the module.
	Error     string           `json:"error,omitempty"`
	Rejection string           `json:"rejection,omitempty"`
	Engine    string           `json:"engine,omitempty"`   // after start
	InForce   []string         `json:"in_force,omitempty"` // after start
	Table     string           `json:"table,omitempty"`    // after load
	Outcome   *sandbox.Outcome `json:"outcome,omitempty"`  // after run
}

func encode(v any) ([]byte, error) {
	b, err := json.Marshal(v)
	if err == nil && len(b) > maxPacket {
		err = fmt.Errorf("a packet of %d bytes", len(b))
	}
	return b, err
}
