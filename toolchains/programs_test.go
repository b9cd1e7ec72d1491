package toolchains_test

import (
	"testing"

	"assize/toolchains"
)

func TestProgramsSayWhatTheyPrint(t *testing.T) {
	all, err := toolchains.All()
	if err != nil {
		t.Fatal(err)
	}
	for _, tc := range all {
		programs, err := tc.Programs()
		if err != nil {
			t.Error(err)
		}
		for _, p := range programs {
			if p.Out == "" || len(p.Files) == 0 {
				t.Errorf("%s prints nothing that could be checked", p.Name)
			}
			for _, f := range p.Files {
				if ok, _ := tc.Accepts(f.Name); !ok {
					t.Errorf("%s: file %s is not one that the language accepts", p.Name, f.Name)
				}
			}
		}
	}
}
