package testkit_test

import (
	"os"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"

	"assize/internal/testkit"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

func TestServersAreRealAndPrivate(t *testing.T) {
	for range 2 {
		conn, err := pgx.Connect(t.Context(), testkit.Postgres(t))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(t.Context())
		var n int
		if err := conn.QueryRow(t.Context(), "SELECT count(*) FROM accounts").Scan(&n); err != nil || n != 0 {
			t.Errorf("accounts in a fresh database: %d, %v; want 0", n, err)
		}
		if _, err := conn.Exec(t.Context(), "INSERT INTO accounts (id, login, name, password_hash) VALUES (gen_random_uuid(), 'ada', 'Ada', '!')"); err != nil {
			t.Error(err)
		}
	}
	opt, err := redis.ParseURL(testkit.Redis(t))
	if err != nil {
		t.Fatal(err)
	}
	client := redis.NewClient(opt)
	defer client.Close()
	if err := client.Set(t.Context(), "a", "b", 0).Err(); err != nil {
		t.Error(err)
	}
	if err := testkit.Bus(t).Ready(t.Context()); err != nil {
		t.Error(err)
	}
}
