package judge

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
)

// Runtime is the module of an interpreter with what belongs to it: the blob that
// Compile.Runtime names. It is a WebAssembly module (Code) with custom sections
// after it, so that one file has everything and every tool can read it.
//
// The module is a WASI command with a read-only file system: the library's files
// at their paths, and those of the Bundle in /program. It exports _start, which
// runs one program. A module may export assize_init as well, which is called
// once before _start, after _initialize where there is one, and is not charged to
// anybody; it sees neither arguments nor input nor /program. An interpreter that
// has it can be started from a snapshot.
type Runtime struct {
	Code []byte
	// Files is the library, an archive (EncodeFiles). Empty where there is none.
	Files []byte
	// Image is the memory after assize_init, where a snapshot was made: Code is
	// then without data segments, and its globals begin as assize_init left them.
	Image []Extent
}

// Extent is a part of a memory image. What no extent covers is zero.
type Extent struct {
	Page  uint32 // of ImagePageBytes
	Bytes []byte // whole pages; in an encoded runtime they begin at a multiple of ImagePageBytes
}

// ImagePageBytes is the unit of an image, a page of WebAssembly: no kernel that
// assize runs on has larger ones, so that every extent can be mapped.
const ImagePageBytes = 64 << 10

// The functions of an interpreter's module, and its custom sections.
const (
	RuntimeInitialize = "_initialize"
	RuntimeInit       = "assize_init"
	RuntimeStart      = "_start"

	filesSection = "assize:files"
	imageSection = "assize:image"
)

var wasmHeader = []byte("\x00asm\x01\x00\x00\x00")

// Encode returns the blob.
func (r Runtime) Encode() []byte {
	b := slices.Clone(r.Code)
	if len(r.Files) > 0 {
		b = appendSection(b, filesSection, r.Files)
	}
	if len(r.Image) == 0 {
		return b
	}
	// number of extents, each one's page and number of pages, padding, pages
	directory := binary.LittleEndian.AppendUint32(nil, uint32(len(r.Image)))
	pages := 0
	for _, e := range r.Image {
		n := len(e.Bytes) / ImagePageBytes
		directory = binary.LittleEndian.AppendUint32(directory, e.Page)
		directory = binary.LittleEndian.AppendUint32(directory, uint32(n))
		pages += n
	}
	// The length of a section is written in five bytes, so that it does not
	// depend on the padding.
	before := len(b) + 1 + 5 + 1 + len(imageSection) + len(directory)
	padding := (ImagePageBytes - before%ImagePageBytes) % ImagePageBytes
	size := 1 + len(imageSection) + len(directory) + padding + pages*ImagePageBytes
	b = slices.Grow(b, size+6)
	b = append(b, 0)
	for shift := range 4 {
		b = append(b, byte(size>>(7*shift))|0x80)
	}
	b = append(b, byte(size>>28)&0x7f, byte(len(imageSection)))
	b = append(b, imageSection...)
	b = append(b, directory...)
	b = append(b, make([]byte, padding)...)
	for _, e := range r.Image {
		b = append(b, e.Bytes...)
	}
	return b
}

func appendSection(b []byte, name string, content []byte) []byte {
	b = append(b, 0)
	b = binary.AppendUvarint(b, uint64(1+len(name)+len(content)))
	b = append(b, byte(len(name)))
	b = append(b, name...)
	return append(b, content...)
}

var errRuntime = errors.New("decode runtime: a section is cut short")

// DecodeRuntime takes a runtime apart. Everything shares b. Sections of other
// names stay with the code.
func DecodeRuntime(b []byte) (Runtime, error) {
	var r Runtime
	if !bytes.HasPrefix(b, wasmHeader) {
		return r, errors.New("decode runtime: not a WebAssembly 1.0 module")
	}
	r.Code = b
	for at := len(wasmHeader); at < len(b); {
		id := b[at]
		size, n := binary.Uvarint(b[at+1:])
		if n <= 0 || size > uint64(len(b)-at-1-n) {
			return r, errRuntime
		}
		begin := at + 1 + n
		content := b[begin : begin+int(size)]
		name := ""
		if id == 0 && len(content) > 0 && int(content[0]) < len(content) {
			name = string(content[1 : 1+content[0]])
			content = content[1+content[0]:]
		}
		switch {
		case name == filesSection:
			r.Files = content
		case name == imageSection:
			var err error
			if r.Image, err = decodeImage(content); err != nil {
				return r, err
			}
		case len(r.Code) < len(b):
			return r, fmt.Errorf("decode runtime: section %d after those of a runtime", id)
		}
		if (name == filesSection || name == imageSection) && len(r.Code) == len(b) {
			r.Code = b[:at:at]
		}
		at = begin + int(size)
	}
	return r, nil
}

func decodeImage(b []byte) ([]Extent, error) {
	if len(b) < 4 {
		return nil, errRuntime
	}
	count := binary.LittleEndian.Uint32(b)
	directory := b[4:]
	if uint64(count)*8 > uint64(len(directory)) {
		return nil, errRuntime
	}
	image := make([]Extent, count)
	total, next := uint64(0), uint64(0)
	for i := range image {
		page, pages := binary.LittleEndian.Uint32(directory[8*i:]), binary.LittleEndian.Uint32(directory[8*i+4:])
		if uint64(page) < next {
			return nil, errors.New("decode runtime: the extents of the image overlap")
		}
		next = uint64(page) + uint64(pages)
		image[i].Page = page
		total += uint64(pages) * ImagePageBytes
	}
	if next > 1<<16 || total > uint64(len(directory))-uint64(count)*8 {
		return nil, errRuntime
	}
	content := b[uint64(len(b))-total:] // what lies between is padding
	for i := range image {
		n := int(binary.LittleEndian.Uint32(directory[8*i+4:])) * ImagePageBytes
		image[i].Bytes, content = content[:n:n], content[n:]
	}
	return image, nil
}
