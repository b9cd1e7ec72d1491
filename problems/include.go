package problems

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"assize/blob"
	"assize/judge"
)

// includes reads include/: a folder for each language, and include/default for all
// of them (format 2025-09, "Included files").
func (l *loader) includes() {
	const dir = "include"
	sizes := map[judge.LanguageID]int{}
	for _, rel := range l.tree.under(dir) {
		file := dir + "/" + rel
		folder, name, nested := strings.Cut(rel, "/")
		language := judge.LanguageID(folder)
		own, source := LanguageOf(name)
		switch {
		case !nested:
			l.found.errorf(file, 0, "lies in no folder: included files lie in one that is named for a language, or in include/default")
			continue
		case !language.Valid() || language == judge.Answers:
			l.warnOnce(dir+"/"+folder, "is not used: it is not the name of a language, such as cpp or python3")
			continue
		case l.pkg.Answers:
			l.errorOnce(dir, "does not go together with submit-answer: nothing is compiled")
			return
		case language != judge.IncludeForAll && len(l.pkg.Languages) > 0 && !slices.Contains(l.pkg.Languages, language):
			l.warnOnce(dir+"/"+folder, "is not used: the problem may not be solved in this language")
			continue
		case !source && !companions[path.Ext(name)]:
			l.found.errorf(file, 0, "is neither a source nor a header file, and submissions have no files to read while they run")
			continue
		case source && language != judge.IncludeForAll && own != language && !variantOf(language, own):
			l.found.errorf(file, 0, "is not a source file of the language that its folder is named for")
			continue
		}
		if err := judge.CheckFileNames([]string{name}); err != nil {
			l.found.errorf(file, 0, "%v", err)
			continue
		}
		text, readable := l.lenient(file, judge.MaxIncludeBytes)
		if !readable {
			continue
		}
		text = l.expand(text)
		if sizes[language] += len(text); sizes[language] > judge.MaxIncludeBytes {
			l.errorOnce(dir+"/"+folder, fmt.Sprintf("has more than the %d bytes that may be included", judge.MaxIncludeBytes))
			continue
		}
		if l.pkg.Includes == nil {
			l.pkg.Includes = map[judge.LanguageID][]File{}
		}
		l.pkg.Includes[language] = append(l.pkg.Includes[language], File{Name: name, Data: []byte(text)})
	}
}

// variantOf reports whether a language is another version of one, as cpp23 is of
// cpp.
func variantOf(language, of judge.LanguageID) bool {
	return strings.TrimRight(string(language), "0123456789") == strings.TrimRight(string(of), "0123456789")
}

// storeIncludes stores the included files. Of none it returns nil.
func (p *Package) storeIncludes(ctx context.Context, store blob.Store) (judge.Includes, error) {
	var all judge.Includes
	for language, files := range p.Includes {
		for _, f := range files {
			digest, err := blob.PutBytes(ctx, store, f.Data)
			if err != nil {
				return nil, fmt.Errorf("store include/%s/%s of %s: %w", language, f.Name, p.Slug, err)
			}
			if all == nil {
				all = judge.Includes{}
			}
			all[language] = append(all[language], judge.Source{Name: f.Name, Digest: digest, Bytes: int64(len(f.Data))})
		}
	}
	return all, nil
}
