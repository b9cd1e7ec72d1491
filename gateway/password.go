package gateway

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"encoding/base64"
	"fmt"
	mathrand "math/rand/v2"
	"runtime"
	"strings"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/argon2"
)

// The cost of a password: argon2id with 19 MiB, 2 passes, 1 lane, the OWASP
// minimum; about 20 ms of a core.
const (
	argonMemoryKiB = 19 << 10
	argonPasses    = 2
	argonLanes     = 1
	saltBytes      = 16
	keyBytes       = 32
	// maxPasswordBytes keeps hashing from being a way to keep us busy.
	maxPasswordBytes = 200
	minPasswordBytes = 8
)

// noPassword is the hash of an account that nobody can log in to by password.
const noPassword = "!"

// passwords hashes on half of the processors at most, so that a rush of log-ins
// leaves memory and time for everything else. Whoever would wait for too long is
// told when to come back.
type passwords struct {
	memoryKiB uint32 // of new hashes; argonMemoryKiB but for tests
	slots     chan struct{}
	dummy     string
	waiting   *atomic.Int64 // hashes under way or waiting for a slot
	cost      *atomic.Int64 // nanoseconds that a hash took lately, in a slot
}

// maxPasswordWait is how long a password waits for a slot.
const maxPasswordWait = 3 * time.Second

func newPasswords(memoryKiB uint32) passwords {
	p := passwords{memoryKiB: memoryKiB, slots: make(chan struct{}, max(1, runtime.GOMAXPROCS(0)/2)), waiting: &atomic.Int64{}, cost: &atomic.Int64{}}
	p.cost.Store(int64(20 * time.Millisecond))
	var salt [saltBytes]byte
	p.dummy = p.phc(salt[:], make([]byte, keyBytes))
	return p
}

// hash returns a new hash of password as a PHC string.
func (p passwords) hash(ctx context.Context, password string) (string, error) {
	var salt [saltBytes]byte
	_, _ = rand.Read(salt[:]) // never fails, see its documentation
	key, err := p.key(ctx, password, salt[:], p.memoryKiB, argonPasses, argonLanes)
	if err != nil {
		return "", err
	}
	return p.phc(salt[:], key), nil
}

func (p passwords) phc(salt, key []byte) string {
	b64 := base64.RawStdEncoding
	return fmt.Sprintf("$argon2id$v=%d$m=%d,t=%d,p=%d$%s$%s", argon2.Version,
		p.memoryKiB, argonPasses, argonLanes, b64.EncodeToString(salt), b64.EncodeToString(key))
}

// verify reports whether password belongs to hash. An empty hash (no such
// account) and noPassword take as long as a wrong password.
func (p passwords) verify(ctx context.Context, hash, password string) (bool, error) {
	real := hash != "" && hash != noPassword
	if !real {
		hash = p.dummy
	}
	parts := strings.Split(hash, "$")
	var version int
	var memory, passes uint32
	var lanes uint8
	if len(parts) != 6 || parts[1] != "argon2id" {
		return false, fmt.Errorf("password hash of an unknown kind")
	}
	if _, err := fmt.Sscanf(parts[2]+" "+parts[3], "v=%d m=%d,t=%d,p=%d", &version, &memory, &passes, &lanes); err != nil {
		return false, fmt.Errorf("password hash: %w", err)
	}
	salt, err := base64.RawStdEncoding.DecodeString(parts[4])
	if err != nil {
		return false, fmt.Errorf("password hash: %w", err)
	}
	want, err := base64.RawStdEncoding.DecodeString(parts[5])
	if err != nil {
		return false, fmt.Errorf("password hash: %w", err)
	}
	got, err := p.key(ctx, password, salt, memory, passes, lanes)
	if err != nil {
		return false, err
	}
	return subtle.ConstantTimeCompare(got, want) == 1 && real, nil
}

func (p passwords) key(ctx context.Context, password string, salt []byte, memory, passes uint32, lanes uint8) ([]byte, error) {
	before := p.waiting.Add(1) - 1
	defer p.waiting.Add(-1)
	if wait := time.Duration(before * p.cost.Load() / int64(cap(p.slots))); wait > maxPasswordWait {
		// Spread out, so that not all come back together.
		return nil, tooMany(wait+mathrand.N(2*wait), "many are logging in just now; try again in a moment")
	}
	select {
	case p.slots <- struct{}{}:
		began := time.Now()
		defer func() {
			p.cost.Store((9*p.cost.Load() + int64(time.Since(began))) / 10)
			<-p.slots
		}()
	case <-ctx.Done():
		return nil, fmt.Errorf("wait for a password slot: %w", ctx.Err())
	}
	return argon2.IDKey([]byte(password), salt, passes, memory, lanes, keyBytes), nil
}

func checkPassword(password string) error {
	if len(password) < minPasswordBytes || len(password) > maxPasswordBytes {
		return invalid("password must have %d to %d bytes", minPasswordBytes, maxPasswordBytes)
	}
	return nil
}
