// want: fuel
#include "host.h"
void __wasm_call_ctors(void);
__attribute__((constructor)) static void early(void) { for (;;) __asm__ volatile(""); }
START { __wasm_call_ctors(); }
