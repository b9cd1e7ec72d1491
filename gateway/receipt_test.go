package gateway

import (
	"testing"

	"assize/judge"
)

func TestReceipt(t *testing.T) {
	f := start(t)
	f.addProblem("add")
	ada, bob, judith := f.contestant("ada"), f.contestant("bob"), f.juror("judith")
	a := ada.submit("add")
	address := a.Poll + "/receipt"
	ada.must(409, "GET", address, nil, nil) // not judged yet
	module := judge.DigestOf([]byte("module"))
	f.judged(a, judge.WA, judge.Run{Case: "sample/1", Verdict: judge.AC, Fuel: 90},
		judge.Run{Case: "secret/1", Verdict: judge.WA, Fuel: 100, Feedback: "want 42"})
	ada.must(409, "GET", address, nil, nil) // no module: nothing was run
	f.exec(`UPDATE judgements SET compile = jsonb_build_object('module', $2::text), score = 250, output_limit = 8, fuel_multiplier = 1.5 WHERE id = $1`, a.Judgement, string(module))
	f.exec(`UPDATE runs SET stdout = 'digest' WHERE judgement_id = $1`, a.Judgement)

	bob.must(404, "GET", address, nil, nil)
	var seen [2]judge.Receipt
	for i, who := range []*person{ada, judith} {
		r := who.must(200, "GET", address, nil, &seen[i])
		again, err := judge.DecodeReceipt(r.body)
		if err != nil || len(again.Differences(seen[i])) > 0 {
			t.Errorf("decoded %+v, %v", again, err)
		}
		who.must(304, "GET", address, nil, nil, "If-None-Match", r.header.Get("ETag"))
	}
	got := seen[0]
	if got.Judgement != a.Judgement || got.Submission != a.ID || got.Module != module || got.OutputLimit != 8 || got.FuelMultiplier != 1.5 ||
		got.FuelLimit != 1000 || got.MemoryLimit != 131072 || got.CostTable != "plain-1" || got.Verdict != judge.WA || got.Score == nil || *got.Score != 250 || len(got.Runs) != 2 ||
		got.Runs[1] != (judge.ReceiptRun{Case: "secret/1", Verdict: judge.WA, Fuel: 100, Stdout: "digest"}) {
		t.Errorf("receipt %+v", got)
	}
	if d := got.Differences(seen[1]); len(d) > 0 {
		t.Errorf("the jury's receipt differs: %q", d)
	}
	f.exec(`UPDATE judgements SET verdict = 'JE' WHERE id = $1`, a.Judgement)
	ada.must(409, "GET", address, nil, nil)
}
