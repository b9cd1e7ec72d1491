package problems

import (
	"archive/zip"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"

	"assize/blob"
	"assize/judge"
)

// Dataset puts the test data into the store and returns the dataset with its
// digest; the dataset itself is stored as well. The same package always gives
// the same digest.
func (p *Package) Dataset(ctx context.Context, store blob.Store) (judge.Dataset, judge.Digest, error) {
	return p.dataset(ctx, store, false)
}

// SampleDataset is Dataset with the samples alone, for a trial: every case is
// judged and what was printed is kept.
func (p *Package) SampleDataset(ctx context.Context, store blob.Store) (judge.Dataset, judge.Digest, error) {
	return p.dataset(ctx, store, true)
}

func (p *Package) dataset(ctx context.Context, store blob.Store, samplesOnly bool) (judge.Dataset, judge.Digest, error) {
	d := judge.Dataset{
		Format:     judge.DatasetFormat,
		Problem:    p.Slug,
		Limits:     p.Limits.OrDefault(),
		Validator:  p.Validator,
		RunAll:     samplesOnly,
		KeepOutput: samplesOnly,

		Interactive: p.Interactive,
		Answers:     p.Answers,
		Passes:      p.Passes,
	}
	if !samplesOnly {
		d.Groups, d.Total = p.Groups, p.Total
	}
	var err error
	if d.Program, err = p.validatorProgram(ctx, store, p.OutputValidator); err != nil {
		return judge.Dataset{}, "", err
	}
	if d.Interactor, err = p.validatorProgram(ctx, store, p.Interactor); err != nil {
		return judge.Dataset{}, "", err
	}
	if d.Includes, err = p.storeIncludes(ctx, store); err != nil {
		return judge.Dataset{}, "", err
	}
	for _, c := range p.Cases {
		if samplesOnly && !c.Sample {
			continue
		}
		input, size, err := p.put(ctx, store, c.Input())
		if err != nil {
			return judge.Dataset{}, "", err
		}
		answer, _, err := p.put(ctx, store, c.Answer())
		if err != nil {
			return judge.Dataset{}, "", err
		}
		test := judge.TestCase{Name: c.Name, Sample: c.Sample, Input: input, InputBytes: size, Answer: answer,
			Args: c.Args, ValidatorArgs: c.ValidatorArgs}
		if !c.Validator.Equal(p.Validator) {
			test.Validator = &c.Validator
		}
		d.Cases = append(d.Cases, test)
	}
	encoded, err := d.Encode()
	if err != nil {
		return judge.Dataset{}, "", err
	}
	digest, err := blob.PutBytes(ctx, store, encoded)
	if err != nil {
		return judge.Dataset{}, "", fmt.Errorf("store dataset of %s: %w", p.Slug, err)
	}
	return d, digest, nil
}

// validatorProgram stores the files of an output validator or an interactor. Of
// nil it returns nil.
func (p *Package) validatorProgram(ctx context.Context, store blob.Store, program *Program) (*judge.ValidatorProgram, error) {
	if program == nil {
		return nil, nil
	}
	v := &judge.ValidatorProgram{Language: program.Language, Entry: program.Entry, Limits: p.ValidatorLimits, Convention: p.Convention}
	for _, f := range program.Files {
		digest, err := blob.PutBytes(ctx, store, f.Data)
		if err != nil {
			return nil, fmt.Errorf("store %s of %s: %w", program.Path, p.Slug, err)
		}
		v.Files = append(v.Files, judge.Source{Name: f.Name, Digest: digest, Bytes: int64(len(f.Data))})
	}
	return v, nil
}

// put stores one file, no more of it than there was when the package was
// loaded.
func (p *Package) put(ctx context.Context, store blob.Store, name string) (judge.Digest, int64, error) {
	f, err := p.fsys.Open(name)
	if err != nil {
		return "", 0, fmt.Errorf("store %s of %s: %w", name, p.Slug, err)
	}
	defer f.Close()
	want := p.tree.files[name]
	digest, size, err := store.Put(ctx, io.LimitReader(f, want+1))
	if err != nil {
		return "", 0, fmt.Errorf("store %s of %s: %w", name, p.Slug, err)
	}
	if size != want {
		return "", 0, fmt.Errorf("store %s of %s: it had %d bytes when the package was loaded, and has changed", name, p.Slug, want)
	}
	return digest, size, nil
}

// damaged says of an error in reading a file of a package what its author can do,
// as a Finding, where the zip file is to blame; other errors it returns as they are.
func damaged(name string, err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, zip.ErrFormat), errors.Is(err, zip.ErrChecksum), errors.Is(err, io.ErrUnexpectedEOF), errors.As(err, &corrupt):
		return Finding{File: name, Message: "is damaged in the zip file, or is not what the zip file says of it: pack it again"}
	case errors.Is(err, zip.ErrAlgorithm):
		return Finding{File: name, Message: "is compressed in a way that is not supported: pack it again with deflate"}
	}
	return err
}

// Digest is the digest over the names and contents of all files: two packages
// with the same digest are the same. The error is a Finding where a file cannot
// be unpacked.
func (p *Package) Digest() (judge.Digest, error) {
	sum := sha256.New()
	for _, name := range p.tree.paths {
		fmt.Fprintf(sum, "%s\x00%d\x00", name, p.tree.files[name])
		f, err := p.fsys.Open(name)
		if err != nil {
			return "", fmt.Errorf("digest of package %s: %w", p.Slug, damaged(name, err))
		}
		n, err := io.Copy(sum, io.LimitReader(f, p.tree.files[name]+1))
		f.Close()
		if err != nil {
			return "", fmt.Errorf("digest of package %s: %w", p.Slug, damaged(name, err))
		}
		if n != p.tree.files[name] {
			return "", fmt.Errorf("digest of package %s: %s has changed since the package was loaded", p.Slug, name)
		}
	}
	return judge.Digest(hex.EncodeToString(sum.Sum(nil))), nil
}
