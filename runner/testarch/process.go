package testarch

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os/exec"

	"assize/runner/sandbox"
)

// process is a command outcomes that is running.
type process struct {
	cmd     *exec.Cmd
	stdin   io.WriteCloser
	runs    *json.Encoder
	printed *json.Decoder
	stderr  bytes.Buffer
}

// start starts the command. It is killed when ctx ends.
func start(ctx context.Context, command []string) (*process, error) {
	p := &process{cmd: exec.CommandContext(ctx, command[0], command[1:]...)}
	p.cmd.Stderr = &p.stderr
	stdin, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	stdout, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	p.stdin, p.runs, p.printed = stdin, json.NewEncoder(stdin), json.NewDecoder(stdout)
	return p, p.cmd.Start()
}

// outcome makes one run.
func (p *process) outcome(r Run) (o sandbox.Outcome, err error) {
	if err = p.runs.Encode(r); err == nil {
		err = p.printed.Decode(&o)
	}
	if err != nil {
		return o, fmt.Errorf("%+v: %w", r, err)
	}
	return o, nil
}

// end waits for the process to end, which it does when it has no more to read. It
// adds what the process says to an error that there was with it.
func (p *process) end(err error) error {
	err = errors.Join(err, p.stdin.Close())
	if ended := p.cmd.Wait(); ended != nil {
		err = errors.Join(err, fmt.Errorf("%v: %w\n%s", p.cmd, ended, p.stderr.Bytes()))
	}
	return err
}
