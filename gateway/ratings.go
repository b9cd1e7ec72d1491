package gateway

import (
	"errors"
	"fmt"
	"time"

	"github.com/jackc/pgx/v5"
)

type ratingInfo struct {
	Rank         int     `json:"rank"`
	Login        string  `json:"login"`
	Name         string  `json:"name"`
	Organization string  `json:"organization"`
	Rating       float64 `json:"rating"`
	Deviation    float64 `json:"deviation"`
	Volatility   float64 `json:"volatility"`
	Contests     int     `json:"contests"`
}

// ratingColumns of the rating r and the account a.
const ratingColumns = `(SELECT count(*) FROM account_ratings o WHERE o.value > r.value)::int + 1, a.login, a.name, a.organization,
	r.value, r.deviation, r.volatility, r.contests`

func (s *Service) listRatings(r *request) (*answer, error) {
	page, perPage, err := r.page()
	if err != nil {
		return nil, err
	}
	var total int
	if err := s.db.QueryRow(r.ctx, `SELECT count(*) FROM account_ratings`).Scan(&total); err != nil {
		return nil, fmt.Errorf("count ratings: %w", err)
	}
	rows, err := s.db.Query(r.ctx, `SELECT `+ratingColumns+` FROM account_ratings r JOIN accounts a ON a.id = r.account_id
		ORDER BY r.value DESC, a.login LIMIT $1 OFFSET $2`, perPage, (page-1)*perPage)
	if err != nil {
		return nil, fmt.Errorf("list ratings: %w", err)
	}
	list, err := pgx.CollectRows(rows, pgx.RowToStructByPos[ratingInfo])
	if err != nil {
		return nil, fmt.Errorf("list ratings: %w", err)
	}
	return &answer{hashed: true, body: struct {
		Ratings []ratingInfo `json:"ratings"`
		paging
	}{list, paging{total, page, perPage}}}, nil
}

// ratingChange is what a contest has made of a rating. Of a private contest the
// name is for those who may see it.
type ratingChange struct {
	Contest     *string   `json:"contest"` // slug
	Name        *string   `json:"name"`
	FinalizedAt time.Time `json:"finalized_at"`
	Rank        int       `json:"rank"`
	Before      float64   `json:"before"`
	Rating      float64   `json:"rating"`
	Deviation   float64   `json:"deviation"`
	Volatility  float64   `json:"volatility"`
}

func (s *Service) ratingHistory(r *request) (*answer, error) {
	login := r.param("login")
	var id string
	err := s.db.QueryRow(r.ctx, `SELECT id FROM accounts WHERE login = $1`, login).Scan(&id)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, notFound("there is no account %q", clip(login))
	}
	if err != nil {
		return nil, fmt.Errorf("ratings of %s: %w", login, err)
	}
	var current *ratingInfo
	found, err := s.db.Query(r.ctx, `SELECT `+ratingColumns+` FROM account_ratings r JOIN accounts a ON a.id = r.account_id WHERE a.id = $1`, id)
	if err == nil {
		current, err = pgx.CollectOneRow(found, pgx.RowToAddrOfStructByPos[ratingInfo])
	}
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return nil, fmt.Errorf("ratings of %s: %w", login, err)
	}
	rows, err := s.db.Query(r.ctx, `SELECT CASE WHEN `+seen+` THEN c.slug END, CASE WHEN `+seen+` THEN c.name END,
			h.finalized_at, h.rank, h.before[1], h.value, h.deviation, h.volatility
		FROM rating_history h JOIN contests c ON c.id = h.contest_id WHERE h.account_id = $3
		ORDER BY h.finalized_at, h.contest_id`, r.accountID(), r.isJury(), id)
	if err != nil {
		return nil, fmt.Errorf("ratings of %s: %w", login, err)
	}
	list, err := pgx.CollectRows(rows, pgx.RowToStructByPos[ratingChange])
	if err != nil {
		return nil, fmt.Errorf("ratings of %s: %w", login, err)
	}
	for i := range list {
		list[i].FinalizedAt = list[i].FinalizedAt.UTC()
	}
	return &answer{hashed: true, body: struct {
		Current *ratingInfo    `json:"current"`
		History []ratingChange `json:"history"`
	}{current, list}}, nil
}
