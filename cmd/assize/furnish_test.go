package main

import (
	"errors"
	"net"
	"os"
	"path/filepath"
	"testing"
)

// TestReachable: what a site says of its address can be opened.
func TestReachable(t *testing.T) {
	taken := &net.TCPAddr{IP: net.IPv4(192, 0, 2, 1), Port: 4711}
	for asked, want := range map[string]string{
		"127.0.0.1:0": "127.0.0.1:4711", ":4711": "127.0.0.1:4711", "0.0.0.0:0": "127.0.0.1:4711", "[::]:4711": "127.0.0.1:4711",
		"[::1]:0": "[::1]:4711", "localhost:4711": "localhost:4711", "192.0.2.1:4711": "192.0.2.1:4711",
	} {
		if got := reachable(asked, taken); got != want {
			t.Errorf("listening on %s: %s, want %s", asked, got, want)
		}
	}
}

// TestWriteSecret: a file that others could read is replaced by one that they
// cannot, also after a process that ended in between.
func TestWriteSecret(t *testing.T) {
	path := filepath.Join(t.TempDir(), "admin-token")
	for _, name := range []string{path, path + ".new"} {
		if err := os.WriteFile(name, []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := writeSecret(path, "secret"); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if b, err := os.ReadFile(path); err != nil || string(b) != "secret" || info.Mode().Perm() != 0o600 {
		t.Errorf("%q, %v with mode %v", b, err, info.Mode())
	}
}

// TestAdminPassword: the file says what the administrator logs in with, over
// starts and a start that ended early, for as long as it is true.
func TestAdminPassword(t *testing.T) {
	data, password, fails := t.TempDir(), "", false
	ensure := func(given string) (bool, error) {
		if fails {
			return false, errors.New("no database")
		}
		if password == "" {
			password = given
		}
		return given == password, nil
	}
	file := func() string {
		b, _ := os.ReadFile(filepath.Join(data, adminPasswordFile))
		return string(b)
	}
	start := func(want bool) {
		t.Helper()
		if first, err := adminPassword(data, ensure); err != nil || first != want {
			t.Errorf("%v, %v; want %v", first, err, want)
		}
	}
	fails = true
	if _, err := adminPassword(data, ensure); err == nil {
		t.Error("a start without a database goes well")
	}
	fails = false
	start(true)
	first := file()
	if len(password) < 20 || first != password+"\n" {
		t.Fatalf("the password is %q, and the file says %q", password, first)
	}
	start(true)
	if file() != first {
		t.Errorf("at the second start the file says %q instead of %q", file(), first)
	}
	password = "chosen on the account page"
	for range 2 {
		start(false)
		if _, err := os.Stat(filepath.Join(data, adminPasswordFile)); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("the file stays (%v) and says %q", err, file())
		}
	}
}
