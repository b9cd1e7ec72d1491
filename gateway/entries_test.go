package gateway

import (
	"fmt"
	"testing"
	"time"
)

// hold keeps a lock of the database until the function that it returns is called.
func (f *fixture) hold(sql string, args ...any) (release func()) {
	f.t.Helper()
	tx, err := f.db.Begin(f.t.Context())
	if err != nil {
		f.t.Fatal(err)
	}
	if _, err := tx.Exec(f.t.Context(), sql, args...); err != nil {
		f.t.Fatalf("%s: %v", sql, err)
	}
	return func() {
		if err := tx.Rollback(f.t.Context()); err != nil {
			f.t.Error(err)
		}
	}
}

// later sends a request and returns where its answer will be.
func (p *person) later(method, path string, body any) <-chan response {
	answer := make(chan response, 1)
	go func() { answer <- p.do(method, path, body) }()
	return answer
}

// waiting waits until a statement that begins so waits for a lock, or an answer is there.
func (f *fixture) waiting(statement string, answer <-chan response) {
	f.t.Helper()
	f.eventually(func() error {
		var n int
		err := f.db.QueryRow(f.t.Context(), `SELECT count(*) FROM pg_stat_activity
			WHERE datname = current_database() AND wait_event_type = 'Lock' AND starts_with(query, $1)`, statement).Scan(&n)
		if err == nil && n == 0 && len(answer) == 0 {
			err = fmt.Errorf("nobody waits in %q", statement)
		}
		return err
	})
}

// TestFinalHoldsWhatWasAccepted: a submission of before the end that is not in the
// database yet when the jury finalizes either is part of what the jury finalizes, or
// is refused.
func TestFinalHoldsWhatWasAccepted(t *testing.T) {
	for _, test := range []struct {
		name, held        string // what keeps the submission from going on
		of                func(f *fixture) []any
		waits             string // its statement then
		accepted, refused int    // the statuses of the submission and of finalizing
	}{
		{"it was admitted", `LOCK TABLE judgement_requests IN SHARE MODE`, func(*fixture) []any { return nil }, "INSERT INTO judgement_requests", 202, 409},
		{"it was not", `SELECT pg_advisory_xact_lock(hashtextextended($1, 0))`, func(f *fixture) []any { return []any{f.accountID("ada")} }, "SELECT pg_advisory_xact_lock", 403, 200},
	} {
		t.Run(test.name, func(t *testing.T) {
			f := start(t)
			f.addProblem("add")
			f.addContest("cup", -time.Minute, "add")
			ada := f.contestant("ada")
			ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
			f.advance(time.Hour + 58*time.Minute)
			release := f.hold(test.held, test.of(f)...)
			submitted := ada.later("POST", "/api/v1/submissions", submission("add", "contest", "cup"))
			f.waiting(test.waits, submitted)
			f.advance(5 * time.Minute)
			finalized := f.admin.later("POST", "/api/v1/contests/cup/finalize", nil)
			f.waiting("SELECT pg_advisory_xact_lock(hashtextextended('entries:'", finalized)
			release()
			if r := <-submitted; r.status != test.accepted {
				t.Errorf("the submission: %d %s, want %d", r.status, r.body, test.accepted)
			}
			if r := <-finalized; r.status != test.refused {
				t.Errorf("finalizing: %d %s, want %d", r.status, r.body, test.refused)
			}
			var lost int
			f.scan(&lost, `SELECT count(*) FROM submissions s JOIN contests c ON c.id = s.contest_id WHERE c.finalized_at IS NOT NULL
				AND NOT EXISTS (SELECT FROM judgements j WHERE j.submission_id = s.id)`)
			if lost != 0 {
				t.Errorf("%d submissions are in a final contest without a verdict", lost)
			}
		})
	}
}

// TestOldPasswordLeavesNothing: whoever logs in, or makes a token, while the password
// is changed has nothing of it afterwards.
func TestOldPasswordLeavesNothing(t *testing.T) {
	f := start(t)
	for i, test := range []struct {
		path string
		with map[string]any
	}{
		{"/api/v1/sessions", map[string]any{}}, {"/api/v1/tokens", map[string]any{"name": "laptop"}},
	} {
		login := fmt.Sprint("ada", i)
		f.contestant(login)
		// Passwords are hashed in turn: first the new one, then the one to be tried.
		slots := f.s.passwork.slots
		for range cap(slots) {
			slots <- struct{}{}
		}
		inLine := func(n int64) {
			f.eventually(func() error {
				if got := f.s.passwork.waiting.Load(); got != n {
					return fmt.Errorf("%d passwords in line, want %d", got, n)
				}
				return nil
			})
		}
		changed := f.admin.later("PATCH", "/api/v1/accounts/"+login, map[string]any{"password": "another long password"})
		inLine(1)
		thief := &person{f: f}
		test.with["login"], test.with["password"] = login, password
		entered := thief.later("POST", test.path, test.with)
		inLine(2)
		for range cap(slots) {
			<-slots
		}
		if r := <-changed; r.status != 200 {
			t.Fatalf("change: %d %s", r.status, r.body)
		}
		<-entered // refused, or ended by the change
		var left int
		f.scan(&left, `SELECT (SELECT count(*) FROM sessions s WHERE s.account_id = a.id) + (SELECT count(*) FROM api_tokens t WHERE t.account_id = a.id)
			FROM accounts a WHERE a.login = $1`, login)
		if left != 0 {
			t.Errorf("%s: %d sessions and tokens of the old password are left", test.path, left)
		}
	}
}

// TestChangedMeanwhile: of two changes of one's own password that know the same old
// one, the second is refused.
func TestChangedMeanwhile(t *testing.T) {
	f := start(t)
	ada := f.contestant("ada")
	change := map[string]any{"current": password, "new": "another long password"}
	release := f.hold(`SELECT FROM accounts WHERE login = 'ada' FOR UPDATE`)
	first := ada.later("POST", "/api/v1/me/password", change)
	f.waiting("UPDATE accounts SET password_hash", first)
	second := ada.later("POST", "/api/v1/me/password", change)
	f.eventually(func() error {
		var n int
		err := f.db.QueryRow(t.Context(), `SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()
			AND wait_event_type = 'Lock' AND starts_with(query, 'UPDATE accounts SET password_hash')`).Scan(&n)
		if err == nil && n < 2 {
			err = fmt.Errorf("%d changes wait, want 2", n)
		}
		return err
	})
	release()
	a, b := <-first, <-second
	if a.status+b.status != 204+401 {
		t.Errorf("%d and %d, want 204 and 401", a.status, b.status)
	}
}
