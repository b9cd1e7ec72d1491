// want: code 9
#include "host.h"
void __wasm_call_ctors(void);
__attribute__((constructor)) static void early(void) { proc_exit(9); }
START { __wasm_call_ctors(); for (;;) __asm__ volatile(""); }
