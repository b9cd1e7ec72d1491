package compiler

import (
	"context"
	"fmt"

	"assize/blob"
	"assize/judge"
)

// answers passes on a submission that is outputs: there is nothing to compile.
func (c *Compiler) answers(ctx context.Context, req Request) (Result, error) {
	files := make([]judge.File, len(req.Files))
	size, most, count := 0, judge.MaxSourceBytes, maxFiles
	if req.MaxBytes > 0 {
		most, count = req.MaxBytes, 10_000
	}
	for i, f := range req.Files {
		if size += len(f.Content); !judge.PlainFileName(f.Name) || size > most || len(files) > count {
			return Result{Reason: fmt.Sprintf("the answers are in at most %d files with plain names, of %d bytes together", count, most)}, nil
		}
		files[i] = judge.File{Name: f.Name, Content: f.Content}
	}
	archive, err := judge.EncodeFiles(files)
	if err != nil {
		return Result{Reason: "two answers have the same name"}, nil
	}
	r := Result{OK: true, FuelMultiplier: 1}
	if r.Module, err = blob.PutBytes(ctx, c.blobs, archive); err != nil {
		return Result{}, fmt.Errorf("keep the answers: %w", err)
	}
	return r, nil
}
