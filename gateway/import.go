package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"assize/judge"
	"assize/problems"
)

// Imported says what an import came to.
type Imported struct {
	Slug    string `json:"slug"`
	Version int    `json:"version"`
	// Changed is false where the same package was imported before.
	Changed bool `json:"changed"`
	// Warnings are what is odd about the package.
	Warnings []problems.Finding `json:"warnings"`
	// Applied is false where submissions are judged by an earlier version, until
	// this one is applied.
	Applied bool `json:"applied"`
}

// importProblem takes a zipped package. It goes to a file first: packages may
// be larger than memory.
func (s *Service) importProblem(r *request) (*answer, error) {
	if t := r.mediaType(); t != "application/zip" {
		return nil, judge.E(judge.Unsupported, fmt.Sprintf("the body must be application/zip, not %q", clip(r.header("Content-Type"))))
	}
	when, err := r.choice("apply", string(applyAuto), string(applyNow), string(applyLater))
	if err != nil {
		return nil, err
	}
	visibility, err := r.choice("visibility", "public", "hidden")
	if err != nil {
		return nil, err
	}
	f, err := os.CreateTemp(s.cfg.TempDir, "assize-package-*.zip")
	if err != nil {
		return nil, fmt.Errorf("import problem: %w", err)
	}
	defer func() {
		_ = f.Close() // only read since it was written
		_ = os.Remove(f.Name())
	}()
	size, err := io.Copy(f, r.bodyWithin(s.cfg.Patience))
	var stalled *stalledError
	switch {
	case errors.As(err, &stalled):
		return nil, &judge.Error{Code: judge.Invalid, Message: fmt.Sprintf("nothing of the package came for %v, after %d bytes of it; send it again", stalled.patience, size), Cause: err}
	case err != nil && judge.CodeOf(err) == judge.TooLarge:
		return nil, err
	case err != nil:
		return nil, &judge.Error{Code: judge.Invalid, Message: fmt.Sprintf("the package ends early, after %d bytes", size), Cause: err}
	}
	// However long it took to come, there is the whole time to work on it.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.ctx), importTime)
	defer cancel()
	r.ctx = ctx
	limits := problems.DefaultLimits
	limits.ArchiveBytes = s.cfg.MaxPackageBytes
	p, err := problems.LoadZip(f, size, limits)
	if err != nil {
		// What the loader finds is said of the package, for its author.
		return nil, &judge.Error{Code: judge.Invalid, Message: "the package cannot be used: " + strings.ReplaceAll(err.Error(), "\n", "; "), Cause: err}
	}
	how := importing{when: applyWhen(when), hidden: visibility == "hidden"}
	done, err := s.importPackage(r.ctx, p, how, func(tx pgx.Tx, number int) error {
		return audit(r, tx, deed{action: "problem.import", subject: p.Slug, detail: map[string]int{"version": number}})
	})
	if err != nil {
		return nil, err
	}
	status := http.StatusOK
	if done.Changed {
		status = http.StatusCreated
	}
	return &answer{status: status, body: done}, nil
}

// ImportPackage makes p the current version of its problem. The test data are
// in the blob store before the version is in the database. A package whose
// digest is that of the current version changes nothing. The error has the code
// Invalid where the package names no problem.
func (s *Service) ImportPackage(ctx context.Context, p *problems.Package) (Imported, error) {
	return s.importPackage(ctx, p, importing{when: applyNow}, func(pgx.Tx, int) error { return nil })
}

// applyWhen says when submissions are judged by what is imported.
type applyWhen string

const (
	applyAuto  applyWhen = "auto" // later where there are submissions and data or limits differ, else now
	applyNow   applyWhen = "now"
	applyLater applyWhen = "later"
)

// importing says what becomes of a package that is imported.
type importing struct {
	when   applyWhen
	hidden bool // where the problem is new: until a contest with it begins
}

// importPackage calls also in the transaction of a new version.
func (s *Service) importPackage(ctx context.Context, p *problems.Package, how importing, also func(tx pgx.Tx, number int) error) (Imported, error) {
	done := Imported{Slug: p.Slug, Warnings: append([]problems.Finding{}, p.Warnings...)}
	if p.Slug == "" {
		return done, invalid("the package's files must lie in one folder, which names the problem")
	}
	digest, err := p.Digest() // reads every file once, before anything is stored
	if found := (problems.Finding{}); errors.As(err, &found) {
		return done, &judge.Error{Code: judge.Invalid, Message: "the package cannot be used: " + found.Error(), Cause: err}
	}
	if err != nil {
		return done, err
	}
	var same, pending bool
	err = s.db.QueryRow(ctx, `SELECT v.number, v.package_sha256 = $2, v.id = p.current_version, v.applied_at IS NULL FROM problems p JOIN problem_versions v ON v.problem_id = p.id
		WHERE p.slug = $1 AND v.dropped_at IS NULL ORDER BY v.number DESC LIMIT 1`, p.Slug, string(digest)).Scan(&done.Version, &same, &done.Applied, &pending)
	if err == nil && same && !(pending && how.when == applyNow) {
		return done, nil
	}
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return done, fmt.Errorf("import %s: %w", p.Slug, err)
	}
	version, err := s.newVersion(ctx, p, digest)
	if err != nil {
		return done, fmt.Errorf("import %s: %w", p.Slug, err)
	}
	if err := s.insertVersion(ctx, p, version, how, &done, also); err != nil {
		return done, fmt.Errorf("import %s: %w", p.Slug, err)
	}
	return done, nil
}

// versionRow is a row of problem_versions.
type versionRow struct {
	id, packageDigest, dataset, sampleDataset string
	zip                                       string
	statements                                []statementRow
	editorials                                []byte
	statement, html                           string
	limits, validator, samples, examples      []byte
	groups, attachments                       []byte
	languages, types                          []string
}

func (s *Service) newVersion(ctx context.Context, p *problems.Package, digest judge.Digest) (v versionRow, err error) {
	id, err := uuid.NewV7()
	if err != nil {
		return v, err
	}
	_, dataset, err := p.Dataset(ctx, s.blobs)
	if err != nil {
		return v, err
	}
	_, sampleDataset, err := p.SampleDataset(ctx, s.blobs)
	if err != nil {
		return v, err
	}
	statements, err := s.newStatements(ctx, p)
	if err != nil {
		return v, err
	}
	editorials := []editorial{}
	for _, e := range p.Editorials {
		html, err := p.StatementHTML(e, func(i problems.Image) string { return problems.ImagePath(p.Slug, i.Digest) })
		if err != nil {
			return v, err
		}
		editorials = append(editorials, editorial{e.Language, e.Source, html})
	}
	attachments, err := s.newAttachments(ctx, p)
	if err != nil {
		return v, err
	}
	zip, err := p.StoreZip(ctx, s.blobs)
	if err != nil {
		return v, err
	}
	v = versionRow{
		id: id.String(), packageDigest: string(digest), dataset: string(dataset), sampleDataset: string(sampleDataset),
		zip: string(zip), statements: statements,
		statement: statements[0].source, html: statements[0].html, languages: []string{}, types: p.Types(),
	}
	for _, l := range p.Languages {
		v.languages = append(v.languages, string(l))
	}
	if p.Answers {
		v.languages = []string{string(judge.Answers)}
	}
	samples := p.Samples
	if samples == nil {
		samples = []problems.Sample{}
	}
	for _, part := range []struct {
		to    *[]byte
		value any
	}{{&v.limits, p.Limits.OrDefault()}, {&v.validator, p.Validator}, {&v.samples, samples}, {&v.examples, exampleSolutions(p)}, {&v.editorials, editorials},
		{&v.groups, groupInfos(p.Groups)}, {&v.attachments, attachments}} {
		if *part.to, err = json.Marshal(part.value); err != nil {
			return v, err
		}
	}
	return v, nil
}

// exampleSolutions are the accepted single-file submissions of the package:
// those that teach something.
func exampleSolutions(p *problems.Package) []exampleSolution {
	examples := []exampleSolution{}
	for _, sub := range p.Submissions {
		if sub.Folder() != "accepted" || len(sub.Files) != 1 {
			continue
		}
		source := strings.ToValidUTF8(string(sub.Files[0].Data), "\uFFFD")
		examples = append(examples, exampleSolution{
			Language: sub.Language, Name: path.Base(sub.Path), Expected: judge.AC,
			Source: strings.ReplaceAll(source, "\x00", "\uFFFD"), // jsonb holds no NUL
		})
	}
	return examples
}

// insertVersion fences imports of one problem against one another: the row of
// the problem is locked.
func (s *Service) insertVersion(ctx context.Context, p *problems.Package, v versionRow, how importing, done *Imported, also func(tx pgx.Tx, number int) error) error {
	id, err := uuid.NewV7()
	if err != nil {
		return err
	}
	now, when := s.now(), how.when
	visibility := "public"
	if how.hidden || p.EmbargoUntil.After(now) {
		visibility = "hidden"
	}
	tags := p.Tags
	if tags == nil {
		tags = []string{}
	}
	return pgx.BeginFunc(ctx, s.db, func(tx pgx.Tx) error {
		var problem string
		err := tx.QueryRow(ctx, `INSERT INTO problems (id, slug, name, visibility, search, created_at, updated_at)
			VALUES ($1, $2, $3, $4, '', $5, $5) ON CONFLICT (slug) DO UPDATE SET visibility = problems.visibility RETURNING id`,
			id.String(), p.Slug, p.Name(), visibility, now).Scan(&problem)
		if err != nil {
			return err
		}
		var newest, digest string
		var pending bool
		err = tx.QueryRow(ctx, `SELECT v.id, v.number, v.package_sha256, v.id = p.current_version, v.applied_at IS NULL
			FROM problems p JOIN problem_versions v ON v.problem_id = p.id WHERE p.id = $1 AND v.dropped_at IS NULL ORDER BY v.number DESC LIMIT 1`, problem).
			Scan(&newest, &done.Version, &digest, &done.Applied, &pending)
		switch {
		case err == nil && digest == v.packageDigest && pending && when == applyNow:
			done.Applied = true
			if err := also(tx, done.Version); err != nil {
				return err
			}
			return applyVersion(ctx, tx, newest, now)
		case err == nil && digest == v.packageDigest:
			return nil // somebody else imported the same package meanwhile
		case err != nil && !errors.Is(err, pgx.ErrNoRows):
			return err
		}
		var waits bool
		if err := tx.QueryRow(ctx, `SELECT v.dataset <> $2 AND EXISTS (SELECT FROM submissions s WHERE s.problem_id = p.id AND NOT s.trial)
			FROM problems p JOIN problem_versions v ON v.id = p.current_version WHERE p.id = $1`, problem, v.dataset).Scan(&waits); errors.Is(err, pgx.ErrNoRows) {
			when = applyNow // there is none yet
		} else if err != nil {
			return err
		}
		done.Changed = true
		done.Applied = when == applyNow || when != applyLater && !waits
		number := &done.Version
		err = tx.QueryRow(ctx, `INSERT INTO problem_versions (id, problem_id, number, package_sha256, dataset, sample_dataset,
				statement, statement_html, limits, constraints, validator, samples, examples, languages, source_bytes, created_at, package, types, groups, attachments)
			SELECT $1, $2, coalesce(max(number), 0) + 1, $3, $4, $5, $6, $7, $8::jsonb, $9, $10::jsonb, $11::jsonb, $12::jsonb, $13, $14, $15, $16, $17, $18::jsonb, $19::jsonb
			FROM problem_versions WHERE problem_id = $2 RETURNING number`,
			v.id, problem, v.packageDigest, v.dataset, v.sampleDataset, v.statement, v.html, string(v.limits), p.Constraints,
			string(v.validator), string(v.samples), string(v.examples), v.languages, sourceBytes(p), now, v.zip, v.types, string(v.groups), string(v.attachments)).Scan(number)
		if err != nil {
			return err
		}
		if err := insertStatements(ctx, tx, v.id, v.statements, p.Images); err != nil {
			return err
		}
		if err := also(tx, *number); err != nil {
			return err
		}
		names, labels, statements := searchText(p)
		_, err = tx.Exec(ctx, `WITH title AS (SELECT setweight(to_tsvector('simple', $5), 'A') || setweight(to_tsvector('simple', $6), 'B') AS words)
			UPDATE problem_versions SET name = $2, difficulty = $3, tags = $4, title_search = title.words, search = strip(title.words || to_tsvector('simple', $7)),
				editorials = $8::jsonb
			FROM title WHERE id = $1`, v.id, p.Name(), p.Difficulty, tags, names, labels, statements, string(v.editorials))
		if err == nil && done.Applied {
			err = applyVersion(ctx, tx, v.id, now)
		}
		if err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `INSERT INTO problem_stats (problem_id) VALUES ($1) ON CONFLICT DO NOTHING`, problem)
		return err
	})
}

func groupInfos(groups []judge.TestGroup) []groupInfo {
	infos := make([]groupInfo, len(groups))
	for i, g := range groups {
		infos[i] = groupInfo{g.Name, g.Most()}
	}
	return infos
}

func sourceBytes(p *problems.Package) int64 {
	if p.CodeBytes <= 0 {
		return judge.MaxSourceBytes
	}
	return p.CodeBytes
}
