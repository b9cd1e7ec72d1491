package architecture

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

const root = "../.."

var (
	writerComment = regexp.MustCompile(`COMMENT ON TABLE (\w+) IS 'Written by the (\w+)`)
	writeSQL      = regexp.MustCompile(`(?i)\b(?:INSERT\s+INTO|UPDATE|DELETE\s+FROM|TRUNCATE|COPY)\s+([a-z_]+)\b`)
	copyFrom      = regexp.MustCompile(`pgx\.Identifier\{"(\w+)"\}`)
)

// tableWriters reads who writes which table from the comments in migrations/.
func tableWriters(t *testing.T) map[string]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(root, "migrations", "*.sql"))
	if err != nil {
		t.Fatal(err)
	}
	writers := map[string]string{}
	for _, path := range paths {
		sql, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range writerComment.FindAllStringSubmatch(string(sql), -1) {
			writers[m[1]] = m[2]
		}
	}
	return writers
}

// goSources returns the product's own Go files, by path from the root.
func goSources(t *testing.T) map[string]string {
	t.Helper()
	sources := map[string]string{}
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		name := d.Name()
		if d.IsDir() && (name == "submissions" || name == "node_modules" || strings.HasPrefix(name, ".") && name != "..") {
			return filepath.SkipDir
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, path)
		sources[filepath.ToSlash(rel)] = string(source)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sources
}

func writesTo(source string) []string {
	var tables []string
	for _, m := range writeSQL.FindAllStringSubmatch(source, -1) {
		tables = append(tables, strings.ToLower(m[1]))
	}
	for _, m := range copyFrom.FindAllStringSubmatch(source, -1) {
		tables = append(tables, m[1])
	}
	return tables
}
