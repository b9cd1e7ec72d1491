package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"unsafe"

	"golang.org/x/sys/unix"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/experimental"

	"assize/judge"
)

const (
	// reserved is the address space of a memory: the most that 32-bit
	// WebAssembly can address. Nothing is paid for it until it is touched.
	reserved = 4 << 30
	// hugeAfter is how far a memory must grow before it gets huge pages. They
	// make large memories several times cheaper to touch and small ones dearer,
	// since zeroing one takes longer than most test cases run.
	hugeAfter = 2 << 20
	hugePage  = 2 << 20
	// clearBytes is how much of a memory is cleared after a run rather than
	// given back: writing zeros is several times cheaper than the page faults
	// that the next run would have. It is also what an idle worker keeps.
	clearBytes = 4 << 20
)

// memory is the linear memory of one run after the other. It implements
// experimental.MemoryAllocator and experimental.LinearMemory: there is one
// program at a time, with one memory. The address never changes.
type memory struct {
	space []byte // the whole reservation
	image []part // what begins as something else than zeros, in order
	pages *pages // nil: every page is given back after a run
	limit uint64 // bytes that the present run may have

	initial uint64
	size    uint64 // of the present run; memories never shrink
	huge    bool
	refused bool

	instance *instance // what the last run has left to the next one; nil: nothing
	// last is what the last run was of; copied says that the image is what
	// instantiation has written for the instance, and goes with it.
	last   wazero.CompiledModule
	copied bool
}

// part is a part of an image.
type part struct {
	at    uint64
	bytes []byte
}

func (p part) end() uint64 { return p.at + uint64(len(p.bytes)) }

// newMemory reserves a memory. The pages are the engine's.
func newMemory(p *pages) (*memory, error) {
	space, err := unix.Mmap(-1, 0, reserved, unix.PROT_READ|unix.PROT_WRITE,
		unix.MAP_ANON|unix.MAP_PRIVATE|unix.MAP_NORESERVE)
	if err != nil {
		return nil, fmt.Errorf("reserve %d bytes of address space for memories: %w", int64(reserved), err)
	}
	return &memory{space: space, pages: p}, nil
}

// newImage returns a memory that begins as an image: every run finds the extents
// of the file in it, mapped copy-on-write, and reset brings them back. offsets
// are where the extents lie in the file. The extents are read from at each reset.
func newImage(p *pages, file int, image []judge.Extent, offsets []int64) (*memory, error) {
	m, err := newMemory(p)
	if err != nil {
		return nil, err
	}
	for i, e := range image {
		at, size := uint64(e.Page)*judge.ImagePageBytes, uint64(len(e.Bytes))
		m.image = append(m.image, part{at, e.Bytes})
		if at+size > reserved {
			return nil, errors.Join(fmt.Errorf("map an image: extent at page %d does not fit", e.Page), m.close())
		}
		// The file may be in use by others for as long as it likes: a private
		// mapping is never written back.
		_, err := unix.MmapPtr(file, offsets[i], unsafe.Pointer(&m.space[at]), uintptr(size),
			unix.PROT_READ|unix.PROT_WRITE, unix.MAP_PRIVATE|unix.MAP_FIXED)
		if err != nil {
			return nil, errors.Join(fmt.Errorf("map %d bytes of an image at page %d: %w", size, e.Page, err), m.close())
		}
	}
	return m, nil
}

// begin prepares for a run.
func (m *memory) begin(limit int64) {
	m.limit = uint64(min(limit, reserved))
	m.size, m.refused = 0, false
}

// keeps is for an instance of a module that has just been made, and reports whether it
// can stay after its run. One whose memory begins as an image can. Else what is in the
// memory now is the image; it is only copied for a module that has been here before,
// since most run a few times and some once.
func (m *memory) keeps(module wazero.CompiledModule) bool {
	before := m.last
	m.last = module
	if len(m.image) > 0 {
		return true
	}
	if module != before {
		return false
	}
	regions, few := m.touched()
	if !few {
		return false
	}
	for _, r := range regions {
		if b := bytes.TrimRight(m.space[r.start:min(r.end, m.size)], "\x00"); len(b) > 0 {
			m.image = append(m.image, part{r.start, bytes.Clone(b)})
		}
	}
	m.copied = true
	return true
}

// leave ends a run of an instance, which stays if the next run can have it.
func (m *memory) leave(i *instance) error {
	m.instance = i
	if len(i.kept) > 0 && m.size == m.initial {
		return nil
	}
	return m.giveUp()
}

// giveUp closes the instance that is there. What it began with goes with it at the
// next reset, or here where it is not running.
func (m *memory) giveUp() error {
	i := m.instance
	m.instance = nil
	if m.copied {
		if m.size == 0 { // between two runs
			for _, p := range m.image {
				clear(m.space[p.at:p.end()])
			}
		}
		m.image, m.copied = nil, false
	}
	return i.module.Close(context.Background())
}

// again makes the memory that of an instance which has had it before.
func (m *memory) again() { m.size = m.initial }

// Allocate implements experimental.MemoryAllocator.
func (m *memory) Allocate(_, _ uint64) experimental.LinearMemory { return m }

// Reallocate implements experimental.LinearMemory. nil means that there is no
// more: the program's memory.grow answers -1.
func (m *memory) Reallocate(size uint64) []byte {
	if size > m.limit {
		m.refused = true
		return nil
	}
	if m.size == 0 {
		m.initial = size
	}
	m.size = size
	if !m.huge && size >= m.initial+hugeAfter {
		// What was there from the start keeps its small pages. Failing costs
		// speed only: the kernel may have none of this.
		from := (m.initial + hugePage - 1) &^ (hugePage - 1)
		if from < m.limit {
			m.huge = unix.Madvise(m.space[from:], unix.MADV_HUGEPAGE) == nil
		}
	}
	return m.space[:size:size]
}

// Free implements experimental.LinearMemory. wazero calls it when the module is
// closed; the pages go with reset.
func (m *memory) Free() {}

// reset makes all of the memory zero again, or as the image has it: the next run
// sees nothing of this one.
func (m *memory) reset() error {
	if m.huge || !m.clear() {
		if m.copied {
			if err := m.giveUp(); err != nil {
				return err
			}
		}
		if err := m.drop(); err != nil {
			return err
		}
	}
	if m.huge {
		if err := unix.Madvise(m.space, unix.MADV_NOHUGEPAGE); err != nil {
			return fmt.Errorf("take back huge pages: %w", err)
		}
	}
	m.size, m.huge = 0, false
	return nil
}

// clear writes what was there before wherever anything was written, if that is
// little, and reports whether all is as before now. What was only read of an image
// stays mapped: no run changes it, and the next one finds it without a page fault.
func (m *memory) clear() bool {
	if m.size == 0 {
		return true
	}
	regions, few := m.touched()
	if !few {
		return false
	}
	for _, r := range regions {
		m.restore(r.start, r.end)
	}
	return true
}

// touched returns the parts of the memory that hold anything of their own, and whether
// they are known and few. They hold until the next call.
func (m *memory) touched() (regions []region, few bool) {
	if m.pages == nil {
		return nil, false
	}
	regions, all, err := m.pages.touched(m.space[:m.size])
	if err != nil || !all {
		return nil, false
	}
	total := uint64(0)
	for _, r := range regions {
		total += r.end - r.start
	}
	return regions, total <= clearBytes
}

// restore writes zeros from start to end, and the image where there is one.
func (m *memory) restore(start, end uint64) {
	for _, p := range m.image {
		if p.end() <= start {
			continue
		}
		if p.at >= end {
			break
		}
		if start < p.at {
			clear(m.space[start:p.at])
			start = p.at
		}
		upTo := min(p.end(), end)
		copy(m.space[start:upTo], p.bytes[start-p.at:])
		start = upTo
	}
	clear(m.space[start:end])
}

// drop gives every page back.
func (m *memory) drop() error {
	if err := unix.Madvise(m.space[:m.size], unix.MADV_DONTNEED); err != nil {
		return fmt.Errorf("drop %d bytes of memory: %w", m.size, err)
	}
	return nil
}

func (m *memory) close() error {
	var err error
	if m.instance != nil {
		err = m.instance.module.Close(context.Background())
	}
	if failed := unix.Munmap(m.space); failed != nil {
		err = errors.Join(err, fmt.Errorf("unmap memory: %w", failed))
	}
	return err
}
