package gateway

import (
	"archive/zip"
	"bufio"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/fstest"
	"time"
)

// TestSlowUpload: a package may take longer on its way than any other request, and one
// that stops coming is told so.
func TestSlowUpload(t *testing.T) {
	const whole, patience = 2 * time.Second, 4 * time.Second
	f := start(t, func(c *Config) { c.ReadTime, c.Patience = whole, patience })
	noise := make([]byte, 400<<10) // more than is read before the handler begins
	for i := range noise {
		noise[i] = byte(rand.Uint32())
	}
	var archive bytes.Buffer
	w := zip.NewWriter(&archive)
	for name, file := range packageFiles("slow", func(m fstest.MapFS) { m["attachments/noise"] = &fstest.MapFile{Data: noise} }) {
		entry, err := w.Create("slow/" + name)
		if err == nil {
			_, err = entry.Write(file.Data)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	send := func(chunked, dies bool) (int, string) {
		t.Helper()
		conn, err := net.Dial("tcp", strings.TrimPrefix(f.url, "http://"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close()
		length := fmt.Sprintf("Content-Length: %d", archive.Len())
		if chunked {
			length = "Transfer-Encoding: chunked"
		}
		fmt.Fprintf(conn, "POST /api/v1/problems HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Type: application/zip\r\n%s\r\n\r\n", f.admin.token, length)
		piece := func(b []byte) {
			if chunked {
				b = []byte(fmt.Sprintf("%x\r\n%s\r\n", len(b), b))
			}
			if _, err := conn.Write(b); err != nil {
				t.Fatal(err)
			}
		}
		rest := archive.Bytes()
		piece(rest[:300<<10])
		rest = rest[300<<10:]
		const pieces = 30
		for began := time.Now(); !dies && time.Since(began) < whole+time.Second && len(rest) > archive.Len()/pieces; time.Sleep(50 * time.Millisecond) {
			n := max(1, archive.Len()/(20*pieces))
			piece(rest[:n])
			rest = rest[n:]
		}
		if !dies {
			piece(rest)
			if chunked {
				piece(nil)
			}
		}
		resp, err := http.ReadResponse(bufio.NewReader(conn), nil)
		if err != nil {
			t.Fatal(err)
		}
		defer resp.Body.Close()
		b, err := io.ReadAll(resp.Body)
		if err != nil {
			t.Fatal(err)
		}
		return resp.StatusCode, string(b)
	}
	if status, body := send(false, false); status != 201 {
		t.Errorf("a slow one: %d %s", status, body)
	}
	if status, body := send(true, false); status != 200 { // it is there already
		t.Errorf("a slow one in chunks: %d %s", status, body)
	}
	for _, chunked := range []bool{false, true} {
		if status, body := send(chunked, true); status != 400 || !strings.Contains(body, "nothing of the package came for 4s, after ") {
			t.Errorf("a dead one, chunked %v: %d %s", chunked, status, body)
		}
	}
}
