package wasi

import (
	"context"
	"fmt"
	"slices"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
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

// Offers reports whether preview 1 has a function of that name.
func Offers(name string) bool {
	_, ok := functions[name]
	return ok
}

// Fits reports whether an imported function has the type that preview 1 gives it.
func Fits(imported api.FunctionDefinition) bool {
	_, name, _ := imported.Import()
	params, results := functions[name].types()
	return slices.Equal(params, imported.ParamTypes()) && slices.Equal(results, imported.ResultTypes())
}

func (f function) types() (params, results []api.ValueType) {
	for _, letter := range f.params {
		t := api.ValueTypeI32
		if letter == 'I' {
			t = api.ValueTypeI64
		}
		params = append(params, t)
	}
	if !f.void {
		results = []api.ValueType{api.ValueTypeI32}
	}
	return params, results
}

// Instantiate offers preview 1 to the modules of r.
func Instantiate(ctx context.Context, r wazero.Runtime) error {
	builder := r.NewHostModuleBuilder(ModuleName)
	for name, f := range functions {
		params, results := f.types()
		builder.NewFunctionBuilder().WithGoModuleFunction(host(f), params, results).Export(name)
	}
	if _, err := builder.Instantiate(ctx); err != nil {
		return fmt.Errorf("instantiate %s: %w", ModuleName, err)
	}
	return nil
}

// host makes a wazero function of f. Once a run has been stopped no call does
// anything: a guest cannot go on behind the host's back.
func host(f function) api.GoModuleFunc {
	return func(ctx context.Context, m api.Module, stack []uint64) {
		p := from(ctx)
		if p.Stop != Running {
			panic(errStopped)
		}
		result := f.call(p, m.Memory(), stack)
		if !f.void {
			stack[0] = uint64(result)
		}
	}
}

// notOffered answers ENOSYS.
func notOffered(p *Process, _ api.Memory, _ []uint64) errno {
	p.charge(0)
	return eNOSYS
}
