// want: trap out of bounds memory access
#include "host.h"
__attribute__((noinline)) u32 deeper(u32 n) { volatile u8 room[1 << 16]; room[n] = 1; return deeper(room[n]) + room[0]; }
START { deeper(0); }
