package problems

import (
	"embed"
	"fmt"
	"io/fs"
)

// Embedding takes the generators along; they are small.
//
//go:embed all:bank
var bank embed.FS

// Bank returns the sample question bank: one package in each folder.
func Bank() fs.FS {
	sub, err := fs.Sub(bank, "bank")
	if err != nil {
		panic("problems: the embedded bank is gone: " + err.Error()) // only a broken build can do this
	}
	return sub
}

// LoadAll loads the package in each folder of fsys, such as Bank(), by name.
func LoadAll(fsys fs.FS) ([]*Package, error) {
	entries, err := fs.ReadDir(fsys, ".")
	if err != nil {
		return nil, fmt.Errorf("list problems: %w", err)
	}
	var all []*Package
	for _, e := range entries {
		if !e.IsDir() {
			continue
		}
		slug, err := slugOf(e.Name())
		if err != nil {
			return nil, fmt.Errorf("load %s: %w", e.Name(), err)
		}
		sub, err := fs.Sub(fsys, e.Name())
		if err != nil {
			return nil, fmt.Errorf("load %s: %w", e.Name(), err)
		}
		p, err := Load(sub)
		if err != nil {
			return nil, fmt.Errorf("load %s:\n%w", e.Name(), err)
		}
		p.Slug = slug
		all = append(all, p)
	}
	return all, nil
}
