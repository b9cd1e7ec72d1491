package gateway

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"assize/judge"
)

type sourceFile struct {
	Name    string `json:"name"`
	Content string `json:"content"`
}

// program is the part of a submission and of a trial that is compiled.
type program struct {
	Language string       `json:"language"`
	Source   *string      `json:"source"`
	Files    []sourceFile `json:"files"`
	Entry    string       `json:"entry"`
}

const maxFiles = 20

// files checks the program and returns its files, at most maxBytes together.
func (p *program) files(language judge.Language, maxBytes int) ([]sourceFile, error) {
	files := p.Files
	switch {
	case p.Source != nil && len(files) > 0:
		return nil, invalid("give either source or files, not both")
	case p.Source != nil:
		files = []sourceFile{{Name: "main." + preferred(language), Content: *p.Source}}
	case len(files) == 0:
		return nil, invalid("source is missing")
	case len(files) > maxFiles:
		return nil, invalid("files has %d files; at most %d are allowed", len(files), maxFiles)
	}
	total, names, sources := 0, make([]string, len(files)), 0
	for i, f := range files {
		names[i] = f.Name
	}
	if err := judge.CheckFileNames(names); err != nil {
		return nil, invalid("files: %v", err)
	}
	blank := true // some may be: Python's __init__.py
	for _, f := range files {
		blank = blank && strings.TrimSpace(f.Content) == ""
		if slices.Contains(language.Extensions, f.Name[strings.LastIndexByte(f.Name, '.')+1:]) {
			sources++
		}
		total += len(f.Content)
	}
	switch {
	case blank && p.Source != nil:
		return nil, invalid("source is empty")
	case blank:
		return nil, invalid("files: every one of them is empty")
	case total > maxBytes:
		return nil, judge.E(judge.TooLarge, fmt.Sprintf("the source has %d bytes; at most %d are allowed", total, maxBytes))
	case sources == 0:
		return nil, invalid("no file has an ending of %s: .%s", language.Name, strings.Join(language.Extensions, ", ."))
	case p.Entry != "" && !slices.Contains(names, p.Entry):
		return nil, invalid("entry %q is none of the files", clip(p.Entry))
	}
	return files, nil
}

func preferred(l judge.Language) string {
	if len(l.Extensions) == 0 {
		return string(l.ID)
	}
	return l.Extensions[0]
}

type submitBody struct {
	program
	Problem string `json:"problem"`
	Contest string `json:"contest"`
}

type acceptedBody struct {
	ID          string `json:"id"`
	Judgement   string `json:"judgement"`
	Poll        string `json:"poll"`
	PollAfterMS int64  `json:"poll_after_ms"`
}

func (s *Service) accepted(path, id, judgement string, now time.Time) *answer {
	after := s.queue.pollAfter(judge.Queued, judgement, 0)
	poll := "/api/v1/" + path + "/" + id
	return &answer{
		status: http.StatusAccepted, location: poll, retryAfter: after,
		body: acceptedBody{ID: id, Judgement: judgement, Poll: poll, PollAfterMS: after.Milliseconds()},
	}
}

// newSubmission is what one transaction writes.
type newSubmission struct {
	id, judgement, account string
	problem, version       *string // nil: a trial without a problem
	contest, virtual       *string
	fuelMultiplier         float64 // of the contest; 0: the language's own
	language, entry        string
	trial                  bool
	submittedAt            time.Time
	key, requestDigest     *string
	files                  []sourceFile
	class                  judge.Class
	dataset                judge.Digest
}

func (s *Service) submit(r *request) (*answer, error) {
	key, err := idempotencyKey(r)
	if err != nil {
		return nil, err
	}
	if err := s.limiter.allow(r.ctx, "submit:"+r.account.ID, s.limiter.rates.Submissions, false); err != nil {
		return nil, err
	}
	var b submitBody
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	if b.Problem == "" {
		return nil, invalid("problem is missing")
	}
	n, err := s.prepare(r)
	if err != nil {
		return nil, err
	}
	if key != "" {
		// Not a secret: it only tells two requests apart.
		canonical, err := json.Marshal(b)
		if err != nil {
			return nil, fmt.Errorf("submit: %w", err)
		}
		sum := sha256.Sum256(canonical)
		digest := hex.EncodeToString(sum[:])
		n.key, n.requestDigest = &key, &digest
	}
	id, judgement := n.id, n.judgement
	err = pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		earlier, err := s.admit(r, tx, n)
		if err != nil {
			return err
		}
		if earlier != nil {
			id, judgement = earlier.ID, earlier.Judgement
			return nil
		}
		target, err := s.target(r, tx, b.Problem, b.Contest)
		if err != nil {
			return err
		}
		language, err := s.language(b.Language, target.languages)
		if err != nil {
			return err
		}
		if err := inContest(target.allowed, language.ID); err != nil {
			return err
		}
		if n.files, err = b.files(language, target.sourceBytes); err != nil {
			return err
		}
		n.problem, n.version, n.contest, n.dataset = &target.problem, &target.version, target.contest, target.dataset
		n.virtual, n.fuelMultiplier = target.virtual, target.multipliers[language.ID]
		n.language, n.entry, n.class = string(language.ID), b.Entry, judge.Practice
		if n.contest != nil {
			n.class = judge.Contest
		}
		return insertSubmission(r.ctx, tx, n)
	})
	if err != nil {
		return nil, coded(err, "submit")
	}
	if id == n.id {
		s.publishSoon(n.open())
	}
	return s.accepted("submissions", id, judgement, r.now), nil
}

// coded wraps err unless it is one for the user already.
func coded(err error, call string) error {
	if judge.CodeOf(err) != judge.Internal {
		return err
	}
	return fmt.Errorf("%s: %w", call, err)
}

func idempotencyKey(r *request) (string, error) {
	key := r.header("Idempotency-Key")
	if len(key) > 200 {
		return "", invalid("Idempotency-Key is longer than 200 bytes")
	}
	for _, c := range []byte(key) {
		if c < ' ' || c > '~' {
			return "", invalid("Idempotency-Key has characters that are not printable ASCII")
		}
	}
	return key, nil
}

// prepare gives a new submission its ids. They are UUIDv7: in order of time.
func (s *Service) prepare(r *request) (*newSubmission, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return nil, fmt.Errorf("make a submission id: %w", err)
	}
	judgement, err := uuid.NewV7()
	if err != nil {
		return nil, fmt.Errorf("make a judgement id: %w", err)
	}
	return &newSubmission{id: id.String(), judgement: judgement.String(), account: r.account.ID, submittedAt: r.now}, nil
}

// admit lets one submission of an account in at a time. It returns an earlier
// submission with the same idempotency key, if there is one, and an error where
// too many are waiting.
func (s *Service) admit(r *request, tx pgx.Tx, n *newSubmission) (*acceptedBody, error) {
	var earlier acceptedBody
	var digest *string
	var waiting int
	var first *string
	found := false
	batch := &pgx.Batch{}
	batch.Queue(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, n.account)
	batch.Queue(`SELECT s.id, r.id, s.request_sha256 FROM submissions s JOIN judgement_requests r ON r.submission_id = s.id
		WHERE s.account_id = $1 AND s.idempotency_key = $2 ORDER BY r.requested_at, r.id LIMIT 1`, n.account, n.key).
		QueryRow(func(row pgx.Row) error {
			err := row.Scan(&earlier.ID, &earlier.Judgement, &digest)
			found = err == nil
			if errors.Is(err, pgx.ErrNoRows) {
				return nil
			}
			return err
		})
	// Whatever waits for longer than a day waits for the jury.
	batch.Queue(`SELECT count(*), (array_agg(r.id::text ORDER BY r.requested_at, r.id))[1] FROM submissions s JOIN judgement_requests r ON r.submission_id = s.id
		WHERE s.account_id = $1 AND s.submitted_at > $2 AND NOT r.answered AND r.class <> 'rejudge'
		AND NOT EXISTS (SELECT FROM judgements j WHERE j.id = r.id)`, n.account, r.now.Add(-24*time.Hour)).
		QueryRow(func(row pgx.Row) error { return row.Scan(&waiting, &first) })
	if err := tx.SendBatch(r.ctx, batch).Close(); err != nil {
		return nil, err
	}
	switch {
	case found && digest != nil && n.requestDigest != nil && *digest == *n.requestDigest:
		return &earlier, nil
	case found:
		return nil, judge.E(judge.Conflict, "the Idempotency-Key was used for a different request before")
	case waiting >= s.cfg.MaxUnanswered:
		return nil, s.tooManyWaiting(waiting, first)
	}
	return nil, nil
}

// tooManyWaiting says when the first of an account's submissions in the line will
// have its verdict, as far as that is known.
func (s *Service) tooManyWaiting(waiting int, first *string) error {
	var place *queuePlace
	if first != nil {
		place = s.queue.place(*first)
	}
	if after := place.wait(); after > 0 {
		return tooMany(after, "%d of your submissions are waiting for a verdict; the first of them is number %d in line, which takes about %s s",
			waiting, place.Position, seconds(after))
	}
	return tooMany(2*time.Second, "%d of your submissions are waiting for a verdict; wait for one of them", waiting)
}

// target is what a submission is judged against.
type target struct {
	problem, version string
	entry
	dataset     judge.Digest
	languages   []string // empty: all
	sourceBytes int
}

// entry is where a submission counts.
type entry struct {
	contest     *string // id
	virtual     *string // id of a virtual participation; contest is nil then
	rules       *string // id of the contest whose rules hold, in either case
	allowed     []string
	multipliers map[judge.LanguageID]float64
}

// target finds the problem, and checks the contest if one is named. A problem
// that one may not see is answered as if there were none. A hidden one is not for
// practice while its contest runs, also where it runs for longer for the account:
// verdicts without a penalty would be an advantage.
func (s *Service) target(r *request, tx pgx.Tx, problem, contest string) (*target, error) {
	t := &target{}
	if contest != "" {
		var err error
		if t.entry, err = s.enter(r, tx, contest); err != nil {
			return nil, err
		}
	}
	var inContest, onlyThere bool
	err := tx.QueryRow(r.ctx, `SELECT p.id, v.id, v.dataset, v.languages, v.source_bytes,
			EXISTS (SELECT FROM contest_problems cp WHERE cp.problem_id = p.id AND cp.contest_id = $5),
			p.visibility = 'hidden' AND EXISTS (SELECT FROM contest_problems cp JOIN contests c ON c.id = cp.contest_id
				WHERE cp.problem_id = p.id AND c.starts_at <= $2 AND (c.ends_at > $2 OR `+hasMoreTime+`))
		FROM problems p JOIN problem_versions v ON v.id = p.current_version WHERE p.slug = $4 AND `+visible,
		r.isJury(), r.now, r.accountID(), problem, t.rules).Scan(&t.problem, &t.version, &t.dataset, &t.languages, &t.sourceBytes, &inContest, &onlyThere)
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return nil, noProblem(problem)
	case err != nil:
		return nil, err
	case contest != "" && !inContest:
		return nil, notFound("there is no problem %q in the contest %q", clip(problem), clip(contest))
	case contest == "" && onlyThere && !r.isJury():
		return nil, judge.E(judge.ContestState, fmt.Sprintf("the problem %q belongs to a contest that is running; name the contest", clip(problem)))
	}
	return t, nil
}

// entriesLock is the key of the lock of a contest, by its slug $1, that submissions
// to it share until they are committed, and that finalizing takes alone: the jury
// signs what includes all that was accepted, and nothing is accepted afterwards.
const entriesLock = `hashtextextended('entries:' || $1, 0)`

// enter checks that the account may submit in the contest now. A contest that
// one may not see is answered as if there were none.
func (s *Service) enter(r *request, tx pgx.Tx, slug string) (e entry, err error) {
	var id string
	var starts, ends time.Time
	var takesPart, disqualified bool
	var extra int
	var virtual *string
	var virtualEnds *time.Time
	var finalized bool
	batch := &pgx.Batch{}
	batch.Queue(`SELECT pg_advisory_xact_lock_shared(`+entriesLock+`)`, slug)
	batch.Queue(`SELECT c.id, c.starts_at, c.ends_at, c.finalized_at IS NOT NULL, c.languages, c.fuel_multipliers, own.n > 0, own.extra, own.disqualified, v.id,
			v.starts_at + (c.ends_at - c.starts_at) - coalesce((SELECT sum(i.ends_at - i.starts_at) FROM contest_removed_intervals i WHERE i.contest_id = c.id), interval '0')
		FROM contests c CROSS JOIN LATERAL (
			SELECT count(*) AS n, coalesce(max(m.extra_seconds), 0) AS extra, coalesce(bool_or(m.disqualified_at IS NOT NULL), false) AS disqualified
			FROM contest_participants x JOIN contest_participants m USING (contest_id, participant_id)
			WHERE x.contest_id = c.id AND x.account_id = nullif($1, '')::uuid) own
		LEFT JOIN virtual_participations v ON v.contest_id = c.id AND v.account_id = nullif($1, '')::uuid
		WHERE c.slug = $3 AND `+seen, r.accountID(), r.isJury(), slug).QueryRow(func(row pgx.Row) error {
		return row.Scan(&id, &starts, &ends, &finalized, &e.allowed, &e.multipliers, &takesPart, &extra, &disqualified, &virtual, &virtualEnds)
	})
	err = tx.SendBatch(r.ctx, batch).Close()
	ends = ends.Add(time.Duration(extra) * time.Second)
	e.rules = &id
	switch {
	case errors.Is(err, pgx.ErrNoRows):
		return e, noContest(slug)
	case err != nil:
		return e, err
	case r.now.Before(starts):
		return e, judge.E(judge.ContestState, fmt.Sprintf("the contest %q has not begun; it begins at %s", slug, starts.UTC().Format(time.RFC3339)))
	case !r.now.Before(ends) && virtual != nil && r.now.Before(*virtualEnds):
		e.virtual = virtual
		return e, nil
	case !r.now.Before(ends):
		return e, judge.E(judge.ContestState, fmt.Sprintf("the contest %q is over; it ended at %s", slug, ends.UTC().Format(time.RFC3339)))
	case !takesPart:
		return e, judge.E(judge.ContestState, fmt.Sprintf("you do not take part in the contest %q; register for it first", slug))
	case disqualified:
		return e, judge.E(judge.ContestState, fmt.Sprintf("you are disqualified from the contest %q", slug))
	case finalized:
		return e, judge.E(judge.ContestState, fmt.Sprintf("the results of the contest %q are final", slug))
	}
	e.contest = &id
	return e, nil
}

func insertSubmission(ctx context.Context, tx pgx.Tx, n *newSubmission) error {
	batch := &pgx.Batch{}
	batch.Queue(`INSERT INTO submissions (id, account_id, problem_id, version_id, contest_id, language, entry, trial, submitted_at, idempotency_key, request_sha256, virtual_id)
		VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
		n.id, n.account, n.problem, n.version, n.contest, n.language, n.entry, n.trial, n.submittedAt, n.key, n.requestDigest, n.virtual)
	for i, f := range n.files {
		batch.Queue(`INSERT INTO submission_files (submission_id, ordinal, name, content) VALUES ($1, $2, $3, $4)`, n.id, i, f.Name, []byte(f.Content))
	}
	batch.Queue(`INSERT INTO judgement_requests (id, submission_id, class, dataset, requested_at) VALUES ($1, $2, $3, $4, $5)`,
		n.judgement, n.id, string(n.class), string(n.dataset), n.submittedAt)
	return tx.SendBatch(ctx, batch).Close()
}
