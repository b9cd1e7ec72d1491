package gateway

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/jackc/pgx/v5"
)

// ratingRequest is somebody's wish to have all ratings computed anew. The
// leaderboard sees it in the table and does so.
type ratingRequest struct {
	RequestedAt time.Time   `json:"requested_at"`
	Account     accountName `json:"account"`
	DoneAt      *time.Time  `json:"done_at"`  // nil: under way
	Contests    int         `json:"contests"` // that the ratings come from; 0 while it is under way
}

type ratingState struct {
	Contests int            `json:"contests"` // that ratings take into account now
	Accounts int            `json:"accounts"` // that are rated now
	Stale    int            `json:"stale"`    // contests that count although they are no longer rated
	Last     *ratingRequest `json:"last"`     // nil: nobody has ever asked
}

func (s *Service) getRatingState(r *request) (*answer, error) {
	state, err := s.readRatingState(r.ctx)
	if err != nil {
		return nil, err
	}
	return &answer{body: state, hashed: true}, nil
}

func (s *Service) readRatingState(ctx context.Context) (state ratingState, err error) {
	if err := s.db.QueryRow(ctx, `SELECT (SELECT count(*) FROM rated_contests), (SELECT count(*) FROM account_ratings),
			(SELECT count(*) FROM rated_contests r JOIN contests c ON c.id = r.contest_id WHERE NOT c.rated)`).
		Scan(&state.Contests, &state.Accounts, &state.Stale); err != nil {
		return state, fmt.Errorf("state of ratings: %w", err)
	}
	var q ratingRequest
	err = s.db.QueryRow(ctx, `SELECT q.requested_at, a.login, a.name, d.done_at, coalesce(d.contests, 0) FROM rating_requests q JOIN accounts a ON a.id = q.account_id
		LEFT JOIN LATERAL (SELECT done_at, contests FROM rating_recomputes WHERE request_id >= q.id ORDER BY request_id LIMIT 1) d ON true
		ORDER BY q.id DESC LIMIT 1`).Scan(&q.RequestedAt, &q.Account.Login, &q.Account.Name, &q.DoneAt, &q.Contests)
	if errors.Is(err, pgx.ErrNoRows) {
		return state, nil
	}
	if err != nil {
		return state, fmt.Errorf("last rating request: %w", err)
	}
	q.RequestedAt, q.DoneAt = q.RequestedAt.UTC(), utc(q.DoneAt)
	state.Last = &q
	return state, nil
}

// recomputeRatings asks the leaderboard to compute all ratings anew from the
// final boards: what was declared unrated meanwhile no longer counts.
func (s *Service) recomputeRatings(r *request) (*answer, error) {
	err := s.audited(r, &deed{action: "ratings.recompute", subject: "ratings"}, func(tx pgx.Tx) error {
		_, err := tx.Exec(r.ctx, `INSERT INTO rating_requests (account_id, requested_at) VALUES ($1, $2)`, r.account.ID, r.now)
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("recompute ratings: %w", err)
	}
	state, err := s.readRatingState(r.ctx)
	if err != nil {
		return nil, err
	}
	return &answer{status: http.StatusAccepted, body: state}, nil
}
