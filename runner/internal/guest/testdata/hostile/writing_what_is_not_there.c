// want: code 0
#include "host.h"
START { iovec v = {(void *)0xfffff000u, 8192}; u32 n; wants(fd_write(1, &v, 1, &n), FAULT); }
