package fuel

import (
	"context"
	"testing"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"

	"assize/runner/wasm"
)

// placed adds up what an instance has spent, by place.
func placed(p Places, instance api.Module) map[int32]int64 {
	spent := map[int32]int64{}
	for i, s := range p.Stretches {
		ran := int64(instance.ExportedGlobal(RanExport(i)).Get())
		for _, c := range s {
			spent[c.Place] += ran * c.Cost
		}
	}
	for i, place := range p.Calls {
		spent[place] += int64(instance.ExportedGlobal(CalledExport(i)).Get())
	}
	return spent
}

// TestPlacesAddUp runs generated modules and wants the places to come to all the
// fuel that was spent: where each instruction has one, and where only the function
// that is called has some, which is then charged with all the others.
func TestPlacesAddUp(t *testing.T) {
	const limit = 1_000_000
	ctx := context.Background()
	runtime := wazero.NewRuntimeWithConfig(ctx, wazero.NewRuntimeConfigInterpreter().WithCoreFeatures(features))
	defer runtime.Close(ctx)
	wasi_snapshot_preview1.MustInstantiate(ctx, runtime)
	run := func(m *Module) (fuel, spent int64, by map[int32]int64, err error) {
		compiled, err := runtime.CompileModule(ctx, m.Code)
		if err != nil {
			t.Fatalf("compile: %v", err)
		}
		defer compiled.Close(ctx)
		instance, err := runtime.InstantiateModule(ctx, compiled, wazero.NewModuleConfig().WithName("").WithStartFunctions())
		if err != nil {
			t.Fatalf("instantiate: %v", err)
		}
		defer instance.Close(ctx)
		counter := instance.ExportedGlobal(CounterExport).(api.MutableGlobal)
		counter.Set(limit)
		_, err = instance.ExportedFunction("run").Call(ctx)
		by = placed(m.Places, instance)
		for _, n := range by {
			spent += n
		}
		return limit - int64(counter.Get()), spent, by, err
	}
	whole, shared := 0, 0
	for i, seed := range seeds(200) {
		module := generate(seed)
		m, err := wasm.Read(module)
		if err != nil {
			t.Fatal(err)
		}
		called := -1
		for _, e := range m.Exports {
			if e.Name == "run" {
				called = int(e.Index)
			}
		}
		instrument := func(options ...Option) *Module {
			m, err := Instrument(module, options...)
			if err != nil {
				t.Fatal(err)
			}
			return m
		}
		plain, _, _, _ := run(instrument())
		for name, places := range map[string]func(int, uint32) int32{
			"all": func(function int, _ uint32) int32 { return int32(function) },
			"called": func(function int, _ uint32) int32 {
				return int32(min(function, called)-called) - int32(max(function, called)-called)
			},
		} {
			fuel, spent, by, err := run(instrument(CountPlaces(places)))
			if fuel != plain {
				t.Errorf("module %d, %s: fuel %d, without counts %d", i, name, fuel, plain)
			}
			if err != nil || fuel > limit {
				continue // ended in the middle of a stretch
			}
			whole++
			if len(by) > 1 {
				shared++
			}
			if spent != fuel {
				t.Errorf("module %d, %s: the places come to %d, fuel is %d", i, name, spent, fuel)
			}
			for place, n := range by {
				if n < 0 {
					t.Errorf("module %d, %s: place %d has spent %d", i, name, place, n)
				}
			}
		}
	}
	if whole < 100 || shared < 20 {
		t.Errorf("of 400 runs %d came to their end, %d of them with several places", whole, shared)
	}
}
