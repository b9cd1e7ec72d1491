// want: output
#include "host.h"
static u8 room[PAGE];
START { iovec v = {room, sizeof room}; u32 n; for (;;) fd_write(1, &v, 1, &n); }
