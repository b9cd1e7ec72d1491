package rehearse

import (
	"fmt"
	"hash/fnv"
	"regexp"

	"assize/judge"
)

// marks put a mark into a source so that it is in what is made of it: a comment would be
// in no module, and the code of the module would come from a cache. Of an interpreted
// program the source is what is made of it.
var marks = map[judge.LanguageID]func(source, mark string) string{
	"c":   func(source, mark string) string { return source + keptByClang(mark) },
	"cpp": func(source, mark string) string { return source + keptByClang(mark) },
	"go":  func(source, mark string) string { return source + fmt.Sprintf(goMark, mark) },
	"nim": func(source, mark string) string {
		return source + "\n{.emit: \"\"\"" + keptByClang(mark) + "\"\"\".}\n"
	},
	"rust": func(source, mark string) string {
		return inMain(rustMain, source, fmt.Sprintf("std::hint::black_box(%q);", mark))
	},
	"java": func(source, mark string) string {
		h := fnv.New64a()
		_, _ = h.Write([]byte(mark)) // never fails
		return inMain(javaMain, source, fmt.Sprintf("if (System.nanoTime() == %dL) System.out.println();", int64(h.Sum64())))
	},
	"typescript": func(source, mark string) string {
		return source + fmt.Sprintf("\n(globalThis as any).freshMark = %q;\n", mark)
	},
	"javascript": comment("//"), "python3": comment("#"), "ruby": comment("#"), "lua": comment("--"),
}

const goMark = `
var freshMark = %q

func init() {
	if freshMark == "" {
		println(freshMark)
	}
}
`

var (
	rustMain = regexp.MustCompile(`fn\s+main\s*\(\)[^{]*\{`)
	javaMain = regexp.MustCompile(`void\s+main\s*\([^)]*\)[^{]*\{`)
)

func keptByClang(mark string) string {
	return fmt.Sprintf("\n__attribute__((used)) static const char freshMark[] = %q;\n", mark)
}

func comment(begin string) func(source, mark string) string {
	return func(source, mark string) string { return source + "\n" + begin + " " + mark + "\n" }
}

// inMain puts a statement at the beginning of the main function. A source without one is
// not compiled to anything.
func inMain(main *regexp.Regexp, source, statement string) string {
	at := main.FindStringIndex(source)
	if at == nil {
		return source + "\n// " + statement + "\n"
	}
	return source[:at[1]] + " " + statement + source[at[1]:]
}

// fresh returns p as a program that nobody has sent before.
func (p program) fresh(mark string) program {
	p.source = marks[p.language](p.source, mark)
	return p
}
