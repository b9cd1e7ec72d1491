package toolchains

import (
	"os"
	"path/filepath"
	"testing"

	"assize/judge"
)

// TestTreeDigest: whatever a compile could see is in the digest, but for the bytes
// of what the manifest calls a cache.
func TestTreeDigest(t *testing.T) {
	digest := func(files map[string]string, caches ...string) judge.Digest {
		t.Helper()
		root := t.TempDir()
		for name, content := range files {
			name = filepath.Join(root, name)
			if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		d, err := treeDigest(root, t.TempDir(), caches)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	const cache = "lib/classes"
	one := digest(map[string]string{"bin/a": "a", cache: "1"}, cache)
	if other := digest(map[string]string{"bin/a": "a", cache: "2"}, cache); other != one {
		t.Error("the bytes of a cache are in the digest")
	}
	for what, other := range map[string]judge.Digest{
		"the bytes of a file":        digest(map[string]string{"bin/a": "b", cache: "1"}, cache),
		"the name of a file":         digest(map[string]string{"bin/b": "a", cache: "1"}, cache),
		"that there is a cache":      digest(map[string]string{"bin/a": "a"}, cache),
		"what is no cache":           digest(map[string]string{"bin/a": "a", cache: "1"}),
		"a file that is like one":    digest(map[string]string{"bin/a": "a", cache: "1", "lib/classes2": ""}, cache),
		"a file of another folder's": digest(map[string]string{"bin/a": "a", cache: "1", "classes": "1"}, cache),
	} {
		if other == one {
			t.Errorf("%s is not in the digest", what)
		}
	}
}
