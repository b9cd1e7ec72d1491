package judge

// Mark is a place in the sources that the compiler has something to say about,
// for editors to show. Everything that it says is in Compile.Diagnostics.
type Mark struct {
	File     string   `json:"file"`   // of the submission
	Line     int      `json:"line"`   // from 1
	Column   int      `json:"column"` // from 1, as the compiler counts; 0 where it does not say
	Severity Severity `json:"severity"`
	// Message may have several lines: a compiler's notes follow what they belong to.
	Message string `json:"message"`
}

// Severity says how bad it is.
type Severity string

// The severities. Only an error keeps a program from compiling.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityInfo    Severity = "info"
)

// MaxMarks bounds Compile.Marks, and MaxMarkBytes the message of each.
const (
	MaxMarks     = 50
	MaxMarkBytes = 1000
)
