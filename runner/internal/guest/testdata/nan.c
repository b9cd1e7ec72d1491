// Prints the bits of what is not a number, from every kind of instruction that
// can make one.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

static void show(const char *name, double d, float f) {
	uint64_t a;
	uint32_t b;
	memcpy(&a, &d, 8);
	memcpy(&b, &f, 4);
	printf("%s %016llx %08x\n", name, (unsigned long long)a, b);
}

int main(void) {
	volatile double zero = 0, inf = INFINITY;
	volatile float zerof = 0, inff = INFINITY;
	show("0/0", zero / zero, zerof / zerof);
	show("inf-inf", inf - inf, inff - inff);
	show("0*inf", zero * inf, zerof * inff);
	show("sqrt", sqrt(-1 - zero), sqrtf(-1 - zerof));
	uint64_t payload = 0x7ff8000000001234;
	uint32_t payloadf = 0xffc01234;
	double d;
	float f;
	memcpy(&d, &payload, 8);
	memcpy(&f, &payloadf, 4);
	volatile double n = d;
	volatile float nf = f;
	show("nan+1", n + 1, nf + 1);
	show("1+nan", 1 + n, 1 + nf);
	show("nan+0/0", n + zero / zero, nf + zerof / zerof);
	show("0/0+nan", zero / zero + n, zerof / zerof + nf);
	show("demote", (float)n, (float)n);
	show("promote", (double)nf, nf);
	show("floor", floor(n), floorf(nf));
	show("min", __builtin_wasm_min_f64(n, 1), __builtin_wasm_min_f32(1, nf));
	show("moved", n, nf);
	return 0;
}
