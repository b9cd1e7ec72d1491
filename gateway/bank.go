package gateway

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"

	"assize/judge"
)

type problemList struct {
	Problems []problemSummary `json:"problems"`
	paging
}

// bankFilter is what a page of the bank is asked for.
type bankFilter struct {
	want       wanted
	searching  bool
	nothing    bool // looks for what is no word: nothing is found
	tags       []string
	difficulty string
	state      string
	order      []bankKey // none: by relevance
}

// bankKey is one of the things that problems are put in order by, of the columns of p
// and st.
type bankKey struct{ by, direction string }

// bankOrders are the ways to sort, each with the direction that one means who
// names none.
var bankOrders = map[string]bankKey{
	"name":       {`p.name_key`, "asc"},
	"difficulty": {`array_position('{easy,medium,hard}', p.difficulty)`, "asc"},
	"newest":     {`p.created_at`, "desc"},
	"solvers":    {`coalesce(st.solvers, 0)`, "desc"},
	"acceptance": {`st.accepted::float8 / nullif(st.submissions, 0)`, "desc"},
}

// bankStates are the conditions on what the account $3 has done on the problem p. Lists
// are hashed once, where EXISTS may look into an index for each problem.
var bankStates = map[string]string{
	"solved":    `p.id IN (` + tried + ` AND t.solved)`,
	"attempted": `p.id IN (` + tried + ` AND NOT t.solved)`,
	"unsolved":  `p.id NOT IN (` + tried + ` AND t.solved)`,
	"untried":   `p.id NOT IN (` + tried + `)`,
}

const tried = `SELECT t.problem_id FROM account_problems t WHERE t.account_id = nullif($3, '')::uuid`

func readBankFilter(r *request) (f bankFilter, err error) {
	q, err := r.query("q")
	if err != nil {
		return f, err
	}
	if len(q) > 200 {
		return f, invalid("q is longer than 200 bytes")
	}
	if f.tags, err = r.queryList("tag"); err != nil {
		return f, err
	}
	if len(f.tags) > 10 {
		return f, invalid("tag is given more than 10 times")
	}
	if f.difficulty, err = r.choice("difficulty", "easy", "medium", "hard"); err != nil {
		return f, err
	}
	if f.state, err = r.choice("state", "solved", "attempted", "unsolved", "untried"); err != nil {
		return f, err
	}
	if f.state != "" && r.account == nil {
		return f, judge.E(judge.Unauthorized, "state is about what you have done; log in first")
	}
	sort, err := r.choice("sort", "name", "difficulty", "newest", "relevance", "solvers", "acceptance")
	if err != nil {
		return f, err
	}
	direction, err := r.choice("order", "asc", "desc")
	if err != nil {
		return f, err
	}
	if q != "" {
		f.want, f.searching = searchFor(q)
		f.nothing = !f.searching
		if sort == "" {
			sort = "relevance"
		}
	}
	switch {
	case sort == "relevance" && q == "":
		return f, invalid("sort is relevance, which needs q")
	case sort == "relevance":
		return f, nil
	case sort == "":
		sort = "name"
	}
	key := bankOrders[sort]
	if direction != "" {
		key.direction = direction
	}
	f.order = []bankKey{key}
	return f, nil
}

// arguments collects what stands behind the placeholders of a query.
type arguments []any

// add returns the placeholder of v.
func (a *arguments) add(v any) string {
	*a = append(*a, v)
	return fmt.Sprintf("$%d", len(*a))
}

// where returns the conditions. $1 to $3 are those of listed.
func (f *bankFilter) where(args *arguments) string {
	conditions := []string{listed, `$2::timestamptz IS NOT NULL AND $3::text IS NOT NULL`}
	if f.want.anywhere != "" {
		conditions = append(conditions, `p.search @@ to_tsquery('simple', `+args.add(f.want.anywhere)+`)`)
	}
	if f.want.title != "" {
		conditions = append(conditions, `p.title_search @@ to_tsquery('simple', `+args.add(f.want.title)+`)`)
	}
	if len(f.tags) > 0 {
		conditions = append(conditions, `p.tags @> `+args.add(f.tags)+`::text[]`)
	}
	if f.difficulty != "" {
		conditions = append(conditions, `p.difficulty = `+args.add(f.difficulty))
	}
	if f.state != "" {
		conditions = append(conditions, bankStates[f.state])
	}
	return ` WHERE ` + strings.Join(conditions, ` AND `)
}

// sorted returns what problems are put in order by, their names aside. By relevance
// that is: a title that is just this; titles before statements, the better the match
// the earlier; the order of magnitude of the solvers.
func (f *bankFilter) sorted(args *arguments) []bankKey {
	if f.order != nil {
		return f.order
	}
	// What is looked for is read once, as a query of its own, and not for each row.
	return []bankKey{
		{`p.title_search @@ (SELECT phraseto_tsquery('simple', ` + args.add(f.want.text) + `))`, "desc"},
		{`ts_rank(p.title_search, (SELECT to_tsquery('simple', ` + args.add(f.want.any) + `)))`, "desc"},
		{`p.solver_digits`, "desc"},
	}
}

// inOrder returns the statement of the problems with what they are put in order by,
// and the order of what comes of it.
func (f *bankFilter) inOrder(args *arguments) (problems, order string) {
	problems, from := `SELECT p.id, p.slug, p.name_key`, ` FROM problems p`
	for i, key := range f.sorted(args) {
		problems += fmt.Sprintf(`, %s AS k%d`, key.by, i)
		order += fmt.Sprintf(`p.k%d %s NULLS LAST, `, i, key.direction)
		if strings.Contains(key.by, "st.") { // a look for each problem of the bank
			from = ` FROM problems p` + statsHere
		}
	}
	return problems + from, order + `p.name_key, p.slug`
}

// listProblems is a page of the bank.
func (s *Service) listProblems(r *request) (*answer, error) {
	if err := s.limiter.allow(r.ctx, "search:"+whoever(r), s.limiter.rates.Searches, false); err != nil {
		return nil, err
	}
	page, perPage, err := r.page()
	if err != nil {
		return nil, err
	}
	f, err := readBankFilter(r)
	if err != nil {
		return nil, err
	}
	list := problemList{[]problemSummary{}, paging{0, page, perPage}}
	if f.nothing {
		return &answer{body: list, hashed: true}, nil
	}
	args := arguments{r.isJury(), r.now, r.accountID()}
	matching := f.where(&args)
	conditions := slices.Clone(args)
	problems, order := f.inOrder(&args)
	limit, offset := args.add(perPage), args.add((page-1)*perPage)
	// What is searched for is found first, by the index (see searchPlan), and then put
	// in order and counted. Without a search the order may come from an index as well,
	// and the count is as old as a second.
	hits, of, total := ``, `(`+problems+matching+`)`, `0`
	if f.searching {
		hits, of, total = `WITH hits AS MATERIALIZED (`+problems+matching+`) `, `hits`, `(SELECT count(*) FROM hits)`
	}
	var found []problemSummary
	err = pgx.BeginTxFunc(r.ctx, s.db, pgx.TxOptions{AccessMode: pgx.ReadOnly}, func(tx pgx.Tx) error {
		batch := &pgx.Batch{}
		if f.want.anywhere != "" {
			batch.Queue(searchPlan)
		}
		batch.Queue(hits+`SELECT f.total, `+summaryColumns+` FROM (SELECT p.id, p.total, row_number() OVER () AS place FROM (
				SELECT p.id, `+total+` AS total FROM `+of+` p ORDER BY `+order+` LIMIT `+limit+` OFFSET `+offset+`) p) f
			JOIN problems p USING (id)`+statsHere+mineHere+` ORDER BY f.place`, args...).Query(func(rows pgx.Rows) (err error) {
			found, err = pgx.CollectRows(rows, func(row pgx.CollectableRow) (p problemSummary, err error) {
				err = row.Scan(append([]any{&list.Total}, p.fields()...)...)
				return p.tidy(), err
			})
			return err
		})
		if err := tx.SendBatch(r.ctx, batch).Close(); err != nil {
			return err
		}
		if f.searching && (len(found) > 0 || page == 1) {
			return nil
		}
		var err error // without a search, or behind its last page
		list.Total, err = s.totals.of(r.now, fmt.Sprintf("%s %v %v %v", matching, r.isJury(), r.accountID(), conditions[3:]), func() (n int, err error) {
			return n, tx.QueryRow(r.ctx, `SELECT count(*) FROM problems p`+matching, conditions...).Scan(&n)
		})
		return err
	})
	if err != nil {
		return nil, fmt.Errorf("list problems: %w", err)
	}
	list.Problems = append(list.Problems, found...)
	return &answer{body: list, hashed: true}, nil
}

// searchPlan has the index asked for words in statements. The planner, which does not
// know what it costs to fetch a statement's words, would rather read those of every
// problem where a word is in most of them: twenty times as long.
const searchPlan = `SET LOCAL enable_seqscan = off`

// totals are how many problems fit a filter, kept for totalsFor.
type totals struct {
	mu    sync.Mutex
	known map[string]total
}

type total struct {
	n  int
	at time.Time
}

const (
	totalsFor = time.Second
	maxTotals = 1000
)

// of returns what count comes to, or came to a moment ago.
func (t *totals) of(now time.Time, key string, count func() (int, error)) (int, error) {
	t.mu.Lock()
	known, ok := t.known[key]
	t.mu.Unlock()
	if ok && !now.Before(known.at) && now.Sub(known.at) < totalsFor {
		return known.n, nil
	}
	n, err := count()
	if err != nil {
		return 0, err
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.known == nil || len(t.known) >= maxTotals {
		t.known = map[string]total{}
	}
	t.known[key] = total{n, now}
	return n, nil
}

func scanSummary(row pgx.CollectableRow) (p problemSummary, err error) {
	err = row.Scan(p.fields()...)
	return p.tidy(), err
}

func (s *Service) listTags(r *request) (*answer, error) {
	type tag struct {
		Tag      string `json:"tag"`
		Problems int    `json:"problems"`
	}
	rows, err := s.db.Query(r.ctx, `SELECT t, count(*) FROM problems p, unnest(p.tags) t WHERE `+listed+`
		AND $2::timestamptz IS NOT NULL AND $3::text IS NOT NULL GROUP BY t ORDER BY t`, r.isJury(), r.now, r.accountID())
	if err != nil {
		return nil, fmt.Errorf("list tags: %w", err)
	}
	tags, err := pgx.CollectRows(rows, pgx.RowToStructByPos[tag])
	if err != nil {
		return nil, fmt.Errorf("list tags: %w", err)
	}
	return &answer{hashed: true, body: struct {
		Tags []tag `json:"tags"`
	}{tags}}, nil
}

const (
	mostSimilar = 8
	// similarAmong is how many of those who have solved a problem are asked what
	// else they have solved.
	similarAmong = 300
)

// listSimilar shows the problems that are most like one: with the same tags, of
// about the difficulty, solved by the same people, told in the same words. While a contest with a hidden
// problem runs there are none: they would tell how it is solved.
func (s *Service) listSimilar(r *request) (*answer, error) {
	a, err := s.reading(r, r.param("slug"))
	if err != nil {
		return nil, err
	}
	if a.hidden && a.running && !a.jury {
		return similar(nil), nil
	}
	rows, err := s.db.Query(r.ctx, `WITH this AS (SELECT id, tags, telling, array_position('{easy,medium,hard}', difficulty) AS level FROM problems WHERE id = $4),
		among AS (SELECT account_id FROM problem_solvers WHERE problem_id = $4 ORDER BY account_id LIMIT $5),
		along AS (
			SELECT o.problem_id, count(*)::float8 / (SELECT count(*) FROM among) AS share
			FROM among JOIN problem_solvers o USING (account_id) WHERE o.problem_id <> $4 GROUP BY o.problem_id
			ORDER BY count(*) DESC, o.problem_id LIMIT 200
		), scored AS (
			SELECT p.id, 0.6 * (SELECT count(*) FROM unnest(p.tags) x WHERE x = ANY(this.tags))
					/ greatest((SELECT count(DISTINCT x) FROM unnest(p.tags || this.tags) x), 1)
				+ 0.3 * coalesce(along.share, 0)
				+ 0.4 * (SELECT count(*) FROM unnest(p.telling) x WHERE x = ANY(this.telling)) / greatest(cardinality(this.telling), 5)
				+ 0.1 * (1 - abs(array_position('{easy,medium,hard}', p.difficulty) - this.level) / 2.0) AS score
			FROM this CROSS JOIN problems p LEFT JOIN along ON along.problem_id = p.id
			WHERE p.id <> $4 AND (p.tags && this.tags OR along.problem_id IS NOT NULL OR p.telling && this.telling) AND `+listed+`
			ORDER BY score DESC, p.slug LIMIT $6
		) SELECT `+summaryColumns+` FROM scored JOIN problems p USING (id)`+statsHere+mineHere+` ORDER BY scored.score DESC, p.slug`,
		r.isJury(), r.now, r.accountID(), a.id, similarAmong, mostSimilar)
	if err != nil {
		return nil, fmt.Errorf("problems like %s: %w", a.problem.Slug, err)
	}
	list, err := pgx.CollectRows(rows, scanSummary)
	if err != nil {
		return nil, fmt.Errorf("problems like %s: %w", a.problem.Slug, err)
	}
	return similar(list), nil
}

func similar(list []problemSummary) *answer {
	return &answer{hashed: true, body: struct {
		Problems []problemSummary `json:"problems"`
	}{append([]problemSummary{}, list...)}}
}
