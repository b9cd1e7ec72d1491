package gateway

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"

	"github.com/jackc/pgx/v5"

	"assize/judge"
	"assize/problems"
)

// statementChoice is the part of a problem's page that depends on the language.
type statementChoice struct {
	StatementLanguage  string              `json:"statement_language"`
	StatementFormat    string              `json:"statement_format"`
	StatementLanguages []statementLanguage `json:"statement_languages"`

	version string // id of the version that is shown
}

type statementLanguage struct {
	Language string `json:"language"`
	Name     string `json:"name"`
	PDF      string `json:"pdf"`
}

// statementRow is a row of problem_statements.
type statementRow struct {
	language, name, format, source, html, pdf string
}

// newStatements renders the statements, and stores what they refer to.
func (s *Service) newStatements(ctx context.Context, p *problems.Package) ([]statementRow, error) {
	pdfs, err := p.StoreStatementFiles(ctx, s.blobs)
	if err != nil {
		return nil, err
	}
	rows := make([]statementRow, len(p.Statements))
	for i, st := range p.Statements {
		html, err := p.StatementHTML(st, func(i problems.Image) string { return problems.ImagePath(p.Slug, i.Digest) })
		if err != nil {
			return nil, err
		}
		rows[i] = statementRow{st.Language, p.Names[st.Language], string(st.Format), st.Source, html, string(pdfs[st.Language])}
	}
	return rows, nil
}

func insertStatements(ctx context.Context, tx pgx.Tx, version string, rows []statementRow, images []problems.Image) error {
	for i, row := range rows {
		if _, err := tx.Exec(ctx, `INSERT INTO problem_statements (version_id, language, name, format, source, html, pdf, position)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`, version, row.language, row.name, row.format, row.source, row.html, row.pdf, i); err != nil {
			return err
		}
	}
	for _, image := range images {
		if _, err := tx.Exec(ctx, `INSERT INTO problem_images (version_id, digest, media_type) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
			version, string(image.Digest), image.Type); err != nil {
			return err
		}
	}
	return nil
}

// nearest returns the index of the language that is wanted: the same, one that
// differs in its region, or the first.
func nearest(wanted string, languages []string) int {
	base, _, _ := strings.Cut(wanted, "-")
	for _, same := range []func(string) bool{
		func(l string) bool { return strings.EqualFold(l, wanted) },
		func(l string) bool {
			own, _, _ := strings.Cut(l, "-")
			return base != "" && strings.EqualFold(own, base)
		},
	} {
		if i := slices.IndexFunc(languages, same); i >= 0 {
			return i
		}
	}
	return 0
}

func (s *Service) readStatements(ctx context.Context, p *problemPage) error {
	rows, err := s.db.Query(ctx, `SELECT language, name, format, source, html, pdf FROM problem_statements
		WHERE version_id = $1::uuid ORDER BY position`, p.version)
	if err != nil {
		return fmt.Errorf("statements of %s: %w", p.Slug, err)
	}
	p.statements, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (r statementRow, err error) {
		err = row.Scan(&r.language, &r.name, &r.format, &r.source, &r.html, &r.pdf)
		return r, err
	})
	if err != nil {
		return fmt.Errorf("statements of %s: %w", p.Slug, err)
	}
	if len(p.statements) == 0 {
		return fmt.Errorf("statements of %s: version %d has none", p.Slug, p.Version)
	}
	return nil
}

// chooseStatement puts the statement in the language, or the nearest that there
// is, into the page.
func (s *Service) chooseStatement(ctx context.Context, p *problemPage, language string) error {
	if p.statements == nil {
		if err := s.readStatements(ctx, p); err != nil {
			return err
		}
	}
	list := p.statements
	languages := make([]string, len(list))
	p.StatementLanguages = make([]statementLanguage, len(list))
	for i, st := range list {
		languages[i] = st.language
		p.StatementLanguages[i] = statementLanguage{Language: st.language, Name: st.name}
		if st.pdf != "" {
			p.StatementLanguages[i].PDF = "/api/v1/problems/" + p.Slug + "/statement.pdf?language=" + url.QueryEscape(st.language)
		}
	}
	st := list[nearest(language, languages)]
	p.Name, p.StatementLanguage, p.StatementFormat, p.Statement, p.StatementHTML = st.name, st.language, st.format, st.source, st.html
	return nil
}

// getImage serves an image of any version of a problem to whoever may see it.
func (s *Service) getImage(r *request) (*answer, error) {
	slug, digest := r.param("slug"), r.param("digest")
	var mediaType string
	err := s.db.QueryRow(r.ctx, `SELECT i.media_type FROM problem_images i JOIN problem_versions v ON v.id = i.version_id
		JOIN problems p ON p.id = v.problem_id WHERE p.slug = $4 AND i.digest = $5 AND `+visible+` LIMIT 1`,
		r.isJury(), r.now, r.accountID(), slug, digest).Scan(&mediaType)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, notFound("there is no image %q of a problem %q", clip(digest), clip(slug))
	}
	if err != nil {
		return nil, fmt.Errorf("image of %s: %w", slug, err)
	}
	// An SVG file that is opened by itself is a document: it gets no rights.
	return s.blobFile(r.ctx, digest, mediaType, "", "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; sandbox")
}

// getStatementPDF serves the PDF of the statement in a language.
func (s *Service) getStatementPDF(r *request) (*answer, error) {
	p, err := s.readProblem(r, r.param("slug"))
	if err != nil {
		return nil, err
	}
	language, err := r.query("language")
	if err != nil {
		return nil, err
	}
	if err := s.chooseStatement(r.ctx, p, language); err != nil {
		return nil, err
	}
	var digest string
	if err := s.db.QueryRow(r.ctx, `SELECT pdf FROM problem_statements WHERE version_id = $1::uuid AND language = $2`,
		p.version, p.StatementLanguage).Scan(&digest); err != nil {
		return nil, fmt.Errorf("statement of %s: %w", p.Slug, err)
	}
	if digest == "" {
		return nil, notFound("the statement of %q in %q is not there as a PDF", p.Slug, p.StatementLanguage)
	}
	return s.blobFile(r.ctx, digest, "application/pdf", p.Slug+"-"+p.StatementLanguage+".pdf", "")
}

// getPackage serves the package of a problem's current version.
func (s *Service) getPackage(r *request) (*answer, error) {
	slug := r.param("slug")
	var digest string
	err := s.db.QueryRow(r.ctx, `SELECT v.package FROM problems p JOIN problem_versions v ON v.id = p.current_version
		WHERE p.slug = $1`, slug).Scan(&digest)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, noProblem(slug)
	}
	if err != nil {
		return nil, fmt.Errorf("package of %s: %w", slug, err)
	}
	if digest == "" {
		return nil, notFound("the package of %q was not kept when this version was imported; import it again", slug)
	}
	return s.blobFile(r.ctx, digest, "application/zip", slug+".zip", "")
}

// blobFile answers with a blob.
func (s *Service) blobFile(ctx context.Context, digest, mediaType, name, policy string) (*answer, error) {
	f, err := s.blobs.Open(ctx, judge.Digest(digest))
	if err != nil {
		return nil, fmt.Errorf("answer with blob %s: %w", digest, err)
	}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(fmt.Errorf("answer with blob %s: %w", digest, err), f.Close())
	}
	return &answer{file: &answerFile{File: f, size: info.Size(), name: name, policy: policy}, contentType: mediaType, etag: digest[:32]}, nil
}
