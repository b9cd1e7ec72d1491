// want: code 0
#include "host.h"
START { u32 n; wants(fd_write(1, (iovec *)0xfffffff8u, 4, &n), FAULT); }
