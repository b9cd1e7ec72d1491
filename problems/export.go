package problems

import (
	"archive/zip"
	"cmp"
	"compress/flate"
	"context"
	"errors"
	"fmt"
	"io"
	"strconv"
	"time"

	yaml "go.yaml.in/yaml/v3"

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
			return fmt.Errorf("zip package %s: %w", p.Slug, err)
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
		return damaged(name, err)
	}
	defer in.Close()
	out, err := z.CreateHeader(&zip.FileHeader{Name: as, Method: zip.Deflate})
	if err != nil {
		return err
	}
	want := p.tree.files[name]
	n, err := io.Copy(out, io.LimitReader(in, want+1))
	err = damaged(name, err)
	if err == nil && n != want {
		err = fmt.Errorf("%s had %d bytes when the package was loaded, and has changed", name, want)
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

// SetTimeLimit writes a time limit into problem.yaml, as WriteZip then gives it
// out. The package must have none.
func (p *Package) SetTimeLimit(limit time.Duration) error {
	fail := func(err error) error { return fmt.Errorf("set time limit of %s: %w", p.Slug, err) }
	b, err := readFile(p.fsys, metadataFile, maxYAMLBytes)
	if err != nil {
		return fail(err)
	}
	var document yaml.Node
	if err := yaml.Unmarshal(b, &document); err != nil {
		return fail(err)
	}
	if len(document.Content) == 0 || document.Content[0].Kind != yaml.MappingNode {
		return fail(errors.New("problem.yaml is no mapping"))
	}
	root := document.Content[0]
	text := func(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: s} }
	var limits *yaml.Node
	for i := 0; i+1 < len(root.Content); i += 2 {
		if root.Content[i].Value == "limits" && root.Content[i+1].Kind == yaml.MappingNode {
			limits = root.Content[i+1]
		}
	}
	if limits == nil {
		limits = &yaml.Node{Kind: yaml.MappingNode}
		root.Content = append(root.Content, text("limits"), limits)
	}
	limits.Content = append(limits.Content, text("time_limit"), text(strconv.FormatFloat(limit.Seconds(), 'g', -1, 64)))
	if b, err = yaml.Marshal(&document); err != nil {
		return fail(err)
	}
	o := newOverlay(p.fsys)
	o.add(metadataFile, overlaid{text: b})
	for name, size := range p.tree.files {
		o.keep(name, name, size)
	}
	p.fsys, p.Limits.Time = o, limit
	p.tree.files[metadataFile] = int64(len(b))
	return nil
}
