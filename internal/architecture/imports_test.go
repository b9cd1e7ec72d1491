// Package architecture holds no code: its test keeps the rules of
// ARCHITECTURE.md about who may import whom.
package architecture

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// stages never import one another: what one knows of the next is in judge.
var stages = []string{"gateway", "compiler", "runner", "leaderboard"}

// commons are what a stage may import besides its own packages.
var commons = []string{"judge", "bus", "blob", "problems", "toolchains", "migrations", "web", "internal"}

type pkg struct {
	ImportPath string
	Imports    []string
	Standard   bool
}

func TestImportRules(t *testing.T) {
	packages := list(t)
	if len(packages) < 10 {
		t.Fatalf("go list found %d packages only", len(packages))
	}
	for _, p := range packages {
		top := folder(p.ImportPath)
		for _, imported := range p.Imports {
			ours, isOurs := strings.CutPrefix(imported, "assize/")
			switch {
			case top == "judge" && strings.Contains(imported, "."):
				t.Errorf("%s imports %s: judge imports the standard library only", p.ImportPath, imported)
			case top == "judge" && isOurs && folder(imported) != "judge":
				t.Errorf("%s imports %s: judge imports the standard library only", p.ImportPath, imported)
			case strings.HasPrefix(imported, "github.com/nats-io/nats-server/") && top != "bus":
				t.Errorf("%s imports %s: only bus does", p.ImportPath, imported)
			case isOurs && slices.Contains(stages, top):
				to, _, _ := strings.Cut(ours, "/")
				if to != top && !slices.Contains(commons, to) {
					t.Errorf("%s imports %s: a stage imports %v and its own packages", p.ImportPath, imported, commons)
				}
			case isOurs && top != "cmd" && top != "bench":
				if to, _, _ := strings.Cut(ours, "/"); slices.Contains(stages, to) {
					t.Errorf("%s imports %s: only cmd and bench put stages together", p.ImportPath, imported)
				}
			case strings.HasPrefix(imported, "github.com/jackc/pgx") || strings.HasPrefix(imported, "github.com/redis/"):
				if top == "compiler" || top == "runner" {
					t.Errorf("%s imports %s: what handles hostile code knows no database", p.ImportPath, imported)
				}
			}
		}
	}
}

// TestOneWriter looks for SQL that writes a table outside the stage that the
// table's comment in migrations/ names.
func TestOneWriter(t *testing.T) {
	writers := tableWriters(t)
	if len(writers) < 10 {
		t.Fatalf("found the writers of %d tables only: %v", len(writers), writers)
	}
	for file, source := range goSources(t) {
		top, _, _ := strings.Cut(file, "/")
		for _, table := range writesTo(source) {
			writer, known := writers[table]
			if !known {
				continue // not one of ours: a WITH name or a PostgreSQL catalogue
			}
			if top != writer {
				t.Errorf("%s writes the table %s, which belongs to the %s", file, table, writer)
			}
		}
	}
}

func folder(importPath string) string {
	path := strings.TrimPrefix(importPath, "assize/")
	top, _, _ := strings.Cut(path, "/")
	return top
}

func list(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports,Standard", "assize/...")
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	var packages []pkg
	for decoder := json.NewDecoder(strings.NewReader(string(out))); ; {
		var p pkg
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			return packages
		}
		if err != nil {
			t.Fatal(err)
		}
		packages = append(packages, p)
	}
}
