// want: refused not supported
// flags: -fwasm-exceptions -mexception-handling
#include "host.h"
START { volatile u32 n = 1; if (n) __builtin_wasm_throw(0, 0); }
__asm__(".globl __cpp_exception\n.tagtype __cpp_exception i32\n__cpp_exception:");
