// want: code 0 refused
#include "host.h"
START { while (__builtin_wasm_memory_grow(0, 1) != -1u) ; }
