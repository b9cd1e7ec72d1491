// want: code 0
#include "host.h"
START { iovec v = {(void *)16, 1}; u32 n; for (u32 fd = 3; fd < 2000; fd++) wants(fd_write(fd, &v, 1, &n) == 0, 0); wants(fd_write(~0u, &v, 1, &n), BADF); }
