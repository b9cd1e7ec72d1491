// want: refused fd_close
#include "host.h"
__attribute__((import_module("wasi_snapshot_preview1"), import_name("fd_close"))) double odd(double);
START { odd(1); }
