package gateway

import (
	"bufio"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
)

// TestUnreadBody: what is left of a body that nobody read is never taken for
// the next request on the connection.
func TestUnreadBody(t *testing.T) {
	f := start(t)
	smuggled := "GET /api/v1/me HTTP/1.1\r\nHost: x\r\n\r\n"
	long := strings.Repeat(smuggled, 400<<10/len(smuggled))
	for name, request := range map[string]string{
		"chunked":     fmt.Sprintf("Transfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", len(smuggled), smuggled),
		"long":        fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(long), long),
		"short":       fmt.Sprintf("Content-Length: %d\r\n\r\n%s", len(smuggled), smuggled),
		"wrong type":  fmt.Sprintf("Content-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s", len(long), long),
		"read as zip": fmt.Sprintf("Authorization: Bearer %s\r\nContent-Type: application/zip\r\nContent-Length: %d\r\n\r\n%s", f.admin.token, len(long), long),
		"zip chunked": fmt.Sprintf("Authorization: Bearer %s\r\nContent-Type: application/zip\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n", f.admin.token, len(smuggled), smuggled),
	} {
		t.Run(name, func(t *testing.T) {
			conn, err := net.Dial("tcp", strings.TrimPrefix(f.url, "http://"))
			if err != nil {
				t.Fatal(err)
			}
			defer conn.Close()
			r := bufio.NewReader(conn)
			var got []int
			for _, text := range []string{"POST /api/v1/problems HTTP/1.1\r\nHost: x\r\n" + request, "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"} {
				if _, err := io.WriteString(conn, text); err != nil {
					t.Fatal(err)
				}
				resp, err := http.ReadResponse(r, nil)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, resp.StatusCode)
				if _, err := io.Copy(io.Discard, resp.Body); err != nil {
					t.Fatal(err)
				}
				resp.Body.Close()
			}
			if rest, err := io.ReadAll(r); err != nil || len(rest) > 0 {
				t.Errorf("behind both answers there is %q, %v", rest, err)
			}
			if len(got) != 2 || got[0] < 400 || got[0] >= 500 || got[1] != 200 {
				t.Errorf("statuses %v, want the refusal and then 200", got)
			}
		})
	}
}
