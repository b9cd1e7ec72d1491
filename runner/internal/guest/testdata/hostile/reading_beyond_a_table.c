// want: trap invalid table access
#include "host.h"
static __externref_t list[0];
START { __builtin_wasm_table_set(list, 7, __builtin_wasm_ref_null_extern()); }
