package judge

// Source is one file of a submission. The bytes are a blob.
type Source struct {
	Name   string `json:"name"` // a relative path: see CheckFileNames
	Digest Digest `json:"digest"`
	Bytes  int64  `json:"bytes"`
}

// Bounds on what a contestant may send.
const (
	MaxSourceBytes = 128 << 10 // all files of a submission together (code limit of the package format)
	MaxInputBytes  = 1 << 20   // own input of a trial
)

// Class orders the work: contest before practice before rejudge, through the
// compiler and the runner alike. Practice keeps a slot so that it never starves.
type Class string

// The classes. The zero value is none of them and is refused.
const (
	Contest  Class = "contest"
	Practice Class = "practice"
	Rejudge  Class = "rejudge"
)

// Classes lists the classes by falling priority.
var Classes = []Class{Contest, Practice, Rejudge}

// Valid reports whether c is one of Classes.
func (c Class) Valid() bool { return c == Contest || c == Practice || c == Rejudge }
