package wasi

import "github.com/tetratelabs/wazero/api"

// procExit ends the run with the program's exit code.
func procExit(p *Process, _ api.Memory, args []uint64) errno {
	p.charge(0)
	p.ExitCode = uint32(args[0])
	p.stop(Exited)
	return success
}

// schedYield: there is nobody to yield to.
func schedYield(p *Process, _ api.Memory, _ []uint64) errno {
	p.charge(0)
	return success
}
