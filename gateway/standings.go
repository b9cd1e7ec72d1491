package gateway

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"

	"assize/judge"
)

// standing is a row of a scoreboard at its place. Equal results share a rank.
type standing struct {
	rank int
	row  judge.Row
}

// The leaderboard writes these keys; here they are only read.
func boardKeyOf(contest string, viewer judge.Viewer) string {
	return "board:{" + contest + "}:" + string(viewer)
}

func readyKeyOf(contest string) string { return "board:{" + contest + "}:ready" }

// errNoBoard says that Redis does not hold the board, or not all of it.
var errNoBoard = errors.New("the board is not in Redis")

// standings returns count rows from offset on, the totals of the board, and how
// many rows there are in all: from Redis, and where that is empty or down from
// PostgreSQL.
func (s *Service) standings(ctx context.Context, contest string, viewer judge.Viewer, offset, count int) ([]standing, []judge.Total, int, error) {
	asked, cancel := context.WithTimeout(ctx, rateTime)
	defer cancel()
	list, totals, total, err := s.redisStandings(asked, contest, viewer, offset, count)
	if err == nil {
		return list, totals, total, nil
	}
	s.metrics.boardFallbacks.Inc()
	if list, total, err = s.storedStandings(ctx, contest, viewer, nil, offset, count); err != nil {
		return nil, nil, 0, err
	}
	totals, err = s.storedTotals(ctx, contest, viewer)
	return list, totals, total, err
}

// standingsAmong is standings of some participants only, with their ranks on
// the whole board and the totals of the whole board.
func (s *Service) standingsAmong(ctx context.Context, contest string, viewer judge.Viewer, among []string, offset, count int) ([]standing, []judge.Total, int, error) {
	if len(among) == 0 {
		totals, err := s.storedTotals(ctx, contest, viewer)
		return nil, totals, 0, err
	}
	asked, cancel := context.WithTimeout(ctx, rateTime)
	defer cancel()
	list, totals, total, err := s.redisAmong(asked, contest, viewer, among, offset, count)
	if err == nil {
		return list, totals, total, nil
	}
	s.metrics.boardFallbacks.Inc()
	if list, total, err = s.storedStandings(ctx, contest, viewer, among, offset, count); err != nil {
		return nil, nil, 0, err
	}
	totals, err = s.storedTotals(ctx, contest, viewer)
	return list, totals, total, err
}

// positionOf is how many rows stand above a participant's own; 0 where there is
// none.
func (s *Service) positionOf(ctx context.Context, contest string, viewer judge.Viewer, participant string) (int, error) {
	asked, cancel := context.WithTimeout(ctx, rateTime)
	defer cancel()
	var ready *redis.IntCmd
	var position *redis.IntCmd
	_, err := s.redis.Pipelined(asked, func(p redis.Pipeliner) error {
		ready = p.Exists(asked, readyKeyOf(contest))
		position = p.ZRevRank(asked, boardKeyOf(contest, viewer), participant)
		return nil
	})
	if (err == nil || errors.Is(err, redis.Nil)) && ready.Val() == 1 {
		return int(position.Val()), nil
	}
	s.metrics.boardFallbacks.Inc()
	var above int
	err = s.db.QueryRow(ctx, `SELECT count(*) FROM standings o JOIN standings s USING (contest_id, viewer)
		WHERE contest_id = $1 AND viewer = $2 AND s.participant_id::text = $3
			AND (o.sort_key, o.participant_id::text) > (s.sort_key, s.participant_id::text)`, contest, string(viewer), participant).Scan(&above)
	if err != nil {
		return 0, fmt.Errorf("position of %s in %s: %w", participant, contest, err)
	}
	return above, nil
}

// standingOf returns one participant's row and rank, from where standings comes.
func (s *Service) standingOf(ctx context.Context, contest string, viewer judge.Viewer, account string) (rank int, row judge.Row, found bool, err error) {
	asked, cancel := context.WithTimeout(ctx, rateTime)
	defer cancel()
	rank, row, found, err = s.redisStandingOf(asked, contest, viewer, account)
	if err == nil {
		return rank, row, found, nil
	}
	return s.storedStandingOf(ctx, contest, viewer, account)
}

func (s *Service) redisStandings(ctx context.Context, contest string, viewer judge.Viewer, offset, count int) ([]standing, []judge.Total, int, error) {
	key := boardKeyOf(contest, viewer)
	var ready, total *redis.IntCmd
	var members *redis.ZSliceCmd
	if _, err := s.redis.Pipelined(ctx, func(p redis.Pipeliner) error {
		ready = p.Exists(ctx, readyKeyOf(contest))
		members = p.ZRevRangeWithScores(ctx, key, int64(offset), int64(offset+count-1))
		total = p.ZCard(ctx, key)
		return nil
	}); err != nil {
		return nil, nil, 0, fmt.Errorf("read board of %s: %w", contest, err)
	}
	if ready.Val() == 0 {
		return nil, nil, 0, errNoBoard
	}
	list, totals, err := s.redisRows(ctx, contest, viewer, members.Val())
	return list, totals, int(total.Val()), err
}

// redisAmong asks for the score of each of some participants, and puts them in
// order here.
func (s *Service) redisAmong(ctx context.Context, contest string, viewer judge.Viewer, among []string, offset, count int) ([]standing, []judge.Total, int, error) {
	key := boardKeyOf(contest, viewer)
	ready, err := s.redis.Exists(ctx, readyKeyOf(contest)).Result()
	if err != nil || ready == 0 {
		return nil, nil, 0, errors.Join(errNoBoard, err)
	}
	var found []redis.Z
	for chunk := range slices.Chunk(among, 1000) {
		scores, err := s.redis.Pipelined(ctx, func(p redis.Pipeliner) error {
			for _, id := range chunk {
				p.ZScore(ctx, key, id)
			}
			return nil
		})
		if err != nil && !errors.Is(err, redis.Nil) {
			return nil, nil, 0, fmt.Errorf("read board of %s: %w", contest, err)
		}
		for i, cmd := range scores {
			score, err := cmd.(*redis.FloatCmd).Result()
			if errors.Is(err, redis.Nil) {
				continue // registered, and without a row yet
			}
			if err != nil {
				return nil, nil, 0, fmt.Errorf("read board of %s: %w", contest, err)
			}
			found = append(found, redis.Z{Score: score, Member: chunk[i]})
		}
	}
	slices.SortFunc(found, func(a, b redis.Z) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(b.Member.(string), a.Member.(string)))
	})
	total := len(found)
	found = found[min(offset, total):min(offset+count, total)]
	list, totals, err := s.redisRows(ctx, contest, viewer, found)
	return list, totals, total, err
}

// redisRows reads the rows of members that are in order, with their ranks on the
// whole board, and its totals.
func (s *Service) redisRows(ctx context.Context, contest string, viewer judge.Viewer, page []redis.Z) ([]standing, []judge.Total, error) {
	key := boardKeyOf(contest, viewer)
	ids := make([]string, len(page), len(page)+1)
	for i, z := range page {
		ids[i], _ = z.Member.(string)
	}
	above := make([]*redis.IntCmd, len(page))
	var rows *redis.SliceCmd
	if _, err := s.redis.Pipelined(ctx, func(p redis.Pipeliner) error {
		for i, z := range page {
			if i == 0 || z.Score != page[i-1].Score {
				above[i] = p.ZCount(ctx, key, "("+score(z.Score), "+inf")
			}
		}
		rows = p.HMGet(ctx, key+":rows", append(ids, "totals")...)
		return nil
	}); err != nil {
		return nil, nil, fmt.Errorf("read board of %s: %w", contest, err)
	}
	list := make([]standing, len(page))
	values := rows.Val()
	for i := range page {
		text, _ := values[i].(string)
		if err := json.Unmarshal([]byte(text), &list[i].row); err != nil {
			return nil, nil, fmt.Errorf("%w: row of %s: %w", errNoBoard, ids[i], err)
		}
		list[i].row.Participant = ids[i]
		if above[i] != nil {
			list[i].rank = int(above[i].Val()) + 1
		} else {
			list[i].rank = list[i-1].rank
		}
	}
	var totals []judge.Total
	if text, ok := values[len(page)].(string); ok {
		if err := json.Unmarshal([]byte(text), &totals); err != nil {
			return nil, nil, fmt.Errorf("%w: totals: %w", errNoBoard, err)
		}
	}
	return list, totals, nil
}

// score writes a packed score without rounding: it is a whole number below 2^53.
func score(f float64) string { return fmt.Sprintf("%d", int64(f)) }

func (s *Service) redisStandingOf(ctx context.Context, contest string, viewer judge.Viewer, account string) (rank int, row judge.Row, found bool, err error) {
	key := boardKeyOf(contest, viewer)
	var ready *redis.IntCmd
	var mine *redis.FloatCmd
	var text *redis.StringCmd
	_, err = s.redis.Pipelined(ctx, func(p redis.Pipeliner) error {
		ready = p.Exists(ctx, readyKeyOf(contest))
		mine = p.ZScore(ctx, key, account)
		text = p.HGet(ctx, key+":rows", account)
		return nil
	})
	switch {
	case err != nil && !errors.Is(err, redis.Nil):
		return 0, row, false, fmt.Errorf("read standing in %s: %w", contest, err)
	case ready.Val() == 0:
		return 0, row, false, errNoBoard
	case errors.Is(mine.Err(), redis.Nil) || errors.Is(text.Err(), redis.Nil):
		return 0, row, false, nil
	}
	if err := json.Unmarshal([]byte(text.Val()), &row); err != nil {
		return 0, row, false, fmt.Errorf("%w: row of %s: %w", errNoBoard, account, err)
	}
	above, err := s.redis.ZCount(ctx, key, "("+score(mine.Val()), "+inf").Result()
	if err != nil {
		return 0, row, false, fmt.Errorf("read standing in %s: %w", contest, err)
	}
	return int(above) + 1, row, true, nil
}

// storedStandings reads the table; among is nil for all participants.
func (s *Service) storedStandings(ctx context.Context, contest string, viewer judge.Viewer, among []string, offset, count int) ([]standing, int, error) {
	var total int
	if err := s.db.QueryRow(ctx, `SELECT count(*) FROM standings WHERE contest_id = $1 AND viewer = $2
		AND ($3::uuid[] IS NULL OR participant_id = ANY($3))`, contest, string(viewer), among).Scan(&total); err != nil {
		return nil, 0, fmt.Errorf("count standings of %s: %w", contest, err)
	}
	rows, err := s.db.Query(ctx, `SELECT rank, participant_id, board_row FROM (
			SELECT rank() OVER (ORDER BY sort_key DESC)::int AS rank, participant_id, board_row
			FROM standings WHERE contest_id = $1 AND viewer = $2) ranked
		WHERE $5::uuid[] IS NULL OR participant_id = ANY($5)
		ORDER BY rank, participant_id::text DESC LIMIT $3 OFFSET $4`, contest, string(viewer), count, offset, among)
	if err != nil {
		return nil, 0, fmt.Errorf("read standings of %s: %w", contest, err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (st standing, err error) {
		var id string
		err = row.Scan(&st.rank, &id, &st.row)
		st.row.Participant = id
		return st, err
	})
	if err != nil {
		return nil, 0, fmt.Errorf("read standings of %s: %w", contest, err)
	}
	return list, total, nil
}

func (s *Service) storedTotals(ctx context.Context, contest string, viewer judge.Viewer) (totals []judge.Total, err error) {
	err = s.db.QueryRow(ctx, `SELECT totals FROM standing_totals WHERE contest_id = $1 AND viewer = $2`, contest, string(viewer)).Scan(&totals)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return nil, fmt.Errorf("read totals of %s: %w", contest, err)
	}
	return totals, nil
}

func (s *Service) storedStandingOf(ctx context.Context, contest string, viewer judge.Viewer, account string) (rank int, row judge.Row, found bool, err error) {
	err = s.db.QueryRow(ctx, `SELECT (SELECT count(*) FROM standings o WHERE o.contest_id = s.contest_id AND o.viewer = s.viewer
			AND o.sort_key > s.sort_key)::int + 1, s.board_row
		FROM standings s WHERE s.contest_id = $1 AND s.viewer = $2 AND s.participant_id = $3`, contest, string(viewer), account).Scan(&rank, &row)
	if errors.Is(err, pgx.ErrNoRows) {
		return 0, row, false, nil
	}
	if err != nil {
		return 0, row, false, fmt.Errorf("read standing in %s: %w", contest, err)
	}
	return rank, row, true, nil
}
