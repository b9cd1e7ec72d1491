package main

import (
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
