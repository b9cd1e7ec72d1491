package profile

import (
	"testing"

	"assize/runner/wasm"
)

// TestFunctionNames reads names as the sources have them.
func TestFunctionNames(t *testing.T) {
	given := map[string]string{
		"main": "main", "__original_main": "main", "solve": "solve",
		"_ZN5graph3dfsEi":        "graph::dfs(int)",
		"_ZSt4sortIPiEvT_S1_":    "void std::sort<int*>(int*, int*)",
		"_RNvCs1234_4main5solve": "main::solve",
		"_Znonsense":             "_Znonsense",
		"main.main":              "main.main",
	}
	section := []byte{}
	list := wasm.AppendU32(nil, uint32(len(given)))
	var want []string
	for name, readable := range given {
		list = wasm.AppendU32(list, uint32(len(want)))
		list = append(wasm.AppendU32(list, uint32(len(name))), name...)
		want = append(want, readable)
	}
	section = append(wasm.AppendU32(append(section, functionNames), uint32(len(list))), list...)
	m := wasm.Module{Customs: []wasm.Custom{{Name: wasm.NameSection, Data: section}}}
	got := FunctionNames(m.Append(nil))
	for i, name := range want {
		if got[i] != name {
			t.Errorf("function %d is %q, want %q", i, got[i], name)
		}
	}
}
