package gateway

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/legacy"
	"github.com/google/uuid"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/redis/go-redis/v9"

	"assize/blob"
	"assize/bus"
	"assize/internal/testkit"
	"assize/judge"
	"assize/problems"
)

func TestMain(m *testing.M) { os.Exit(testkit.Main(m)) }

// fixture is a running gateway on real servers. Every answer that its clients
// get is checked against openapi.yaml.
type fixture struct {
	t     testing.TB
	s     *Service
	url   string
	db    *pgxpool.Pool
	redis *redis.Client
	bus   *bus.Bus
	blobs *blob.Dir
	clock atomic.Int64 // nanoseconds to add to the time
	admin *person
	stop  func()
}

type languageList []judge.Language

func (l languageList) Languages() []judge.Language { return l }

func (languageList) Coming() []judge.Language {
	return []judge.Language{{ID: "python3", Name: "Python 3.13", Extensions: []string{"py"}}}
}

var testLanguages = languageList{
	{ID: "cpp", Name: "C++20", Extensions: []string{"cpp", "cc"}, FuelMultiplier: 1},
	{ID: "go", Name: "Go", Extensions: []string{"go"}, FuelMultiplier: 1.5},
}

const password = "correct horse battery staple"

func start(t testing.TB, configure ...func(*Config)) *fixture {
	t.Helper()
	ctx := context.Background()
	f := &fixture{t: t, bus: testkit.Bus(t), blobs: testkit.Blobs(t)}
	var err error
	if f.db, err = pgxpool.New(ctx, testkit.Postgres(t)+" pool_max_conns=16"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(f.db.Close)
	options, err := redis.ParseURL(testkit.Redis(t))
	if err != nil {
		t.Fatal(err)
	}
	f.redis = redis.NewClient(options)
	t.Cleanup(func() { _ = f.redis.Close() })
	f.run(configure...)
	token, err := f.s.EnsureAdmin(ctx, "root", "test")
	if err != nil {
		t.Fatal(err)
	}
	f.admin = &person{f: f, token: token}
	return f
}

// run starts a gateway, another one where there was one already.
func (f *fixture) run(configure ...func(*Config)) {
	f.t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		f.t.Fatal(err)
	}
	cfg := Config{
		Listener: listener, TempDir: f.t.TempDir(), SweepEvery: 20 * time.Millisecond, CountEvery: 20 * time.Millisecond,
		Clock: func() time.Time { return time.Now().Add(time.Duration(f.clock.Load())) },
	}
	for _, c := range configure {
		c(&cfg)
	}
	f.s, err = New(cfg, Deps{
		DB: f.db, Redis: f.redis, Bus: f.bus, Blobs: f.blobs, Languages: testLanguages,
		Log: slog.New(slog.NewTextHandler(f.t.Output(), &slog.HandlerOptions{Level: slog.LevelWarn})),
	})
	if err != nil {
		f.t.Fatal(err)
	}
	f.s.passwork = newPasswords(1 << 10) // most of what the tests would compute else
	f.url = "http://" + listener.Addr().String()
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- f.s.Run(ctx) }()
	stopped := false
	f.stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		if err := <-done; !errors.Is(err, context.Canceled) {
			f.t.Errorf("Run: %v", err)
		}
	}
	f.t.Cleanup(f.stop)
}

func (f *fixture) exec(sql string, args ...any) {
	f.t.Helper()
	if _, err := f.db.Exec(context.Background(), sql, args...); err != nil {
		f.t.Fatalf("%s: %v", sql, err)
	}
	f.s.crowd.forget(crowdChange{All: true}) // nobody else would tell it
}

func (f *fixture) scan(to any, sql string, args ...any) {
	f.t.Helper()
	if err := f.db.QueryRow(context.Background(), sql, args...).Scan(to); err != nil {
		f.t.Fatalf("%s: %v", sql, err)
	}
}

// advance moves the clock of the gateway.
func (f *fixture) advance(d time.Duration) { f.clock.Add(int64(d)) }

// eventually waits until ask returns nil.
func (f *fixture) eventually(ask func() error) {
	f.t.Helper()
	deadline := time.Now().Add(20 * time.Second)
	for {
		err := ask()
		if err == nil {
			return
		}
		if time.Now().After(deadline) {
			f.t.Fatal(err)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// person is a client of the API.
type person struct {
	f      *fixture
	login  string
	token  string
	cookie *http.Cookie
	header http.Header // more headers for every request
}

// contestant registers an account and gives it a token.
func (f *fixture) contestant(login string) *person {
	f.t.Helper()
	p := &person{f: f, login: login}
	p.must(201, "POST", "/api/v1/accounts", map[string]any{"login": login, "name": "Contestant " + login, "password": password}, nil)
	var made struct{ Token string }
	p.cookie = nil
	p.must(201, "POST", "/api/v1/tokens", map[string]any{"name": "test", "login": login, "password": password}, &made)
	p.token = made.Token
	return p
}

func (f *fixture) juror(login string) *person {
	f.t.Helper()
	p := f.contestant(login)
	f.admin.must(200, "PATCH", "/api/v1/accounts/"+login, map[string]any{"role": "jury"}, nil)
	return p
}

// response is an answer whose body has been read.
type response struct {
	status int
	header http.Header
	body   []byte
}

func (r response) error() (code, message string) {
	var e errorBody
	if json.Unmarshal(r.body, &e) != nil {
		return "", string(r.body)
	}
	return string(e.Error.Code), e.Error.Message
}

// do sends a request. A body of type string or io.Reader is sent as it is.
func (p *person) do(method, path string, body any, headers ...string) response {
	p.f.t.Helper()
	var r io.Reader
	contentType := "application/json"
	switch b := body.(type) {
	case nil:
	case string:
		r = strings.NewReader(b)
	case []byte:
		r, contentType = bytes.NewReader(b), "application/zip"
	default:
		encoded, err := json.Marshal(b)
		if err != nil {
			p.f.t.Fatal(err)
		}
		r = bytes.NewReader(encoded)
	}
	req, err := http.NewRequest(method, p.f.url+path, r)
	if err != nil {
		p.f.t.Fatal(err)
	}
	if body != nil {
		req.Header.Set("Content-Type", contentType)
	}
	if p.token != "" {
		req.Header.Set("Authorization", "Bearer "+p.token)
	}
	if p.cookie != nil {
		req.AddCookie(p.cookie)
	}
	for name, values := range p.header {
		req.Header[name] = values
	}
	for i := 0; i+1 < len(headers); i += 2 {
		req.Header.Set(headers[i], headers[i+1])
	}
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		p.f.t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		p.f.t.Fatal(err)
	}
	for _, c := range resp.Cookies() {
		if strings.HasSuffix(c.Name, "session") && c.Value != "" {
			p.cookie = c
		}
	}
	if resp.Header.Get("X-Request-Id") == "" {
		p.f.t.Errorf("%s %s: no request id", method, path)
	}
	checkAgainstDocument(p.f.t, req, resp.StatusCode, resp.Header, b)
	return response{resp.StatusCode, resp.Header, b}
}

// must wants a status and reads the answer into to, if that is not nil.
func (p *person) must(status int, method, path string, body, to any, headers ...string) response {
	p.f.t.Helper()
	r := p.do(method, path, body, headers...)
	if r.status != status {
		p.f.t.Fatalf("%s %s: status %d, want %d: %s", method, path, r.status, status, r.body)
	}
	if to != nil {
		if err := json.Unmarshal(r.body, to); err != nil {
			p.f.t.Fatalf("%s %s: %v in %s", method, path, err, r.body)
		}
	}
	return r
}

var apiRouter = func() routers.Router {
	doc, err := openapi3.NewLoader().LoadFromData(openapi)
	if err != nil {
		panic(err)
	}
	router, err := legacy.NewRouter(doc)
	if err != nil {
		panic(err)
	}
	return router
}()

// checkAgainstDocument wants each answer to be one that openapi.yaml describes.
func checkAgainstDocument(t testing.TB, req *http.Request, status int, header http.Header, body []byte) {
	t.Helper()
	path := *req.URL
	path.Scheme, path.Host = "", ""
	plain := &http.Request{Method: req.Method, URL: &path, Header: req.Header}
	route, params, err := apiRouter.FindRoute(plain)
	if err != nil {
		return // not an address of the API: the tests of those look themselves
	}
	input := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: plain, PathParams: params, Route: route},
		Status:                 status, Header: header, Options: &openapi3filter.Options{IncludeResponseStatus: true},
	}
	if kind, _, _ := strings.Cut(header.Get("Content-Type"), ";"); kind != "" && kind != "application/json" {
		input.Options.ExcludeResponseBody = true
	}
	input.SetBodyBytes(body)
	if err := openapi3filter.ValidateResponse(context.Background(), input); err != nil {
		t.Errorf("%s %s: the answer %d is not as openapi.yaml says: %v\n%s", req.Method, req.URL.Path, status, err, body)
	}
}

// addProblem imports a small package.
func (f *fixture) addProblem(slug string, more ...func(fstest.MapFS)) {
	f.t.Helper()
	p, err := problems.Load(packageFiles(slug, more...))
	if err != nil {
		f.t.Fatal(err)
	}
	p.Slug = slug
	if _, err := f.s.ImportPackage(context.Background(), p); err != nil {
		f.t.Fatal(err)
	}
}

// packageFiles is a problem package: add two numbers.
func packageFiles(slug string, more ...func(fstest.MapFS)) fstest.MapFS {
	file := func(s string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(s)} }
	files := fstest.MapFS{
		"problem.yaml":                    file("problem_format_version: 2025-09\nname: Adding in " + slug + "\nuuid: " + uuid.NewSHA1(uuid.Nil, []byte(slug)).String() + "\nkeywords: [sums, easy-start]\nlimits:\n  time_limit: 1\n"),
		"statement/problem.en.md":         file("Add the two numbers $a$ and $b$; zebras welcome.\n"),
		"data/sample/1.in":                file("1 2\n"),
		"data/sample/1.ans":               file("3\n"),
		"data/secret/01.in":               file("20 22\n"),
		"data/secret/01.ans":              file("42\n"),
		"submissions/accepted/add.cpp":    file("int main() {}\n"),
		"submissions/wrong_answer/no.cpp": file("int main() { return 0; }\n"),
	}
	for _, m := range more {
		m(files)
	}
	return files
}

// addContest makes a contest that begins after a delay and lasts two hours.
func (f *fixture) addContest(slug string, after time.Duration, slugs ...string) {
	f.t.Helper()
	begins := f.s.now().Add(after)
	body := map[string]any{"slug": slug, "name": "Contest " + slug, "starts_at": begins, "ends_at": begins.Add(2 * time.Hour)}
	list := []map[string]any{}
	for i, s := range slugs {
		list = append(list, map[string]any{"label": string(rune('A' + i)), "problem": s})
	}
	body["problems"] = list
	f.admin.must(201, "POST", "/api/v1/contests", body, nil)
}

func (f *fixture) contestID(slug string) (id string) {
	f.t.Helper()
	f.scan(&id, `SELECT id::text FROM contests WHERE slug = $1`, slug)
	return id
}

func (f *fixture) accountID(login string) (id string) {
	f.t.Helper()
	f.scan(&id, `SELECT id::text FROM accounts WHERE login = $1`, login)
	return id
}

// submit sends a program and returns what was accepted.
func (p *person) submit(problem string) acceptedBody {
	p.f.t.Helper()
	var a acceptedBody
	p.must(202, "POST", "/api/v1/submissions", submission(problem), &a)
	return a
}

func submission(problem string, more ...any) map[string]any {
	m := map[string]any{"problem": problem, "language": "cpp", "source": "int main() {}"}
	for i := 0; i+1 < len(more); i += 2 {
		m[more[i].(string)] = more[i+1]
	}
	return m
}

// judged writes a judgement as the leaderboard would.
func (f *fixture) judged(a acceptedBody, verdict judge.Verdict, runs ...judge.Run) {
	f.t.Helper()
	f.exec(`INSERT INTO judgements (id, submission_id, verdict, fuel, fuel_limit, memory_bytes, memory_limit, reason, compile, dataset, cost_table, judged_at)
		SELECT $1, $2, $3, 100, 1000, 65536, 131072, $4, $5, dataset, 'plain-1', $6 FROM judgement_requests WHERE id = $1`,
		a.Judgement, a.ID, verdict.String(), "because of "+verdict.Name(), `{"diagnostics":"a warning","marks":[{"file":"main.c","line":1,"column":2,"severity":"warning","message":"a warning"}],"duration_ns":5}`, f.s.now())
	for i, r := range runs {
		f.exec(`INSERT INTO runs (judgement_id, ordinal, test_case, verdict, fuel, memory_bytes, output_bytes, output, stderr, reason, feedback)
			VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`, a.Judgement, i, r.Case, r.Verdict.String(), r.Fuel, r.MemoryBytes, r.OutputBytes,
			string(r.Output), string(r.Stderr), r.Reason, r.Feedback)
	}
}

// submittedFacts collects what was published to the compiler.
func (f *fixture) submittedFacts() <-chan judge.Submitted {
	f.t.Helper()
	facts := make(chan judge.Submitted, 100)
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan struct{})
	go func() {
		defer close(done)
		err := bus.Consume(ctx, f.bus, bus.Queue{Stream: judge.CompileStream, Lanes: []bus.Lane{{Durable: "all", Filter: judge.SubmittedSubjects}}},
			bus.Handler[judge.Submitted]{
				Handle: func(_ context.Context, s judge.Submitted) error { facts <- s; return nil },
				GiveUp: func(_ context.Context, s judge.Submitted, _ error) error {
					return fmt.Errorf("gave up on %s", s.Judgement)
				},
			})
		if !errors.Is(err, context.Canceled) {
			f.t.Errorf("consume: %v", err)
		}
	}()
	f.t.Cleanup(func() { cancel(); <-done })
	return facts
}

func receive[T any](t testing.TB, from <-chan T) T {
	t.Helper()
	select {
	case v := <-from:
		return v
	case <-time.After(20 * time.Second):
		t.Fatal("nothing arrived in 20 s")
	}
	panic("unreachable")
}
