// want: code 0
#include "host.h"
static u8 room[100];
START { iovec v = {room, sizeof room}; u32 n; for (u32 fd = 0; fd < 100; fd++) fd_close(fd); for (int i = 0; i < 100; i++) if (fd_read(0, &v, 1, &n) == 0 && n > 4) proc_exit(1); }
