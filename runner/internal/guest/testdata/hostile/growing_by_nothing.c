// want: fuel
#include "host.h"
START { for (;;) __builtin_wasm_memory_grow(0, 0); }
