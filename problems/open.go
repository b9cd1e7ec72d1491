package problems

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// OpenPackage reads the package at a path: a folder, or a zip file with the
// ending .zip or .kpp, which gives the slug where the files in it lie in no
// folder of their own.
func OpenPackage(name string) (*Package, error) {
	ext := strings.ToLower(filepath.Ext(name))
	if info, err := os.Stat(name); err != nil || info.IsDir() || ext != ".zip" && ext != ".kpp" {
		return LoadDir(name)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("load package: %w", err)
	}
	info, err := f.Stat()
	if err == nil {
		var p *Package
		if p, err = LoadZip(f, info.Size(), DefaultLimits); err == nil {
			p.closer = f
			if p.Slug == "" {
				p.Slug, err = slugOf(strings.ToLower(strings.TrimSuffix(filepath.Base(name), filepath.Ext(name))))
			}
			if err == nil {
				return p, nil
			}
		}
	}
	return nil, errors.Join(err, f.Close())
}

// Close closes what the package is read from; its test data cannot be read any
// more.
func (p *Package) Close() error {
	if p.closer == nil {
		return nil
	}
	return p.closer.Close()
}

// FailedReport is the report of a package that does not load: err is what the
// loader says of it. It is not ok where err says nothing of the package's files.
func FailedReport(slug string, err error) (r Report, ok bool) {
	r = Report{Slug: slug}
	var list func(error)
	list = func(err error) {
		if joined, several := err.(interface{ Unwrap() []error }); several {
			for _, e := range joined.Unwrap() {
				list(e)
			}
			return
		}
		var f Finding
		if errors.As(err, &f) && !slices.Contains(r.Errors, f) {
			r.Errors = append(r.Errors, f)
		}
	}
	list(err)
	return r.sorted(), len(r.Errors) > 0
}
