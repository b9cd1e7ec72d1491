// Package placement moves the code of a program in memory. Where a hot loop happens to lie
// changes its time by up to a quarter, more than the metering does, so what compares two
// ways to compile a program compares them at several places and takes the mean.
package placement

import (
	"bytes"
	"fmt"
	"math"

	"assize/runner/wasm"
)

// Places is how many places are compared.
const Places = 4

// Move returns the module with its code moved to one of the places: its first function,
// which compilers use for what happens once, gets something to do. Place 0 is where the
// code lies by itself.
func Move(module []byte, place int) ([]byte, error) {
	m, err := wasm.Read(module)
	if err != nil {
		return nil, fmt.Errorf("move code: %w", err)
	}
	if len(m.Code) == 0 || len(m.Globals) == 0 || !m.Globals[0].Mutable {
		return nil, fmt.Errorf("move code: no function or no global to move it with")
	}
	idle := []byte{byte(wasm.OpGlobalGet), 0, byte(wasm.OpGlobalSet), 0}
	body := &m.Code[0]
	body.Code = append(bytes.Repeat(idle, 3*place), body.Code...)
	return m.Append(nil), nil
}

// Mean is the geometric mean of N ratios. The zero value has none.
type Mean struct {
	N   int
	sum float64 // of their logarithms
}

// Add adds a ratio, which is above 0.
func (m *Mean) Add(ratio float64) { m.N, m.sum = m.N+1, m.sum+math.Log(ratio) }

// Value is the mean, not a number of none.
func (m *Mean) Value() float64 { return math.Exp(m.sum / float64(m.N)) }
