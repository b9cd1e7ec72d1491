package compiler_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/prometheus/client_golang/prometheus/testutil"

	"assize/judge"
)

// TestLanguagesAreTriedOut tells of a contest, and wants each of its languages and
// the output validator of its problem to be compiled once, and to be told of; a
// language that is not there harms nobody.
func TestLanguagesAreTriedOut(t *testing.T) {
	s := startSite(t)
	ready := make(chan judge.Ready, 16)
	stop, err := s.bus.Listen(judge.ReadySubject, func(_ string, data []byte) {
		var r judge.Ready
		if err := json.Unmarshal(data, &r); err != nil {
			t.Error(err)
		}
		ready <- r
	})
	if err != nil {
		t.Fatal(err)
	}
	defer stop()
	own := s.datasetOf(t, "go", "validate.go", "package main\n\nimport \"os\"\n\nfunc main() { os.Exit(42) }\n")
	told := map[judge.LanguageID]int{}
	tell := time.NewTicker(50 * time.Millisecond)
	defer tell.Stop()
	for deadline := time.After(time.Minute); len(told) < 3; {
		select {
		case r := <-ready:
			told[r.Language]++
			if ok, err := s.blobs.Has(t.Context(), r.Compile.Module); err != nil || !ok {
				t.Errorf("module of %s: %v %v", r.Language, ok, err)
			}
		case <-tell.C:
			if err := s.bus.Tell(judge.UpcomingSubject, judge.Upcoming{Contest: "cup", Datasets: []judge.Digest{own}, Languages: []judge.LanguageID{"cobol", "c", "cpp"}}); err != nil {
				t.Fatal(err)
			}
		case <-deadline:
			t.Fatalf("tried out within a minute: %v", told)
		}
	}
	if told["c"] != 1 || told["cpp"] != 1 || told["go"] != 1 {
		t.Errorf("told of %v, want c, cpp and the validator in go once", told)
	}
	if n, err := testutil.GatherAndCount(s.stats, "assize_compiler_warm_total"); err != nil || n != 3 {
		t.Errorf("%d series, %v; want ok for c and cpp, failed for cobol", n, err)
	}
}
