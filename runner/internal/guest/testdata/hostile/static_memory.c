// want: memory refused
#include "host.h"
static volatile u8 room[1 << 30];
START { room[5] = 1; }
