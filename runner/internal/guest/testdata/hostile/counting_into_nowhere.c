// want: code 0
#include "host.h"
START { iovec v = {(void *)16, 1}; wants(fd_write(1, &v, 1, (u32 *)0xfffffffeu), FAULT); }
