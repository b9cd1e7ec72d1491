// want: fuel
#include "host.h"
static u8 room[1 << 24];
START { for (u8 c = 0;; c++) { __builtin_memset(room, c, sizeof room); __asm__ volatile("" ::: "memory"); } }
