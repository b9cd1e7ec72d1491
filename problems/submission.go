package problems

import (
	"maps"
	"path"
	"slices"
	"strings"

	"assize/judge"
)

// Submission is one example submission of a package.
type Submission struct {
	// Path is relative to submissions/: "accepted/main.cpp", or a folder.
	Path     string
	Language judge.LanguageID
	Files    []File
	Entry    string // file to start from; "": as its language has it
	// Expected holds every verdict that fits the folder's name and submissions.yaml.
	Expected []judge.Verdict
	// Rules are what submissions.yaml says besides.
	Rules []Expectation
}

// Folder is the folder that the submission lies in, such as "accepted".
func (s Submission) Folder() string { return path.Dir(s.Path) }

// File is a source file.
type File struct {
	Name string // in a submission of a folder, its path there (judge.CheckFileNames); else a base name
	Data []byte
}

// expectations are the folders of submissions/ and the verdicts that fit. The
// last three are not in the format, which has the verdicts AC, WA, TLE and RTE
// alone: there, too much memory or output is a run-time error. A system that
// does not know these folders passes over them.
var expectations = map[string][]judge.Verdict{
	"accepted":              {judge.AC},
	"rejected":              {judge.WA, judge.TLE, judge.RTE, judge.MLE, judge.OLE},
	"wrong_answer":          {judge.WA},
	"time_limit_exceeded":   {judge.TLE},
	"run_time_error":        {judge.RTE, judge.MLE, judge.OLE},
	"brute_force":           {judge.TLE, judge.RTE, judge.MLE, judge.OLE},
	"memory_limit_exceeded": {judge.MLE},
	"output_limit_exceeded": {judge.OLE},
	"compile_error":         {judge.CE},
}

// extensions map the ending of a source file to a language id (CCS table).
var extensions = map[string]judge.LanguageID{
	".c": "c", ".cpp": "cpp", ".cc": "cpp", ".cxx": "cpp", ".c++": "cpp", ".C": "cpp",
	".go": "go", ".rs": "rust", ".py": "python3", ".py3": "python3", ".js": "javascript", ".ts": "typescript",
	".java": "java", ".kt": "kotlin", ".rb": "ruby", ".cs": "csharp", ".hs": "haskell", ".ml": "ocaml",
	".pas": "pascal", ".php": "php", ".scala": "scala", ".swift": "swift", ".lua": "lua", ".nim": "nim",
	".py2": "python2", ".pl": "prolog", ".pm": "perl", ".lisp": "lisp", ".cl": "lisp", ".fs": "fsharp", ".cob": "cobol", ".d": "d",
	".jl": "julia", ".m": "objectivec", ".erl": "erlang", ".f90": "fortran", ".ada": "ada", ".adb": "ada", ".ads": "ada", ".sh": "bash", ".bash": "bash",
}

// usualEndings are what compilers know some endings as.
var usualEndings = map[string]string{".py3": ".py", ".C": ".cpp", ".c++": ".cpp"}

// usualName is the name that a source file is compiled under.
func usualName(name string) string {
	if usual, ok := usualEndings[path.Ext(name)]; ok {
		return strings.TrimSuffix(name, path.Ext(name)) + usual
	}
	return name
}

// LanguageOf returns the language that a source file's ending stands for.
func LanguageOf(name string) (judge.LanguageID, bool) {
	id, ok := extensions[path.Ext(name)]
	return id, ok
}

// submissions reads submissions/<folder>/: each file, and each folder, is one.
func (l *loader) submissions() {
	programs := map[string][]string{} // path of a submission to its files
	for _, rel := range l.tree.under("submissions") {
		parts := strings.SplitN(rel, "/", 3)
		if len(parts) == 1 {
			if rel != "submissions.yaml" {
				l.found.warnf("submissions/"+rel, 0, "is not used: submissions lie in folders such as submissions/accepted")
			}
			continue
		}
		program := parts[0] + "/" + parts[1]
		programs[program] = append(programs[program], rel)
	}
	if len(programs) > maxSubmissions {
		l.found.errorf("submissions", 0, "has %d submissions, at most %d are allowed", len(programs), maxSubmissions)
		return
	}
	accepted := false
	rules := l.expected()
	used := map[int]bool{} // of rules, by their lines
	for _, program := range slices.Sorted(maps.Keys(programs)) {
		folder := path.Dir(program)
		s := Submission{Path: program}
		if !l.expect(&s, rules) {
			l.warnOnce("submissions/"+folder, "is none of "+strings.Join(slices.Sorted(maps.Keys(expectations)), ", ")+", nor in submissions.yaml, and is not used")
			continue
		}
		for _, r := range s.Rules {
			used[r.Line] = true
		}
		if l.submission(&s, programs[program]) {
			l.pkg.Submissions = append(l.pkg.Submissions, s)
		}
		accepted = accepted || folder == "accepted"
	}
	for _, r := range rules {
		if !used[r.Line] {
			l.found.warnf(submissionsFile, r.Line, "%s matches no submission", r.pattern)
		}
	}
	switch {
	case accepted:
	case l.pkg.Unproven:
		l.found.warnf("submissions/accepted", 0, "has no submission: nothing shows that the problem can be solved within its limits")
	default:
		l.found.errorf("submissions/accepted", 0, "has no submission; at least one is required")
	}
}

// submission reads the files of s, and is not ok where they are no submission.
func (l *loader) submission(s *Submission, files []string) (ok bool) {
	program := s.Path
	given, entry := s.Language, s.Entry // by submissions.yaml
	s.Language, s.Entry = "", ""
	if len(files) > maxSubmissionFiles {
		l.found.errorf("submissions/"+program, 0, "has %d files, at most %d are allowed", len(files), maxSubmissionFiles)
		return false
	}
	var size int64
	var names []string
	for _, rel := range files {
		file := "submissions/" + rel
		name := path.Base(rel)
		if rel != program {
			name = strings.TrimPrefix(rel, program+"/")
		}
		if _, source := LanguageOf(rel); !source && rel != program && given == "" && !l.pkg.Answers && !companions[path.Ext(rel)] {
			l.found.warnf(file, 0, "is no source file and is left out: a submission has no files to read here")
			continue
		}
		if l.pkg.Answers && strings.Contains(name, "/") {
			l.found.errorf(file, 0, "answers lie in one folder, without folders in it")
			return false
		}
		names = append(names, usualName(name))
		if size += l.tree.files[file]; size > l.pkg.CodeBytes {
			l.found.errorf("submissions/"+program, 0, "has more than the %d bytes that a submission may have", l.pkg.CodeBytes)
			return false
		}
		data, err := readFile(l.fsys, file, judge.MaxSourceBytes)
		if err != nil {
			l.found.errorf(file, 0, "%v", err)
			return false
		}
		if id, ok := LanguageOf(rel); ok && given == "" && !l.pkg.Answers {
			if s.Language != "" && s.Language != id {
				l.found.errorf("submissions/"+program, 0, "is in more than one language (%s and %s)", s.Language, id)
				return false
			}
			s.Language = id
		}
		s.Files = append(s.Files, File{Name: usualName(name), Data: []byte(l.expand(string(data)))})
	}
	if err := judge.CheckFileNames(names); err != nil && len(names) > 1 {
		l.found.errorf("submissions/"+program, 0, "%v", err)
		return false
	}
	switch {
	case l.pkg.Answers:
		s.Language = judge.Answers
	case given != "":
		s.Language = given
	}
	if s.Entry = startOf(entry, names); entry != "" && s.Entry == "" {
		l.found.warnf("submissions/"+program, 0, "has no file that is meant by the entrypoint %.60q, and starts where its language starts", entry)
	}
	if s.Language == "" {
		l.found.warnf("submissions/"+program, 0, "is in no known language, going by its ending, and is passed over")
		return false
	}
	return true
}

// startOf is the file that an entrypoint means: a file's name, or that of a class in the
// file named for it.
func startOf(entrypoint string, names []string) string {
	name := usualName(entrypoint)
	if slices.Contains(names, name) {
		return name
	}
	class := strings.ReplaceAll(entrypoint, ".", "/")
	for _, name := range names {
		if strings.TrimSuffix(name, path.Ext(name)) == class {
			return name
		}
	}
	return ""
}
