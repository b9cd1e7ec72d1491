package problems

import (
	"path"
	"slices"
	"strings"

	"assize/judge"
)

// Program is a validator or an example submission of a package.
type Program struct {
	// Path is that of its file or folder in the package.
	Path     string
	Language judge.LanguageID
	Files    []File
	Entry    string // file to start from, where the language asks
}

// Name is what a test_group.yaml calls the program.
func (p Program) Name() string { return strings.TrimSuffix(path.Base(p.Path), path.Ext(p.Path)) }

// companions are the endings of what may lie beside the sources of a program.
var companions = map[string]bool{".h": true, ".hh": true, ".hpp": true, ".hxx": true, ".py": true}

// outputValidator reads output_validator/, which is the program itself or has it
// in the only folder there.
func (l *loader) outputValidator() {
	const dir = "output_validator"
	if !l.tree.dirs[dir] {
		return
	}
	at := dir
	if children := l.children(dir); len(children) == 1 && l.tree.dirs[dir+"/"+children[0]] {
		at = dir + "/" + children[0]
	}
	if program, ok := l.validatorProgram(at); ok {
		l.pkg.OutputValidator = &program
	}
}

// interactor reads interactor/, which the format does not have: a testlib interactor
// leaves its verdict to the checker, which is then the output validator.
func (l *loader) interactor() {
	const dir = "interactor"
	if !l.tree.dirs[dir] {
		return
	}
	if !l.pkg.Interactive || l.pkg.OutputValidator == nil || l.pkg.Convention != judge.ByTestlib {
		l.found.errorf(dir, 0, "needs a problem of type interactive, a checker in output_validator and output_validator_convention: testlib in %s", extrasFile)
		return
	}
	if program, ok := l.validatorProgram(dir); ok {
		l.pkg.Interactor = &program
	}
}

// inputValidators reads input_validators/: each file and each folder there is a
// program.
func (l *loader) inputValidators() {
	const dir = "input_validators"
	for _, name := range l.children(dir) {
		at := dir + "/" + name
		_, isSource := LanguageOf(name)
		switch ext := path.Ext(name); {
		case ext == ".viva" || ext == ".ctd":
			l.found.warnf(at, 0, "is not run: validators in %s files are not supported", ext)
		case l.scripted(at):
			l.found.warnf(at, 0, "is not run: it is built or started by a script, and validators are run here without a shell; to have it run, give the sources of one program in one language")
		case l.tree.dirs[at] || isSource:
			if program, ok := l.validatorProgram(at); ok {
				l.pkg.InputValidators = append(l.pkg.InputValidators, program)
			}
		case companions[ext]:
			// belongs to another file here, as header files often do
		default:
			l.found.warnf(at, 0, "is no program in a known language, and is not used")
		}
	}
}

// scripted reports whether a program has a script that builds or runs it.
func (l *loader) scripted(dir string) bool {
	_, build := l.tree.files[dir+"/build"]
	_, run := l.tree.files[dir+"/run"]
	return build || run
}

// validatorProgram reads the program at a path. Header files that lie beside a
// single file belong to it.
func (l *loader) validatorProgram(at string) (p Program, ok bool) {
	p.Path = at
	files := l.tree.under(at)
	dir := at
	if _, single := l.tree.files[at]; single {
		dir = path.Dir(at)
		files = []string{path.Base(at)}
		for _, name := range l.children(dir) {
			if ext := path.Ext(name); companions[ext] && ext != ".py" && !l.tree.dirs[dir+"/"+name] {
				files = append(files, name)
			}
		}
	}
	size := int64(0)
	for _, rel := range files {
		file := dir + "/" + rel
		language, source := LanguageOf(rel)
		switch base := path.Base(rel); {
		case (base == "build" || base == "run") && base == rel:
			l.found.errorf(file, 0, "is a script that builds or runs the validator, which is run here without a shell: without it, give the sources of one program in one language")
			return p, false
		case strings.Contains(rel, "/"):
			l.warnOnce(dir+"/"+path.Dir(rel), "is a folder within a program, and is not used")
			continue
		case !source && !companions[path.Ext(rel)]:
			l.found.warnf(file, 0, "is no source file, and is not used")
			continue
		}
		if source && p.Language != "" && p.Language != language {
			l.found.errorf(at, 0, "is in more than one language (%s and %s)", p.Language, language)
			return p, false
		}
		if source {
			p.Language = language
		}
		text, readable := l.lenient(file, judge.MaxValidatorBytes)
		if !readable {
			return p, false
		}
		text = l.expand(text)
		if size += int64(len(text)); size > judge.MaxValidatorBytes {
			l.found.errorf(at, 0, "has more than the %d bytes that a validator may have", judge.MaxValidatorBytes)
			return p, false
		}
		p.Files = append(p.Files, File{Name: usualName(path.Base(rel)), Data: []byte(text)})
	}
	if p.Language == "" {
		l.found.errorf(at, 0, "has no program in a known language")
		return p, false
	}
	named := func(name string) int { return slices.IndexFunc(p.Files, func(f File) bool { return f.Name == name }) }
	if i := named("__main__.py"); i >= 0 && named("main.py") < 0 {
		p.Files[i].Name = "main.py" // what a Python program starts from here
	}
	if entry := usualName(path.Base(at)); named(entry) >= 0 {
		p.Entry = entry
	}
	return p, true
}
