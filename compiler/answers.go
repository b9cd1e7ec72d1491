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
	size := 0
	for i, f := range req.Files {
		if size += len(f.Content); !fileName.MatchString(f.Name) || size > judge.MaxSourceBytes || len(files) > maxFiles {
			return Result{Reason: fmt.Sprintf("the answers are in at most %d files with plain names, of %d bytes together", maxFiles, judge.MaxSourceBytes)}, nil
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
