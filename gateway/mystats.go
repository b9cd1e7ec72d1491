package gateway

import (
	"fmt"
	"time"
)

// myStats is what an account has done, for its own page.
type myStats struct {
	Since       string          `json:"since"` // first day that days may have
	Submissions int             `json:"submissions"`
	Accepted    int             `json:"accepted"`
	Solved      int             `json:"solved"` // problems
	Attempted   int             `json:"attempted"`
	Difficulty  []difficultySum `json:"by_difficulty"`
	Topics      []topicSum      `json:"by_topic"`
	Languages   []languageSum   `json:"by_language"`
	Verdicts    []verdictSum    `json:"by_verdict"`
	Days        []daySum        `json:"days"`
}

type difficultySum struct {
	Difficulty string `json:"difficulty"`
	Problems   int    `json:"problems"`
	Solved     int    `json:"solved"`
	Attempted  int    `json:"attempted"`
}

type topicSum struct {
	Tag       string `json:"tag"`
	Problems  int    `json:"problems"`
	Solved    int    `json:"solved"`
	Attempted int    `json:"attempted"`
}

type languageSum struct {
	Language    string `json:"language"`
	Submissions int    `json:"submissions"`
	Accepted    int    `json:"accepted"`
}

type verdictSum struct {
	Verdict     string `json:"verdict"`
	Submissions int    `json:"submissions"`
}

type daySum struct {
	Date        string `json:"date"` // 2026-12-31
	Submissions int    `json:"submissions"`
	Accepted    int    `json:"accepted"`
}

// calendarDays is how far back the days go: 53 weeks.
const calendarDays = 53 * 7

// myStats counts problems only as far as the account may see them in the bank, or
// has tried them and may see them: topics tell of nothing that is hidden.
func (s *Service) myStats(r *request) (*answer, error) {
	offset, err := r.number("utc_offset_minutes", 0, -14*60, 14*60)
	if err != nil {
		return nil, err
	}
	since := r.now.Add(time.Duration(offset)*time.Minute).AddDate(0, 0, 1-calendarDays)
	var m myStats
	m.Since = since.Format(time.DateOnly)
	err = s.db.QueryRow(r.ctx, `WITH subs AS MATERIALIZED (
			SELECT s.problem_id, s.language, (s.submitted_at AT TIME ZONE 'UTC' + make_interval(mins => $4))::date AS day, j.verdict
			FROM submissions s`+currentJudgement+` WHERE s.account_id = $3::text::uuid AND NOT s.trial
		), m AS MATERIALIZED (
			SELECT problem_id, solved FROM account_problems WHERE account_id = $3::text::uuid
		), bank AS MATERIALIZED (
			SELECT p.difficulty, p.tags, coalesce(m.solved, false) AS solved, m.problem_id IS NOT NULL AS attempted
			FROM problems p LEFT JOIN m ON m.problem_id = p.id WHERE `+listed+` OR m.problem_id IS NOT NULL AND `+visible+`
		)
		SELECT (SELECT count(*) FROM subs), (SELECT count(*) FROM subs WHERE verdict = 'AC'),
			(SELECT count(*) FROM m WHERE solved), (SELECT count(*) FROM m),
			(SELECT json_agg(json_build_object('difficulty', d, 'problems', count, 'solved', solved, 'attempted', attempted) ORDER BY n) FROM (
				SELECT d, n, count(difficulty), count(*) FILTER (WHERE solved) AS solved, count(*) FILTER (WHERE attempted) AS attempted
				FROM unnest('{easy,medium,hard}'::text[]) WITH ORDINALITY AS u (d, n) LEFT JOIN bank ON difficulty = d GROUP BY d, n) x),
			(SELECT coalesce(json_agg(json_build_object('tag', tag, 'problems', count, 'solved', solved, 'attempted', attempted) ORDER BY tag), '[]') FROM (
				SELECT tag, count(*), count(*) FILTER (WHERE solved) AS solved, count(*) FILTER (WHERE attempted) AS attempted
				FROM bank, unnest(tags) AS tag GROUP BY tag) x),
			(SELECT coalesce(json_agg(json_build_object('language', language, 'submissions', count, 'accepted', accepted) ORDER BY count DESC, language), '[]') FROM (
				SELECT language, count(*), count(*) FILTER (WHERE verdict = 'AC') AS accepted FROM subs GROUP BY language) x),
			(SELECT coalesce(json_agg(json_build_object('verdict', verdict, 'submissions', count) ORDER BY count DESC, verdict), '[]') FROM (
				SELECT verdict, count(*) FROM subs WHERE verdict IS NOT NULL GROUP BY verdict) x),
			(SELECT coalesce(json_agg(json_build_object('date', day, 'submissions', count, 'accepted', accepted) ORDER BY day), '[]') FROM (
				SELECT day, count(*), count(*) FILTER (WHERE verdict = 'AC') AS accepted FROM subs WHERE day >= $5::date GROUP BY day) x)`,
		r.isJury(), r.now, r.account.ID, offset, m.Since).
		Scan(&m.Submissions, &m.Accepted, &m.Solved, &m.Attempted, &m.Difficulty, &m.Topics, &m.Languages, &m.Verdicts, &m.Days)
	if err != nil {
		return nil, fmt.Errorf("stats of %s: %w", r.account.Login, err)
	}
	return &answer{hashed: true, body: m}, nil
}
