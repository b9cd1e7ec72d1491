// want: code 0
#include "host.h"
START { iovec v = {(void *)0xfffffff0u, 100}; u32 n; wants(fd_read(0, &v, 1, &n), FAULT); }
