// want: stack
#include "host.h"
static u32 (*volatile less)(const u32 *, const u32 *);
static u32 sort(u32 *at, u32 n) { return less(at, at + n); }
static u32 odd(const u32 *a, const u32 *b) { return sort((u32 *)a, b - a) + 1; }
START { static u32 list[4]; less = odd; sort(list, 3); }
