package judge

import (
	"errors"
	"fmt"
	"regexp"
	"strings"
)

// Bounds on the name of a submission's file, in bytes.
const (
	MaxFileName    = 200 // the whole, with its folders
	MaxFilePart    = 64  // a folder's or the file's own
	MaxFileFolders = 4   // that lead to a file; not in bytes
)

// filePart is what a folder or a file may be called: what no file system, shell
// or option parser, and no response file (@name), takes for something else.
var filePart = regexp.MustCompile(`^[A-Za-z0-9_][A-Za-z0-9_.+-]{0,63}$`)

// CheckFileNames checks the names of the files of one submission, relative paths
// with slashes ("include/graph.hpp"). No two may be the same, or the same but for
// upper and lower case, and none may be a folder of another. The error names the
// file and says what to do.
func CheckFileNames(names []string) error {
	type known struct {
		name   string
		folder bool
	}
	seen := make(map[string]known, len(names)) // by the name in lower case, with the folders
	for _, name := range names {
		if err := checkFileName(name); err != nil {
			return err
		}
		for end := 0; end < len(name); end++ {
			if next := strings.IndexByte(name[end:], '/'); next >= 0 {
				end += next
			} else {
				end = len(name)
			}
			here := known{name: name[:end], folder: end < len(name)}
			key := strings.ToLower(here.name)
			before, taken := seen[key]
			switch {
			case !taken:
				seen[key] = here
			case before.name != here.name:
				return fmt.Errorf("%q and %q differ in upper and lower case alone: rename one", before.name, here.name)
			case before.folder != here.folder:
				return fmt.Errorf("%q is a file and a folder: rename one", here.name)
			case !here.folder:
				return fmt.Errorf("there are two files named %q", name)
			}
		}
	}
	return nil
}

// checkFileName checks one name by itself.
func checkFileName(name string) error {
	switch {
	case name == "":
		return errors.New("a file has no name")
	case len(name) > MaxFileName:
		return fmt.Errorf("file name %.40q… has %d bytes with its folders: at most %d are allowed", name, len(name), MaxFileName)
	case name[0] == '/':
		return fmt.Errorf("file name %q begins with a slash: name files from the submission's own folder", name)
	case strings.Count(name, "/") > MaxFileFolders:
		return fmt.Errorf("file name %q is %d folders deep: at most %d are allowed", name, strings.Count(name, "/"), MaxFileFolders)
	}
	for part := range strings.SplitSeq(name, "/") {
		switch {
		case part == "..":
			return fmt.Errorf("file name %q goes up a folder: name files from the submission's own folder", name)
		case part == "" || part == ".":
			return fmt.Errorf(`file name %q: write a path without "//", "." and a slash at the end`, name)
		case !filePart.MatchString(part):
			return fmt.Errorf("file name %q: use letters, digits, _ . + and - for %q, at most %d of them, beginning with a letter, a digit or _", name, part, MaxFilePart)
		}
	}
	return nil
}

// PlainFileName reports whether a name is one that CheckFileNames allows, without
// folders.
func PlainFileName(name string) bool { return filePart.MatchString(name) }
