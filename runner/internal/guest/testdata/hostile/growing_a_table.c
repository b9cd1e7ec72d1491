// want: code 0
#include "host.h"
static __externref_t list[0];
START { while (__builtin_wasm_table_grow(list, __builtin_wasm_ref_null_extern(), 1000) != -1) ; }
