package leaderboard

import (
	"testing"
	"time"

	"assize/judge"
)

// TestKilledBetweenCommitAndRedis has a service die when a result is committed and
// Redis has not heard of it. The next service must bring Redis up to date, though
// nothing else ever changes the row.
func TestKilledBetweenCommitAndRedis(t *testing.T) {
	f := newFixture(t, "ada", "bob")
	f.step()
	f.clock.At(time.Hour)
	f.record(judged(f.submit("bob", "A", time.Minute), judge.AC))
	f.service.setBehind(f.contest, true) // from here on nothing goes to Redis
	f.record(judged(f.submit("ada", "A", 2*time.Minute), judge.AC))
	f.want(judge.Public, "1 bob 1 1 60 A:+1!\n2 ada 0 0 0\n")

	f.service = New(Config{}, Deps{Postgres: f.pool, Redis: f.redis, Now: f.clock.Now})
	f.step()
	f.want(judge.Public, "1 bob 1 1 60 A:+1!\n2 ada 1 2 120 A:+2\n")
	f.check()
}
