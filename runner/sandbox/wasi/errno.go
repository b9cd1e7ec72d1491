package wasi

// errno is the result of most calls, numbered as in the preview 1 documents.
type errno uint32

// The errors that this host gives.
const (
	success      errno = 0
	eBADF        errno = 8 // no such file descriptor, or not one for this
	eEXIST       errno = 20
	eFAULT       errno = 21 // an address outside the memory
	eINVAL       errno = 28
	eISDIR       errno = 31
	eMFILE       errno = 33 // too many files are open
	eNAMETOOLONG errno = 37
	eNOENT       errno = 44
	eNOSPC       errno = 51
	eNOSYS       errno = 52 // not offered here
	eNOTDIR      errno = 54
	ePERM        errno = 63 // a path that leads out of its folder
	eROFS        errno = 69 // files are there to be read
	eSPIPE       errno = 70 // the streams cannot seek
)
