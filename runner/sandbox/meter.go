package sandbox

import (
	"github.com/tetratelabs/wazero/api"

	"assize/runner/fuel"
)

// meter is the fuel counter inside a metered module.
type meter struct {
	counter api.MutableGlobal
	limit   int64
}

func (m *meter) left() int64 { return int64(m.counter.Get()) }

// Spent implements wasi.Meter.
func (m *meter) Spent() int64 { return m.limit - m.left() }

// Charge implements wasi.Meter.
func (m *meter) Charge(cost int64) bool {
	left := m.left() - min(cost, fuel.MaxHostCharge)
	m.counter.Set(uint64(left))
	return left >= 0
}
