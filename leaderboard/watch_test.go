package leaderboard

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"assize/internal/supervise"
	"assize/internal/testkit"
	"assize/judge"
)

func TestParticipantsComeAndGo(t *testing.T) {
	f := newFixture(t, "ada")
	f.step()
	f.want(judge.Public, "1 ada 0 0 0\n")
	f.clock.At(time.Hour)
	f.account("bob")
	f.record(judged(f.submit("bob", "A", time.Minute), judge.AC)) // not registered: no row
	f.record(judged(f.submit("ada", "A", 2*time.Minute), judge.AC))
	f.want(judge.Public, "1 ada 1 2 120 A:+2!\n")
	f.check()
	f.register("bob")
	f.step()
	f.want(judge.Public, "1 bob 1 1 60 A:+1!\n2 ada 1 2 120 A:+2\n")
	f.check()
	f.exec(`DELETE FROM contest_participants WHERE account_id = $1`, f.people["bob"])
	f.clock.At(time.Hour + entriesEvery)
	f.step()
	f.want(judge.Public, "1 ada 1 2 120 A:+2!\n")
	f.check()
	f.register("bob")
	f.step()
	f.want(judge.Public, "1 bob 1 1 60 A:+1!\n2 ada 1 2 120 A:+2\n")
	f.check()
	// A request says when it came, and may take its time until it is committed.
	f.account("cleo")
	f.exec(`INSERT INTO contest_participants (contest_id, account_id, registered_at) VALUES ($1, $2, $3)`, f.contest, f.people["cleo"], f.clock.Now().Add(-seenFor/2))
	f.step()
	f.want(judge.Public, "1 bob 1 1 60 A:+1!\n2 ada 1 2 120 A:+2\n3 cleo 0 0 0\n")
	f.check()
}

// TestClockSetBack: after a request from a clock that was ahead, those that come
// after it by the right one are seen as pending.
func TestClockSetBack(t *testing.T) {
	f := newFixture(t, "ada")
	f.step()
	f.clock.At(time.Hour)
	ahead := f.submit("ada", "A", time.Minute)
	f.exec(`UPDATE judgement_requests SET requested_at = requested_at + interval '1 hour' WHERE id = $1`, ahead.Judgement)
	f.step()
	f.submit("ada", "B", 2*time.Minute)
	f.step()
	f.want(judge.Public, "1 ada 0 0 0 A:?1 B:?1\n")
	f.check()
}

// TestContestIsEdited: whatever scoring depends on changes the board, once the
// contest's updated_at has moved.
func TestContestIsEdited(t *testing.T) {
	f := newFixture(t, "ada", "bob")
	f.step()
	f.clock.At(time.Hour)
	f.record(judged(f.submit("ada", "A", 10*time.Minute), judge.WA), judged(f.submit("ada", "A", 12*time.Minute), judge.AC),
		judged(f.submit("bob", "B", 30*time.Minute), judge.AC))
	f.want(judge.Public, "1 bob 1 30 1800 B:+30!\n2 ada 1 32 720 A:+12-1!\n")
	f.exec(`UPDATE contests SET penalty_minutes = 5, updated_at = clock_timestamp() WHERE id = $1`, f.contest)
	f.step()
	f.want(judge.Public, "1 ada 1 17 720 A:+12-1!\n2 bob 1 30 1800 B:+30!\n")
	f.exec(`DELETE FROM contest_problems WHERE contest_id = $1 AND label = 'A'`, f.contest)
	f.exec(`UPDATE contests SET updated_at = clock_timestamp() WHERE id = $1`, f.contest)
	f.step()
	f.want(judge.Public, "1 bob 1 30 1800 B:+30!\n2 ada 0 0 0\n")
	f.exec(`UPDATE contests SET starts_at = $2, updated_at = clock_timestamp() WHERE id = $1`, f.contest, start.Add(30*time.Minute))
	f.step()
	f.want(judge.Public, "1 bob 1 0 0 B:+0!\n2 ada 0 0 0\n")
	f.check()
}

// TestDistantContestIsLeftAlone: a contest long over is neither computed nor
// filled at the start, and is again when it changes.
func TestDistantContestIsLeftAlone(t *testing.T) {
	f := newFixture(t, "ada")
	f.clock.At(60 * 24 * time.Hour)
	f.step()
	if n, err := f.redis.DBSize(t.Context()).Result(); err != nil || n != 0 {
		t.Errorf("%d keys, %v; want none", n, err)
	}
	f.record(judged(f.submit("ada", "A", time.Minute), judge.AC))
	f.step()
	f.want(judge.Public, "1 ada 1 1 60 A:+1!\n")
	f.check()
}

func TestRedisIsWiped(t *testing.T) {
	f := newFixture(t, "ada", "bob")
	f.step()
	f.clock.At(time.Hour)
	f.record(judged(f.submit("ada", "A", 10*time.Minute), judge.AC))
	if err := f.redis.FlushAll(t.Context()).Err(); err != nil {
		t.Fatal(err)
	}
	f.record(judged(f.submit("bob", "A", 20*time.Minute), judge.AC))
	if n, err := f.redis.Exists(t.Context(), readyKey(f.contest)).Result(); err != nil || n != 0 {
		t.Errorf("ready: %d, %v; a board with one row of two looks whole", n, err)
	}
	f.step()
	f.want(judge.Public, "1 ada 1 10 600 A:+10!\n2 bob 1 20 1200 A:+20\n")
	f.check()
}

// TestRedisIsDownAndComesBackOld: recording goes on without Redis, and a server
// that comes back with a snapshot of before is filled anew, ready key or not.
func TestRedisIsDownAndComesBackOld(t *testing.T) {
	dir := testkit.Dir(t)
	server, err := supervise.StartRedis(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	f := newFixtureOn(t, server.URL, "ada", "bob")
	f.step()
	f.clock.At(time.Hour)
	f.record(judged(f.submit("ada", "A", 10*time.Minute), judge.AC))
	snapshot := map[string]string{}
	for _, key := range append(boardKeys(f.contest, ""), readyKey(f.contest)) {
		dump, err := f.redis.Dump(t.Context(), key).Result()
		if errors.Is(err, redis.Nil) {
			continue // the frozen board is empty before the freeze
		}
		if err != nil {
			t.Fatal(err)
		}
		snapshot[key] = dump
	}
	if err := server.Close(); err != nil {
		t.Fatal(err)
	}
	f.record(judged(f.submit("bob", "A", 20*time.Minute), judge.AC))
	if err := f.service.step(t.Context()); err == nil {
		t.Error("a look without Redis reported nothing")
	}
	if n := f.count(`SELECT count(*) FROM standings WHERE solved = 1`); n != 4 {
		t.Errorf("%d rows with a solved problem while Redis was down, want 4", n)
	}
	if server, err = supervise.StartRedis(t.Context(), dir); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Error(err)
		}
	})
	for key, dump := range snapshot {
		if err := f.redis.Restore(t.Context(), key, 0, dump).Err(); err != nil {
			t.Fatal(err)
		}
	}
	// A service that knows nothing of what went wrong has to see it too.
	f.service = New(Config{}, Deps{Postgres: f.pool, Redis: f.redis, Now: f.clock.Now})
	f.step()
	f.want(judge.Public, "1 ada 1 10 600 A:+10!\n2 bob 1 20 1200 A:+20\n")
	f.check()
	f.record(judged(f.submit("bob", "B", 25*time.Minute), judge.AC))
	f.check()
}

func TestRebuildRepairsEverything(t *testing.T) {
	f := newFixture(t, "ada", "bob")
	f.step()
	f.clock.At(time.Hour)
	f.record(judged(f.submit("ada", "A", 10*time.Minute), judge.AC))
	f.exec(`UPDATE standings SET solved = 7, board_row = jsonb_set(board_row, '{solved}', '7') WHERE participant_id = $1`, f.people["bob"])
	f.exec(`DELETE FROM standings WHERE participant_id = $1`, f.people["ada"])
	f.exec(`INSERT INTO standings SELECT contest_id, viewer, gen_random_uuid(), 1, 9, 0, 0, board_row FROM standings`)
	f.exec(`UPDATE standings SET board_row = jsonb_set(board_row, '{participant}', to_jsonb(participant_id)) WHERE solved = 9`)
	if err := f.service.Rebuild(context.Background(), f.contest); err != nil {
		t.Fatal(err)
	}
	f.want(judge.Public, "1 ada 1 10 600 A:+10!\n2 bob 0 0 0\n")
	f.check()
}

// TestRedisTakesNoWrites: a fill that fails is tried again, for a contest that
// nothing else would remind the watcher of.
func TestRedisTakesNoWrites(t *testing.T) {
	f := newFixture(t, "ada")
	f.clock.At(60 * 24 * time.Hour)
	f.step()
	if err := f.redis.ConfigSet(t.Context(), "maxmemory", "1").Err(); err != nil {
		t.Fatal(err)
	}
	f.record(judged(f.submit("ada", "A", time.Minute), judge.AC))
	for range 2 {
		if err := f.service.step(t.Context()); err == nil {
			t.Error("a look without room in Redis reported nothing")
		}
	}
	if err := f.redis.ConfigSet(t.Context(), "maxmemory", "0").Err(); err != nil {
		t.Fatal(err)
	}
	f.step()
	f.want(judge.Public, "1 ada 1 1 60 A:+1!\n")
	f.check()
}
