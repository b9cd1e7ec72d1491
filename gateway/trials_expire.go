package gateway

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/blob"
	"assize/judge"
)

// Trials are looked at once, right after they have run, and there are many more of
// them than of submissions. They are deleted after Config.KeepTrials, in three steps
// that each table's one writer takes: the gateway deletes the submission and notes
// what it has left (expired_trials), the leaderboard deletes its judgement, and then
// the gateway frees the blobs that nothing else refers to. A crash between two of them
// leaves the rest to the next look.

// DefaultKeepTrials is how long trials are kept where nobody says otherwise.
const DefaultKeepTrials = 7 * 24 * time.Hour

const (
	// expireBatch is how many trials are deleted in one transaction.
	expireBatch = 200
	// freedAfter is for how long nobody must have put or asked for a blob that is
	// freed: what was stored a moment ago may be about to be referred to.
	freedAfter = 24 * time.Hour
)

// Freer is a blob store that can free what is not needed any more. Where Deps.Blobs
// is none, the blobs of expired trials stay.
type Freer interface {
	// Free removes a blob unless somebody has put it or asked whether it is there
	// since then, and reports whether it is gone.
	Free(ctx context.Context, digest judge.Digest, since time.Time) (gone bool, err error)
}

func (s *Service) expireLoop(ctx context.Context) {
	tick := time.NewTicker(s.cfg.ExpireEvery)
	defer tick.Stop()
	for {
		if err := errors.Join(s.expireTrials(ctx), s.freeBlobs(ctx)); err != nil && ctx.Err() == nil {
			s.log.Warn("gateway: old trials are left to the next look", "error", err)
		}
		select {
		case <-tick.C:
		case <-ctx.Done():
			return
		}
	}
}

// expireTrials deletes the trials that are old enough.
func (s *Service) expireTrials(ctx context.Context) error {
	for {
		n, err := s.expireSome(ctx)
		if err != nil {
			return fmt.Errorf("expire trials: %w", err)
		}
		if n < expireBatch {
			return nil
		}
	}
}

func (s *Service) expireSome(ctx context.Context) (n int, err error) {
	now := s.now()
	err = pgx.BeginFunc(ctx, s.db, func(tx pgx.Tx) error {
		rows, err := tx.Query(ctx, `SELECT s.id::text,
				ARRAY(SELECT r.dataset FROM judgement_requests r WHERE r.submission_id = s.id
					AND NOT EXISTS (SELECT FROM problem_versions v WHERE v.id = s.version_id AND r.dataset IN (v.sample_dataset, v.dataset))),
				ARRAY(SELECT encode(sha256(f.content), 'hex') FROM submission_files f WHERE f.submission_id = s.id)
				|| ARRAY(SELECT x.digest FROM judgements j LEFT JOIN runs u ON u.judgement_id = j.id
					CROSS JOIN LATERAL (VALUES (j.compile ->> 'module'), (u.output), (u.stderr), (u.transcript)) x (digest)
					WHERE j.submission_id = s.id AND x.digest <> '')
			FROM submissions s WHERE s.trial AND s.submitted_at < $1
			ORDER BY s.submitted_at LIMIT $2 FOR UPDATE OF s SKIP LOCKED`, now.Add(-s.cfg.KeepTrials), expireBatch)
		if err != nil {
			return err
		}
		type trial struct {
			id              string
			datasets, blobs []string
		}
		trials, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (t trial, err error) {
			return t, row.Scan(&t.id, &t.datasets, &t.blobs)
		})
		if err != nil || len(trials) == 0 {
			return err
		}
		ids := make([]string, len(trials))
		batch := &pgx.Batch{}
		for i, t := range trials {
			ids[i] = t.id
			for _, dataset := range t.datasets { // of an input of one's own
				inside, err := s.mentioned(ctx, judge.Digest(dataset))
				if err != nil {
					return err
				}
				t.blobs = append(append(t.blobs, dataset), inside...)
			}
			slices.Sort(t.blobs)
			batch.Queue(`INSERT INTO expired_trials (submission_id, blobs, expired_at) VALUES ($1, $2, $3)`, t.id, slices.Compact(t.blobs), now)
		}
		batch.Queue(`DELETE FROM submissions WHERE id = ANY($1::uuid[])`, ids)
		n = len(trials)
		return tx.SendBatch(ctx, batch).Close()
	})
	return n, err
}

// digests are those that a text mentions.
var digests = regexp.MustCompile(`\b[0-9a-f]{64}\b`)

// mentioned returns all that a dataset refers to: whatever it says of blobs it says
// by their digests. Of one that is gone it returns nothing.
func (s *Service) mentioned(ctx context.Context, dataset judge.Digest) ([]string, error) {
	b, err := blob.Read(ctx, s.blobs, dataset, judge.MaxDatasetBytes)
	if errors.Is(err, blob.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("dataset: %w", err)
	}
	return digests.FindAllString(string(b), -1), nil
}

// freeBlobs frees what expired trials have left, as far as their judgements are
// deleted. Of several gateways one does.
func (s *Service) freeBlobs(ctx context.Context) error {
	freer, ok := s.blobs.(Freer)
	if !ok {
		return nil
	}
	err := pgx.BeginFunc(ctx, s.db, func(tx pgx.Tx) error {
		var mine bool
		if err := tx.QueryRow(ctx, `SELECT pg_try_advisory_xact_lock(hashtextextended('free blobs', 0))`).Scan(&mine); err != nil || !mine {
			return err
		}
		rows, err := tx.Query(ctx, `SELECT e.submission_id::text, e.blobs FROM expired_trials e
			WHERE NOT EXISTS (SELECT FROM judgements j WHERE j.submission_id = e.submission_id) ORDER BY e.expired_at LIMIT 5000`)
		if err != nil {
			return err
		}
		left := map[string]bool{} // blobs of the trials
		of := map[string][]string{}
		var id string
		var blobs []string
		if _, err := pgx.ForEachRow(rows, []any{&id, &blobs}, func() error {
			of[id] = slices.Clone(blobs)
			for _, b := range blobs {
				left[b] = true
			}
			return nil
		}); err != nil || len(of) == 0 {
			return err
		}
		if err := s.unmarkReferred(ctx, tx, left); err != nil {
			return err
		}
		since := time.Now().Add(-freedAfter) // by the clock of the folder's files
		for b := range left {
			gone, err := freer.Free(ctx, judge.Digest(b), since)
			if err != nil {
				return err
			}
			if gone {
				delete(left, b)
			}
		}
		var done []string
		for id, blobs := range of {
			if !slices.ContainsFunc(blobs, func(b string) bool { return left[b] }) {
				done = append(done, id)
			}
		}
		_, err = tx.Exec(ctx, `DELETE FROM expired_trials WHERE submission_id = ANY($1::uuid[])`, done)
		return err
	})
	if err != nil {
		return fmt.Errorf("free the blobs of expired trials: %w", err)
	}
	return nil
}

// unmarkReferred takes out of the set every blob that something refers to: a version
// of a problem with all that is in its datasets, a judgement, whose receipt names it,
// or a judgement that is still to be made.
func (s *Service) unmarkReferred(ctx context.Context, tx pgx.Tx, left map[string]bool) error {
	all := slices.Collect(maps.Keys(left))
	rows, err := tx.Query(ctx, `SELECT output FROM runs WHERE output <> '' AND output = ANY($1)
		UNION SELECT stderr FROM runs WHERE stderr <> '' AND stderr = ANY($1)
		UNION SELECT transcript FROM runs WHERE transcript <> '' AND transcript = ANY($1)
		UNION SELECT compile ->> 'module' FROM judgements WHERE compile ->> 'module' = ANY($1)
		UNION SELECT compile #>> '{validator,module}' FROM judgements WHERE compile ? 'validator' AND compile #>> '{validator,module}' = ANY($1)
		UNION SELECT compile #>> '{interactor,module}' FROM judgements WHERE compile ? 'interactor' AND compile #>> '{interactor,module}' = ANY($1)
		UNION SELECT package FROM problem_versions
		UNION SELECT pdf FROM problem_statements
		UNION SELECT digest FROM problem_images
		UNION SELECT a ->> 'sha256' FROM problem_versions, jsonb_array_elements(attachments) a`, all)
	if err != nil {
		return err
	}
	referred, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	rows, err = tx.Query(ctx, `SELECT dataset FROM problem_versions UNION SELECT sample_dataset FROM problem_versions
		UNION SELECT dataset FROM judgement_requests WHERE NOT answered`)
	if err != nil {
		return err
	}
	datasets, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		return err
	}
	for _, d := range datasets {
		inside, err := s.mentioned(ctx, judge.Digest(d))
		if err != nil {
			return err
		}
		referred = append(append(referred, d), inside...)
	}
	for _, d := range referred {
		delete(left, d)
	}
	return nil
}
