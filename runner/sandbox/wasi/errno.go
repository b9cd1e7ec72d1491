package wasi

// errno is the result of most calls, numbered as in the preview 1 documents.
type errno uint32

// The errors that this host gives.
const (
	success errno = 0
	eBADF   errno = 8  // no such file descriptor
	eFAULT  errno = 21 // an address outside the memory
	eINVAL  errno = 28
	eNOSYS  errno = 52 // not offered here
	eSPIPE  errno = 70 // the streams cannot seek
)
