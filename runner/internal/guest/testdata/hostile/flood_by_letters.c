// want: fuel
#include "host.h"
START { char c = 97; iovec v = {&c, 1}; u32 n; for (;;) fd_write(1, &v, 1, &n); }
