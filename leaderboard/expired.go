package leaderboard

import (
	"context"
	"fmt"
)

// expiredBatch is how many judgements of expired trials are deleted at one look.
const expiredBatch = 1000

// dropExpired deletes the judgements of trials whose submissions are deleted, with
// their runs. The gateway has noted what they have left.
func (s *Service) dropExpired(ctx context.Context) error {
	_, err := s.pool.Exec(ctx, `DELETE FROM judgements WHERE id IN (
		SELECT j.id FROM expired_trials e JOIN judgements j USING (submission_id) LIMIT $1)`, expiredBatch)
	if err != nil {
		return fmt.Errorf("delete judgements of expired trials: %w", err)
	}
	return nil
}
