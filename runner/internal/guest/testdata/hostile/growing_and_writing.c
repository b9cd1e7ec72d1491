// want: code 0 refused
#include "host.h"
START { for (u32 at; (at = __builtin_wasm_memory_grow(0, 1)) != -1u;) *(volatile u8 *)(at * PAGE + 1) = 1; }
