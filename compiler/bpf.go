package compiler

import (
	"encoding/binary"

	specs "github.com/opencontainers/runtime-spec/specs-go"
	"golang.org/x/sys/unix"
)

// Where the kernel puts things for a filter (struct seccomp_data).
const (
	dataNumber = 0
	dataArch   = 4
	dataArgs   = 16
)

// assemble makes a program for the kernel of a filter; runc does it by itself,
// bubblewrap does not. It knows what seccompFilter uses: a list that is allowed,
// with arguments that equal a value below 2^32, whole or under a mask.
func assemble(filter *specs.LinuxSeccomp) []byte {
	var program []unix.SockFilter
	emit := func(code uint16, jt, jf int, k uint32) {
		program = append(program, unix.SockFilter{Code: code, Jt: uint8(jt), Jf: uint8(jf), K: k})
	}
	load := func(offset int) { emit(unix.BPF_LD|unix.BPF_W|unix.BPF_ABS, 0, 0, uint32(offset)) }
	// equal goes on where the accumulator is k, and skips n instructions elsewhere.
	equal := func(k uint32, n int) { emit(unix.BPF_JMP|unix.BPF_JEQ|unix.BPF_K, 0, n, k) }
	answer := func(action uint32) { emit(unix.BPF_RET|unix.BPF_K, 0, 0, action) }
	load(dataArch)
	emit(unix.BPF_JMP|unix.BPF_JEQ|unix.BPF_K, 1, 0, auditArch)
	answer(unix.SECCOMP_RET_KILL_PROCESS)
	load(dataNumber)
	for _, call := range filter.Syscalls {
		for _, name := range call.Names {
			number, ok := numbers[name]
			if !ok {
				continue // this architecture does without it
			}
			if len(call.Args) == 0 {
				equal(number, 1)
				answer(unix.SECCOMP_RET_ALLOW)
				continue
			}
			start := len(program)
			equal(number, 0)
			for _, arg := range call.Args {
				load(dataArgs + 8*int(arg.Index))
				want := arg.Value
				if arg.Op == specs.OpMaskedEqual {
					emit(unix.BPF_ALU|unix.BPF_AND|unix.BPF_K, 0, 0, uint32(arg.Value))
					want = arg.ValueTwo
				}
				equal(uint32(want), 0)
				if arg.Op == specs.OpEqualTo {
					load(dataArgs + 8*int(arg.Index) + 4)
					equal(0, 0)
				}
			}
			answer(unix.SECCOMP_RET_ALLOW)
			for i := start; i < len(program); i++ { // every mismatch leads behind the answer
				if program[i].Code == unix.BPF_JMP|unix.BPF_JEQ|unix.BPF_K {
					program[i].Jf = uint8(len(program) - i - 1)
				}
			}
			load(dataNumber)
		}
	}
	answer(unix.SECCOMP_RET_ERRNO | uint32(*filter.DefaultErrnoRet))
	var b []byte
	for _, i := range program {
		b = binary.NativeEndian.AppendUint16(b, i.Code)
		b = append(b, i.Jt, i.Jf)
		b = binary.NativeEndian.AppendUint32(b, i.K)
	}
	return b
}
