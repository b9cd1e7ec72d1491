package testsite

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"
)

// Fault is something bad that can be done to a running site.
type Fault struct {
	Name string
	// Strike does it and starts again what does not start by itself.
	Strike func()
}

// Faults are the ways to hurt this site: every process killed with SIGKILL, the
// broker's store lost, Redis killed with its data.
func (s *Site) Faults() []Fault {
	var faults []Fault
	for name := range s.args {
		faults = append(faults, Fault{"kill " + name, func() { s.Kill(name); s.Run(name) }})
	}
	broker, store := "up", filepath.Join(s.data, "nats")
	if s.Shape == Apart {
		broker, store = "nats", filepath.Join(s.data, "nats", "nats")
	}
	return append(faults,
		Fault{"kill PostgreSQL", func() { s.kill("PostgreSQL", s.postgresPID()) }},
		Fault{"kill Redis, its data is lost", func() { s.kill("Redis", s.redisPID()) }},
		Fault{"kill the broker and wipe its store", func() {
			s.Kill(broker)
			if err := os.RemoveAll(store); err != nil {
				s.t.Error(err)
			}
			s.Run(broker)
		}},
	)
}

func (s *Site) kill(name string, pid int) {
	if err := syscall.Kill(pid, syscall.SIGKILL); err != nil {
		s.t.Errorf("kill %s (%d): %v", name, pid, err)
	}
}

// storesDir is where PostgreSQL and Redis have their folders.
func (s *Site) storesDir() string {
	if s.Shape == Together {
		return s.data
	}
	return s.stores
}

func (s *Site) postgresPID() int {
	var pid int
	s.waitFor("PostgreSQL", func() error {
		b, err := os.ReadFile(filepath.Join(s.storesDir(), "postgres", "postmaster.pid"))
		if err != nil {
			return err
		}
		first, _, _ := strings.Cut(string(b), "\n")
		pid, err = strconv.Atoi(first)
		return err
	})
	return pid
}

// redisClient connects to the site's Redis.
func (s *Site) redisClient() *redis.Client {
	return redis.NewClient(&redis.Options{Network: "unix", Addr: filepath.Join(s.storesDir(), "run-redis", "redis.sock"), DisableIdentity: true})
}

func (s *Site) redisPID() int {
	client := s.redisClient()
	defer client.Close()
	var pid int
	s.waitFor("Redis", func() error {
		info, err := client.Info(s.t.Context(), "server").Result()
		if err != nil {
			return err
		}
		for line := range strings.Lines(info) {
			if v, ok := strings.CutPrefix(strings.TrimSpace(line), "process_id:"); ok {
				pid, err = strconv.Atoi(v)
				return err
			}
		}
		return fmt.Errorf("no process_id in %q", info)
	})
	return pid
}

// Database connects to the site's database.
func (s *Site) Database() *pgx.Conn {
	s.t.Helper()
	var conn *pgx.Conn
	s.waitFor("PostgreSQL", func() (err error) {
		conn, err = pgx.Connect(s.t.Context(), s.DatabaseURL())
		return err
	})
	return conn
}

// DatabaseURL is where the site's database is.
func (s *Site) DatabaseURL() string {
	return "host=" + filepath.Join(s.storesDir(), "run-postgres") + " user=assize dbname=postgres"
}

// CheckJudgedOnce fails the test unless exactly n submissions, trials aside, have
// exactly one judgement each, none of them JE.
func (s *Site) CheckJudgedOnce(n int) {
	s.t.Helper()
	conn := s.Database()
	defer conn.Close(s.t.Context())
	var submissions, judgements, errors int
	err := conn.QueryRow(s.t.Context(), `
		SELECT count(DISTINCT s.id), count(j.id), count(j.id) FILTER (WHERE j.verdict = 'JE')
		FROM submissions s LEFT JOIN judgements j ON j.submission_id = s.id
		WHERE NOT s.trial`).Scan(&submissions, &judgements, &errors)
	if err != nil {
		s.t.Fatal(err)
	}
	if submissions != n || judgements != n || errors != 0 {
		s.t.Errorf("%d submissions, %d judgements, %d of them JE; want %d, %d, 0", submissions, judgements, errors, n, n)
	}
}

// MidContest are the faults that a running contest must come through with its
// board right within 10 s.
func (s *Site) MidContest() []Fault {
	return []Fault{
		{"Redis wiped", func() {
			client := s.redisClient()
			defer client.Close()
			s.check(client.FlushAll(s.t.Context()).Err())
		}},
		{"Redis killed, its data is lost", func() { s.kill("Redis", s.redisPID()) }},
		{"leaderboard killed", func() { s.Kill("leaderboard"); s.Run("leaderboard") }},
		{"PostgreSQL killed", func() { s.kill("PostgreSQL", s.postgresPID()) }},
	}
}

// WipeRedis empties Redis while it runs.
func (s *Site) WipeRedis() {
	s.t.Helper()
	client := s.redisClient()
	defer client.Close()
	if err := client.FlushAll(s.t.Context()).Err(); err != nil {
		s.t.Error(err)
	}
}

// CheckReady waits until the site says that PostgreSQL, Redis and the broker
// answer.
func (s *Site) CheckReady() {
	s.t.Helper()
	s.waitFor("readiness", func() error { return s.Admin().Do(s.t.Context(), "GET", "/readyz", nil, nil) })
}

// BoardInRedis waits until Redis holds the contest's board, and says how the
// rows there differ in number from those of PostgreSQL.
func (s *Site) BoardInRedis(contest string) error {
	s.t.Helper()
	conn := s.Database()
	defer conn.Close(s.t.Context())
	var id string
	var rows int64
	if err := conn.QueryRow(s.t.Context(), `SELECT c.id::text, (SELECT count(*) FROM standings WHERE contest_id = c.id AND viewer = 'public')
		FROM contests c WHERE slug = $1`, contest).Scan(&id, &rows); err != nil {
		return err
	}
	client := s.redisClient()
	defer client.Close()
	var members int64
	s.waitFor("the board in Redis", func() (err error) {
		ready, err := client.Exists(s.t.Context(), "board:{"+id+"}:ready").Result()
		if err == nil && ready == 0 {
			err = fmt.Errorf("not filled")
		}
		if err == nil {
			members, err = client.ZCard(s.t.Context(), "board:{"+id+"}:public").Result()
		}
		return err
	})
	if members != rows {
		return fmt.Errorf("the board in Redis has %d rows, want %d", members, rows)
	}
	return nil
}
