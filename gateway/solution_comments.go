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

type solutionComment struct {
	ID        string      `json:"id"`
	Account   accountName `json:"account"`
	Text      string      `json:"text"`
	HTML      string      `json:"html"`
	CreatedAt time.Time   `json:"created_at"`
	EditedAt  *time.Time  `json:"edited_at"` // nil: never
	Own       bool        `json:"own"`
}

// mostComments of a solution are shown, the newest ones.
const mostComments = 500

func (s *Service) listComments(r *request) (*answer, error) {
	p, err := s.readSolution(r)
	if err != nil {
		return nil, err
	}
	rows, err := s.db.Query(r.ctx, `SELECT * FROM (SELECT k.id, a.login, a.name, k.body, k.html, k.created_at, k.edited_at, k.account_id = nullif($2, '')::uuid
			FROM solution_comments k JOIN accounts a ON a.id = k.account_id WHERE k.solution_id = $1 AND k.withdrawn_at IS NULL
			ORDER BY k.created_at DESC, k.id DESC LIMIT $3) x ORDER BY created_at, id`, p.ID, r.accountID(), mostComments)
	if err != nil {
		return nil, fmt.Errorf("comments on %s: %w", p.ID, err)
	}
	list, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (c solutionComment, err error) {
		var own *bool
		err = row.Scan(&c.ID, &c.Account.Login, &c.Account.Name, &c.Text, &c.HTML, &c.CreatedAt, &c.EditedAt, &own)
		c.CreatedAt, c.EditedAt, c.Own = c.CreatedAt.UTC(), utc(c.EditedAt), own != nil && *own
		return c, err
	})
	if err != nil {
		return nil, fmt.Errorf("comments on %s: %w", p.ID, err)
	}
	return &answer{hashed: true, body: struct {
		Comments []solutionComment `json:"comments"`
	}{append([]solutionComment{}, list...)}}, nil
}

// commentText reads what a comment says, and renders it.
func (s *Service) commentText(r *request) (text, html string, err error) {
	if err := s.limiter.allow(r.ctx, "post:"+r.account.ID, s.limiter.rates.Posts, false); err != nil {
		return "", "", err
	}
	var b struct {
		Text string `json:"text"`
	}
	if err := r.decode(&b); err != nil {
		return "", "", err
	}
	if len(b.Text) > maxComment || strings.TrimSpace(b.Text) == "" {
		return "", "", invalid("text must have 1 to %d bytes", maxComment)
	}
	html, err = problems.RenderMarkdown(b.Text)
	return b.Text, html, err
}

func (s *Service) comment(r *request) (*answer, error) {
	text, html, err := s.commentText(r)
	if err != nil {
		return nil, err
	}
	p, err := s.readSolution(r)
	if err != nil {
		return nil, err
	}
	id, err := uuid.NewV7()
	if err != nil {
		return nil, fmt.Errorf("make a comment id: %w", err)
	}
	tag, err := s.db.Exec(r.ctx, `INSERT INTO solution_comments (id, solution_id, account_id, body, html, created_at)
		SELECT $1, $2, $3, $4, $5, $6 WHERE (SELECT count(*) FROM solution_comments WHERE solution_id = $2 AND account_id = $3) < $7`,
		id.String(), p.ID, r.account.ID, text, html, r.now, mostCommentsBy)
	if err != nil {
		return nil, fmt.Errorf("comment on %s: %w", p.ID, err)
	}
	if tag.RowsAffected() == 0 {
		return nil, judge.E(judge.Conflict, fmt.Sprintf("you have made %d comments on this solution, the most there may be", mostCommentsBy))
	}
	return &answer{status: http.StatusCreated, body: solutionComment{id.String(), accountName{r.account.Login, r.account.Name}, text, html, r.now, nil, true}}, nil
}

// editComment changes what one's own comment says. Nobody changes what somebody
// else has said.
func (s *Service) editComment(r *request) (*answer, error) {
	text, html, err := s.commentText(r)
	if err != nil {
		return nil, err
	}
	p, err := s.readSolution(r)
	if err != nil {
		return nil, err
	}
	id, err := r.commentParam()
	if err != nil {
		return nil, err
	}
	c := solutionComment{ID: id, Account: accountName{r.account.Login, r.account.Name}, Text: text, HTML: html, EditedAt: &r.now, Own: true}
	err = pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) error {
		var author string
		err := tx.QueryRow(r.ctx, `SELECT account_id::text, created_at FROM solution_comments WHERE id = $1 AND solution_id = $2 AND withdrawn_at IS NULL FOR UPDATE`,
			id, p.ID).Scan(&author, &c.CreatedAt)
		switch {
		case errors.Is(err, pgx.ErrNoRows):
			return notFound("there is no comment %q", id)
		case err != nil:
			return err
		case author != r.account.ID:
			return judge.E(judge.Forbidden, "a comment is changed by its author alone")
		}
		_, err = tx.Exec(r.ctx, `UPDATE solution_comments SET body = $2, html = $3, edited_at = $4 WHERE id = $1`, id, text, html, r.now)
		return err
	})
	if err != nil {
		return nil, coded(err, "edit comment "+id)
	}
	c.CreatedAt = c.CreatedAt.UTC()
	return ok(c), nil
}

func (r *request) commentParam() (string, error) {
	id, err := uuid.Parse(r.param("comment"))
	if err != nil {
		return "", notFound("there is no comment %q", clip(r.param("comment")))
	}
	return id.String(), nil
}

// withdrawComment removes a comment from sight: one's own, or as the jury any.
func (s *Service) withdrawComment(r *request) (*answer, error) {
	p, err := s.readSolution(r)
	if err != nil {
		return nil, err
	}
	id, err := r.commentParam()
	if err != nil {
		return nil, err
	}
	var author string
	err = s.db.QueryRow(r.ctx, `SELECT account_id::text FROM solution_comments WHERE id = $1 AND solution_id = $2`, id, p.ID).Scan(&author)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, notFound("there is no comment %q", id)
	}
	if err != nil {
		return nil, fmt.Errorf("withdraw comment %s: %w", id, err)
	}
	if author != r.account.ID && !r.isJury() {
		return nil, judge.E(judge.Forbidden, "a comment is withdrawn by its author or by the jury")
	}
	p.account = author
	err = s.asJury(r, p, &deed{action: "comment.withdraw", subject: id}, func(tx pgx.Tx) error {
		_, err := tx.Exec(r.ctx, `UPDATE solution_comments SET withdrawn_at = coalesce(withdrawn_at, $2) WHERE id = $1`, id, r.now)
		return err
	})
	if err != nil {
		return nil, coded(err, "withdraw comment "+id)
	}
	return &answer{status: http.StatusNoContent}, nil
}
