package compiler

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"path"
	"slices"
	"strings"

	"assize/judge"
	"assize/toolchains"
)

// job is a submission made ready for one toolchain.
type job struct {
	files []File // by name
	argv  []string
	env   []string
	args  []string // of the interpreter; none for a compiled language
	lines bool     // the environment asks for the lines of the sources
}

// output is where the module appears, in the container and below the job folder.
const output = "out/main.wasm"

// outputOf is where what a toolchain makes goes.
func outputOf(tc toolchains.Toolchain) string {
	if tc.Interpreted() {
		return programDir
	}
	return output
}

// maxFiles bounds the number of files of a submission.
const maxFiles = 64

// arrange checks the files and fills in the command. A reason says what is wrong
// with the submission. What is included takes the place of the submission's own files
// of the same name.
func arrange(tc toolchains.Toolchain, req Request, included []File) (j job, reason string) {
	files := slices.Clone(req.Files)
	if len(files) == 0 || len(files) > maxFiles {
		return j, fmt.Sprintf("the submission has %d files; want 1 to %d", len(files), maxFiles)
	}
	if len(files) == 1 && files[0].Name == "" {
		files[0].Name = tc.Files.Default
	}
	size, most := 0, cmp.Or(req.MaxBytes, judge.MaxSourceBytes)
	for _, f := range files {
		if size += len(f.Content); size > most {
			return j, fmt.Sprintf("the submission is larger than %d bytes", most)
		}
	}
	for _, f := range included {
		files = put(files, f)
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	var names, sources []string
	for _, f := range files {
		names = append(names, f.Name)
	}
	if err := judge.CheckFileNames(names); err != nil {
		return j, err.Error()
	}
	for _, f := range files {
		accepted, source := tc.Accepts(f.Name)
		switch {
		case !accepted:
			return j, fmt.Sprintf("file %q: %s takes files ending in .%s", f.Name, tc.Name,
				strings.Join(slices.Concat(tc.Files.Sources, tc.Files.Companions), ", ."))
		case !tc.Files.Folders && strings.Contains(f.Name, "/"):
			return j, fmt.Sprintf("file %q: %s takes no folders: call it %q", f.Name, tc.Name, path.Base(f.Name))
		case slices.Contains(tc.Files.Reserved, top(f.Name)):
			return j, fmt.Sprintf("file %q: the name %q is taken here: rename the folder", f.Name, top(f.Name))
		case source:
			sources = append(sources, f.Name)
		}
	}
	if len(sources) == 0 {
		return j, fmt.Sprintf("there is no source file: %s starts from files ending in .%s", tc.Name, strings.Join(tc.Files.Sources, ", ."))
	}
	entry := req.Entry
	for _, f := range included { // a driver starts the program, whatever the submission says
		if f.Name == tc.Files.Default || f.Name == "__main__"+path.Ext(tc.Files.Default) {
			entry = f.Name
		}
	}
	if entry == "" {
		entry = mainOf(sources, tc.Files.Default)
	}
	at := slices.Index(sources, entry)
	if at < 0 {
		return j, fmt.Sprintf("the entry %.80q is not one of the sources", entry)
	}
	sources = slices.Insert(slices.Delete(sources, at, at+1), 0, entry)
	j = job{files: files, env: tc.Compile.Env, lines: req.Lines}
	if req.Lines {
		j.env = slices.Concat(j.env, tc.Compile.Lines)
	}
	to := outputOf(tc)
	if tc.Interpreted() {
		j.args = expand(tc.Runtime.Argv, to, entry, sources)
	}
	j.argv = expand(tc.Compile.Argv, to, entry, sources)
	return j, ""
}

// top is the folder at the top that leads to a file, or the file itself.
func top(name string) string {
	first, _, _ := strings.Cut(name, "/")
	return first
}

// mainOf is the source that a program starts from where nobody says: the one with
// the usual name, or else the first, and in either case the one that the fewest
// folders lead to.
func mainOf(sources []string, usual string) string {
	return slices.MinFunc(sources, func(a, b string) int {
		if as, bs := path.Base(a) == usual, path.Base(b) == usual; as != bs {
			if as {
				return -1
			}
			return 1
		}
		return cmp.Or(strings.Count(a, "/")-strings.Count(b, "/"), strings.Compare(a, b))
	})
}

// expand fills in the parts of a command; see toolchains.Command.
func expand(argv []string, output, entry string, sources []string) []string {
	replacer := strings.NewReplacer("{output}", "/job/"+output, "{entry}", entry, "{stem}", strings.TrimSuffix(entry, path.Ext(entry)))
	var all []string
	for _, arg := range argv {
		if arg == "{sources}" {
			all = append(all, sources...)
			continue
		}
		all = append(all, replacer.Replace(arg))
	}
	return all
}

// key is the address of the result: everything that goes into it. The command
// is in the toolchain's digest, but for the entry, which argv or args have.
func (j job) key(toolchain judge.Digest) judge.Digest {
	h := sha256.New()
	fmt.Fprintf(h, "compile-3 %s %q %q %q\n", toolchain, j.argv, j.env, j.args)
	for _, f := range j.files {
		fmt.Fprintf(h, "%q %s\n", f.Name, judge.DigestOf(f.Content))
	}
	return judge.Digest(hex.EncodeToString(h.Sum(nil)))
}
