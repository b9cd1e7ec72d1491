// want: code 0
#include "host.h"
START { u8 room[100]; u32 n; for (u32 fd = 0; fd < 10; fd++) if (fd_prestat_get(fd, room) == 0 || fd_readdir(fd, room, 100, 0, &n) == 0) proc_exit(1); }
