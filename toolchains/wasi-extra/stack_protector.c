/* Debian's compiler-rt for wasm32 was compiled with a stack protector and does
 * not bring what the protector calls: without these two symbols no division of
 * __int128 links. */
#include <stdint.h>
#include <stdlib.h>

uintptr_t __stack_chk_guard = 0x5bd1e995;

void __stack_chk_fail(void)
{
	abort();
}
