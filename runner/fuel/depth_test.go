package fuel

import (
	"fmt"
	"testing"

	"github.com/tetratelabs/wazero"
)

// TestDepth recurs as deeply as contests ask for, and then without end.
func TestDepth(t *testing.T) {
	m, err := Instrument(compileC(t, "deep.cpp", "-Wl,-z,stack-size=67108864"))
	if err != nil {
		t.Fatal(err)
	}
	p := load(t, wazero.NewRuntimeConfigCompiler(), m.Code)
	for kind, name := range []string{"arithmetic", "search", "lambda", "in turn"} {
		t.Run(name, func(t *testing.T) {
			whole := p.run(t, fmt.Sprint(kind, 1), 1<<50).depth
			ends := p.run(t, fmt.Sprint(kind, 300_000), 1<<50)
			if ends.output == "" || ends.depth != whole {
				t.Errorf("300,000 deep: %+v, depth at first %d", ends, whole)
			}
			overflow := p.run(t, fmt.Sprint(kind, 1_500_000), 1<<50)
			if overflow.depth >= 0 || overflow.err != "wasm error: unreachable" || overflow.fuel <= ends.fuel {
				t.Errorf("1,500,000 deep: %+v; want a trap with the depth below 0", overflow)
			}
			if again := p.run(t, fmt.Sprint(kind, 1_500_000), 1<<50); again != overflow {
				t.Errorf("another time %+v, at first %+v", again, overflow)
			}
		})
	}
}
