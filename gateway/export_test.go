package gateway

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/gofiber/fiber/v2"

	"assize/judge"
)

func (p *person) csv(path string) [][]string {
	p.f.t.Helper()
	r := p.must(200, "GET", path, nil, nil)
	lines, err := csv.NewReader(bytes.NewReader(r.body)).ReadAll()
	if err != nil || !strings.HasPrefix(r.header.Get("Content-Disposition"), "attachment") {
		p.f.t.Fatalf("%s: %v, %v", path, err, r.header)
	}
	return lines
}

// TestExports: the jury takes away what happened and who took part, and no
// spreadsheet takes what somebody has typed for a formula.
func TestExports(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	f.addContest("cup", 0, "add")
	f.addContest("other", 0, "add")
	ada, juror := f.contestant("ada"), f.juror("jo")
	f.exec(`UPDATE accounts SET name = '=HYPERLINK("x")', organization = '@home' WHERE login = 'ada'`)
	ada.must(200, "POST", "/api/v1/contests/cup/registration", nil, nil)
	var a, b acceptedBody
	ada.must(202, "POST", "/api/v1/submissions", submission("add", "contest", "cup"), &a)
	f.judged(a, judge.WA)
	var again acceptedBody
	juror.must(202, "POST", "/api/v1/submissions/"+a.ID+"/rejudge", nil, &again)
	f.judged(again, judge.AC)
	ada.must(202, "POST", "/api/v1/submissions", submission("add"), &b) // practice
	q := ada.say(201, "+1?", "problem_id", "add")
	juror.say(201, "yes", "reply_to_id", q.ID) // to everybody

	const events, people = "/api/v1/contests/cup/events", "/api/v1/contests/cup/participants?format=csv"
	for _, path := range []string{events, people} {
		ada.must(403, "GET", path, nil, nil)
		(&person{f: f}).must(401, "GET", path, nil, nil)
	}
	juror.must(400, "GET", events+"?format=xml", nil, nil)
	juror.must(404, "GET", "/api/v1/contests/nothing/events", nil, nil)

	var list []contestEvent
	kinds := map[string]int{}
	decoder := json.NewDecoder(bytes.NewReader(juror.must(200, "GET", events, nil, nil).body))
	for decoder.More() {
		var e contestEvent
		if err := decoder.Decode(&e); err != nil {
			t.Fatal(err)
		}
		kinds[e.Type]++
		list = append(list, e)
		switch {
		case e.Type == "submissions" && (e.ID != a.ID || e.Login != "ada" || e.Label != "A" || e.Language != "cpp" || e.Participant != f.accountID("ada")),
			e.Type == "judgements" && (e.Submission != a.ID || e.Current == nil || *e.Current != (e.Verdict == "AC") || e.Fuel == nil),
			e.Type == "clarifications" && e.ID == q.ID && (e.Text != "+1?" || e.Problem != "add" || e.Name != `=HYPERLINK("x")`),
			e.Type == "clarifications" && e.ID != q.ID && (e.ReplyTo != q.ID || e.Text != "yes" || e.To != ""):
			t.Errorf("event %+v", e)
		}
	}
	if kinds["submissions"] != 1 || kinds["judgements"] != 2 || kinds["clarifications"] != 2 ||
		!slices.IsSortedFunc(list, func(a, b contestEvent) int { return a.Time.Compare(b.Time) }) {
		t.Errorf("%v: %+v", kinds, list)
	}
	lines := juror.csv(events + "?format=csv")
	if len(lines) != len(list)+1 || !slices.Equal(lines[0], eventColumns) {
		t.Fatalf("as CSV: %v", lines)
	}
	for i, line := range lines[1:] {
		if !slices.Equal(line, list[i].line()) {
			t.Errorf("as CSV %v, as JSON %+v", line, list[i])
		}
	}
	for _, line := range slices.Concat(lines, juror.csv(people)) {
		for _, cell := range line {
			if cell != "" && strings.ContainsRune("=+-@", rune(cell[0])) {
				t.Errorf("a spreadsheet takes %q for a formula", cell)
			}
		}
	}
	who := juror.csv(people)
	if len(who) != 2 || who[1][0] != f.accountID("ada") || who[1][1] != `'=HYPERLINK("x")` || who[1][2] != "'@home" || who[1][4] != "ada" {
		t.Errorf("participants: %v", who)
	}
	if lines := juror.csv("/api/v1/contests/other/participants?format=csv"); len(lines) != 1 {
		t.Errorf("participants of the other contest: %v", lines)
	}
}

// TestBrokenDownload: what fails in the middle does not look whole.
func TestBrokenDownload(t *testing.T) {
	app := fiber.New(fiber.Config{DisableStartupMessage: true})
	app.Get("/", func(c *fiber.Ctx) error {
		d := &download{"a.csv", func(_ context.Context, w io.Writer) error {
			if _, err := w.Write(make([]byte, 1<<20)); err != nil {
				return err
			}
			return errors.New("the database has gone")
		}, slog.New(slog.DiscardHandler)}
		return d.send(c, "text/csv", time.Minute)
	})
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error, 1)
	go func() { done <- app.Listener(l) }()
	r, err := http.Get("http://" + l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	if b, err := io.ReadAll(r.Body); err == nil {
		t.Errorf("half a file of %d bytes was taken for the whole", len(b))
	}
	r.Body.Close()
	if err := app.Shutdown(); err != nil {
		t.Error(err)
	}
	if err := <-done; err != nil {
		t.Error(err)
	}
}
