package gateway

import (
	"fmt"
	"math/rand/v2"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

// plainOrders are what the bank is put in order by, said as plainly as SQL can: $2 and
// $3 are what is looked for.
var plainOrders = map[string]string{
	"relevance": `p.title_search @@ phraseto_tsquery('simple', $2) DESC, ts_rank(p.title_search, to_tsquery('simple', $3)) DESC,
		length((1 + st.solvers)::text) DESC`,
	"name":            `lower(p.name)`,
	"difficulty":      `array_position('{easy,medium,hard}', p.difficulty)`,
	"newest":          `p.created_at DESC`,
	"solvers":         `st.solvers DESC`,
	"acceptance":      `st.accepted::float8 / nullif(st.submissions, 0) DESC NULLS LAST`,
	"name&order=desc": `lower(p.name) DESC`,
}

// plainBank is what the bank has for a person, put in order in one go.
func (f *fixture) plainBank(jury bool, q, sort string) []string {
	f.t.Helper()
	want, ok := searchFor(q)
	conditions := ` WHERE p.current_version IS NOT NULL AND ($1 OR p.visibility = 'public') AND $2::text IS NOT NULL AND $3::text IS NOT NULL`
	for column, words := range map[string]string{"search": want.anywhere, "title_search": want.title} {
		if words != "" { // letters, digits and what searchFor puts around them
			conditions += ` AND p.` + column + ` @@ to_tsquery('simple', '` + strings.ReplaceAll(words, `'`, `''`) + `')`
		}
	}
	if q != "" && !ok {
		return []string{}
	}
	rows, err := f.db.Query(f.t.Context(), `SELECT p.slug FROM problems p JOIN problem_stats st ON st.problem_id = p.id`+conditions+` ORDER BY `+plainOrders[sort]+`, lower(p.name), p.slug`, jury, want.text, want.any)
	if err != nil {
		f.t.Fatal(err)
	}
	slugs, err := pgx.CollectRows(rows, pgx.RowTo[string])
	if err != nil {
		f.t.Fatalf("%q by %s: %v", q, sort, err)
	}
	return slugs
}

// randomBank are 400 problems of few words, so that many are alike in all that they
// are put in order by but their slugs; some are hidden, and some have no version.
func (f *fixture) randomBank(random *rand.Rand) (vocabulary []string) {
	f.t.Helper()
	vocabulary = strings.Fields("tree trees tram graph Graph great game a of on Émile emil zero 3 34")
	text := func(most int) string {
		list := make([]string, 1+random.IntN(most))
		for i := range list {
			list[i] = vocabulary[min(random.IntN(len(vocabulary)), random.IntN(len(vocabulary)))]
		}
		return strings.Join(list, " ")
	}
	for i := range 400 {
		slug, name := fmt.Sprintf("%c%d", "xgt"[i%3], i), text(3)
		submissions, solvers := random.IntN(3), []int{0, 1, 8, 9, 98, 99, 999}[random.IntN(7)]
		f.exec(`WITH title AS (SELECT setweight(to_tsvector('simple', $3), 'A') || setweight(to_tsvector('simple', $4), 'B') AS words),
				problem AS (INSERT INTO problems (id, slug, name, difficulty, visibility, title_search, search, created_at)
					SELECT gen_random_uuid(), $1, $2, $5, $6, title.words, strip(title.words || to_tsvector('simple', $7)), now() - $8 * interval '1 hour' FROM title RETURNING id)
			INSERT INTO problem_stats (problem_id, submissions, accepted, solvers, changes, counted) SELECT id, $9, $9 / 2, $10, 1, 1 FROM problem`,
			slug, name, searchable(name), searchable(slug, text(2)), []string{"easy", "medium", "hard"}[random.IntN(3)], []string{"public", "public", "hidden"}[random.IntN(3)],
			searchable(text(20)), random.IntN(5), submissions, solvers)
		if random.IntN(10) > 0 {
			f.exec(`WITH version AS (INSERT INTO problem_versions (id, problem_id, number, package_sha256, dataset, sample_dataset, statement, statement_html, limits, samples, applied_at)
				SELECT gen_random_uuid(), id, 1, slug, '', '', '', '', '{}', '[]', now() FROM problems WHERE slug = $1 RETURNING *)
				UPDATE problems p SET current_version = v.id FROM version v WHERE p.id = v.problem_id`, slug)
		}
	}
	return vocabulary
}

// TestBankOrder compares the bank's pages with what a plain query puts in order, and
// wants them to follow at once when a problem is hidden.
func TestBankOrder(t *testing.T) {
	f := start(t)
	random := rand.New(rand.NewPCG(uint64(len(t.Name())), 7))
	vocabulary := f.randomBank(random)
	f.eventually(func() error {
		var due int
		f.scan(&due, `SELECT count(*) FROM problems p JOIN problem_stats st ON st.problem_id = p.id WHERE p.solver_digits <> length((1 + st.solvers)::text)`)
		if due > 0 {
			return fmt.Errorf("the digits of %d problems are not noted", due)
		}
		return nil
	})
	ada := f.contestant("ada")
	compare := func(q, sort string) {
		t.Helper()
		who, jury := ada, random.IntN(3) == 0
		if jury {
			who = f.admin
		}
		want := f.plainBank(jury, q, sort)
		got := []string{}
		const perPage = 40
		for page := 1; ; page++ {
			query := fmt.Sprintf("?per_page=%d&page=%d&sort=%s", perPage, page, sort)
			if q != "" {
				query += "&q=" + url.QueryEscape(q)
			}
			_, list := who.bank(query)
			if list.Total != len(want) {
				t.Errorf("%q by %s: page %d says that there are %d, want %d", q, sort, page, list.Total, len(want))
			}
			for _, p := range list.Problems {
				got = append(got, p.Slug)
			}
			if len(list.Problems) < perPage {
				break
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%q by %s:\n%v, want\n%v", q, sort, got, want)
		}
	}
	found := 0
	for range 60 {
		q := make([]string, random.IntN(3))
		for i := range q {
			word := []rune(vocabulary[random.IntN(len(vocabulary))])
			q[i] = string(word[:1+random.IntN(len(word))])
		}
		sorts := []string{"name", "difficulty", "newest", "solvers", "acceptance", "name&order=desc"}
		sort := sorts[random.IntN(len(sorts))]
		if len(q) > 0 && random.IntN(3) > 0 {
			sort = "relevance"
		}
		compare(strings.Join(q, " "), sort)
		found += len(f.plainBank(false, strings.Join(q, " "), sort))
	}
	if found < 1000 {
		t.Errorf("only %d problems were found by all of it", found)
	}
	first := f.plainBank(false, "t", "relevance")[0]
	f.exec(`UPDATE problems SET visibility = 'hidden' WHERE slug = $1`, first)
	compare("t", "relevance")
	if slugs, _ := ada.bank("?q=t"); strings.Contains(" "+slugs+" ", " "+first+" ") {
		t.Errorf("%s is hidden and still found: %s", first, slugs)
	}
}
