// want: code 0
#include "host.h"
static u8 room[1 << 20];
START { iovec v = {room, sizeof room}; u32 n; for (int i = 0; i < 100; i++) { wants(fd_read(0, &v, 1, &n), 0); if (n > 4) proc_exit(1); } }
