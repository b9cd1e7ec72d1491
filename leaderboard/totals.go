package leaderboard

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// The sums over a board travel with its rows: they have versions, and in Redis
// they are the field "totals" of the hash of rows.

// saveTotals puts totals in the place of the stored ones of the contest.
// Viewers that are not in totals lose theirs.
func saveTotals(ctx context.Context, tx pgx.Tx, contest string, totals map[judge.Viewer][]judge.Total) ([]change, error) {
	const newer = `version = greatest(standing_totals.version + 1, ` + version + `)`
	var changes []change
	for _, viewer := range viewers {
		sql, doc := `UPDATE standing_totals SET totals = $3, `+newer+` WHERE contest_id = $1 AND viewer = $2 AND totals <> $3 RETURNING version`, []byte("[]")
		if t, ok := totals[viewer]; ok {
			var err error
			if doc, err = json.Marshal(t); err != nil {
				return nil, fmt.Errorf("save totals of contest %s: %w", contest, err)
			}
			sql = `INSERT INTO standing_totals (contest_id, viewer, version, totals) VALUES ($1, $2, ` + version + `, $3)
				ON CONFLICT (contest_id, viewer) DO UPDATE SET totals = excluded.totals, ` + newer + `
				WHERE standing_totals.totals <> excluded.totals RETURNING version`
		}
		found, err := collect(ctx, tx, sql, []any{contest, string(viewer), string(doc)}, pgx.RowTo[int64])
		if err != nil {
			return nil, fmt.Errorf("save totals of contest %s: %w", contest, err)
		}
		if len(found) > 0 {
			changes = append(changes, change{viewer: viewer, totals: true, version: found[0], row: doc})
		}
	}
	return changes, nil
}

// addTotals counts the rows that have moved out of the stored totals and in.
func addTotals(ctx context.Context, tx pgx.Tx, c judge.ContestInfo, m moved) ([]change, error) {
	if len(m.out)+len(m.in) == 0 {
		return nil, nil
	}
	stored, err := loadTotals(ctx, tx, c.ID)
	if err != nil {
		return nil, err
	}
	totals := map[judge.Viewer][]judge.Total{}
	for _, viewer := range viewers {
		at := map[string]int{}
		sums := make([]judge.Total, len(c.Problems))
		for i, p := range c.Problems {
			sums[i].Label, at[p.Label] = p.Label, i
		}
		for _, t := range stored[viewer].totals {
			if i, ok := at[t.Label]; ok {
				sums[i] = t
			}
		}
		any := len(stored[viewer].totals) > 0
		for sign, rows := range map[int][]standingRow{-1: m.out, 1: m.in} {
			for _, s := range rows {
				if s.viewer != viewer {
					continue
				}
				any = true
				for _, cell := range s.row.Cells {
					if i, ok := at[cell.Label]; ok {
						sums[i].Add(cell, sign)
					}
				}
			}
		}
		if any {
			totals[viewer] = sums
		}
	}
	return saveTotals(ctx, tx, c.ID, totals)
}

type storedTotals struct {
	version int64
	totals  []judge.Total
}

func loadTotals(ctx context.Context, q querier, contest string) (map[judge.Viewer]storedTotals, error) {
	type row struct {
		viewer judge.Viewer
		storedTotals
	}
	found, err := collect(ctx, q, `SELECT viewer, version, totals FROM standing_totals WHERE contest_id = $1`, []any{contest},
		func(r pgx.CollectableRow) (t row, err error) { return t, r.Scan(&t.viewer, &t.version, &t.totals) })
	if err != nil {
		return nil, fmt.Errorf("load totals of contest %s: %w", contest, err)
	}
	totals := make(map[judge.Viewer]storedTotals, len(found))
	for _, t := range found {
		totals[t.viewer] = t.storedTotals
	}
	return totals, nil
}

// totalsChanges returns the stored totals in the form in which Redis takes them.
func totalsChanges(ctx context.Context, q querier, contest string) ([]change, error) {
	stored, err := loadTotals(ctx, q, contest)
	if err != nil {
		return nil, err
	}
	var changes []change
	for viewer, t := range stored {
		doc, err := json.Marshal(slices.Concat([]judge.Total{}, t.totals))
		if err != nil {
			return nil, fmt.Errorf("encode totals of contest %s: %w", contest, err)
		}
		changes = append(changes, change{viewer: viewer, totals: true, version: t.version, row: doc})
	}
	return changes, nil
}
