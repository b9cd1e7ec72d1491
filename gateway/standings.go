package gateway

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

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

// standings returns count rows from offset on, and how many there are in all:
// from Redis, and where that is empty or down from PostgreSQL.
func (s *Service) standings(ctx context.Context, contest string, viewer judge.Viewer, offset, count int) ([]standing, int, error) {
	asked, cancel := context.WithTimeout(ctx, rateTime)
	defer cancel()
	list, total, err := s.redisStandings(asked, contest, viewer, offset, count)
	if err == nil {
		return list, total, nil
	}
	s.metrics.boardFallbacks.Inc()
	return s.storedStandings(ctx, contest, viewer, offset, count)
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

func (s *Service) redisStandings(ctx context.Context, contest string, viewer judge.Viewer, offset, count int) ([]standing, int, error) {
	key := boardKeyOf(contest, viewer)
	var ready *redis.IntCmd
	var members *redis.ZSliceCmd
	var total *redis.IntCmd
	if _, err := s.redis.Pipelined(ctx, func(p redis.Pipeliner) error {
		ready = p.Exists(ctx, readyKeyOf(contest))
		members = p.ZRevRangeWithScores(ctx, key, int64(offset), int64(offset+count-1))
		total = p.ZCard(ctx, key)
		return nil
	}); err != nil {
		return nil, 0, fmt.Errorf("read board of %s: %w", contest, err)
	}
	if ready.Val() == 0 {
		return nil, 0, errNoBoard
	}
	page := members.Val()
	if len(page) == 0 {
		return nil, int(total.Val()), nil
	}
	ids := make([]string, len(page))
	for i, z := range page {
		ids[i], _ = z.Member.(string)
	}
	var above *redis.IntCmd
	var rows *redis.SliceCmd
	if _, err := s.redis.Pipelined(ctx, func(p redis.Pipeliner) error {
		above = p.ZCount(ctx, key, "("+score(page[0].Score), "+inf")
		rows = p.HMGet(ctx, key+":rows", ids...)
		return nil
	}); err != nil {
		return nil, 0, fmt.Errorf("read board of %s: %w", contest, err)
	}
	list := make([]standing, len(page))
	for i, value := range rows.Val() {
		text, _ := value.(string)
		if err := json.Unmarshal([]byte(text), &list[i].row); err != nil {
			return nil, 0, fmt.Errorf("%w: row of %s: %w", errNoBoard, ids[i], err)
		}
		list[i].row.Participant = ids[i]
		switch {
		case i == 0:
			list[i].rank = int(above.Val()) + 1
		case page[i].Score == page[i-1].Score:
			list[i].rank = list[i-1].rank
		default:
			list[i].rank = offset + i + 1
		}
	}
	return list, int(total.Val()), nil
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

func (s *Service) storedStandings(ctx context.Context, contest string, viewer judge.Viewer, offset, count int) ([]standing, int, error) {
	var total int
	if err := s.db.QueryRow(ctx, `SELECT count(*) FROM standings WHERE contest_id = $1 AND viewer = $2`, contest, string(viewer)).Scan(&total); err != nil {
		return nil, 0, fmt.Errorf("count standings of %s: %w", contest, err)
	}
	rows, err := s.db.Query(ctx, `SELECT rank, participant_id, board_row FROM (
			SELECT rank() OVER (ORDER BY sort_key DESC)::int AS rank, participant_id, board_row
			FROM standings WHERE contest_id = $1 AND viewer = $2) ranked
		ORDER BY rank, participant_id::text DESC LIMIT $3 OFFSET $4`, contest, string(viewer), count, offset)
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
