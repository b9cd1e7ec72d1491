package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// problemVersion is one import of a problem whose package differed from the one
// before. A judgement names the version by its dataset.
type problemVersion struct {
	Number      int          `json:"version"`
	State       string       `json:"state"` // pending, current, past, dropped
	Dataset     judge.Digest `json:"dataset"`
	Package     judge.Digest `json:"package_sha256"`
	CreatedAt   time.Time    `json:"created_at"`
	AppliedAt   *time.Time   `json:"applied_at"`
	TestCases   int          `json:"test_cases"`
	Changes     dataChanges  `json:"changes"`
	Submissions int          `json:"submissions"` // whose current judgement is by it
	Rejudging   *string      `json:"rejudging"`   // id of the open one that tries it out
}

// dataChanges is what differs from the version before, as far as verdicts may
// depend on it.
type dataChanges struct {
	Added   int  `json:"added"` // test cases
	Removed int  `json:"removed"`
	Changed int  `json:"changed"`
	Rules   bool `json:"rules"` // limits, validator, points
}

func (s *Service) listVersions(r *request) (*answer, error) {
	slug := r.param("slug")
	rows, err := s.db.Query(r.ctx, `SELECT v.number, CASE WHEN v.id = p.current_version THEN 'current' WHEN v.dropped_at IS NOT NULL THEN 'dropped'
				WHEN v.applied_at IS NULL THEN 'pending' ELSE 'past' END,
			v.dataset, v.package_sha256, v.created_at, v.applied_at,
			(SELECT count(*) FROM submissions s`+currentJudgement+` WHERE s.problem_id = p.id AND NOT s.trial AND j.dataset = v.dataset),
			(SELECT g.id::text FROM rejudgings g WHERE g.version_id = v.id AND g.state = 'open' ORDER BY g.created_at DESC LIMIT 1)
		FROM problems p JOIN problem_versions v ON v.problem_id = p.id WHERE p.slug = $1 ORDER BY v.number DESC LIMIT 100`, slug)
	if err != nil {
		return nil, fmt.Errorf("versions of %s: %w", slug, err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (v problemVersion, err error) {
		err = row.Scan(&v.Number, &v.State, &v.Dataset, &v.Package, &v.CreatedAt, &v.AppliedAt, &v.Submissions, &v.Rejudging)
		v.CreatedAt, v.AppliedAt = v.CreatedAt.UTC(), utc(v.AppliedAt)
		return v, err
	})
	if err != nil {
		return nil, fmt.Errorf("versions of %s: %w", slug, err)
	}
	if len(list) == 0 {
		return nil, noProblem(slug)
	}
	for i := range list {
		d, err := s.dataset(r.ctx, list[i].Dataset)
		if err != nil {
			return nil, fmt.Errorf("version %d of %s: %w", list[i].Number, slug, err)
		}
		var before judge.Dataset
		if i+1 < len(list) {
			if before, err = s.dataset(r.ctx, list[i+1].Dataset); err != nil {
				return nil, fmt.Errorf("version %d of %s: %w", list[i+1].Number, slug, err)
			}
		}
		list[i].TestCases = len(d.Cases)
		list[i].Changes = compareData(before, d, i+1 == len(list))
	}
	return &answer{hashed: true, body: struct {
		Versions []problemVersion `json:"versions"`
	}{list}}, nil
}

func compareData(before, after judge.Dataset, first bool) (c dataChanges) {
	old := make(map[string]judge.TestCase, len(before.Cases))
	for _, t := range before.Cases {
		old[t.Name] = t
	}
	for _, t := range after.Cases {
		switch was, ok := old[t.Name]; {
		case !ok:
			c.Added++
		case !sameJSON(was, t):
			c.Changed++
		}
		delete(old, t.Name)
	}
	c.Removed = len(old)
	before.Cases, after.Cases = nil, nil
	c.Rules = !first && !sameJSON(before, after)
	return c
}

// sameJSON reports whether two values are encoded alike.
func sameJSON(a, b any) bool {
	first, err := json.Marshal(a)
	second, otherErr := json.Marshal(b)
	return err == nil && otherErr == nil && bytes.Equal(first, second)
}

// foundVersion is a version as it is changed.
type foundVersion struct {
	id                        string
	current, applied, dropped bool
}

// findVersion locks the problem, so that nobody else changes its versions.
func findVersion(ctx context.Context, tx pgx.Tx, slug string, number int) (v foundVersion, err error) {
	var problem string
	err = tx.QueryRow(ctx, `SELECT id FROM problems WHERE slug = $1 FOR NO KEY UPDATE`, slug).Scan(&problem)
	if errors.Is(err, pgx.ErrNoRows) {
		return v, noProblem(slug)
	}
	if err != nil {
		return v, err
	}
	err = tx.QueryRow(ctx, `SELECT v.id, v.id = p.current_version, v.applied_at IS NOT NULL, v.dropped_at IS NOT NULL
		FROM problem_versions v JOIN problems p ON p.id = v.problem_id WHERE v.problem_id = $1 AND v.number = $2`, problem, number).
		Scan(&v.id, &v.current, &v.applied, &v.dropped)
	if errors.Is(err, pgx.ErrNoRows) {
		return v, notFound("the problem %q has no version %d", slug, number)
	}
	return v, err
}

// applyVersion makes a version the one that submissions are judged by.
func applyVersion(ctx context.Context, tx pgx.Tx, id string, now time.Time) error {
	if _, err := tx.Exec(ctx, `UPDATE problem_versions SET applied_at = coalesce(applied_at, $2) WHERE id = $1`, id, now); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, `UPDATE problems p SET current_version = v.id, updated_at = $2, name = coalesce(v.name, p.name), difficulty = coalesce(v.difficulty, p.difficulty),
			tags = coalesce(v.tags, p.tags), title_search = coalesce(v.title_search, p.title_search), search = coalesce(v.search, p.search)
		FROM problem_versions v WHERE v.id = $1 AND p.id = v.problem_id`, id, now)
	return err
}

// changeVersion runs f on the version that the address names.
func (s *Service) changeVersion(r *request, action string, f func(tx pgx.Tx, v foundVersion) error) (*answer, error) {
	slug := r.param("slug")
	number, err := strconv.Atoi(r.param("version"))
	if err != nil || number < 1 || number > 1<<30 {
		return nil, notFound("the problem %q has no version %q", clip(slug), clip(r.param("version")))
	}
	d := &deed{action: action, subject: slug, detail: map[string]int{"version": number}}
	err = s.audited(r, d, func(tx pgx.Tx) error {
		v, err := findVersion(r.ctx, tx, slug, number)
		if err != nil {
			return err
		}
		var open *string
		if err := tx.QueryRow(r.ctx, `SELECT max(id::text) FROM rejudgings WHERE version_id = $1 AND state = 'open'`, v.id).Scan(&open); err != nil {
			return err
		}
		if open != nil {
			return judge.E(judge.Conflict, fmt.Sprintf("the rejudging %s tries out version %d of %q; apply or cancel that", *open, number, slug))
		}
		return f(tx, v)
	})
	if err != nil {
		return nil, coded(err, action+" "+slug)
	}
	return &answer{status: http.StatusNoContent}, nil
}

// putVersion makes a version current without judging anything again: a pending
// one, or one of before.
func (s *Service) putVersion(r *request) (*answer, error) {
	return s.changeVersion(r, "version.apply", func(tx pgx.Tx, v foundVersion) error {
		if v.dropped {
			return judge.E(judge.Conflict, "the version was dropped; import the package again")
		}
		return applyVersion(r.ctx, tx, v.id, r.now)
	})
}

// dropVersion says that a pending version will never be applied.
func (s *Service) dropVersion(r *request) (*answer, error) {
	return s.changeVersion(r, "version.drop", func(tx pgx.Tx, v foundVersion) error {
		if v.current || v.applied {
			return judge.E(judge.Conflict, "submissions were judged by this version, so it stays; only one that waits can be dropped")
		}
		_, err := tx.Exec(r.ctx, `UPDATE problem_versions SET dropped_at = coalesce(dropped_at, $2) WHERE id = $1`, v.id, r.now)
		return err
	})
}
