package wasi

import (
	"context"
	"fmt"
	"maps"
	"slices"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"

	"assize/runner/fuel"
	"assize/runner/wasm"
)

// ModuleName is the only module that a program may import from.
const ModuleName = "wasi_snapshot_preview1"

// call is one WASI function. args are the parameters as they lie on wazero's
// stack.
type call func(p *Process, m api.Memory, args []uint64) errno

// function is a call with its parameter types, one letter each: i for i32, I for
// i64. All of them return an errno, except where void.
type function struct {
	params string
	call   call
	void   bool
}

// functions is all of preview 1. A program may import any of it, and a runtime
// often does without ever calling it.
var functions = map[string]function{
	"args_get":          {"ii", argsGet, false},
	"args_sizes_get":    {"ii", argsSizesGet, false},
	"environ_get":       {"ii", environGet, false},
	"environ_sizes_get": {"ii", environSizesGet, false},
	"clock_res_get":     {"ii", clockResGet, false},
	"clock_time_get":    {"iIi", clockTimeGet, false},
	"random_get":        {"ii", randomGet, false},
	"poll_oneoff":       {"iiii", pollOneoff, false},
	"sched_yield":       {"", schedYield, false},
	"proc_exit":         {"i", procExit, true},
	"proc_raise":        {"i", notOffered, false},

	"fd_read":             {"iiii", fdRead, false},
	"fd_write":            {"iiii", fdWrite, false},
	"fd_close":            {"i", fdClose, false},
	"fd_seek":             {"iIii", fdSeek, false},
	"fd_tell":             {"ii", fdTell, false},
	"fd_fdstat_get":       {"ii", fdFdstatGet, false},
	"fd_fdstat_set_flags": {"ii", fdKnown, false},
	"fd_filestat_get":     {"ii", fdFilestatGet, false},
	"fd_sync":             {"i", fdKnown, false},
	"fd_datasync":         {"i", fdKnown, false},
	"fd_pread":            {"iiiIi", fdPread, false},
	"fd_pwrite":           {"iiiIi", fdPwrite, false},

	// Files are there to be read, and only where a run has them: otherwise every
	// other descriptor is a bad one, and no path leads anywhere because no
	// folder is open to start from.
	"fd_prestat_get":          {"ii", fdPrestatGet, false},
	"fd_prestat_dir_name":     {"iii", fdPrestatDirName, false},
	"fd_readdir":              {"iiiIi", fdReaddir, false},
	"fd_renumber":             {"ii", notOffered, false},
	"fd_advise":               {"iIIi", fdAdvise, false},
	"fd_allocate":             {"iII", notWritable, false},
	"fd_fdstat_set_rights":    {"iII", notOffered, false},
	"fd_filestat_set_size":    {"iI", fdSetSize, false},
	"fd_filestat_set_times":   {"iIIi", setTimes, false},
	"path_create_directory":   {"iii", pathCreateDirectory, false},
	"path_filestat_get":       {"iiiii", pathFilestatGet, false},
	"path_filestat_set_times": {"iiiiIIi", pathChange(0, 2, 3), false},
	"path_link":               {"iiiiiii", pathChange(0, 2, 3), false},
	"path_open":               {"iiiiiIIii", pathOpen, false},
	"path_readlink":           {"iiiiii", pathReadlink, false},
	"path_remove_directory":   {"iii", pathChange(0, 1, 2), false},
	"path_rename":             {"iiiiii", pathChange(0, 1, 2), false},
	"path_symlink":            {"iiiii", pathSymlink, false},
	"path_unlink_file":        {"iii", pathUnlinkFile, false},
	"sock_accept":             {"iii", notOffered, false},
	"sock_recv":               {"iiiiii", notOffered, false},
	"sock_send":               {"iiiii", notOffered, false},
	"sock_shutdown":           {"ii", notOffered, false},
}

// names has all functions, each at its number.
var names = slices.Sorted(maps.Keys(functions))

// Host is preview 1 as one function.
var Host = fuel.Host{Module: "assize:host", Name: "call", Params: 9, Number: number}

// number returns the number of the function that a program imports. The error says why
// there is none.
func number(name string, imported wasm.FuncType) (uint32, error) {
	n, ok := slices.BinarySearch(names, name)
	if !ok {
		return 0, fmt.Errorf("%s has no such function", ModuleName)
	}
	if params, results := functions[name].types(); !imported.Equal(wasm.FuncType{Params: params, Results: results}) {
		return 0, fmt.Errorf("it has another type in %s", ModuleName)
	}
	return uint32(n), nil
}

func (f function) types() (params, results []wasm.ValueType) {
	for _, letter := range f.params {
		t := wasm.I32
		if letter == 'I' {
			t = wasm.I64
		}
		params = append(params, t)
	}
	if !f.void {
		results = []wasm.ValueType{wasm.I32}
	}
	return params, results
}

// Instantiate offers preview 1 to the modules of r, function by function and as Host.
func Instantiate(ctx context.Context, r wazero.Runtime) error {
	builder := r.NewHostModuleBuilder(ModuleName)
	numbered := make([]function, len(names))
	for n, name := range names {
		f := functions[name]
		numbered[n] = f
		params, results := f.types()
		builder.NewFunctionBuilder().WithGoModuleFunction(host(f), engineTypes(params), engineTypes(results)).Export(name)
	}
	if _, err := builder.Instantiate(ctx); err != nil {
		return fmt.Errorf("instantiate %s: %w", ModuleName, err)
	}
	call := api.GoModuleFunc(func(ctx context.Context, m api.Module, stack []uint64) {
		stack[0] = invoke(ctx, &numbered[uint32(stack[0])], m, stack[1:])
	})
	params := append([]api.ValueType{api.ValueTypeI32}, slices.Repeat([]api.ValueType{api.ValueTypeI64}, Host.Params)...)
	builder = r.NewHostModuleBuilder(Host.Module)
	builder.NewFunctionBuilder().WithGoModuleFunction(call, params, params[:1]).Export(Host.Name)
	if _, err := builder.Instantiate(ctx); err != nil {
		return fmt.Errorf("instantiate %s: %w", Host.Module, err)
	}
	return nil
}

// engineTypes are the types as the engine has them, which are those of the format.
func engineTypes(types []wasm.ValueType) (all []api.ValueType) {
	for _, t := range types {
		all = append(all, api.ValueType(t))
	}
	return all
}

// host makes a wazero function of f.
func host(f function) api.GoModuleFunc {
	return func(ctx context.Context, m api.Module, stack []uint64) {
		result := invoke(ctx, &f, m, stack)
		if !f.void {
			stack[0] = result
		}
	}
}

// invoke calls f. Once a run has been stopped no call does anything: a guest cannot go
// on behind the host's back.
func invoke(ctx context.Context, f *function, m api.Module, args []uint64) uint64 {
	p := from(ctx)
	if p.Stop != Running {
		panic(errStopped)
	}
	return uint64(f.call(p, m.Memory(), args))
}

// notOffered answers ENOSYS.
func notOffered(p *Process, _ api.Memory, _ []uint64) errno {
	p.charge(0)
	return eNOSYS
}
