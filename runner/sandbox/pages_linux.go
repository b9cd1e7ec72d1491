package sandbox

import (
	"errors"
	"fmt"
	"os"
	"unsafe"

	"golang.org/x/sys/unix"
)

// pages tells which pages of a mapping hold anything of their own, so that a reset
// costs what a run has touched and not a page fault for each page of the next run. It asks
// the kernel by PAGEMAP_SCAN, which there is since Linux 6.7. It is nil where the
// kernel cannot say.
type pages struct {
	file    *os.File // /proc/self/pagemap
	arg     scanArgument
	regions [maxRegions]region
}

// maxRegions bounds how scattered a memory may be and still be worth clearing.
const maxRegions = 1024

// region is struct page_region of the kernel.
type region struct{ start, end, categories uint64 }

// scanArgument is struct pm_scan_arg.
type scanArgument struct {
	size, flags, start, end, walkEnd                          uint64
	vec, vecLen, maxPages                                     uint64
	categoryInverted, categoryMask, categoryAnyOf, returnMask uint64
}

// Categories of pages.
const (
	pageFile    = 1 << 2 // a file's, not a copy of it
	pagePresent = 1 << 3
	pageSwapped = 1 << 4
	pageZero    = 1 << 5 // the page of zeros that is shared by all that were only read
)

// pagemapScan is _IOWR('f', 16, struct pm_scan_arg).
const pagemapScan = 3<<30 | unsafe.Sizeof(scanArgument{})<<16 | 'f'<<8 | 16

// openPages returns nil where the kernel has no such call.
func openPages() *pages {
	file, err := os.Open("/proc/self/pagemap")
	if err != nil {
		return nil
	}
	p := &pages{file: file}
	probe := make([]byte, os.Getpagesize())
	if _, _, err := p.touched(probe); err != nil {
		file.Close()
		return nil
	}
	return p
}

// touched returns the parts of b that hold something that is not a file's, as
// offsets, and whether these are all. They hold until the next call. b begins at a page.
func (p *pages) touched(b []byte) (_ []region, all bool, err error) {
	start := uint64(uintptr(unsafe.Pointer(unsafe.SliceData(b))))
	pageSize := uint64(os.Getpagesize())
	from := start &^ (pageSize - 1)
	p.arg = scanArgument{
		start: from, end: (start + uint64(len(b)) + pageSize - 1) &^ (pageSize - 1),
		vec: uint64(uintptr(unsafe.Pointer(&p.regions[0]))), vecLen: maxRegions,
		categoryInverted: pageZero | pageFile, categoryMask: pageZero | pageFile, categoryAnyOf: pagePresent | pageSwapped, returnMask: pagePresent,
	}
	p.arg.size = uint64(unsafe.Sizeof(p.arg))
	n, _, errno := unix.Syscall(unix.SYS_IOCTL, p.file.Fd(), pagemapScan, uintptr(unsafe.Pointer(&p.arg)))
	if errno != 0 {
		return nil, false, fmt.Errorf("scan the pages of %d bytes: %w", len(b), error(errno))
	}
	if p.arg.walkEnd < p.arg.end && n < maxRegions {
		return nil, false, errors.New("scan of pages: the kernel stopped early")
	}
	regions := p.regions[:n]
	for i := range regions {
		regions[i].start -= from
		regions[i].end -= from
	}
	return regions, p.arg.walkEnd == p.arg.end, nil
}

func (p *pages) close() error {
	if p == nil {
		return nil
	}
	if err := p.file.Close(); err != nil {
		return fmt.Errorf("close the map of pages: %w", err)
	}
	return nil
}
