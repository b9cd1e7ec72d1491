// want: code 0 refused
#include "host.h"
START { wants(__builtin_wasm_memory_grow(0, 65536) == -1u, 1); }
