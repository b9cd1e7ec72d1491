package compiler

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
)

// MaxModuleBytes bounds what a compile may produce.
const MaxModuleBytes = 64 << 20

// wasi is the only module whose functions a program may import.
const wasi = "wasi_snapshot_preview1"

// checkModule says, in a sentence, why the bytes are not a module to be run; ""
// where they are. It looks at what comes from outside, the imports; the runner
// validates the rest.
func checkModule(module []byte) (reason string) {
	if len(module) == 0 {
		return "the compiler produced no program"
	}
	if len(module) > MaxModuleBytes {
		return fmt.Sprintf("the compiled program is larger than %d MiB", MaxModuleBytes>>20)
	}
	if err := checkImports(module); err != nil {
		return "the compiled program cannot be run here: " + err.Error()
	}
	return ""
}

var errShort = errors.New("the module ends too early")

// checkImports reads the import section (WebAssembly core specification 5.5.5).
func checkImports(module []byte) error {
	rest, ok := bytes.CutPrefix(module, []byte("\x00asm\x01\x00\x00\x00"))
	if !ok {
		return errors.New("it is not a WebAssembly 1.0 module")
	}
	for r := (reader{rest}); len(r.rest) > 0; {
		id, err := r.byte()
		if err != nil {
			return err
		}
		section, err := r.bytes()
		if err != nil {
			return err
		}
		if id != 2 {
			continue
		}
		imports := reader{section}
		count, err := imports.number()
		if err != nil {
			return err
		}
		for range count {
			if err := imports.oneImport(); err != nil {
				return err
			}
		}
		if len(imports.rest) > 0 {
			return errors.New("its import section has more than its imports")
		}
	}
	return nil
}

// reader takes values off the front of a section.
type reader struct{ rest []byte }

func (r *reader) byte() (byte, error) {
	if len(r.rest) == 0 {
		return 0, errShort
	}
	b := r.rest[0]
	r.rest = r.rest[1:]
	return b, nil
}

func (r *reader) number() (uint32, error) {
	v, n := binary.Uvarint(r.rest)
	if n <= 0 || n > 5 || v > 1<<32-1 {
		return 0, errShort
	}
	r.rest = r.rest[n:]
	return uint32(v), nil
}

// bytes takes a length and as many bytes.
func (r *reader) bytes() ([]byte, error) {
	n, err := r.number()
	if err != nil {
		return nil, err
	}
	if uint64(n) > uint64(len(r.rest)) {
		return nil, errShort
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b, nil
}

// oneImport takes one import, which must be a function of WASI.
func (r *reader) oneImport() error {
	module, err := r.bytes()
	if err != nil {
		return err
	}
	name, err := r.bytes()
	if err != nil {
		return err
	}
	kind, err := r.byte()
	if err != nil {
		return err
	}
	if string(module) != wasi || kind != 0 {
		return fmt.Errorf("it imports %.80q from %.80q; only functions of %s are to be had", name, module, wasi)
	}
	_, err = r.number()
	return err
}
