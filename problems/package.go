package problems

import (
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"assize/judge"
)

// FormatVersion is the version of the problem package format that Load reads.
const FormatVersion = "2025-09"

// Package is one problem package. The test data stay where they are until
// Dataset reads them; everything else is in memory.
type Package struct {
	// Format is what the package was written in; all but the first are translated.
	Format Format
	// Slug names the problem in addresses: the package's folder. Load leaves it
	// empty, LoadDir and LoadZip fill it in.
	Slug string
	UUID string
	// Version is the author's own, and may be empty.
	Version string
	// Names by language code; there is one for every statement.
	Names map[string]string
	// Tags are the format's keywords.
	Tags         []string
	License      string // "unknown" where the package does not say
	RightsOwner  string
	Credits      map[string][]string // role ("authors", "testers", …) to persons
	Origins      []Origin            // the format's source
	EmbargoUntil time.Time           // zero: none. Until then the problem must not be public
	// Languages are those in which the problem may be solved; empty means all.
	Languages []judge.LanguageID
	// Limits has zero fields where the package does not say.
	Limits judge.Limits
	// CodeBytes bounds a submission: at most judge.MaxSourceBytes, which is
	// also the default.
	CodeBytes int64
	// Multipliers are the safety margins that the example submissions must keep.
	Multipliers Multipliers
	// TimeResolution is what a derived time limit is a multiple of; 1 s by default.
	TimeResolution time.Duration

	// Difficulty is easy, medium or hard; medium where assize.yaml does not say.
	Difficulty string
	// Unproven: assize.yaml says that no accepted submission came with the
	// problem, which is otherwise an error.
	Unproven bool
	// Constraints is a short Markdown text, often a list, and may be empty.
	Constraints string

	Editorials []Statement // of solution/: how it is solved
	Statements []Statement // by language code, English first
	Images     []Image     // of the statements, by name
	Samples    []Sample    // as shown to the contestant
	Cases      []Case      // samples first, then secret, each in name order
	// InvalidInputs, InvalidOutputs and ValidOutputs test the validators. Those of
	// the last two have an output: the file .out.
	InvalidInputs, InvalidOutputs, ValidOutputs []Case
	// Scoring, Interactive and Answers are the types scoring, interactive and
	// submit-answer; Passes is above 1 where it is multi-pass, and the most that
	// there may be.
	Scoring     bool
	Interactive bool
	Answers     bool
	Passes      int
	Validator   judge.Validator
	// OutputValidator is the package's own, nil where the default one judges.
	OutputValidator *Program
	InputValidators []Program
	// Interactor talks to the submission in the place of OutputValidator, which then
	// looks at what it leaves; nil where that does both.
	Interactor *Program
	// ValidatorLimits has zero fields where the package does not say.
	ValidatorLimits judge.Limits
	// Convention and InputConvention say how the programs above are called.
	Convention, InputConvention judge.Convention
	// Groups and Total are those of a scoring problem.
	Groups []judge.TestGroup
	Total  *judge.TotalScore

	Attachments []Attachment // by name
	// Includes are the files that submissions are compiled with, by language; those
	// under judge.IncludeForAll go to all.
	Includes map[judge.LanguageID][]File

	Submissions []Submission // by path
	// Warnings are what is odd but does not keep the problem from being judged.
	Warnings []Finding

	fsys      fs.FS
	tree      tree
	constants map[string]string
	closer    io.Closer // nil where the garbage collector sees to it
}

// Origin is where a problem was first used.
type Origin struct {
	Name string
	URL  string // may be empty
}

// Multipliers are the format's time_multipliers.
type Multipliers struct {
	// ACToTimeLimit: the slowest accepted submission times this must not exceed
	// the time limit. Default 2.
	ACToTimeLimit float64 `json:"ac_to_time_limit"`
	// TimeLimitToTLE: the time limit times this must not reach the fastest
	// submission that is to exceed it. Default 1.5.
	TimeLimitToTLE float64 `json:"time_limit_to_tle"`
}

// Types are the problem's types in the words of the format.
func (p *Package) Types() []string {
	types := []string{"pass-fail"}
	if p.Scoring {
		types[0] = "scoring"
	}
	if p.Interactive {
		types = append(types, "interactive")
	}
	if p.Passes > 1 {
		types = append(types, "multi-pass")
	}
	if p.Answers {
		types = append(types, "submit-answer")
	}
	return types
}

// Name returns the problem's name in English, else in the first language of
// which there is a statement.
func (p *Package) Name() string {
	if name, ok := p.Names["en"]; ok {
		return name
	}
	if len(p.Statements) > 0 {
		return p.Names[p.Statements[0].Language]
	}
	return ""
}

// Statement returns the statement in the language, else the first one.
func (p *Package) Statement(language string) Statement {
	for _, s := range p.Statements {
		if s.Language == language {
			return s
		}
	}
	if len(p.Statements) > 0 {
		return p.Statements[0]
	}
	return Statement{}
}

// loader is the state of one Load.
type loader struct {
	fsys      fs.FS
	tree      tree
	found     findings
	pkg       *Package
	constants map[string]string

	multiPass  bool // type has it
	passesLine int  // of validation_passes
}

// Load reads the package whose root is fsys under DefaultLimits. The error, if
// any, joins one Finding for each thing that is wrong.
func Load(fsys fs.FS) (*Package, error) { return load(fsys, DefaultLimits) }

func load(fsys fs.FS, limits Limits) (*Package, error) {
	l := &loader{fsys: fsys, pkg: &Package{fsys: fsys}}
	t, err := walk(fsys, limits, &l.found)
	if err != nil {
		l.found.errorf(".", 0, "%v", err)
		return nil, l.found.join()
	}
	l.tree, l.pkg.tree = t, t
	o, ok := l.translate()
	if !ok {
		return nil, l.found.join()
	}
	var said findings // of the author's own files
	if o != nil {
		l.fsys, l.pkg.fsys = o, o
		said, l.found = l.found, findings{}
		if l.tree, err = walk(o, limits, &l.found); err != nil {
			l.found.errorf(".", 0, "%v", err)
		}
		l.pkg.tree = l.tree
	}
	if l.metadata() {
		l.extras()
		l.statements()
		l.editorials()
		l.outputValidator()
		l.interactor()
		l.inputValidators()
		l.types()
		l.testData()
		l.attachments()
		l.includes()
		l.submissions()
		l.folders()
	}
	if o != nil {
		l.found.rename(o.where)
		l.found.errors = append(said.errors, l.found.errors...)
		l.found.warnings = append(said.warnings, l.found.warnings...)
	}
	if err := l.found.join(); err != nil {
		return nil, err
	}
	sortFindings(l.found.warnings)
	l.pkg.Warnings = l.found.warnings
	return l.pkg, nil
}

// LoadDir reads the package in dir, whose last element becomes the slug. No
// file outside dir is ever opened.
func LoadDir(dir string) (*Package, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, fmt.Errorf("load package %s: %w", dir, err)
	}
	slug, err := slugOf(filepath.Base(abs))
	if err != nil {
		return nil, fmt.Errorf("load package %s: %w", dir, err)
	}
	// The root is closed by its finalizer once the package is garbage.
	root, err := os.OpenRoot(abs)
	if err != nil {
		return nil, fmt.Errorf("load package: %w", err)
	}
	p, err := Load(root.FS())
	if err != nil {
		return nil, err
	}
	p.Slug = slug
	return p, nil
}

// slugPattern is what a folder may be called. The format itself allows letters
// and digits alone; dashes are common elsewhere and do no harm.
var slugPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9-]{0,63}$`)

func slugOf(name string) (string, error) {
	if !slugPattern.MatchString(name) {
		return "", Finding{File: ".", Message: fmt.Sprintf(
			"the package's folder is called %.80q; it must be of lower-case letters, digits and dashes, at most 64", name)}
	}
	return name, nil
}

const noStaticValidators = "static validators are not supported: nothing here looks at what a submission is made of"

// refusedFolders are parts of the format that assize cannot honour: to judge
// without them would be to judge wrongly.
var refusedFolders = map[string]string{
	"output_validators": "this is the legacy format; the program belongs into output_validator",
	"static_validator":  noStaticValidators,
}

// unusedFolders may be there and are not used for judging.
var unusedFolders = map[string]string{
	"attachments":       "",
	"include":           "",
	"solution":          "",
	"input_validators":  "",
	"output_validator":  "",
	"interactor":        "",
	"input_visualizer":  "is not used",
	"output_visualizer": "is not used",
	"generators":        "",
	"statement":         "",
	"data":              "",
	"submissions":       "",
}

// folders looks at what lies in the package's root.
func (l *loader) folders() {
	for dir := range l.tree.dirs {
		if strings.Contains(dir, "/") {
			continue
		}
		if why, refused := refusedFolders[dir]; refused {
			l.found.errorf(dir, 0, "%s", why)
		} else if why, known := unusedFolders[dir]; !known {
			l.found.warnf(dir, 0, "is no part of the format and is not used")
		} else if why != "" {
			l.found.warnf(dir, 0, "%s", why)
		}
	}
	known := []string{"problem.yaml", "assize.yaml", "README", "README.md", "README.txt", "LICENSE"}
	for _, p := range l.tree.paths {
		if !strings.Contains(p, "/") && !slices.Contains(known, p) {
			l.found.warnf(p, 0, "is no part of the format and is not used")
		}
	}
}
