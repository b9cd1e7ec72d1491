package gateway

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"assize/web"
)

// ahead are the answers that come along with the page at a path, by address.
func (p *person) ahead(path string, headers ...string) map[string]struct {
	Status int
	Body   json.RawMessage
} {
	p.f.t.Helper()
	page := string(p.must(200, "GET", path, nil, nil, headers...).body)
	found := regexp.MustCompile(`(?s)<script type="application/json" id="ahead">(.*?)</script>`).FindStringSubmatch(page)
	if found == nil {
		p.f.t.Fatalf("%s: nothing comes along:\n%s", path, page)
	}
	var sent struct {
		At      int64
		Answers map[string]struct {
			Status int
			Body   json.RawMessage
		}
	}
	if err := json.Unmarshal([]byte(found[1]), &sent); err != nil {
		p.f.t.Fatalf("%s: %v in %s", path, err, found[1])
	}
	if now := p.f.s.now().UnixMilli(); sent.At > now || sent.At < now-time.Minute.Milliseconds() {
		p.f.t.Errorf("%s: the clock says %d, it is %d", path, sent.At, now)
	}
	return sent.Answers
}

func withPage(c *Config) {
	c.Web = fstest.MapFS{"index.html": {Data: []byte(`<script type="application/json" id="ahead">` + web.AheadPlaceholder + `</script>`)}}
}

// TestAheadIsWhatTheAPIAnswers: with each page come the answers that this account
// gets when it asks for them, to the letter, and none that it does not get.
func TestAheadIsWhatTheAPIAnswers(t *testing.T) {
	f := start(t, withPage)
	f.addProblem("add", func(files fstest.MapFS) {
		files["statement/problem.en.md"].Data = []byte("`</script>` " + noncePlaceholder + " " + aheadPlaceholder + "\n")
	})
	f.addContest("cup", -time.Hour, "add")
	guest, ada := &person{f: f}, f.contestant("ada")
	bank := []string{"/api/v1/tags", "/api/v1/contests?per_page=20", "/api/v1/problems?page=1&per_page=50"}
	for _, c := range []struct {
		path, reads string
		want        []string
	}{
		{"/", "", bank},
		{"/problems", "de-CH,de;q=0.9,en;q=0.8", bank},
		{"/problems?q=add", "", bank[:2]},
		{"/problems/add", "en-GB,en;q=0.9", []string{"/api/v1/languages", "/api/v1/problems/add?language=en"}},
		{"/problems/add", "fr, de;q=0.8", []string{"/api/v1/languages", "/api/v1/problems/add?language=de"}},
		{"/problems/none", "", []string{"/api/v1/languages"}},
		{"/contests/cup/problems/add", "", []string{"/api/v1/languages", "/api/v1/contests/cup", "/api/v1/problems/add?language=en&contest=cup"}},
		{"/contests/cup", "", nil},
	} {
		for _, who := range []*person{guest, ada} {
			got := who.ahead(c.path, "Accept-Language", c.reads)
			if len(got) != len(c.want)+1 {
				t.Errorf("%s: %d answers come along, want %v and who this is: %v", c.path, len(got), c.want, got)
			}
			for _, address := range append(c.want, "/api/v1/me") {
				asked := who.do("GET", address, nil)
				var plain any
				if err := json.Unmarshal(asked.body, &plain); err != nil {
					t.Fatal(err)
				}
				want, _ := json.Marshal(plain)
				_ = json.Unmarshal(got[address].Body, &plain)
				if b, _ := json.Marshal(plain); got[address].Status != asked.status || same(b) != same(want) {
					t.Errorf("%s: with the page comes %d %s, %s answers %d %s", c.path, got[address].Status, b, address, asked.status, want)
				}
			}
		}
	}
	if status := ada.ahead("/")["/api/v1/me"].Status; status != http.StatusOK {
		t.Errorf("ada's page has status %d for who she is", status)
	}
}

// same leaves out what differs with each request: its id, which errors name, and the
// time at which it is answered.
func same(b []byte) string {
	return regexp.MustCompile(`"(request_id|now)":"[^"]*"`).ReplaceAllString(string(b), "")
}

// TestPagesDoNotWaitForReaders: where all places of readers are taken, a page comes
// at once, and asks for itself.
func TestPagesDoNotWaitForReaders(t *testing.T) {
	f := start(t, withPage)
	p := f.contestant("ada")
	for range cap(f.s.readers) {
		f.s.readers <- struct{}{}
	}
	defer func() {
		for range cap(f.s.readers) {
			<-f.s.readers
		}
	}()
	if got := p.ahead("/problems"); len(got) != 0 {
		t.Errorf("%v came along", got)
	}
}

// TestPlainPageIsAlone: where no web app was built in, nothing comes along.
func TestPlainPageIsAlone(t *testing.T) {
	f := start(t)
	if body := string((&person{f: f}).must(200, "GET", "/problems", nil, nil).body); strings.Contains(body, "/api/v1/me") || strings.Contains(body, aheadPlaceholder) {
		t.Error(body)
	}
}
