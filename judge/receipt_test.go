package judge

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
)

func someJudgement() Judgement {
	score := Points(250)
	return Judgement{
		Score: &score,
		ID:    "j", Submission: "s", Verdict: WA, Reason: "why", Fuel: 20, FuelLimit: 100, MemoryBytes: 2 << 16, MemoryLimit: 1 << 20,
		OutputLimit: 1 << 10, FuelMultiplier: 1.5, Compile: Compile{Module: DigestOf([]byte("module")), Runtime: DigestOf([]byte("runtime")), Validator: &ValidatorModule{Module: DigestOf([]byte("validator"))},
			Interactor: &ValidatorModule{Module: DigestOf([]byte("interactor"))}},
		Dataset: DigestOf([]byte("dataset")), CostTable: "table", Rules: 7, Engine: "engine", JudgedAt: time.Unix(1e9, 0).UTC(),
		Runs: []Run{
			{Case: "sample/1", Verdict: AC, Fuel: 10, MemoryBytes: 1 << 16, OutputBytes: 2, Stdout: DigestOf([]byte("3\n"))},
			{Case: "secret/1", Verdict: WA, Fuel: 20, MemoryBytes: 2 << 16, OutputBytes: 2, Stdout: DigestOf([]byte("4\n")), Feedback: "want 5",
				ValidatorFuel: 7, Transcript: DigestOf([]byte("<1\n>2\n")), Passes: 2},
		},
	}
}

// TestReceiptFieldsAreCompared changes each field of a receipt in turn.
func TestReceiptFieldsAreCompared(t *testing.T) {
	r := someJudgement().Receipt()
	if d := r.Differences(r); len(d) > 0 {
		t.Errorf("a receipt differs from itself: %q", d)
	}
	about := map[string]bool{"Format": true, "Judgement": true, "Submission": true, "JudgedAt": true, "Engine": true, "Runs": true}
	fields := func(typ reflect.Type, value func(*Receipt) reflect.Value) {
		for i := range typ.NumField() {
			name := typ.Field(i).Name
			if about[name] && typ == reflect.TypeFor[Receipt]() {
				continue
			}
			changed := someJudgement().Receipt()
			field := value(&changed).Field(i)
			if field.IsZero() && name != "Reason" {
				t.Errorf("%v.%s is not set", typ, name)
			}
			if field.Kind() == reflect.String {
				field.SetString("another")
			} else {
				field.SetZero()
			}
			if d := r.Differences(changed); len(d) == 0 {
				t.Errorf("%v.%s changed: no difference", typ, name)
			}
		}
	}
	fields(reflect.TypeFor[Receipt](), func(r *Receipt) reflect.Value { return reflect.ValueOf(r).Elem() })
	fields(reflect.TypeFor[ReceiptRun](), func(r *Receipt) reflect.Value { return reflect.ValueOf(&r.Runs[1]).Elem() })
	changed := someJudgement().Receipt()
	changed.Runs = changed.Runs[:1]
	if d := r.Differences(changed); len(d) != 1 {
		t.Errorf("a run less: %q", d)
	}
}

func TestReceiptHoldsNoFeedback(t *testing.T) {
	b, err := json.Marshal(someJudgement().Receipt())
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(b), "want 5") {
		t.Errorf("the jury's feedback is in the receipt: %s", b)
	}
	again, err := DecodeReceipt(b)
	if err != nil || !reflect.DeepEqual(again, someJudgement().Receipt()) {
		t.Errorf("decoded %+v, %v", again, err)
	}
}

func TestDecodeReceiptRefuses(t *testing.T) {
	for _, b := range []string{``, `{}`, `{"format":2,"module":"x"}`, `{"format":1}`, `{"format":1,"module":"x","verdict":"OK"}`} {
		if _, err := DecodeReceipt([]byte(b)); err == nil {
			t.Errorf("%s: no error", b)
		}
	}
}
