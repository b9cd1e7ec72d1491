package gateway

import (
	"context"
	"errors"
	"sync/atomic"
	"time"

	"github.com/go-redis/redis_rate/v10"
	"github.com/redis/go-redis/v9"

	"assize/judge"
)

// Rates bound what one address or account may do in a minute. A burst of a
// quarter of it, at least 10, goes at once.
type Rates struct {
	LogIns        int // for one address and login
	Guesses       int // wrong passwords, for one address; a school may share one
	Registrations int // for one address; a classroom may share one
	Submissions   int // for one account; what is unanswered has its own bound
	Trials        int // for one account
	Searches      int // lists of problems and submissions, for one address or account
	Questions     int // to the jury, for one participant
	Drafts        int // saved, for one account
	Posts         int // solutions, comments, changes of oneself and revoked tokens, for one account
}

// DefaultRates are used for whatever Config.Rates leaves out.
var DefaultRates = Rates{LogIns: 20, Guesses: 300, Registrations: 400, Submissions: 400, Trials: 240, Searches: 1200, Questions: 20, Drafts: 240, Posts: 40}

func (r Rates) orDefault() Rates {
	for _, f := range []struct {
		to       *int
		fallback int
	}{
		{&r.LogIns, DefaultRates.LogIns}, {&r.Guesses, DefaultRates.Guesses}, {&r.Registrations, DefaultRates.Registrations},
		{&r.Submissions, DefaultRates.Submissions}, {&r.Trials, DefaultRates.Trials}, {&r.Searches, DefaultRates.Searches},
		{&r.Questions, DefaultRates.Questions}, {&r.Drafts, DefaultRates.Drafts},
		{&r.Posts, DefaultRates.Posts},
	} {
		if *f.to == 0 {
			*f.to = f.fallback
		}
	}
	return r
}

// limiter counts in Redis, under keys that begin with "rate:".
type limiter struct {
	rates  Rates
	redis  *redis_rate.Limiter
	client redis.UniversalClient
	// downUntil: Redis did not answer just now, and is not asked before then
	// (nanoseconds since 1970), so that its absence does not slow everything.
	downUntil atomic.Int64
}

func newLimiter(client redis.UniversalClient, rates Rates) *limiter {
	return &limiter{rates: rates.orDefault(), redis: redis_rate.NewLimiter(client), client: client}
}

const (
	// rateTime is how long Redis may take before it counts as down.
	rateTime = 500 * time.Millisecond
	downTime = time.Second
	// closedTime is how long what cannot go on without it waits: a busy machine is
	// no reason to turn away whoever logs in.
	closedTime = 5 * time.Second
)

var errRedisDown = errors.New("no answer from Redis a moment ago")

// allow takes one of perMinute from key. Where Redis is down, it allows unless
// closed: guessing passwords must never be unbounded.
func (l *limiter) allow(ctx context.Context, key string, perMinute int, closed bool) error {
	limit := redis_rate.Limit{Rate: perMinute, Burst: max(10, perMinute/4), Period: time.Minute}
	var result *redis_rate.Result
	err := l.call(ctx, closed, func(ctx context.Context) (err error) {
		result, err = l.redis.Allow(ctx, key, limit)
		return err
	})
	switch {
	case err != nil && closed:
		return notNow(err)
	case err != nil:
		return nil
	case result.Allowed == 0:
		return tooMany(result.RetryAfter, "too many requests of this kind: %d a minute are allowed", perMinute)
	}
	return nil
}

// notNow refuses what cannot be counted and must not go uncounted.
func notNow(cause error) error {
	return retryError{&judge.Error{Code: judge.Unavailable, Message: "this is not possible just now; try again in a moment", Cause: cause}, 2 * time.Second}
}

// call asks Redis something: with patience where what asks is closed without an
// answer, and else not at all if Redis did not answer a moment ago.
func (l *limiter) call(ctx context.Context, closed bool, ask func(ctx context.Context) error) error {
	patience := rateTime
	if closed {
		patience = closedTime
	} else if time.Now().UnixNano() < l.downUntil.Load() {
		return errRedisDown
	}
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err := ask(ctx)
	if err != nil {
		l.downUntil.Store(time.Now().Add(downTime).UnixNano())
	}
	return err
}

// whoever is the account, or the address of a client without one.
func whoever(r *request) string {
	if r.account != nil {
		return r.account.ID
	}
	return r.client
}
