// want: code 0
#include "host.h"
START { char c; iovec v = {&c, 1}; u32 n; wants(fd_read(1, &v, 1, &n), BADF); }
