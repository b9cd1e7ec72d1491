// Prints a sum over all that it begins with, then changes it: a little ("s"), all of its
// data ("a") or of a large array ("l"); grows ("g"), ends in the middle ("e"), traps ("t").
#include <stdio.h>
#include <stdlib.h>

static int first(void) { return 7; }
static int second(void) { return 8; }
static int (*volatile function)(void) = first;
static volatile unsigned data[100000] = {3, 1, 4, [2000] = 5, [99999] = 9};
static volatile unsigned zeros[1500000];
static volatile int counter = 41;

int main(void) {
	char how = 's';
	scanf(" %c", &how);
	unsigned sum = ++counter + function() + (unsigned)(unsigned long)&how; // the stack is where it was, too
	for (int i = 0; i < 100000; i++) sum = sum * 31 + data[i];
	for (int i = 0; i < 1500000; i++) sum += zeros[i];
	printf("%u\n", sum);
	fflush(stdout);
	function = second;
	data[1]++;
	if (how == 'a') for (int i = 0; i < 100000; i++) data[i] = ~i;
	if (how == 'l') for (int i = 0; i < 1500000; i += 500) zeros[i] = i;
	if (how == 'g') __builtin_wasm_memory_grow(0, 1);
	if (how == 'e') exit(0);
	if (how == 't') __builtin_trap();
	return 0;
}
