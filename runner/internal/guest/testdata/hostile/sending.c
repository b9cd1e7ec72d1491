// want: code 0
#include "host.h"
START { iovec v = {(void *)16, 1}; u32 n; wants(sock_send(0, &v, 1, 0, &n) == 0, 0); }
