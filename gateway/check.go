package gateway

import (
	"bytes"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"unicode/utf8"

	"github.com/jackc/pgx/v5"

	"assize/judge"
	"assize/problems"
)

// checkedExample is an example submission of a package that is judged to see
// whether it gets the verdict that its folder is named for.
type checkedExample struct {
	Path     string          `json:"path"` // below submissions/
	Language string          `json:"language"`
	Expected []judge.Verdict `json:"expected"`
	// Trial is where its verdict will be; nil where it is not judged.
	Trial *string `json:"trial"`
	// Skipped says why it is not judged; "" where it is.
	Skipped string `json:"skipped"`
}

// checkVersion judges every example submission of a version against its whole
// data, as trials: they count nowhere and are deleted with other trials. They wait
// behind whatever else there is to judge.
func (s *Service) checkVersion(r *request) (*answer, error) {
	if err := s.limiter.allow(r.ctx, "check:"+r.account.ID, s.limiter.rates.Posts, false); err != nil {
		return nil, err
	}
	slug := r.param("slug")
	number, err := strconv.Atoi(r.param("version"))
	if err != nil || number < 1 || number > 1<<30 {
		return nil, notFound("the problem %q has no version %q", clip(slug), clip(r.param("version")))
	}
	var problem, version, zip string
	var dataset judge.Digest
	var allowed []string
	var sourceBytes int
	err = s.db.QueryRow(r.ctx, `SELECT p.id, v.id, v.package, v.dataset, v.languages, v.source_bytes
		FROM problems p JOIN problem_versions v ON v.problem_id = p.id WHERE p.slug = $1 AND v.number = $2`, slug, number).
		Scan(&problem, &version, &zip, &dataset, &allowed, &sourceBytes)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, notFound("the problem %q has no version %d", clip(slug), number)
	case err != nil:
		return nil, fmt.Errorf("check %s: %w", slug, err)
	case zip == "":
		return nil, notFound("the package of version %d was not kept; import it again", number)
	}
	p, err := s.storedPackage(r, zip)
	if err != nil {
		return nil, fmt.Errorf("check %s: %w", slug, err)
	}

	examples := make([]checkedExample, len(p.Submissions))
	var judged []*newSubmission
	for i, example := range p.Submissions {
		examples[i] = checkedExample{Path: example.Path, Language: string(example.Language), Expected: example.Expected}
		n, err := s.prepare(r)
		if err != nil {
			return nil, err
		}
		n.problem, n.version, n.dataset = &problem, &version, dataset
		n.language, n.entry, n.trial, n.class = string(example.Language), example.Entry, true, judge.Rejudge
		language, err := s.language(n.language, allowed)
		if err == nil {
			n.files, err = exampleFiles(example, language, sourceBytes)
		}
		var refused *judge.Error
		switch {
		case errors.As(err, &refused):
			examples[i].Skipped = refused.Message
		case err != nil:
			return nil, fmt.Errorf("check %s: %w", slug, err)
		default:
			examples[i].Trial = &n.id
			judged = append(judged, n)
		}
	}
	err = pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		for _, n := range judged {
			if err := insertSubmission(r.ctx, tx, n); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("check %s: %w", slug, err)
	}
	for _, n := range judged {
		s.publishSoon(n.open())
	}
	return &answer{status: http.StatusAccepted, body: map[string]any{"examples": examples}}, nil
}

// storedPackage loads a package that was imported before.
func (s *Service) storedPackage(r *request, zip string) (*problems.Package, error) {
	f, err := s.blobs.Open(r.ctx, judge.Digest(zip))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	limits := problems.DefaultLimits
	limits.ArchiveBytes = s.cfg.MaxPackageBytes
	return problems.LoadZip(f, info.Size(), limits)
}

// exampleFiles are the files of an example as a submission has them.
func exampleFiles(example problems.Submission, language judge.Language, sourceBytes int) ([]sourceFile, error) {
	var program program
	for _, f := range example.Files {
		if !utf8.Valid(f.Data) || bytes.IndexByte(f.Data, 0) >= 0 {
			return nil, invalid("%s is no UTF-8 text", clip(f.Name))
		}
		program.Files = append(program.Files, sourceFile{Name: f.Name, Content: string(f.Data)})
	}
	return program.files(language, sourceBytes)
}
