// Package toolchains is the languages that contestants use: how each one becomes
// a WebAssembly module. Every language is a folder here with a manifest
// (toolchain.toml), a script that builds the root file system of its container
// (install), what Debian's packages lack (shim/) and example submissions by the
// verdict that they must get (submissions/). Adding a language is adding a folder.
package toolchains

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/BurntSushi/toml"

	"assize/judge"
)

//go:embed *.sh ehlower/*.go wasi-extra */toolchain.toml */install */shim */submissions all:*/programs
var folders embed.FS

// Toolchain is how one language is compiled. Those that Installed and Open
// return are installed; those of All need not be.
type Toolchain struct {
	ID   judge.LanguageID `toml:"id"`   // also the name of the folder
	Name string           `toml:"name"` // for people, with the version: "C++20 (clang 22)"
	// Base is another language that this one is a variant of, e.g. by another
	// standard; "" for most. A variant has the base's installed root, its examples
	// and whatever else its own manifest does not set.
	Base judge.LanguageID `toml:"base"`
	// FuelMultiplier is the language's default; see judge.Language.
	FuelMultiplier float64 `toml:"fuel_multiplier"`
	// Install says when a site that starts without the language installs it.
	Install     When        `toml:"install"`
	Files       Files       `toml:"files"`
	Compile     Command     `toml:"compile"`
	Ahead       Ahead       `toml:"ahead"`
	Runtime     Runtime     `toml:"runtime"` // of an interpreted language
	Limits      Limits      `toml:"limits"`
	Diagnostics Diagnostics `toml:"diagnostics"`
	// Uses names the languages whose recipes the install script uses.
	Uses []judge.LanguageID `toml:"uses"`
	// Caches are files of the root, by their paths below it, that make a compile
	// faster, cannot change what comes out, and have other bytes after each
	// installation. Their bytes are not in the digest.
	Caches []string `toml:"caches"`

	// Root is the root file system of the container, absolute; "" where the
	// toolchain is not installed.
	Root string `toml:"-"`
	// Digest covers everything that can change what comes out: the manifest and
	// the installed root. "" where the toolchain is not installed.
	Digest judge.Digest `toml:"-"`
	// RuntimeFile is the interpreter that programs are run with (judge.Runtime),
	// made from Runtime.Module when the toolchain was installed, and
	// RuntimeDigest its digest. Both are "" for a compiled language, and where the
	// toolchain is not installed.
	RuntimeFile   string       `toml:"-"`
	RuntimeDigest judge.Digest `toml:"-"`
}

// source is the language whose folder has what a variant lacks.
func (t Toolchain) source() judge.LanguageID {
	if t.Base != "" {
		return t.Base
	}
	return t.ID
}

// Interpreted reports whether a compile yields files for an interpreter
// (judge.Bundle) rather than a module.
func (t Toolchain) Interpreted() bool { return t.Runtime.Module != "" }

// Runtime is the interpreter of a language that does not compile to modules. A
// compile then checks the program and leaves files in the folder {output}, which
// the interpreter finds in /program.
type Runtime struct {
	// Module is the interpreter's WASI module, a path in Root. What it must export
	// is said at judge.Runtime.
	Module string `toml:"module"`
	// Library is a folder in Root with the files that the interpreter sees, at
	// their paths below it; "" where there are none.
	Library string `toml:"library"`
	// Argv are all the arguments of the interpreter, its own name first; {entry}
	// is the name of the file to start from, {stem} the same without its ending.
	Argv []string `toml:"argv"`
	// Snapshot starts programs from the memory that assize_init leaves.
	Snapshot bool `toml:"snapshot"`
}

// When is when a language is installed where it is missing.
type When string

// The two ways. A language that takes longer than half a minute on two cores
// belongs into the background.
const (
	First      When = "first"      // by make run, before the site opens
	Background When = "background" // beside the running site, one at a time
)

// Files says what a submission may consist of. Extensions are without the dot.
type Files struct {
	// Default is the name of a single pasted source.
	Default string `toml:"default"`
	// Sources are the extensions of files that are handed to the compiler, the
	// preferred one first. Upper and lower case differ.
	Sources []string `toml:"sources"`
	// Companions are the extensions of files that may lie beside them.
	Companions []string `toml:"companions"`
	// Folders allows files in folders ("geo/point.rs").
	Folders bool `toml:"folders"`
	// Reserved are names that the compile needs for itself: no folder at the top of
	// a submission may have them.
	Reserved []string `toml:"reserved"`
}

// Command is run in the container, in the folder with the submission's files.
type Command struct {
	// Argv may hold {output} (where the module goes, or for an interpreted
	// language the folder for the program's files), {entry} (the file to start
	// from), {stem} (the same without its ending) and, as a whole argument,
	// {sources} (every source, in name order, the entry first).
	Argv []string `toml:"argv"`
	// Env is the whole environment besides PATH, HOME, TMPDIR, LC_ALL, TZ and
	// SOURCE_DATE_EPOCH: KEY=value.
	Env []string `toml:"env"`
	// Lines is what the environment has besides where the module is to keep the
	// lines of its sources, as DWARF and without a change of its code. Empty where
	// the toolchain cannot.
	Lines []string `toml:"lines"`
}

// Ahead is what is started before there is a job, in the box that the job will have
// to itself. The zero value: a shell (/bin/sh) that waits for the job's command.
type Ahead struct {
	// Argv may hold {output}. The command prints the line "ready" when it is. Then
	// it reads the job's own command from its standard input, one argument a line,
	// and does what that would, in the folder that now has the sources.
	Argv []string `toml:"argv"`
	// CPUSeconds bounds what it may spend until then. Limits begin with the job.
	CPUSeconds int `toml:"cpu_seconds"`
}

// Diagnostics says how the compiler's messages name places in the sources.
type Diagnostics struct {
	// Patterns are regular expressions (RE2; ^ and $ match at lines) with the
	// groups file, line and message, and where the compiler says so column and
	// severity. Of patterns that match at the same place the first one counts.
	// Whatever has no severity is an error.
	Patterns []string `toml:"patterns"`

	// Compiled are the patterns, ready to use.
	Compiled []*regexp.Regexp `toml:"-"`
}

// compile makes the patterns ready.
func (d *Diagnostics) compile() error {
	for _, pattern := range d.Patterns {
		re, err := regexp.Compile("(?m)" + pattern)
		if err != nil {
			return fmt.Errorf("diagnostics: %w", err)
		}
		for _, group := range []string{"file", "line", "message"} {
			if re.SubexpIndex(group) < 0 {
				return fmt.Errorf("diagnostics: pattern %s has no group %s", pattern, group)
			}
		}
		d.Compiled = append(d.Compiled, re)
	}
	return nil
}

// Limits bound one compile.
type Limits struct {
	WallSeconds int `toml:"wall_seconds"` // by the clock, in which nothing in the box works; four times that in all
	CPUSeconds  int `toml:"cpu_seconds"`  // of each process, and of all together
	MemoryMiB   int `toml:"memory_mib"`   // of all processes and of what they write
	OutputMiB   int `toml:"output_mib"`   // of all files written to the job's folder
	Processes   int `toml:"processes"`    // and threads
}

// Wall is WallSeconds as a duration.
func (l Limits) Wall() time.Duration { return time.Duration(l.WallSeconds) * time.Second }

// Language is what people choose from.
func (t Toolchain) Language() judge.Language {
	return judge.Language{ID: t.ID, Name: t.Name, Extensions: t.Files.Sources, FuelMultiplier: t.FuelMultiplier}
}

// Accepts reports whether a file of this name may be part of a submission, and
// whether it is handed to the compiler.
func (t Toolchain) Accepts(name string) (accepted, source bool) {
	ext := strings.TrimPrefix(path.Ext(name), ".")
	source = slices.Contains(t.Files.Sources, ext)
	return source || slices.Contains(t.Files.Companions, ext), source
}

// All returns every toolchain that this program knows, by id, installed or not.
func All() ([]Toolchain, error) {
	manifests, err := fs.Glob(folders, "*/toolchain.toml")
	if err != nil {
		return nil, fmt.Errorf("list toolchains: %w", err)
	}
	var all []Toolchain
	for _, m := range manifests {
		t, err := load(judge.LanguageID(path.Dir(m)))
		if err != nil {
			return nil, err
		}
		all = append(all, t)
	}
	return all, nil
}

var loaded sync.Map // judge.LanguageID → Toolchain: the folders never change

// load returns the manifest of one language. The error has the code NotFound
// where this program has no such folder.
func load(id judge.LanguageID) (Toolchain, error) {
	if !id.Valid() {
		return Toolchain{}, judge.E(judge.NotFound, fmt.Sprintf("language %.40q does not exist", id))
	}
	if t, ok := loaded.Load(id); ok {
		return t.(Toolchain), nil
	}
	t, err := read(id)
	if err == nil {
		loaded.Store(id, t)
	}
	return t, err
}

func read(id judge.LanguageID) (Toolchain, error) {
	var t Toolchain
	text, err := fs.ReadFile(folders, path.Join(string(id), "toolchain.toml"))
	if err != nil {
		return t, &judge.Error{Code: judge.NotFound, Message: fmt.Sprintf("language %q does not exist", id), Cause: err}
	}
	meta, err := toml.Decode(string(text), &t)
	if err == nil && t.Base != "" {
		var base Toolchain
		if base, err = load(t.Base); err == nil {
			base.Base, base.Diagnostics.Compiled = t.Base, nil
			t = base
			meta, err = toml.Decode(string(text), &t)
		}
	}
	if err != nil {
		return t, fmt.Errorf("toolchain %s: %w", id, err)
	}
	if extra := meta.Undecoded(); len(extra) > 0 {
		return t, fmt.Errorf("toolchain %s: unknown key %s", id, extra[0])
	}
	if err := errors.Join(t.check(id), t.Diagnostics.compile()); err != nil {
		return t, fmt.Errorf("toolchain %s: %w", id, err)
	}
	return t, nil
}

func (t Toolchain) check(folder judge.LanguageID) error {
	_, source := t.Accepts(t.Files.Default)
	switch l := t.Limits; {
	case t.ID != folder:
		return fmt.Errorf("id %q is not the folder's name", t.ID)
	case t.ID == t.Base:
		return fmt.Errorf("it is its own base")
	case t.Name == "":
		return fmt.Errorf("no name")
	case t.FuelMultiplier <= 0:
		return fmt.Errorf("fuel_multiplier %v: want more than 0", t.FuelMultiplier)
	case t.Install != First && t.Install != Background:
		return fmt.Errorf("install %q: want %q or %q", t.Install, First, Background)
	case !source:
		return fmt.Errorf("files.default %q has none of the extensions %q", t.Files.Default, t.Files.Sources)
	case t.Interpreted() && (!path.IsAbs(t.Runtime.Module) || len(t.Runtime.Argv) == 0):
		return fmt.Errorf("runtime %+v: want an absolute path and arguments", t.Runtime)
	case len(t.Compile.Argv) == 0 || !path.IsAbs(t.Compile.Argv[0]):
		return fmt.Errorf("compile.argv %q: want an absolute path first", t.Compile.Argv)
	case len(t.Ahead.Argv) > 0 && (!path.IsAbs(t.Ahead.Argv[0]) || t.Ahead.CPUSeconds <= 0):
		return fmt.Errorf("ahead %+v: want an absolute path first, and a number of seconds", t.Ahead)
	case l.WallSeconds <= 0 || l.CPUSeconds <= 0 || l.MemoryMiB <= 0 || l.OutputMiB <= 0 || l.Processes <= 0:
		return fmt.Errorf("limits %+v: every one must be more than 0", l)
	}
	return nil
}
