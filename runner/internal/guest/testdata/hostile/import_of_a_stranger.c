// want: refused has no such function
#include "host.h"
__attribute__((import_module("wasi_snapshot_preview1"), import_name("proc_fork"))) u32 fork(void);
START { fork(); }
