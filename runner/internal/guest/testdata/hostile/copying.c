// want: fuel
#include "host.h"
static u8 room[1 << 24];
START { for (;;) { __builtin_memmove(room, room + 1, sizeof room - 1); __asm__ volatile("" ::: "memory"); } }
