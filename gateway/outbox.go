package gateway

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"time"

	"assize/blob"
	"assize/judge"
)

const (
	// outboxWorkers publish side by side: each publication waits for a disk.
	outboxWorkers = 4
	// outboxBatch is how many publications are marked in one statement.
	outboxBatch = 32
	// publishTime bounds one publication; the sweeper repeats what fails.
	publishTime = 5 * time.Second
)

// openRequest is a judgement request with all that its message needs.
type openRequest struct {
	judgement, submission string
	class                 judge.Class
	inContest             bool
	submittedAt           time.Time
	language              judge.LanguageID
	entry                 string
	dataset               judge.Digest
	publishCount          int
	fuelMultiplier        float64 // 0: the language's own
	files                 []sourceFile
}

func (n *newSubmission) open() openRequest {
	return openRequest{
		judgement: n.judgement, submission: n.id, class: n.class, inContest: n.contest != nil && !n.trial, submittedAt: n.submittedAt,
		language: judge.LanguageID(n.language), entry: n.entry, dataset: n.dataset, files: n.files, fuelMultiplier: n.fuelMultiplier,
	}
}

// messageID lets the broker drop a repeated first publication; those after it
// must get through, so they differ.
func (o openRequest) messageID() string {
	if o.publishCount == 0 {
		return o.judgement
	}
	return o.judgement + "/" + strconv.Itoa(o.publishCount)
}

// publishSoon hands a committed request to the outbox. Where that is full, or
// the process dies, the sweeper publishes it.
func (s *Service) publishSoon(o openRequest) {
	select {
	case s.outbox <- o:
	default:
	}
}

// runOutbox publishes until ctx is done, then what has been handed over already
// for as long as the broker takes it.
func (s *Service) runOutbox(ctx context.Context) {
	for {
		select {
		case o := <-s.outbox:
			s.publishAll(o)
		case <-ctx.Done():
			for published := true; published; {
				select {
				case o := <-s.outbox:
					published = s.publishAll(o)
				default:
					return
				}
			}
			return
		}
	}
}

// publishAll publishes o and what else is there, and marks them together. It
// reports whether the broker took anything.
func (s *Service) publishAll(o openRequest) bool {
	ctx, cancel := context.WithTimeout(context.Background(), publishTime)
	defer cancel()
	var done []string
	for {
		if err := s.publish(ctx, o); err != nil {
			s.log.Warn("gateway: publication left to the sweeper", "judgement", o.judgement, "error", err)
			break
		}
		done = append(done, o.judgement)
		if len(done) == outboxBatch {
			break
		}
		more := false
		select {
		case o = <-s.outbox:
			more = true
		default:
		}
		if !more {
			break
		}
	}
	if len(done) == 0 {
		return false
	}
	// The sweeper may have been faster; then the count is its business.
	if _, err := s.db.Exec(ctx, `UPDATE judgement_requests SET published_at = $2, publish_count = 1
		WHERE id = ANY($1) AND published_at IS NULL`, done, s.now()); err != nil {
		s.log.Warn("gateway: publications not marked; the sweeper repeats them", "count", len(done), "error", err)
	}
	return true
}

// publish puts the sources into the blob store and the fact into the queue. Both
// may be repeated.
func (s *Service) publish(ctx context.Context, o openRequest) error {
	fact := judge.Submitted{
		Envelope: judge.Envelope{
			Version: judge.MessageVersion, Judgement: o.judgement, Submission: o.submission, Class: o.class,
			InContest: o.inContest, SubmittedAt: o.submittedAt,
		},
		Language: o.language, Entry: o.entry, Dataset: o.dataset, FuelMultiplier: o.fuelMultiplier,
	}
	for _, f := range o.files {
		digest, err := s.putSource(ctx, f.Content)
		if err != nil {
			return fmt.Errorf("publish %s: %s: %w", o.judgement, f.Name, err)
		}
		fact.Sources = append(fact.Sources, judge.Source{Name: f.Name, Digest: digest, Bytes: int64(len(f.Content))})
	}
	if o.class == judge.Rejudge {
		var err error
		if fact.Earlier, err = s.earlierRuns(ctx, o.submission); err != nil {
			// They save time, nothing else.
			s.log.Warn("gateway: everything is run anew", "judgement", o.judgement, "error", err)
		}
	}
	return s.bus.Publish(ctx, o.messageID(), fact)
}

func (s *Service) putSource(ctx context.Context, content string) (judge.Digest, error) {
	sum := sha256.Sum256([]byte(content))
	digest := judge.Digest(hex.EncodeToString(sum[:]))
	if has, err := s.blobs.Has(ctx, digest); err == nil && has {
		return digest, nil
	}
	return blob.PutBytes(ctx, s.blobs, []byte(content))
}
