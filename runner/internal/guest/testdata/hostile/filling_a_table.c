// want: fuel
#include "host.h"
static __externref_t list[0];
START { __builtin_wasm_table_grow(list, __builtin_wasm_ref_null_extern(), 100000); for (;;) __builtin_wasm_table_fill(list, 0, __builtin_wasm_ref_null_extern(), 100000); }
