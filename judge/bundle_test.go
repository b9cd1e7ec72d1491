package judge_test

import (
	"bytes"
	"strings"
	"testing"

	"assize/judge"
)

func TestBundle(t *testing.T) {
	b := judge.Bundle{Args: []string{"x", "/program/main.js"}, Files: []judge.File{
		{Name: "main.js", Content: []byte("1;\n")}, {Name: "lib/a.js", Content: nil}, {Name: "long/" + strings.Repeat("n", 150), Content: make([]byte, 1000)},
	}}
	encoded, err := b.Encode()
	if err != nil {
		t.Fatal(err)
	}
	b.Files[0], b.Files[1] = b.Files[1], b.Files[0]
	again, err := b.Encode()
	if err != nil || !bytes.Equal(encoded, again) {
		t.Errorf("the order of the files changes the archive (%v)", err)
	}
	got, err := judge.DecodeBundle(encoded)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Args) != 2 || got.Args[1] != b.Args[1] || len(got.Files) != 3 {
		t.Fatalf("decoded %+v", got)
	}
	for i, name := range []string{"lib/a.js", "long/" + strings.Repeat("n", 150), "main.js"} {
		if got.Files[i].Name != name {
			t.Errorf("file %d is %q, want %q", i, got.Files[i].Name, name)
		}
	}
	if string(got.Files[2].Content) != "1;\n" || len(got.Files[1].Content) != 1000 {
		t.Error("contents are not what they were")
	}
}

func TestBundleRefuses(t *testing.T) {
	one := []judge.File{{Name: "a"}}
	for name, b := range map[string]judge.Bundle{
		"no arguments":   {Files: one},
		"no files":       {Args: []string{"x"}},
		"the same twice": {Args: []string{"x"}, Files: []judge.File{{Name: "a"}, {Name: "a"}}},
		"a way out":      {Args: []string{"x"}, Files: []judge.File{{Name: "../a"}}},
		"a root":         {Args: []string{"x"}, Files: []judge.File{{Name: "/a"}}},
		"too large":      {Args: []string{"x"}, Files: []judge.File{{Name: "a", Content: make([]byte, judge.MaxBundleBytes)}}},
		"too many":       {Args: []string{"x"}, Files: make([]judge.File, judge.MaxBundleFiles+1)},
	} {
		if _, err := b.Encode(); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	library, err := judge.EncodeFiles([]judge.File{{Name: "etc/passwd"}})
	if err != nil {
		t.Fatal(err)
	}
	for name, encoded := range map[string][]byte{"nothing": nil, "text": []byte("hello"), "no bundle": library} {
		if _, err := judge.DecodeBundle(encoded); err == nil {
			t.Errorf("%s is a bundle", name)
		}
	}
}

func TestRuntime(t *testing.T) {
	code := []byte("\x00asm\x01\x00\x00\x00\x00\x05\x04name")
	page := bytes.Repeat([]byte{7}, judge.ImagePageBytes)
	for name, r := range map[string]judge.Runtime{
		"module":  {Code: code},
		"library": {Code: code, Files: []byte("archive")},
		"image":   {Code: code, Image: []judge.Extent{{Page: 1, Bytes: page}, {Page: 5, Bytes: bytes.Repeat(page, 3)}}},
		"all":     {Code: code, Files: bytes.Repeat([]byte("archive"), 30_000), Image: []judge.Extent{{Page: 0, Bytes: page}}},
	} {
		encoded := r.Encode()
		got, err := judge.DecodeRuntime(encoded)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !bytes.Equal(got.Code, r.Code) || !bytes.Equal(got.Files, r.Files) || len(got.Image) != len(r.Image) {
			t.Errorf("%s: other code, library or image", name)
			continue
		}
		at := len(encoded)
		for i := len(r.Image) - 1; i >= 0; i-- {
			if got.Image[i].Page != r.Image[i].Page || !bytes.Equal(got.Image[i].Bytes, r.Image[i].Bytes) {
				t.Errorf("%s: extent %d differs", name, i)
			}
			if at -= len(r.Image[i].Bytes); at%judge.ImagePageBytes != 0 || &encoded[at] != &got.Image[i].Bytes[0] {
				t.Errorf("%s: extent %d is not at %d", name, i, at)
			}
		}
		for cut := len(code); cut < len(encoded); cut += 1 + len(encoded)/100 {
			got, err := judge.DecodeRuntime(encoded[:cut])
			if err == nil && len(got.Image) == len(r.Image) && len(got.Files) == len(r.Files) {
				t.Errorf("%s: %d of %d bytes are taken for the whole", name, cut, len(encoded))
			}
		}
	}
}
