package gateway

import (
	"context"
	"net/netip"
	"time"

	"github.com/redis/go-redis/v9"
)

// Wrong passwords are counted for each address, beside the log-ins of each login
// from there, so that nobody tries one password with every login. A school is one
// address: the bound is far above what people mistype, and whoever has logged in
// from there lately is not held up by a neighbour that guesses.
//
//	rate:wrong:<network>         wrong passwords of this minute
//	rate:here:<network>:<login>  that login was right there within hereTime
const (
	guessWindow = time.Minute
	hereTime    = sessionTime
)

// mayGuessScript returns 0, or how many milliseconds are left of a window that is
// full. KEYS: wrong, here. ARGV: the bound.
var mayGuessScript = redis.NewScript(`
if tonumber(redis.call('GET', KEYS[1]) or '0') < tonumber(ARGV[1]) or redis.call('EXISTS', KEYS[2]) == 1 then return 0 end
return math.max(1, redis.call('PTTL', KEYS[1]))`)

// wrongScript counts a wrong password. ARGV: the window in ms.
var wrongScript = redis.NewScript(`
if redis.call('INCR', KEYS[1]) == 1 then redis.call('PEXPIRE', KEYS[1], ARGV[1]) end
return 0`)

// mayGuess refuses to try a password from where too many were wrong.
func (l *limiter) mayGuess(ctx context.Context, address, login string) error {
	var left int64
	err := l.call(ctx, true, func(ctx context.Context) (err error) {
		left, err = mayGuessScript.Run(ctx, l.client, guessKeys(address, login), l.rates.Guesses).Int64()
		return err
	})
	switch {
	case err != nil:
		return notNow(err)
	case left > 0:
		return tooMany(time.Duration(left)*time.Millisecond, "too many wrong passwords from your network: %d a minute are allowed", l.rates.Guesses)
	}
	return nil
}

// guessed notes whether a password was right. Those that are being tried just now
// are not counted yet, so that a rush of right ones counts for nothing.
func (l *limiter) guessed(ctx context.Context, address, login string, right bool) error {
	keys := guessKeys(address, login)
	err := l.call(ctx, !right, func(ctx context.Context) error {
		if right {
			return l.client.Set(ctx, keys[1], "", hereTime).Err()
		}
		return wrongScript.Run(ctx, l.client, keys[:1], guessWindow.Milliseconds()).Err()
	})
	if err != nil && !right {
		return notNow(err)
	}
	return nil // whoever has the right password gets in, and is remembered the next time
}

func guessKeys(address, login string) []string {
	network := networkOf(address)
	return []string{"rate:wrong:" + network, "rate:here:" + network + ":" + login}
}

// networkOf is what one customer has of addresses: an IPv4 address, or the /64 of an
// IPv6 one, within which anybody may choose.
func networkOf(address string) string {
	ip, err := netip.ParseAddr(address)
	if err != nil || ip.Unmap().Is4() {
		return address
	}
	network, err := ip.WithZone("").Prefix(64)
	if err != nil {
		return address
	}
	return network.String()
}
