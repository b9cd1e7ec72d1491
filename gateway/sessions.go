package gateway

import (
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/gofiber/fiber/v2"
	"github.com/jackc/pgx/v5"

	"assize/judge"
)

// sessionTime is how long one stays logged in.
const sessionTime = 30 * 24 * time.Hour

// The session cookie. Browsers take the first name over HTTPS only, from this
// very host, for all of it.
const (
	secureCookie = "__Host-session"
	plainCookie  = "session"
)

// secret returns 256 random bits as text, and their hash: only that is stored.
func secret(prefix string) (text string, hash []byte) {
	var b [32]byte
	_, _ = rand.Read(b[:]) // never fails, see its documentation
	text = prefix + base64.RawURLEncoding.EncodeToString(b[:])
	return text, hashSecret(text)
}

func hashSecret(text string) []byte {
	sum := sha256.Sum256([]byte(text))
	return sum[:]
}

// bearer is the token of the Authorization header, "" where there is none.
func (r *request) bearer() string {
	scheme, token, _ := strings.Cut(r.header(fiber.HeaderAuthorization), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return ""
	}
	return strings.TrimSpace(token)
}

func (r *request) sessionCookie() string {
	if r.secure {
		return r.c.Cookies(secureCookie)
	}
	return r.c.Cookies(plainCookie)
}

// authenticate finds out who asks. A token that is not known is refused even
// where none is needed; a stale cookie only means that nobody is logged in.
func (s *Service) authenticate(r *request) error {
	if header := r.header(fiber.HeaderAuthorization); header != "" {
		token := r.bearer()
		if !strings.HasPrefix(token, tokenPrefix) {
			return judge.E(judge.Unauthorized, "the Authorization header must be: Bearer assize_…")
		}
		if err := s.recognise(r, "api_tokens", hashSecret(token)); err != nil {
			return err
		}
		if r.account == nil {
			return judge.E(judge.Unauthorized, "the API token is unknown, revoked or has expired")
		}
		return nil
	}
	if cookie := r.sessionCookie(); cookie != "" {
		return s.recognise(r, "sessions", hashSecret(cookie))
	}
	return nil
}

// recognise finds the account of a secret in a table of them; none is no error.
func (s *Service) recognise(r *request, table string, hash []byte) error {
	account, mark := s.known.find(hash, r.now)
	if account != nil {
		r.account = account
		return nil
	}
	var expires *time.Time
	account, err := scanAccount(s.db.QueryRow(r.ctx, `SELECT `+accountColumns+`, t.expires_at FROM `+table+` t JOIN accounts a ON a.id = t.account_id
		WHERE t.token_sha256 = $1 AND (t.expires_at IS NULL OR t.expires_at > $2)`, hash, r.now), &expires)
	if errors.Is(err, pgx.ErrNoRows) {
		return nil
	}
	if err != nil {
		return fmt.Errorf("authenticate: %w", err)
	}
	s.known.remember(hash, *account, r.now, expires, mark)
	r.account = account
	return nil
}

type credentials struct {
	Login    string `json:"login"`
	Password string `json:"password"`
}

// wrongCredentials is the same for an unknown login and a wrong password.
var wrongCredentials = judge.E(judge.Unauthorized, "login or password is wrong")

// check returns the account that the credentials belong to, with the hash of its
// password. Whatever is done for the credentials' sake is done while that is still
// the account's (withPassword).
func (s *Service) check(r *request, given credentials) (a *account, hash string, err error) {
	switch {
	case given.Login == "":
		return nil, "", invalid("login is missing")
	case given.Password == "":
		return nil, "", invalid("password is missing")
	}
	login := strings.ToLower(given.Login)
	if len(login) > 32 || len(given.Password) > maxPasswordBytes {
		return nil, "", wrongCredentials
	}
	if err := s.limiter.allow(r.ctx, "login:"+r.client+":"+login, s.limiter.rates.LogIns, true); err != nil {
		return nil, "", err
	}
	if err := s.limiter.mayGuess(r.ctx, r.client, login); err != nil {
		return nil, "", err
	}
	a, err = scanAccount(s.db.QueryRow(r.ctx, `SELECT `+accountColumns+`, a.password_hash FROM accounts a WHERE a.login = $1`, login), &hash)
	if err != nil && !errors.Is(err, pgx.ErrNoRows) {
		return nil, "", fmt.Errorf("log in: %w", err)
	}
	right, err := s.passwork.verify(r.ctx, hash, given.Password)
	if err != nil {
		return nil, "", fmt.Errorf("log in: %w", err)
	}
	if err := s.limiter.guessed(r.ctx, r.client, login, right); err != nil {
		return nil, "", err
	}
	if !right {
		return nil, "", wrongCredentials
	}
	return a, hash, nil
}

// withPassword is the id of the account $1 as long as the hash of its password is
// $2; NULL: whatever it is. A change of the password waits until the transaction that
// asks has ended, and then ends what that has begun; one that came first leaves no row.
const withPassword = `SELECT id FROM accounts WHERE id = $1 AND password_hash = coalesce($2, password_hash) FOR SHARE`

func (s *Service) logIn(r *request) (*answer, error) {
	var given credentials
	if err := r.decode(&given); err != nil {
		return nil, err
	}
	_, mark := s.known.find(nil, r.now)
	a, hash, err := s.check(r, given)
	if err != nil {
		return nil, err
	}
	cookie, expires, err := s.newSession(r, a.ID, hash)
	if err != nil {
		return nil, err
	}
	s.known.remember(hashSecret(cookie.Value), *a, r.now, &expires, mark) // it will ask at once
	return &answer{status: http.StatusCreated, cookie: cookie, body: struct {
		Account   *account  `json:"account"`
		ExpiresAt time.Time `json:"expires_at"`
	}{a, expires}}, nil
}

// newSession begins a session of whoever has shown the password with this hash.
func (s *Service) newSession(r *request, accountID, passwordHash string) (*fiber.Cookie, time.Time, error) {
	token, hash := secret("")
	expires := r.now.Add(sessionTime)
	// Sessions that have ended are swept up when their owner comes back.
	made, err := s.db.Exec(r.ctx, `WITH gone AS (DELETE FROM sessions WHERE account_id = $1 AND expires_at <= $4), owner AS (`+withPassword+`)
		INSERT INTO sessions (token_sha256, account_id, created_at, expires_at) SELECT $3, id, $4, $5 FROM owner`,
		accountID, passwordHash, hash, r.now, expires)
	if err != nil {
		return nil, time.Time{}, fmt.Errorf("insert session: %w", err)
	}
	if made.RowsAffected() == 0 {
		return nil, time.Time{}, wrongCredentials
	}
	cookie := r.newCookie(token)
	cookie.Expires = expires
	return cookie, expires, nil
}

func (r *request) newCookie(value string) *fiber.Cookie {
	name := plainCookie
	if r.secure {
		name = secureCookie
	}
	return &fiber.Cookie{Name: name, Value: value, Path: "/", HTTPOnly: true, Secure: r.secure, SameSite: fiber.CookieSameSiteLaxMode}
}

func (s *Service) logOut(r *request) (*answer, error) {
	if cookie := r.sessionCookie(); cookie != "" {
		ended, err := s.db.Exec(r.ctx, `DELETE FROM sessions WHERE token_sha256 = $1`, hashSecret(cookie))
		if err != nil {
			return nil, fmt.Errorf("log out: %w", err)
		}
		// Anybody may send a cookie that is none, and make all gateways forget nobody.
		if ended.RowsAffected() > 0 {
			s.accountsChanged(r.ctx)
		}
	}
	cookie := r.newCookie("")
	cookie.Expires = time.Unix(1, 0)
	return &answer{status: http.StatusNoContent, cookie: cookie}, nil
}
