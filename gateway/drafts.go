package gateway

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// draft is what somebody types and has not submitted yet. Versions only ever
// grow, also over a deletion: whoever writes names the version that they have
// read, and an editor on another machine is never overwritten unseen.
type draft struct {
	Problem  string `json:"problem"` // slug
	Language string `json:"language"`
	draftText
	Version   int64     `json:"version"`
	UpdatedAt time.Time `json:"updated_at"`
}

// draftText is what was typed: the file that the program starts from, and the
// others where there are several.
type draftText struct {
	Source string       `json:"source"`
	Entry  string       `json:"entry"` // the name of source; "": the language's custom
	Files  []sourceFile `json:"files"` // in the editor's order
}

func (t draftText) equal(other draftText) bool {
	return t.Source == other.Source && t.Entry == other.Entry && slices.Equal(t.Files, other.Files)
}

// check refuses what could not be submitted for its names or its length.
func (t draftText) check(language judge.Language) error {
	if len(t.Files) >= maxFiles {
		return invalid("there are %d files; at most %d are allowed", len(t.Files)+1, maxFiles)
	}
	names := []string{cmp.Or(t.Entry, "main."+preferred(language))}
	total := len(t.Source)
	for _, f := range t.Files {
		names = append(names, f.Name)
		total += len(f.Content)
	}
	if total > judge.MaxSourceBytes {
		return judge.E(judge.TooLarge, fmt.Sprintf("the source has %d bytes; at most %d are allowed", total, judge.MaxSourceBytes))
	}
	if err := judge.CheckFileNames(names); err != nil {
		return invalid("%v", err)
	}
	return nil
}

// draftSummary is a draft in a list.
type draftSummary struct {
	Problem   problemName `json:"problem"`
	Language  string      `json:"language"`
	Bytes     int         `json:"bytes"`
	Version   int64       `json:"version"`
	UpdatedAt time.Time   `json:"updated_at"`
}

// mostDrafts bounds the drafts of one account.
const mostDrafts = 1000

// listDrafts shows one's drafts, the newest first, of problems that one may see
// now.
func (s *Service) listDrafts(r *request) (*answer, error) {
	problem, err := r.query("problem")
	if err != nil {
		return nil, err
	}
	limit, err := r.number("limit", 50, 1, mostDrafts)
	if err != nil {
		return nil, err
	}
	rows, err := s.db.Query(r.ctx, `SELECT p.slug, p.name, d.language, octet_length(d.source) + (SELECT coalesce(sum(octet_length(f->>'content')), 0) FROM jsonb_array_elements(d.files) f), d.version, d.updated_at
		FROM drafts d JOIN problems p ON p.id = d.problem_id
		WHERE d.account_id = $3::text::uuid AND ($4 = '' OR p.slug = $4) AND `+visible+` ORDER BY d.updated_at DESC, d.version DESC LIMIT $5`,
		r.isJury(), r.now, r.account.ID, problem, limit)
	if err != nil {
		return nil, fmt.Errorf("drafts of %s: %w", r.account.Login, err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (d draftSummary, err error) {
		err = row.Scan(&d.Problem.Slug, &d.Problem.Name, &d.Language, &d.Bytes, &d.Version, &d.UpdatedAt)
		d.UpdatedAt = d.UpdatedAt.UTC()
		return d, err
	})
	if err != nil {
		return nil, fmt.Errorf("drafts of %s: %w", r.account.Login, err)
	}
	return &answer{hashed: true, body: struct {
		Drafts []draftSummary `json:"drafts"`
	}{list}}, nil
}

// draftAddress is the problem, which one must be able to see, and the language.
func (s *Service) draftAddress(r *request) (problem string, d draft, err error) {
	d = draft{Problem: r.param("slug"), Language: r.param("language")}
	if !slugPattern.MatchString(d.Problem) {
		return "", d, noProblem(d.Problem)
	}
	err = s.db.QueryRow(r.ctx, `SELECT p.id FROM problems p WHERE p.slug = $4 AND `+visible,
		r.isJury(), r.now, r.accountID(), d.Problem).Scan(&problem)
	if errors.Is(err, pgx.ErrNoRows) {
		return "", d, noProblem(d.Problem)
	}
	if err != nil {
		return "", d, fmt.Errorf("draft for %s: %w", d.Problem, err)
	}
	return problem, d, nil
}

const findDraft = `SELECT source, entry, files, version, updated_at FROM drafts WHERE account_id = $1 AND problem_id = $2 AND language = $3`

func (d *draft) scan(row pgx.Row) error {
	err := row.Scan(&d.Source, &d.Entry, &d.Files, &d.Version, &d.UpdatedAt)
	d.UpdatedAt = d.UpdatedAt.UTC()
	return err
}

func (s *Service) getDraft(r *request) (*answer, error) {
	problem, d, err := s.draftAddress(r)
	if err != nil {
		return nil, err
	}
	err = d.scan(s.db.QueryRow(r.ctx, findDraft, r.account.ID, problem, d.Language))
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, notFound("you have no draft in %q for the problem %q", clip(d.Language), d.Problem)
	}
	if err != nil {
		return nil, fmt.Errorf("draft for %s: %w", d.Problem, err)
	}
	return &answer{hashed: true, body: d}, nil
}

// draftConflict is the answer to one who writes over a version that they have not
// read: nothing is lost of either side.
type draftConflict struct {
	errorBody
	Stored *draft `json:"stored"` // null: it was deleted meanwhile
	Yours  draft  `json:"yours"`  // as it was sent; version is the one that it builds on
}

// putDraft writes a draft that builds on a version: 0 where there was none. What
// is equal to the stored one is taken whatever the version, so that a request may
// be repeated.
func (s *Service) putDraft(r *request) (*answer, error) {
	if err := s.limiter.allow(r.ctx, "draft:"+r.account.ID, s.limiter.rates.Drafts, false); err != nil {
		return nil, err
	}
	var b struct {
		Source  *string      `json:"source"`
		Entry   string       `json:"entry"`
		Files   []sourceFile `json:"files"`
		Version int64        `json:"version"`
	}
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	switch {
	case b.Source == nil:
		return nil, invalid("source is missing; DELETE removes a draft")
	case b.Version < 0:
		return nil, invalid("version is %d; it must be that of the draft which this one builds on, or 0", b.Version)
	}
	problem, d, err := s.draftAddress(r)
	if err != nil {
		return nil, err
	}
	language, err := s.language(d.Language, nil)
	if err != nil {
		return nil, err
	}
	d.draftText = draftText{*b.Source, b.Entry, append([]sourceFile{}, b.Files...)}
	if err := d.check(language); err != nil {
		return nil, err
	}
	var stored *draft
	written := false
	err = pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		// One writer of an account at a time: two tabs may save at once.
		if _, err := tx.Exec(r.ctx, `SELECT pg_advisory_xact_lock(hashtextextended('drafts:' || $1, 0))`, r.account.ID); err != nil {
			return err
		}
		found := d
		switch err := found.scan(tx.QueryRow(r.ctx, findDraft, r.account.ID, problem, d.Language)); {
		case err == nil:
			stored = &found
		case !errors.Is(err, pgx.ErrNoRows):
			return err
		}
		switch {
		case stored != nil && stored.equal(d.draftText):
			d, written = *stored, true
			return nil
		case stored == nil && b.Version != 0, stored != nil && stored.Version != b.Version:
			return nil
		}
		if stored == nil {
			var count int
			if err := tx.QueryRow(r.ctx, `SELECT count(*) FROM drafts WHERE account_id = $1`, r.account.ID).Scan(&count); err != nil {
				return err
			}
			if count >= mostDrafts {
				return judge.E(judge.TooMany, fmt.Sprintf("you have %d drafts, the most there may be; delete some", count))
			}
		}
		written = true
		return d.scan(tx.QueryRow(r.ctx, `INSERT INTO drafts (account_id, problem_id, language, source, entry, files, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
			ON CONFLICT (account_id, problem_id, language) DO UPDATE SET source = excluded.source, entry = excluded.entry, files = excluded.files,
				version = excluded.version, updated_at = excluded.updated_at
			RETURNING source, entry, files, version, updated_at`, r.account.ID, problem, d.Language, d.Source, d.Entry, d.Files, r.now))
	})
	if err != nil {
		return nil, coded(err, "draft for "+d.Problem)
	}
	if written {
		return ok(d), nil
	}
	d.Version, d.UpdatedAt = b.Version, r.now
	message := "the draft was changed elsewhere meanwhile; look at both and write again with the version of the stored one"
	if stored == nil {
		message = "the draft was deleted elsewhere meanwhile; write again with version 0"
	}
	return &answer{status: http.StatusConflict, body: draftConflict{
		errorBody{errorDetail{judge.Conflict, message, r.id}}, stored, d}}, nil
}

// dropDraft deletes a draft; with a version only where nobody has changed it
// since. What is not there is deleted already.
func (s *Service) dropDraft(r *request) (*answer, error) {
	version, err := r.number("version", 0, 1, 1<<62)
	if err != nil {
		return nil, err
	}
	problem, d, err := s.draftAddress(r)
	if err != nil {
		return nil, err
	}
	var left int
	err = s.db.QueryRow(r.ctx, `WITH gone AS (DELETE FROM drafts WHERE account_id = $1 AND problem_id = $2 AND language = $3
			AND ($4::bigint = 0 OR version = $4) RETURNING 1)
		SELECT (SELECT count(*) FROM drafts WHERE account_id = $1 AND problem_id = $2 AND language = $3) - (SELECT count(*) FROM gone)`,
		r.account.ID, problem, d.Language, version).Scan(&left)
	if err != nil {
		return nil, fmt.Errorf("delete draft for %s: %w", d.Problem, err)
	}
	if left > 0 {
		return nil, judge.E(judge.Conflict, "the draft was changed elsewhere meanwhile; nothing is deleted")
	}
	return &answer{status: http.StatusNoContent}, nil
}
