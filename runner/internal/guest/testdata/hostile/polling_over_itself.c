// want: code 0
#include "host.h"
static u8 room[48 * 100];
START { u32 n; wants(poll_oneoff(room, room, 100, &n), 0); wants(n, 100); }
