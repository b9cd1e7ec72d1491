package migrations

import (
	"context"
	"database/sql"
	"maps"
	"os"
	"testing"

	"github.com/pressly/goose/v3"

	"assize/internal/supervise"
)

// oldRows are of the first schema: at least one of each of its tables.
const oldRows = `
INSERT INTO accounts (id, login, name, password_hash, role) VALUES
	('00000000-0000-0000-0000-000000000001', 'ada', 'Team A', '!', 'contestant'), ('00000000-0000-0000-0000-000000000002', 'jury', 'Jury', '!', 'jury');
INSERT INTO sessions (token_sha256, account_id, expires_at) VALUES ('\x01', '00000000-0000-0000-0000-000000000001', '2026-01-02Z');
INSERT INTO api_tokens (id, account_id, name, token_sha256) VALUES ('00000000-0000-0000-0000-000000000003', '00000000-0000-0000-0000-000000000001', 'mine', '\x02');
INSERT INTO problems (id, slug, name, difficulty, tags, search) VALUES ('00000000-0000-0000-0000-000000000010', 'add', 'Adding Numbers', 'easy', '{sums}', to_tsvector('simple', 'adding numbers zebra'));
INSERT INTO problem_versions (id, problem_id, number, package_sha256, dataset, sample_dataset, statement, statement_html, limits, samples) VALUES
	('00000000-0000-0000-0000-000000000011', '00000000-0000-0000-0000-000000000010', 1, 'p1', 'd1', 's1', 'Old.', '<p>Old.</p>', '{}', '[]'),
	('00000000-0000-0000-0000-000000000012', '00000000-0000-0000-0000-000000000010', 2, 'p2', 'd2', 's2', 'Add.', '<p>Add.</p>', '{}', '[]');
UPDATE problems SET current_version = '00000000-0000-0000-0000-000000000012';
INSERT INTO contests (id, slug, name, starts_at, ends_at, freeze_at) VALUES ('00000000-0000-0000-0000-000000000020', 'cup', 'Cup', '2026-01-01Z', '2026-01-02Z', '2026-01-01T12:00Z');
INSERT INTO contest_problems (contest_id, problem_id, label, ordinal) VALUES ('00000000-0000-0000-0000-000000000020', '00000000-0000-0000-0000-000000000010', 'A', 0);
INSERT INTO contest_participants (contest_id, account_id) VALUES ('00000000-0000-0000-0000-000000000020', '00000000-0000-0000-0000-000000000001');
INSERT INTO submissions (id, account_id, problem_id, version_id, contest_id, language, trial, submitted_at) VALUES
	('00000000-0000-0000-0000-000000000030', '00000000-0000-0000-0000-000000000001', '00000000-0000-0000-0000-000000000010', '00000000-0000-0000-0000-000000000012', '00000000-0000-0000-0000-000000000020', 'cpp', false, '2026-01-01T01:00Z'),
	('00000000-0000-0000-0000-000000000031', '00000000-0000-0000-0000-000000000001', NULL, NULL, NULL, 'cpp', true, '2026-01-01T02:00Z');
INSERT INTO submission_files (submission_id, ordinal, name, content) VALUES ('00000000-0000-0000-0000-000000000030', 0, 'main.cpp', 'int main() {}');
INSERT INTO judgement_requests (id, submission_id, class, dataset, answered) VALUES ('00000000-0000-0000-0000-000000000040', '00000000-0000-0000-0000-000000000030', 'contest', 'd2', true);
INSERT INTO judgements (id, submission_id, verdict, fuel, fuel_limit, memory_bytes, memory_limit, compile, dataset, judged_at)
	VALUES ('00000000-0000-0000-0000-000000000040', '00000000-0000-0000-0000-000000000030', 'AC', 5, 10, 65536, 131072, '{}', 'd2', '2026-01-01T01:01Z');
INSERT INTO runs (judgement_id, ordinal, test_case, verdict, fuel, memory_bytes, output_bytes) VALUES ('00000000-0000-0000-0000-000000000040', 0, 'secret/1', 'AC', 5, 65536, 2);
INSERT INTO standings (contest_id, viewer, participant_id, version, solved, penalty_minutes, last_seconds, board_row)
	VALUES ('00000000-0000-0000-0000-000000000020', 'public', '00000000-0000-0000-0000-000000000001', 3, 1, 60, 3600, '{}');
`

// TestOldRows brings a database that was in use with the first schema up to the
// newest: nothing is lost, and what later columns were filled from is in them.
func TestOldRows(t *testing.T) {
	ctx := t.Context()
	// Not t.TempDir: the path of a socket must be short, and PostgreSQL's own
	// account must get there.
	dir, err := os.MkdirTemp("", "assize-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := os.RemoveAll(dir); err != nil {
			t.Error(err)
		}
	})
	if err := os.Chmod(dir, 0o711); err != nil {
		t.Fatal(err)
	}
	server, err := supervise.StartPostgres(context.Background(), dir)
	if err != nil {
		t.Fatal(err, "(make setup installs what the tests need)")
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	db, err := sql.Open("pgx", server.URL)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	provider, err := goose.NewProvider(goose.DialectPostgres, db, files)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := provider.UpTo(ctx, 1); err != nil {
		t.Fatal(err)
	}
	if _, err := db.ExecContext(ctx, oldRows); err != nil {
		t.Fatal(err)
	}
	before := countRows(t, db)
	for table, n := range before {
		if n == 0 && table != "goose_db_version" {
			t.Errorf("there is no old row in %s: add one", table)
		}
	}

	newest := provider.ListSources()[len(provider.ListSources())-1].Version
	if applied, err := Up(ctx, server.URL); err != nil || int64(applied) != newest-1 {
		t.Fatalf("%d migrations applied of those after the first up to %d, %v", applied, newest, err)
	}
	if applied, err := Up(ctx, server.URL); err != nil || applied != 0 {
		t.Errorf("the second time %d are applied, %v", applied, err)
	}
	after := countRows(t, db)
	for table, n := range before {
		if table != "goose_db_version" && after[table] != n {
			t.Errorf("%s had %d rows and has %d", table, n, after[table])
		}
	}
	for query, want := range map[string]string{
		`SELECT string_agg(source || '|' || html || '|' || name, ', ' ORDER BY source) FROM problem_statements`: "Add.|<p>Add.</p>|Adding Numbers, Old.|<p>Old.</p>|Adding Numbers",
		`SELECT slug FROM problems WHERE search @@ to_tsquery('simple', 'zebra')`:                               "add",
		`SELECT slug FROM problems WHERE title_search @@ to_tsquery('simple', 'add:*')`:                         "add",
		`SELECT name_key || ' ' || solver_digits FROM problems`:                                                 "adding numbers 1",
		`SELECT count(*) FROM problem_versions WHERE applied_at = created_at AND types = '{pass-fail}'`:         "2",
		`SELECT changes > counted FROM problem_stats`:                                                           "true",
		`SELECT scoring || ' ' || visibility FROM contests`:                                                     "pass-fail public",
		`SELECT participant_id FROM contest_participants`:                                                       "00000000-0000-0000-0000-000000000001",
		`SELECT points FROM contest_problems`:                                                                   "10000",
		`SELECT account_id || ' ' || solved FROM account_problems`:                                              "00000000-0000-0000-0000-000000000001 true",
		`SELECT preview FROM judgement_requests`:                                                                "false",
		`SELECT (sort_key >> 45) || ' ' || (1048575 - ((sort_key >> 25) & 1048575)) FROM standings`:             "1 60",
		`SELECT verdict || ' ' || output_limit || ' ' || reused || ' ' || rules FROM judgements`:                "AC 0 0 0",
		`SELECT convert_from(content, 'UTF8') FROM submission_files`:                                            "int main() {}",
	} {
		var got string
		if err := db.QueryRowContext(ctx, query).Scan(&got); err != nil || got != want {
			t.Errorf("%s: %q, want %q (%v)", query, got, want, err)
		}
	}
	// And back again, which leaves the first schema with all that was in it.
	if _, err := provider.DownTo(ctx, 1); err != nil {
		t.Fatal(err)
	}
	before["goose_db_version"] = 2 // the beginning and the first
	if back := countRows(t, db); !maps.Equal(back, before) {
		t.Errorf("after all was taken back there are %v, before there were %v", back, before)
	}
	if applied, err := Up(ctx, server.URL); err != nil || int64(applied) != newest-1 {
		t.Errorf("after all was taken back %d migrations are applied, %v", applied, err)
	}
}

// countRows counts the rows of every table.
func countRows(t *testing.T, db *sql.DB) map[string]int {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), `SELECT table_name, (xpath('/row/n/text()', query_to_xml(format('SELECT count(*) AS n FROM %I', table_name), false, true, '')))[1]::text::int
		FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	counts := map[string]int{}
	for rows.Next() {
		var table string
		var n int
		if err := rows.Scan(&table, &n); err != nil {
			t.Fatal(err)
		}
		counts[table] = n
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return counts
}
