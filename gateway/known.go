package gateway

import (
	"context"
	"sync"
	"time"
)

// known remembers who has shown which session or token lately, so that a contest
// of pollers does not ask the database each time. Whatever ends a session, revokes
// a token or changes an account forgets all of it, here at once and in the other
// gateways of the site by a message; should that be lost, after knownFor.
type known struct {
	mu       sync.Mutex
	accounts map[string]knownAccount // by the secret's hash
	// forgotten grows whenever all is forgotten: what was read before that is not
	// remembered after it.
	forgotten uint64
}

type knownAccount struct {
	account account
	seen    time.Time
	expires time.Time // zero: never
}

const (
	knownFor      = time.Minute
	knownAccounts = 50_000
)

func newKnown() *known { return &known{accounts: map[string]knownAccount{}} }

// find returns the account of a secret at now, and, where it is not known, a mark
// for remember.
func (k *known) find(hash []byte, now time.Time) (a *account, mark uint64) {
	k.mu.Lock()
	defer k.mu.Unlock()
	e, ok := k.accounts[string(hash)]
	if !ok || now.Sub(e.seen) >= knownFor || now.Before(e.seen) || !e.expires.IsZero() && !now.Before(e.expires) {
		return nil, k.forgotten
	}
	found := e.account // a copy: requests do not share it
	return &found, k.forgotten
}

func (k *known) remember(hash []byte, a account, now time.Time, expires *time.Time, mark uint64) {
	e := knownAccount{account: a, seen: now}
	if expires != nil {
		e.expires = *expires
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.forgotten != mark {
		return
	}
	if len(k.accounts) >= knownAccounts {
		clear(k.accounts)
	}
	k.accounts[string(hash)] = e
}

// forget forgets everybody.
func (k *known) forget() {
	k.mu.Lock()
	defer k.mu.Unlock()
	k.forgotten++
	clear(k.accounts)
}

// accountsSubject is where gateways tell one another that accounts, sessions or
// tokens have changed.
const accountsSubject = "judge.v1.accounts"

// accountsChanged is called after the change is committed.
func (s *Service) accountsChanged(ctx context.Context) {
	s.known.forget()
	if err := s.bus.Tell(accountsSubject, struct{}{}); err != nil && ctx.Err() == nil {
		s.log.Warn("gateway: other gateways see a changed account a little later", "error", err)
	}
}
