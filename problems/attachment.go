package problems

import (
	"context"
	"fmt"

	"assize/blob"
	"assize/judge"
)

// Attachment is a file that contestants may download.
type Attachment struct {
	Name  string // below attachments/, folders and all
	Bytes int64
}

// maxAttachments bounds their number: each is a line of the problem's page.
const maxAttachments = 100

// attachments lists attachments/.
func (l *loader) attachments() {
	const dir = "attachments"
	for _, name := range l.tree.under(dir) {
		l.pkg.Attachments = append(l.pkg.Attachments, Attachment{Name: name, Bytes: l.tree.files[dir+"/"+name]})
	}
	if n := len(l.pkg.Attachments); n > maxAttachments {
		l.found.errorf(dir, 0, "has %d files, at most %d are allowed; pack them into one", n, maxAttachments)
	}
}

// StoreAttachments puts the attachments into the store and returns their digests, in
// the order of Attachments.
func (p *Package) StoreAttachments(ctx context.Context, store blob.Store) ([]judge.Digest, error) {
	digests := make([]judge.Digest, len(p.Attachments))
	for i, a := range p.Attachments {
		digest, _, err := p.put(ctx, store, "attachments/"+a.Name)
		if err != nil {
			return nil, fmt.Errorf("attachment %s: %w", a.Name, err)
		}
		digests[i] = digest
	}
	return digests, nil
}
