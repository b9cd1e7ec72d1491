// want: code 0
#include "host.h"
START { u32 n; iovec v; u32 answer = fd_write(1, &v, ~0u, &n); wants(answer == FAULT || answer == INVAL, 1); }
