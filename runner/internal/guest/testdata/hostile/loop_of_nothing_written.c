// want: fuel
#include "host.h"
START { iovec none = {0, 0}; u32 n; for (;;) fd_write(1, &none, 1, &n); }
