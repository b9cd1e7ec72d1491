package gateway

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"regexp"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"assize/judge"
)

// The roles. An admin may do what the jury may.
const (
	roleContestant = "contestant"
	roleJury       = "jury"
	roleAdmin      = "admin"
)

type account struct {
	ID        string    `json:"id"`
	Login     string    `json:"login"`
	Name      string    `json:"name"`
	Email     string    `json:"email,omitempty"`
	Role      string    `json:"role"`
	CreatedAt time.Time `json:"created_at"`

	Organization string `json:"organization"`
}

const accountColumns = `a.id, a.login, a.name, coalesce(a.email, ''), a.role, a.created_at, a.organization`

func scanAccount(row pgx.Row, more ...any) (*account, error) {
	var a account
	err := row.Scan(append([]any{&a.ID, &a.Login, &a.Name, &a.Email, &a.Role, &a.CreatedAt, &a.Organization}, more...)...)
	if err != nil {
		return nil, err
	}
	a.CreatedAt = a.CreatedAt.UTC()
	return &a, nil
}

var loginPattern = regexp.MustCompile(`^[a-z0-9][a-z0-9_.-]{1,31}$`)

type registration struct {
	Login    string `json:"login"`
	Name     string `json:"name"`
	Email    string `json:"email"`
	Password string `json:"password"`
	Role     string `json:"role"`
}

func (g *registration) check() error {
	if !loginPattern.MatchString(g.Login) {
		return invalid("login %q must have 2 to 32 lower-case letters, digits, dots, dashes or underscores and begin with a letter or digit", clip(g.Login))
	}
	if g.Name == "" {
		g.Name = g.Login
	}
	if err := checkName(g.Name); err != nil {
		return err
	}
	if len(g.Email) > 200 || g.Email != "" && !strings.Contains(g.Email, "@") {
		return invalid("email %q is no e-mail address", clip(g.Email))
	}
	if g.Role == "" {
		g.Role = roleContestant
	}
	if err := checkRole(g.Role); err != nil {
		return err
	}
	return checkPassword(g.Password)
}

func checkName(name string) error {
	if n := len([]rune(name)); n < 1 || n > 80 || strings.TrimSpace(name) == "" {
		return invalid("name must have 1 to 80 characters")
	}
	return nil
}

func checkRole(role string) error {
	return oneOf("role", role, roleContestant, roleJury, roleAdmin)
}

func (s *Service) register(r *request) (*answer, error) {
	var g registration
	if err := r.decode(&g); err != nil {
		return nil, err
	}
	if err := g.check(); err != nil {
		return nil, err
	}
	if g.Role != roleContestant && !r.isAdmin() {
		return nil, judge.E(judge.Forbidden, fmt.Sprintf("role %q is given by an administrator", g.Role))
	}
	if !r.isAdmin() {
		if err := s.limiter.allow(r.ctx, "register:"+r.client, s.limiter.rates.Registrations, true); err != nil {
			return nil, err
		}
	}
	hash, err := s.passwork.hash(r.ctx, g.Password)
	if err != nil {
		return nil, err
	}
	var a *account
	err = pgx.BeginFunc(r.ctx, s.db, func(tx pgx.Tx) (err error) {
		if a, err = s.insertAccount(r.ctx, tx, g, hash, r.now); err != nil || !r.isAdmin() {
			return err
		}
		return audit(r, tx, deed{action: "account.create", subject: g.Login, detail: map[string]string{"role": g.Role}})
	})
	if err != nil {
		return nil, err
	}
	created := &answer{status: http.StatusCreated, body: a}
	if r.account == nil {
		if created.cookie, _, err = s.newSession(r, a.ID, hash); err != nil {
			return nil, err
		}
	}
	return created, nil
}

func (s *Service) insertAccount(ctx context.Context, q querier, g registration, hash string, now time.Time) (*account, error) {
	id, err := uuid.NewV7()
	if err != nil {
		return nil, fmt.Errorf("make an account id: %w", err)
	}
	a, err := scanAccount(q.QueryRow(ctx, `INSERT INTO accounts AS a (id, login, name, email, password_hash, role, created_at)
		VALUES ($1, $2, $3, nullif($4, ''), $5, $6, $7) RETURNING `+accountColumns,
		id.String(), g.Login, g.Name, g.Email, hash, g.Role, now))
	if isViolation(err, uniqueViolation) {
		return nil, judge.E(judge.Conflict, fmt.Sprintf("the login %q is taken", g.Login))
	}
	if err != nil {
		return nil, fmt.Errorf("insert account %s: %w", g.Login, err)
	}
	return a, nil
}

// SQLSTATE codes that are told to users in their own words.
const (
	uniqueViolation = "23505"
	checkViolation  = "23514"
)

func isViolation(err error, code string) bool {
	var pgErr *pgconn.PgError
	return errors.As(err, &pgErr) && pgErr.Code == code
}

func (s *Service) me(r *request) (*answer, error) { return ok(r.account), nil }

func (s *Service) listAccounts(r *request) (*answer, error) {
	page, perPage, err := r.page()
	if err != nil {
		return nil, err
	}
	q, err := r.query("q")
	if err != nil {
		return nil, err
	}
	role, err := r.choice("role", roleContestant, roleJury, roleAdmin)
	if err != nil {
		return nil, err
	}
	where := ` FROM accounts a WHERE ($1 = '' OR position(lower($1) in a.login) > 0 OR position(lower($1) in lower(a.name)) > 0) AND ($2 = '' OR a.role = $2)`
	var total int
	if err := s.db.QueryRow(r.ctx, `SELECT count(*)`+where, q, role).Scan(&total); err != nil {
		return nil, fmt.Errorf("count accounts: %w", err)
	}
	rows, err := s.db.Query(r.ctx, `SELECT `+accountColumns+where+` ORDER BY a.login LIMIT $3 OFFSET $4`, q, role, perPage, (page-1)*perPage)
	if err != nil {
		return nil, fmt.Errorf("list accounts: %w", err)
	}
	accounts, err := pgx.CollectRows(rows, func(row pgx.CollectableRow) (*account, error) { return scanAccount(row) })
	if err != nil {
		return nil, fmt.Errorf("list accounts: %w", err)
	}
	return ok(struct {
		Accounts []*account `json:"accounts"`
		paging
	}{accounts, paging{total, page, perPage}}), nil
}

// paging is part of every answer that is one page of a list.
type paging struct {
	Total   int `json:"total"`
	Page    int `json:"page"`
	PerPage int `json:"per_page"`
}

func (s *Service) changeAccount(r *request) (*answer, error) {
	var change struct {
		Role     *string `json:"role"`
		Name     *string `json:"name"`
		Password *string `json:"password"`

		Organization *string `json:"organization"`
	}
	if err := r.decode(&change); err != nil {
		return nil, err
	}
	var hash *string
	switch {
	case change.Role == nil && change.Name == nil && change.Password == nil && change.Organization == nil:
		return nil, invalid("one of role, name, password and organization is needed")
	case change.Organization != nil && checkOrganization(*change.Organization) != nil:
		return nil, checkOrganization(*change.Organization)
	case change.Role != nil && checkRole(*change.Role) != nil:
		return nil, checkRole(*change.Role)
	case change.Role != nil && *change.Role != roleAdmin && s.isOwner(r.param("login")):
		return nil, judge.E(judge.Conflict, fmt.Sprintf("%q is the account of the site's owner, which gets a token at each start: it stays an administrator; give it another password instead", clip(r.param("login"))))
	case change.Name != nil && checkName(*change.Name) != nil:
		return nil, checkName(*change.Name)
	case change.Password != nil:
		if err := checkPassword(*change.Password); err != nil {
			return nil, err
		}
		h, err := s.passwork.hash(r.ctx, *change.Password)
		if err != nil {
			return nil, err
		}
		hash = &h
	}
	var a *account
	d := &deed{action: "account.change", subject: r.param("login"),
		detail: map[string]any{"role": change.Role, "name": change.Name, "organization": change.Organization, "password": hash != nil}}
	err := s.audited(r, d, func(tx pgx.Tx) (err error) {
		a, err = scanAccount(tx.QueryRow(r.ctx, `UPDATE accounts AS a SET role = coalesce($2, role), name = coalesce($3, name),
			password_hash = coalesce($4, password_hash), organization = coalesce($5, organization) WHERE login = $1 RETURNING `+accountColumns,
			r.param("login"), change.Role, change.Name, hash, change.Organization))
		if err == nil && hash != nil {
			// Whoever has got hold of the account loses it. The owner's token is that of
			// the data directory.
			_, err = tx.Exec(r.ctx, `WITH ended AS (DELETE FROM sessions WHERE account_id = $1)
				DELETE FROM api_tokens WHERE account_id = $1 AND NOT $2`, a.ID, s.isOwner(a.Login))
		}
		return err
	})
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, notFound("there is no account %q", clip(r.param("login")))
	}
	if err != nil {
		return nil, fmt.Errorf("change account %s: %w", r.param("login"), err)
	}
	s.accountsChanged(r.ctx)
	return ok(a), nil
}

func (s *Service) isOwner(login string) bool {
	owner := s.owner.Load()
	return owner != nil && *owner == login
}

// EnsureAdmin returns a fresh API token of the administrator with this login,
// and makes the account, without a password, where there is none. Tokens of the
// same name that were made before are revoked.
func (s *Service) EnsureAdmin(ctx context.Context, login, tokenName string) (token string, err error) {
	var id string
	err = s.db.QueryRow(ctx, `SELECT id FROM accounts WHERE login = $1 AND role = 'admin'`, login).Scan(&id)
	if errors.Is(err, pgx.ErrNoRows) {
		var a *account
		a, err = s.insertAccount(ctx, s.db, registration{Login: login, Name: "Administrator", Role: roleAdmin}, noPassword, s.now())
		switch {
		case judge.CodeOf(err) == judge.Conflict:
			return "", fmt.Errorf("the account %q is there, and is no administrator: make it one in the database (UPDATE accounts SET role = 'admin' WHERE login = '%s') if it is yours", login, login)
		case err == nil:
			id = a.ID
		}
	}
	if err != nil {
		return "", fmt.Errorf("ensure administrator %s: %w", login, err)
	}
	if _, err := s.db.Exec(ctx, `DELETE FROM api_tokens WHERE account_id = $1 AND name = $2`, id, tokenName); err != nil {
		return "", fmt.Errorf("ensure administrator %s: %w", login, err)
	}
	s.owner.Store(&login)
	s.accountsChanged(ctx)
	made, err := s.insertToken(ctx, id, nil, tokenName, nil)
	if err != nil {
		return "", fmt.Errorf("ensure administrator %s: %w", login, err)
	}
	return made.Token, nil
}

// EnsurePassword gives the account with this login the password where it has
// none, and reports whether the password is that of the account.
func (s *Service) EnsurePassword(ctx context.Context, login, password string) (holds bool, err error) {
	var hash string
	err = s.db.QueryRow(ctx, `SELECT password_hash FROM accounts WHERE login = $1`, login).Scan(&hash)
	if err == nil && hash == noPassword { // at the first start alone: making a hash is dear
		if hash, err = s.passwork.hash(ctx, password); err == nil {
			err = s.db.QueryRow(ctx, `UPDATE accounts SET password_hash = CASE password_hash WHEN $2 THEN $3 ELSE password_hash END
				WHERE login = $1 RETURNING password_hash`, login, noPassword, hash).Scan(&hash)
		}
	}
	if err == nil {
		holds, err = s.passwork.verify(ctx, hash, password)
	}
	if err != nil {
		return false, fmt.Errorf("ensure a password of %s: %w", login, err)
	}
	return holds, nil
}
