package gateway

import (
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"assize/judge"
	"assize/problems"
)

type solutionSummary struct {
	ID          string      `json:"id"`
	Problem     problemName `json:"problem"`
	Account     accountName `json:"account"`
	Title       string      `json:"title"`
	Language    string      `json:"language"`
	Votes       int         `json:"votes"`   // up less down
	MyVote      int         `json:"my_vote"` // 1, -1, or 0
	Comments    int         `json:"comments"`
	Fuel        judge.Fuel  `json:"fuel"`
	FuelLimit   judge.Fuel  `json:"fuel_limit"`
	MemoryBytes int64       `json:"memory_bytes"`
	Accepted    bool        `json:"accepted"` // still: others see none that was judged anew and is not
	CreatedAt   time.Time   `json:"created_at"`
	UpdatedAt   time.Time   `json:"updated_at"`
	Withdrawn   *withdrawal `json:"withdrawn"` // null: it is not
}

type withdrawal struct {
	At     time.Time `json:"at"`
	By     string    `json:"by"` // login
	Reason string    `json:"reason"`
}

const (
	maxTitleRunes  = 120
	maxWriteUp     = 64 << 10
	maxComment     = 4 << 10
	mostSolutions  = 10 // of one account for one problem
	mostCommentsBy = 50 // of one account on one solution
)

// solutionColumns of the solution w, for the account $3.
const solutionColumns = `w.id, p.slug, p.name, a.login, a.name, w.title, s.language,
	(SELECT coalesce(sum(value), 0) FROM solution_votes v WHERE v.solution_id = w.id),
	coalesce((SELECT value FROM solution_votes v WHERE v.solution_id = w.id AND v.account_id = nullif($3, '')::uuid), 0),
	(SELECT count(*) FROM solution_comments k WHERE k.solution_id = w.id AND k.withdrawn_at IS NULL),
	coalesce(j.fuel, 0), coalesce(j.fuel_limit, 0), coalesce(j.memory_bytes, 0), coalesce(j.verdict = 'AC', false), w.created_at, w.updated_at,
	w.withdrawn_at, b.login, w.withdrawn_reason`

const solutionTables = ` FROM solutions w JOIN submissions s ON s.id = w.submission_id JOIN problems p ON p.id = w.problem_id JOIN accounts a ON a.id = w.account_id
	LEFT JOIN accounts b ON b.id = w.withdrawn_by` + currentJudgement

// shownSolution is the condition that a solution w is there for the account $3: its
// author and the jury ($1) see all, others what is accepted and not withdrawn.
const shownSolution = `($1::boolean OR w.account_id = nullif($3, '')::uuid OR w.withdrawn_at IS NULL AND j.verdict = 'AC') AND $2::timestamptz IS NOT NULL`

func scanSolution(row pgx.Row, more ...any) (w solutionSummary, err error) {
	var at *time.Time
	var by *string
	var reason string
	err = row.Scan(append([]any{&w.ID, &w.Problem.Slug, &w.Problem.Name, &w.Account.Login, &w.Account.Name, &w.Title, &w.Language, &w.Votes, &w.MyVote, &w.Comments,
		&w.Fuel, &w.FuelLimit, &w.MemoryBytes, &w.Accepted, &w.CreatedAt, &w.UpdatedAt, &at, &by, &reason}, more...)...)
	w.CreatedAt, w.UpdatedAt = w.CreatedAt.UTC(), w.UpdatedAt.UTC()
	if at != nil && by != nil {
		w.Withdrawn = &withdrawal{at.UTC(), *by, reason}
	}
	return w, err
}

type solutionList struct {
	Locked    string            `json:"locked"` // why one sees only one's own; "": one sees all
	Solutions []solutionSummary `json:"solutions"`
	paging
}

// listSolutions shows the solutions of a problem; only one's own where one may not
// read the others yet.
func (s *Service) listSolutions(r *request) (*answer, error) {
	language, err := r.query("language")
	if err != nil {
		return nil, err
	}
	sort, err := r.choice("sort", "votes", "newest", "fuel")
	if err != nil {
		return nil, err
	}
	a, err := s.reading(r, r.param("slug"))
	if err != nil {
		return nil, err
	}
	order := map[string]string{"": `8 DESC, w.created_at DESC`, "votes": `8 DESC, w.created_at DESC`, "newest": `w.created_at DESC`, "fuel": `j.fuel, w.created_at`}[sort]
	own := a.locked() != ""
	return s.solutionsPage(r, a.locked(), order, `w.problem_id = $4 AND (NOT $5 OR w.account_id = nullif($3, '')::uuid) AND ($6 = '' OR s.language = $6)`, a.id, own, language)
}

// listMySolutions shows one's own, of problems that one may see.
func (s *Service) listMySolutions(r *request) (*answer, error) {
	return s.solutionsPage(r, "", `w.created_at DESC`, `w.account_id = nullif($3, '')::uuid AND `+visible)
}

func (s *Service) solutionsPage(r *request, locked, order, condition string, args ...any) (*answer, error) {
	page, perPage, err := r.page()
	if err != nil {
		return nil, err
	}
	list := solutionList{locked, []solutionSummary{}, paging{0, page, perPage}}
	all := append(arguments{r.isJury(), r.now, r.accountID()}, args...)
	where := ` WHERE ` + condition + ` AND ` + shownSolution
	if err := s.db.QueryRow(r.ctx, `SELECT count(*)`+solutionTables+where, all...).Scan(&list.Total); err != nil {
		return nil, fmt.Errorf("count solutions: %w", err)
	}
	limit, offset := all.add(perPage), all.add((page-1)*perPage)
	rows, err := s.db.Query(r.ctx, `SELECT `+solutionColumns+solutionTables+where+` ORDER BY `+order+`, w.id LIMIT `+limit+` OFFSET `+offset, all...)
	if err != nil {
		return nil, fmt.Errorf("list solutions: %w", err)
	}
	found, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (solutionSummary, error) { return scanSolution(row) })
	if err != nil {
		return nil, fmt.Errorf("list solutions: %w", err)
	}
	list.Solutions = append(list.Solutions, found...)
	return &answer{hashed: true, body: list}, nil
}

type solutionPage struct {
	solutionSummary
	Submission *string      `json:"submission"` // id, for the author and the jury
	Text       string       `json:"text"`
	HTML       string       `json:"html"`
	Entry      string       `json:"entry"`
	Files      []sourceFile `json:"files"`

	account string // id of the author
	by      string // id of who withdrew it
}

func noSolution(id string) error { return notFound("there is no solution %q", id) }

// readSolution returns a solution that the account may read.
func (s *Service) readSolution(r *request) (*solutionPage, error) {
	id, err := r.idParam("solution")
	if err != nil {
		return nil, err
	}
	var p solutionPage
	var submission string
	p.solutionSummary, err = scanSolution(s.db.QueryRow(r.ctx, `SELECT `+solutionColumns+`, s.id, w.body, w.html, s.entry, w.account_id::text, coalesce(w.withdrawn_by::text, '')`+
		solutionTables+` WHERE w.id = $4 AND `+shownSolution+` AND `+visible, r.isJury(), r.now, r.accountID(), id),
		&submission, &p.Text, &p.HTML, &p.Entry, &p.account, &p.by)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, noSolution(id)
	}
	if err != nil {
		return nil, fmt.Errorf("get solution %s: %w", id, err)
	}
	if p.account == r.accountID() || r.isJury() {
		p.Submission = &submission
	} else {
		a, err := s.reading(r, p.Problem.Slug)
		if err != nil {
			return nil, err
		}
		if a.locked() != "" {
			return nil, noSolution(id)
		}
	}
	if p.Files, err = readFiles(r.ctx, s.db, submission); err != nil {
		return nil, fmt.Errorf("get solution %s: %w", id, err)
	}
	return &p, nil
}

func (s *Service) getSolution(r *request) (*answer, error) {
	p, err := s.readSolution(r)
	if err != nil {
		return nil, err
	}
	return &answer{hashed: true, body: p}, nil
}

func checkWriteUp(title, text string) (html string, err error) {
	switch n := len([]rune(title)); {
	case n > maxTitleRunes || strings.TrimSpace(title) == "":
		return "", invalid("title must have 1 to %d characters", maxTitleRunes)
	case len(text) > maxWriteUp || strings.TrimSpace(text) == "":
		return "", invalid("text must have 1 to %d bytes", maxWriteUp)
	}
	return problems.RenderMarkdown(text)
}

// publishSolution publishes an accepted submission of one's own.
func (s *Service) publishSolution(r *request) (*answer, error) {
	if err := s.limiter.allow(r.ctx, "post:"+r.account.ID, s.limiter.rates.Posts, false); err != nil {
		return nil, err
	}
	var b struct {
		Submission string `json:"submission"`
		Title      string `json:"title"`
		Text       string `json:"text"`
	}
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	html, err := checkWriteUp(b.Title, b.Text)
	if err != nil {
		return nil, err
	}
	a, err := s.reading(r, r.param("slug"))
	if err != nil {
		return nil, err
	}
	switch {
	case a.running:
		return nil, judge.E(judge.ContestState, fmt.Sprintf("a contest with the problem %q is running; publish the solution when it is over", a.problem.Slug))
	case a.policy == "closed" && !a.jury:
		return nil, judge.E(judge.Forbidden, fmt.Sprintf("solutions of the problem %q are not published", a.problem.Slug))
	case uuid.Validate(b.Submission) != nil:
		return nil, notFound("there is no submission %q", clip(b.Submission))
	}
	id, err := uuid.NewV7()
	if err != nil {
		return nil, fmt.Errorf("make a solution id: %w", err)
	}
	err = pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		var accepted bool
		var count int
		err := tx.QueryRow(r.ctx, `SELECT coalesce(j.verdict = 'AC', false), (SELECT count(*) FROM solutions w WHERE w.account_id = $2 AND w.problem_id = $3)
			FROM submissions s`+currentJudgement+` WHERE s.id = $1 AND s.account_id = $2 AND s.problem_id = $3 AND NOT s.trial FOR UPDATE OF s`, b.Submission, r.account.ID, a.id).
			Scan(&accepted, &count)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
			return notFound("you have no submission %q for the problem %q", b.Submission, a.problem.Slug)
		case err != nil:
			return err
		case !accepted:
			return judge.E(judge.Conflict, "only an accepted submission can be published")
		case count >= mostSolutions:
			return judge.E(judge.Conflict, fmt.Sprintf("you have published %d solutions of this problem, the most there may be", count))
		}
		_, err = tx.Exec(r.ctx, `INSERT INTO solutions (id, submission_id, account_id, problem_id, title, body, html, created_at, updated_at)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`, id.String(), b.Submission, r.account.ID, a.id, b.Title, b.Text, html, r.now)
		if isViolation(err, uniqueViolation) {
			return judge.E(judge.Conflict, "this submission is published already; change that solution, or take its withdrawal back")
		}
		return err
	})
	if err != nil {
		return nil, coded(err, "publish a solution of "+a.problem.Slug)
	}
	return &answer{status: http.StatusCreated, location: "/api/v1/solutions/" + id.String(), body: struct {
		ID string `json:"id"`
	}{id.String()}}, nil
}

// changeSolution changes the write-up of one's own solution.
func (s *Service) changeSolution(r *request) (*answer, error) {
	if err := s.limiter.allow(r.ctx, "post:"+r.account.ID, s.limiter.rates.Posts, false); err != nil {
		return nil, err
	}
	var b struct {
		Title *string `json:"title"`
		Text  *string `json:"text"`
	}
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	p, err := s.readSolution(r)
	if err != nil {
		return nil, err
	}
	if p.account != r.account.ID {
		return nil, judge.E(judge.Forbidden, "the solution is somebody else's")
	}
	if b.Title == nil {
		b.Title = &p.Title
	}
	if b.Text == nil {
		b.Text = &p.Text
	}
	html, err := checkWriteUp(*b.Title, *b.Text)
	if err != nil {
		return nil, err
	}
	if _, err := s.db.Exec(r.ctx, `UPDATE solutions SET title = $2, body = $3, html = $4, updated_at = $5 WHERE id = $1`, p.ID, *b.Title, *b.Text, html, r.now); err != nil {
		return nil, fmt.Errorf("change solution %s: %w", p.ID, err)
	}
	return s.getSolution(r)
}

// withdrawSolution hides a solution from everybody but its author and the jury, who
// are those that may.
func (s *Service) withdrawSolution(r *request) (*answer, error) {
	reason, err := r.reason()
	if err != nil {
		return nil, err
	}
	p, err := s.readSolution(r)
	if err != nil {
		return nil, err
	}
	if p.account != r.account.ID && !r.isJury() {
		return nil, judge.E(judge.Forbidden, "a solution is withdrawn by its author or by the jury")
	}
	err = s.asJury(r, p, &deed{action: "solution.withdraw", subject: p.ID, detail: map[string]string{"reason": reason, "author": p.Account.Login}}, func(tx pgx.Tx) error {
		// What the jury has withdrawn stays withdrawn by the jury.
		_, err := tx.Exec(r.ctx, `UPDATE solutions SET withdrawn_at = $2, withdrawn_by = $3, withdrawn_reason = $4
			WHERE id = $1 AND (withdrawn_at IS NULL OR withdrawn_by = account_id)`, p.ID, r.now, r.account.ID, reason)
		return err
	})
	if err != nil {
		return nil, coded(err, "withdraw solution "+p.ID)
	}
	return &answer{status: http.StatusNoContent}, nil
}

// restoreSolution takes a withdrawal back: one's own, or as the jury any.
func (s *Service) restoreSolution(r *request) (*answer, error) {
	p, err := s.readSolution(r)
	if err != nil {
		return nil, err
	}
	if !r.isJury() && (p.account != r.account.ID || p.by != "" && p.by != p.account) {
		return nil, judge.E(judge.Forbidden, "what the jury has withdrawn, the jury alone takes back")
	}
	err = s.asJury(r, p, &deed{action: "solution.restore", subject: p.ID, detail: map[string]string{"author": p.Account.Login}}, func(tx pgx.Tx) error {
		_, err := tx.Exec(r.ctx, `UPDATE solutions SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_reason = '' WHERE id = $1`, p.ID)
		return err
	})
	if err != nil {
		return nil, coded(err, "restore solution "+p.ID)
	}
	return &answer{status: http.StatusNoContent}, nil
}

// asJury runs f, and writes it down where it is about somebody else's solution.
func (s *Service) asJury(r *request, p *solutionPage, d *deed, f func(tx pgx.Tx) error) error {
	if p.account == r.account.ID {
		return pgx.BeginFunc(r.ctx, s.db, f)
	}
	return s.audited(r, d, f)
}

// voteSolution gives one's vote for a solution, or takes it back with 0.
func (s *Service) voteSolution(r *request) (*answer, error) {
	var b struct {
		Value *int `json:"value"`
	}
	if err := r.decode(&b); err != nil {
		return nil, err
	}
	if b.Value == nil || *b.Value < -1 || *b.Value > 1 {
		return nil, invalid("value must be 1, -1, or 0 for no vote")
	}
	p, err := s.readSolution(r)
	if err != nil {
		return nil, err
	}
	if p.account == r.account.ID {
		return nil, judge.E(judge.Forbidden, "one does not vote for one's own solution")
	}
	sql, args := `DELETE FROM solution_votes WHERE solution_id = $1 AND account_id = $2`, []any{p.ID, r.account.ID}
	if *b.Value != 0 {
		sql, args = `INSERT INTO solution_votes (solution_id, account_id, value) VALUES ($1, $2, $3)
			ON CONFLICT (solution_id, account_id) DO UPDATE SET value = excluded.value`, append(args, *b.Value)
	}
	if _, err := s.db.Exec(r.ctx, sql, args...); err != nil {
		return nil, fmt.Errorf("vote for solution %s: %w", p.ID, err)
	}
	return &answer{status: http.StatusNoContent}, nil
}
