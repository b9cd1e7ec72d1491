package leaderboard

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/redis/go-redis/v9"

	"assize/judge"
)

// The board of a contest in Redis. The braces make one hash slot of it:
//
//	board:{<contest id>}:<viewer>          sorted set, participant → packed score
//	board:{<contest id>}:<viewer>:rows     hash, participant → judge.Row in JSON,
//	                                       and "totals" → [judge.Total]
//	board:{<contest id>}:<viewer>:version  hash, the same fields → version in PostgreSQL
//	board:{<contest id>}:ready             set once the others are filled
//
// Without the ready key there is no board: readers turn to the table standings,
// and the watcher fills Redis anew. Its value is the run id of the Redis server
// that was filled, so that an old snapshot that comes back with a restarted
// server is not taken for the board of now.
type board struct {
	redis *redis.Client
}

// boardKey is one participant in one viewer's eyes.
type boardKey struct {
	viewer      judge.Viewer
	participant string
}

// change is a new version of one participant's row for one viewer, or of the
// totals.
type change struct {
	viewer      judge.Viewer
	participant string
	version     int64
	deleted     bool   // takes part no longer; score and row are not used
	totals      bool   // of the board; participant and score are not used
	score       int64  // scoring.Key
	row         []byte // judge.Row or []judge.Total in JSON
}

// totalsField stands among the participants, whose ids are UUIDs.
const totalsField = "totals"

var viewers = []judge.Viewer{judge.Public, judge.Frozen, judge.Jury}

const keysEach = 3 // keys of one viewer: set, rows, version

func readyKey(contest string) string { return "board:{" + contest + "}:ready" }

// boardKeys returns the keys of all viewers, with suffix appended to each.
func boardKeys(contest, suffix string) []string {
	keys := make([]string, 0, keysEach*len(viewers))
	for _, v := range viewers {
		set := "board:{" + contest + "}:" + string(v)
		keys = append(keys, set+suffix, set+":rows"+suffix, set+":version"+suffix)
	}
	return keys
}

// updateScript applies changes, each only where its version is newer than what
// is there. KEYS: ready, then boardKeys. ARGV, five for each change: index of
// the viewer's first key, participant, version, score ("" deletes), row. Scores
// pass through as the strings that they came in: Lua's tostring rounds them to
// 14 digits. Returns -1 where there is no board to update.
var updateScript = redis.NewScript(`
if redis.call('EXISTS', KEYS[1]) == 0 then return -1 end
local applied = 0
for i = 1, #ARGV, 5 do
	local k = tonumber(ARGV[i])
	local set, rows, versions = KEYS[k], KEYS[k + 1], KEYS[k + 2]
	local member = ARGV[i + 1]
	local current = redis.call('HGET', versions, member)
	if not current or tonumber(current) < tonumber(ARGV[i + 2]) then
		redis.call('HSET', versions, member, ARGV[i + 2])
		if ARGV[i + 3] == '' then
			redis.call('ZREM', set, member)
			redis.call('HDEL', rows, member)
		else
			if ARGV[i + 3] ~= '-' then redis.call('ZADD', set, ARGV[i + 3], member) end
			redis.call('HSET', rows, member, ARGV[i + 4])
		end
		applied = applied + 1
	end
end
return applied`)

// swapScript puts freshly filled keys in the place of the board. KEYS: ready,
// then pairs of fresh and final key. ARGV: the value of ready. A fresh key that
// does not exist is an empty one. The old keys are unlinked first: RENAME would
// free a board of a million rows on the spot, and Redis would answer nobody for
// seconds.
var swapScript = redis.NewScript(`
for i = 2, #KEYS, 2 do
	if redis.call('EXISTS', KEYS[i]) == 1 then
		redis.call('PERSIST', KEYS[i])
		redis.call('UNLINK', KEYS[i + 1])
		redis.call('RENAME', KEYS[i], KEYS[i + 1])
	else
		redis.call('UNLINK', KEYS[i + 1])
	end
end
redis.call('SET', KEYS[1], ARGV[1])
return 1`)

// errNotReady says that Redis holds no board of the contest.
var errNotReady = errors.New("no board in Redis")

// updateChunk bounds the changes in one script call, and so how long Redis is
// busy with it: about 2 ms.
const updateChunk = 250

// update applies changes in any order, repeated or not. It returns errNotReady
// where the board is to be filled first.
func (b board) update(ctx context.Context, contest string, changes []change) error {
	keys := append([]string{readyKey(contest)}, boardKeys(contest, "")...)
	for len(changes) > 0 {
		n := min(updateChunk, len(changes))
		args := make([]any, 0, 5*n)
		for _, c := range changes[:n] {
			first := 2 + keysEach*slices.Index(viewers, c.viewer) // Lua counts from 1, and ready comes first
			member, score := c.participant, strconv.FormatInt(c.score, 10)
			switch {
			case c.totals:
				member, score = totalsField, "-"
			case c.deleted:
				score = ""
			}
			args = append(args, first, member, c.version, score, c.row)
		}
		applied, err := updateScript.Run(ctx, b.redis, keys, args...).Int()
		if err != nil {
			return fmt.Errorf("update board of contest %s: %w", contest, err)
		}
		if applied < 0 {
			return fmt.Errorf("update board of contest %s: %w", contest, errNotReady)
		}
		changes = changes[n:]
	}
	return nil
}

// Fresh keys expire, should their writer die before the swap.
const freshFor = 10 * time.Minute

// fill replaces the whole board. Readers see the old one until the new one is
// complete. The caller keeps newer changes from being committed meanwhile, and
// asked for run, the server's run id, before.
func (b board) fill(ctx context.Context, contest, run string, rows []change) error {
	fresh := boardKeys(contest, ":"+uuid.NewString())
	for len(rows) > 0 {
		n := min(1000, len(rows))
		pipe := b.redis.Pipeline()
		for _, c := range rows[:n] {
			keys := fresh[keysEach*slices.Index(viewers, c.viewer):]
			member := totalsField
			if !c.totals {
				member = c.participant
				pipe.ZAdd(ctx, keys[0], redis.Z{Score: float64(c.score), Member: member})
			}
			pipe.HSet(ctx, keys[1], member, c.row)
			pipe.HSet(ctx, keys[2], member, c.version)
		}
		for _, key := range fresh {
			pipe.Expire(ctx, key, freshFor)
		}
		if _, err := pipe.Exec(ctx); err != nil {
			return fmt.Errorf("fill board of contest %s: %w", contest, err)
		}
		rows = rows[n:]
	}
	keys := []string{readyKey(contest)}
	for i, final := range boardKeys(contest, "") {
		keys = append(keys, fresh[i], final)
	}
	if err := swapScript.Run(ctx, b.redis, keys, run).Err(); err != nil {
		return fmt.Errorf("fill board of contest %s: %w", contest, err)
	}
	return nil
}

// notReady returns those of contests whose board is to be filled: the ready key
// is missing, or was set on a server that has been restarted since.
func (b board) notReady(ctx context.Context, contests []string) ([]string, error) {
	if len(contests) == 0 {
		return nil, nil
	}
	run, err := b.runID(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for boards: %w", err)
	}
	pipe := b.redis.Pipeline()
	for _, c := range contests {
		pipe.Get(ctx, readyKey(c))
	}
	got, err := pipe.Exec(ctx)
	if err != nil && !errors.Is(err, redis.Nil) {
		return nil, fmt.Errorf("look for boards: %w", err)
	}
	var missing []string
	for i, c := range got {
		value, err := c.(*redis.StringCmd).Result()
		if err != nil && !errors.Is(err, redis.Nil) {
			return nil, fmt.Errorf("look for the board of contest %s: %w", contests[i], err)
		}
		if value != run {
			missing = append(missing, contests[i])
		}
	}
	return missing, nil
}

// runID names the server process that answers.
func (b board) runID(ctx context.Context) (string, error) {
	info, err := b.redis.Info(ctx, "server").Result()
	if err != nil {
		return "", fmt.Errorf("ask Redis for its run id: %w", err)
	}
	for line := range strings.Lines(info) {
		if id, ok := strings.CutPrefix(line, "run_id:"); ok {
			return strings.TrimSpace(id), nil
		}
	}
	return "", errors.New("ask Redis for its run id: INFO server has no run_id")
}
