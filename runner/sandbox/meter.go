package sandbox

import (
	"github.com/tetratelabs/wazero/api"

	"assize/runner/fuel"
)

// meter is the fuel counter inside a metered module.
type meter struct {
	counter api.MutableGlobal
	limit   int64
	charged int64 // by the host
}

func (m *meter) left() int64 { return int64(m.counter.Get()) }

// Spent implements wasi.Meter.
func (m *meter) Spent() int64 { return m.limit - m.left() }

// Charge implements wasi.Meter.
func (m *meter) Charge(cost int64) bool {
	cost = min(cost, fuel.MaxHostCharge)
	m.charged += cost
	left := m.left() - cost
	m.counter.Set(uint64(left))
	return left >= 0
}
