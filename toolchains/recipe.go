package toolchains

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"assize/judge"
)

// A recipe is what an installed root was made by: the script, the shims, and of
// the shell files that the languages share only the functions that it calls,
// directly or through one another. So a change of one function outdates the
// languages that use it and no other.

var recipes sync.Map // judge.LanguageID → func() (judge.Digest, error): the folders never change

// recipeDigest covers what the installed root depends on, and not the manifest,
// which is read afresh.
func recipeDigest(id judge.LanguageID) (judge.Digest, error) {
	once, _ := recipes.LoadOrStore(id, sync.OnceValues(func() (judge.Digest, error) { return digestAll(id) }))
	digest, err := once.(func() (judge.Digest, error))()
	if err != nil {
		return "", fmt.Errorf("toolchain %s: digest of the recipe: %w", id, err)
	}
	return digest, nil
}

// digestAll covers the recipes that id uses, and how its interpreter is made.
func digestAll(id judge.LanguageID) (judge.Digest, error) {
	digest, err := digestRecipe(folders, id)
	if err != nil {
		return "", err
	}
	t, err := load(id)
	if err != nil {
		return "", err
	}
	for _, used := range t.Uses {
		other, err := digestRecipe(folders, used)
		if err != nil {
			return "", err
		}
		digest = judge.DigestOf([]byte(digest + other))
	}
	if t.Interpreted() {
		digest = judge.DigestOf(fmt.Appendf(nil, "%s %s %+v", digest, runtimeFormat, t.Runtime))
	}
	return digest, nil
}

func digestRecipe(folders fs.FS, id judge.LanguageID) (judge.Digest, error) {
	h := sha256.New()
	words := map[string]bool{}
	add := func(name, text string) {
		fmt.Fprintf(h, "%s %d\n%s", name, len(text), text)
		for _, word := range word.FindAllString(text, -1) {
			words[word] = true
		}
	}
	err := fs.WalkDir(folders, string(id), func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name != string(id) && !within(name, string(id)+"/shim") {
				return fs.SkipDir
			}
			return nil
		}
		if path.Base(name) == "toolchain.toml" {
			return nil
		}
		text, err := fs.ReadFile(folders, name)
		if err == nil {
			add(name, string(text))
		}
		return err
	})
	if err != nil {
		return "", err
	}
	rest, err := sharedBlocks(folders)
	if err != nil {
		return "", err
	}
	// What is mentioned is in, and may mention more.
	for before := -1; before != len(rest); {
		before = len(rest)
		rest = slices.DeleteFunc(rest, func(b block) bool {
			in := words[b.file] && (b.function == "" || words[b.function])
			if in {
				add(b.file+" "+b.function, b.text)
			}
			return in
		})
	}
	return judge.Digest(hex.EncodeToString(h.Sum(nil))), nil
}

// block is a function of a shared shell file, or all the rest of it.
type block struct{ file, function, text string }

var (
	word     = regexp.MustCompile(`[A-Za-z0-9_][A-Za-z0-9_.-]*`)
	function = regexp.MustCompile(`^([A-Za-z_][A-Za-z0-9_]*)\(\) \{`)
)

// sharedBlocks reads what the languages share: the shell files beside their
// folders, and the folders that are no language's. A function begins with
// "name() {" and ends with the first line that begins with "}", or on its own
// line. Comments outside of functions change nothing. A folder is one block,
// without its tests.
func sharedBlocks(folders fs.FS) ([]block, error) {
	files, err := fs.Glob(folders, "*.sh")
	if err != nil {
		return nil, err
	}
	var all []block
	for _, file := range files {
		text, err := fs.ReadFile(folders, file)
		if err != nil {
			return nil, err
		}
		rest := block{file: file}
		var open *block
		for line := range strings.Lines(string(text)) {
			bare := strings.TrimRight(line, "\n")
			switch name := function.FindStringSubmatch(line); {
			case open != nil:
				open.text += line
				if strings.HasPrefix(line, "}") {
					all, open = append(all, *open), nil
				}
			case name != nil && strings.HasSuffix(bare, "}"):
				all = append(all, block{file, name[1], line})
			case name != nil:
				open = &block{file, name[1], line}
			case strings.HasPrefix(line, "#") || bare == "":
			default:
				rest.text += line
			}
		}
		if open != nil {
			return nil, fmt.Errorf("%s: function %s has no end", file, open.function)
		}
		all = append(all, rest)
	}
	dirs, err := fs.ReadDir(folders, ".")
	if err != nil {
		return nil, err
	}
	for _, d := range dirs {
		_, noManifest := fs.Stat(folders, path.Join(d.Name(), "toolchain.toml"))
		_, noScript := fs.Stat(folders, path.Join(d.Name(), "install"))
		if !d.IsDir() || noManifest == nil || noScript == nil {
			continue
		}
		b := block{file: d.Name()}
		err := fs.WalkDir(folders, d.Name(), func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.HasSuffix(name, "_test.go") {
				return err
			}
			text, err := fs.ReadFile(folders, name)
			b.text += fmt.Sprintf("%s %d\n%s", name, len(text), text)
			return err
		})
		if err != nil {
			return nil, err
		}
		all = append(all, b)
	}
	return all, nil
}

func within(name, dir string) bool {
	return name == dir || strings.HasPrefix(name, dir+"/")
}
