// Looks for anything that an earlier run may have left in its memory, its globals
// or its table, then leaves something everywhere: in places far apart ("s"), in
// all of a large memory ("l"), or after growing page by page ("g").
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int counter;
static int left(void) { return 7; }
static int (*volatile function)(void);
extern unsigned char __heap_base;

int main(void) {
	char how = 's';
	scanf(" %c", &how);
	int found = counter++ != 0 || function != 0;
	function = left;
	size_t pages = how == 'l' ? 1600 : 600;
	// Page by page, or at once: what was never used before is zero.
	if (how == 'g') {
		for (size_t i = 0; i < pages; i++)
			if (__builtin_wasm_memory_grow(0, 1) == (size_t)-1) return 1;
	} else if (__builtin_wasm_memory_grow(0, pages) == (size_t)-1) return 1;
	size_t end = __builtin_wasm_memory_size(0) << 16, begin = end - (pages << 16);
	for (size_t at = begin; at < end; at += 8) found |= *(volatile unsigned long long *)at != 0;
	size_t step = how == 's' ? 5 * 4096 + 8 : 8;
	for (size_t at = begin; at < end; at += step) *(volatile unsigned long long *)at = 0x5a5a5a5a5a5a5a5a;
	puts(found ? "residue" : "clean");
	return 0;
}
