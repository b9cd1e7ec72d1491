package gateway

import (
	"bytes"
	"fmt"
	"io"
	"net"
	"net/http"
	"sync/atomic"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"
)

// BenchmarkSubmit measures submissions acknowledged per second, each of them on
// disk by then, by 16 clients side by side.
func BenchmarkSubmit(b *testing.B) {
	f := start(b, func(c *Config) {
		c.MaxUnanswered = 1 << 30
		c.Rates = Rates{Submissions: 1 << 30}
		c.SweepEvery = time.Second
	})
	f.addProblem("add")
	const accounts = 64
	var tokens []string
	for i := range accounts {
		a, err := f.s.insertAccount(b.Context(), f.db, registration{Login: fmt.Sprintf("user%d", i), Name: "User", Role: roleContestant}, noPassword, f.s.now())
		if err != nil {
			b.Fatal(err)
		}
		token, err := f.s.insertToken(b.Context(), a.ID, nil, "benchmark", nil)
		if err != nil {
			b.Fatal(err)
		}
		tokens = append(tokens, token.Token)
	}
	body := []byte(`{"problem":"add","language":"cpp","source":"int main() {}"}`)
	var next atomic.Int64
	post(b, f.url+"/api/v1/submissions", body, func() string { return tokens[next.Add(1)%accounts] })
}

// BenchmarkBareFiber is the same load on a handler that does nothing.
func BenchmarkBareFiber(b *testing.B) {
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	app.Post("/", func(c *fiber.Ctx) error {
		return c.Status(http.StatusAccepted).JSON(acceptedBody{Poll: "/api/v1/submissions/"})
	})
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- app.Listener(listener) }()
	b.Cleanup(func() {
		if err := app.Shutdown(); err != nil {
			b.Error(err)
		}
		if err := <-done; err != nil {
			b.Error(err)
		}
	})
	post(b, "http://"+listener.Addr().String(), []byte(`{"problem":"add","language":"cpp","source":"int main() {}"}`), func() string { return "x" })
}

func post(b *testing.B, url string, body []byte, token func() string) {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 64
	client := &http.Client{Transport: transport}
	b.SetParallelism(8)
	b.ResetTimer()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			req, err := http.NewRequest("POST", url, bytes.NewReader(body))
			if err != nil {
				b.Error(err)
				return
			}
			req.Header.Set("Content-Type", "application/json")
			req.Header.Set("Authorization", "Bearer "+token())
			resp, err := client.Do(req)
			if err != nil {
				b.Error(err)
				return
			}
			answer, err := io.ReadAll(resp.Body)
			resp.Body.Close()
			if err != nil || resp.StatusCode != http.StatusAccepted {
				b.Errorf("%s %v: %s", resp.Status, err, answer)
				return
			}
		}
	})
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "requests/s")
}
