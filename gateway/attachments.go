package gateway

import (
	"context"
	"net/url"
	"path"

	"assize/problems"
)

// attachment is a file that is offered with a problem.
type attachment struct {
	Name   string `json:"name"` // with its folders
	Bytes  int64  `json:"bytes"`
	SHA256 string `json:"sha256"` // and the digest of its blob
	URL    string `json:"url"`
}

// newAttachments stores the attachments of a package.
func (s *Service) newAttachments(ctx context.Context, p *problems.Package) ([]attachment, error) {
	digests, err := p.StoreAttachments(ctx, s.blobs)
	if err != nil {
		return nil, err
	}
	list := make([]attachment, len(digests))
	for i, a := range p.Attachments {
		list[i] = attachment{a.Name, a.Bytes, string(digests[i]), "/api/v1/problems/" + p.Slug + "/attachment?name=" + url.QueryEscape(a.Name)}
	}
	return list, nil
}

// getAttachment serves an attachment of the current version to whoever may see the
// problem: as a download, whatever it is.
func (s *Service) getAttachment(r *request) (*answer, error) {
	p, err := s.readProblem(r, r.param("slug"))
	if err != nil {
		return nil, err
	}
	name, err := r.query("name")
	if err != nil {
		return nil, err
	}
	for _, a := range p.Attachments {
		if a.Name == name {
			return s.blobFile(r.ctx, a.SHA256, "application/octet-stream", path.Base(name), "default-src 'none'; frame-ancestors 'none'; sandbox")
		}
	}
	return nil, notFound("there is no attachment %q of the problem %q", clip(name), p.Slug)
}
