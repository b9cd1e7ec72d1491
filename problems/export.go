package problems

import (
	"archive/zip"
	"cmp"
	"compress/flate"
	"context"
	"fmt"
	"io"

	"assize/blob"
	"assize/judge"
)

// WriteZip writes the package, whatever it was written in, as a zip file of the
// format 2025-09 with one top-level folder: the files in name order and without
// times, so that the same package gives the same bytes.
func (p *Package) WriteZip(w io.Writer) error {
	z := zip.NewWriter(w)
	// Test data are large, and are packed again for every import.
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	folder := cmp.Or(p.Slug, "problem")
	for _, name := range p.tree.paths {
		if err := p.addToZip(z, name, folder+"/"+name); err != nil {
			return fmt.Errorf("zip package %s: %s: %w", p.Slug, name, err)
		}
	}
	if err := z.Close(); err != nil {
		return fmt.Errorf("zip package %s: %w", p.Slug, err)
	}
	return nil
}

func (p *Package) addToZip(z *zip.Writer, name, as string) error {
	in, err := p.fsys.Open(name)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := z.CreateHeader(&zip.FileHeader{Name: as, Method: zip.Deflate})
	if err != nil {
		return err
	}
	want := p.tree.files[name]
	n, err := io.Copy(out, io.LimitReader(in, want+1))
	if err == nil && n != want {
		err = fmt.Errorf("it had %d bytes when the package was loaded, and has changed", want)
	}
	return err
}

// StoreZip puts what WriteZip writes into the store.
func (p *Package) StoreZip(ctx context.Context, store blob.Store) (judge.Digest, error) {
	r, w := io.Pipe()
	go func() { w.CloseWithError(p.WriteZip(w)) }()
	digest, _, err := store.Put(ctx, r)
	_ = r.Close() // ends the writer where Put ended early
	return digest, err
}

// StoreStatementFiles puts the images and PDFs of the statements into the store,
// and returns the digests of the PDFs by language.
func (p *Package) StoreStatementFiles(ctx context.Context, store blob.Store) (pdfs map[string]judge.Digest, err error) {
	pdfs = map[string]judge.Digest{}
	for _, s := range p.Statements {
		if s.PDF == "" {
			continue
		}
		if pdfs[s.Language], _, err = p.put(ctx, store, s.PDF); err != nil {
			return nil, err
		}
	}
	for _, i := range p.Images {
		digest, _, err := p.put(ctx, store, "statement/"+i.Name)
		if err != nil {
			return nil, err
		}
		if digest != i.Digest {
			return nil, fmt.Errorf("store image %s of %s: it has changed since the package was loaded", i.Name, p.Slug)
		}
	}
	return pdfs, nil
}
