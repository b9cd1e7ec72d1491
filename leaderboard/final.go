package leaderboard

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"

	"github.com/jackc/pgx/v5"

	"assize/judge"
	"assize/judge/scoring"
)

// watchFinals writes the final boards of the contests that were finalized. What
// they hold is fixed by the contest's finalized_at, however late they are
// written: requests for judgements from after it do not count.
func (s *Service) watchFinals(ctx context.Context) error {
	contests, err := collect(ctx, s.pool, `SELECT c.id FROM contests c WHERE c.finalized_at <= $1
		AND NOT EXISTS (SELECT FROM final_boards f WHERE f.contest_id = c.id) ORDER BY c.ends_at, c.id`, []any{s.now()}, pgx.RowTo[string])
	if err != nil {
		return fmt.Errorf("watch finalized contests: %w", err)
	}
	var errs []error
	for _, contest := range contests {
		changes, err := s.locked(ctx, contest, func(tx pgx.Tx) ([]change, error) {
			if err := writeFinal(ctx, tx, contest); err != nil {
				return nil, err
			}
			return recomputeAll(ctx, tx, contest, s.now())
		})
		if err != nil {
			errs = append(errs, fmt.Errorf("write the final board of contest %s: %w", contest, err))
			continue
		}
		s.push(ctx, contest, changes)
	}
	return errors.Join(errs...)
}

// finalProblem is a problem as the final board names it.
type finalProblem struct {
	Label  string       `json:"label"`
	Slug   string       `json:"slug"`
	Name   string       `json:"name"`
	Points judge.Points `json:"points"`
}

// member is an account of a participant.
type member struct {
	AccountID string `json:"account_id"`
	Login     string `json:"login"`
	Name      string `json:"name"`
	Rated     bool   `json:"rated"`
}

// writeFinal writes the final board, unless it is there. The caller holds the
// contest's lock.
func writeFinal(ctx context.Context, tx pgx.Tx, contest string) error {
	c, err := loadContest(ctx, tx, contest)
	if err != nil {
		return err
	}
	participants, err := loadParticipants(ctx, tx, contest, nil)
	if err != nil {
		return err
	}
	attempts, err := loadAttempts(ctx, tx, contest, nil)
	if err != nil {
		return err
	}
	rows := scoring.Board(c, participants, attempts, c.FinalizedAt, judge.Jury)
	problems, err := collect(ctx, tx, `SELECT cp.label, p.slug, p.name, cp.points FROM contest_problems cp JOIN problems p ON p.id = cp.problem_id
		WHERE cp.contest_id = $1 ORDER BY cp.ordinal`, []any{contest}, pgx.RowToStructByPos[finalProblem])
	if err != nil {
		return fmt.Errorf("problems: %w", err)
	}
	encoded, err := json.Marshal(problems)
	if err != nil {
		return fmt.Errorf("problems: %w", err)
	}
	totals, err := json.Marshal(scoring.Totals(c, rows))
	if err != nil {
		return fmt.Errorf("totals: %w", err)
	}
	tag, err := tx.Exec(ctx, `INSERT INTO final_boards (contest_id, finalized_at, scoring, problems, totals, participants)
		VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`, contest, c.FinalizedAt, string(c.Scoring), string(encoded), string(totals), len(rows))
	if err != nil || tag.RowsAffected() == 0 {
		return err
	}
	return writeFinalRows(ctx, tx, c, rows)
}

func writeFinalRows(ctx context.Context, tx pgx.Tx, c judge.ContestInfo, rows []judge.Row) error {
	type entrant struct {
		id, name, login, organization string
		members                       []member
	}
	found, err := collect(ctx, tx, `SELECT cp.participant_id, coalesce(min(t.name), min(a.name)), CASE WHEN min(t.name) IS NULL THEN min(a.login) ELSE '' END,
			coalesce(min(t.organization), min(a.organization)),
			json_agg(json_build_object('account_id', a.id, 'login', a.login, 'name', a.name, 'rated', cp.rated) ORDER BY a.login)
		FROM contest_participants cp JOIN accounts a ON a.id = cp.account_id LEFT JOIN contest_teams t ON t.id = cp.team_id
		WHERE cp.contest_id = $1 GROUP BY cp.participant_id`, []any{c.ID}, func(r pgx.CollectableRow) (e entrant, err error) {
		return e, r.Scan(&e.id, &e.name, &e.login, &e.organization, &e.members)
	})
	if err != nil {
		return fmt.Errorf("participants: %w", err)
	}
	who := make(map[string]entrant, len(found))
	for _, e := range found {
		who[e.id] = e
	}
	ranks := scoring.Ranks(c.Scoring, rows)
	records := make([][]any, len(rows))
	for i, row := range rows {
		e := who[row.Participant]
		members, err := json.Marshal(e.members)
		if err != nil {
			return fmt.Errorf("members of %s: %w", row.Participant, err)
		}
		doc, err := json.Marshal(row)
		if err != nil {
			return fmt.Errorf("row of %s: %w", row.Participant, err)
		}
		records[i] = []any{c.ID, i + 1, ranks[i], row.Participant, e.name, e.login, e.organization, members, scoring.Key(c.Scoring, row), doc}
	}
	_, err = tx.CopyFrom(ctx, pgx.Identifier{"final_standings"}, []string{"contest_id", "position", "rank", "participant_id", "name", "login",
		"organization", "members", "sort_key", "board_row"}, pgx.CopyFromRows(records))
	return err
}
