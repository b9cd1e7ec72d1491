package compiler_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"assize/compiler"
	"assize/judge"
	"assize/toolchains"
)

var sums = map[judge.LanguageID]string{
	"c":    "#include <stdio.h>\nint main(void) { int a, b; scanf(\"%d%d\", &a, &b); printf(\"%d\\n\", a + b); }\n",
	"cpp":  "#include <bits/stdc++.h>\nusing namespace std;\nint main() { int a, b; cin >> a >> b; cout << a + b << endl; }\n",
	"rust": "fn main() {\n    let line = std::io::read_to_string(std::io::stdin()).unwrap();\n    println!(\"{}\", line.split_whitespace().map(|x| x.parse::<i64>().unwrap()).sum::<i64>());\n}\n",
	"go":   "package main\n\nimport \"fmt\"\n\nfunc main() {\n\tvar a, b int\n\tfmt.Scan(&a, &b)\n\tfmt.Println(a + b)\n}\n",
}

// BenchmarkCompile compiles A+B in each language: bare (the same command in a
// chroot of the toolchain, no container), boxed (the whole of Compile) and
// cached. The three are taken in turn in each iteration, so that a busy machine
// weighs on all of them alike.
func BenchmarkCompile(b *testing.B) {
	for _, language := range []judge.LanguageID{"c", "cpp", "go", "rust"} {
		b.Run(string(language), func(b *testing.B) {
			c, _ := open(b)
			bare := bareCompile(b, language)
			var took [3]float64
			n := 0
			for b.Loop() {
				n++
				source := fmt.Appendf(nil, "%s// %d\n", sums[language], n)
				took[0] += bare(source)
				for i := 1; i <= 2; i++ {
					r := compile(b, c, language, compiler.File{Content: source})
					if !r.OK || r.Cached != (i == 2) {
						b.Fatalf("%+v", r)
					}
					took[i] += r.Duration.Seconds()
				}
			}
			for i, name := range []string{"bare", "boxed", "cached"} {
				b.ReportMetric(took[i]/float64(n)*1e3, name+"-ms")
			}
			b.ReportMetric(took[1]/took[0], "boxed/bare")
		})
	}
}

// bareCompile returns a function that compiles without a container and says how
// many seconds that took.
func bareCompile(b *testing.B, language judge.LanguageID) func(source []byte) float64 {
	tc, err := toolchains.Open(dataDir(), language)
	if err != nil {
		b.Fatal(err)
	}
	// A root of its own, as what is installed is never written to.
	root := filepath.Join(b.TempDir(), "root")
	if out, err := exec.Command("cp", "-a", tc.Root, root).CombinedOutput(); err != nil {
		b.Fatalf("%v: %s", err, out)
	}
	script := fmt.Sprintf("cd /job && exec /bin/sh /usr/lib/assize/compile /job/main.wasm %s", tc.Files.Default)
	return func(source []byte) float64 {
		if err := os.WriteFile(filepath.Join(root, "job", tc.Files.Default), source, 0o644); err != nil {
			b.Fatal(err)
		}
		cmd := exec.Command("chroot", root, "/bin/sh", "-c", script)
		cmd.Env = append(tc.Compile.Env, "TMPDIR=/tmp", "HOME=/tmp", "PATH=/usr/bin", "TZ=UTC", "LC_ALL=C.UTF-8")
		start := time.Now()
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("%v: %s", err, out)
		}
		return time.Since(start).Seconds()
	}
}
