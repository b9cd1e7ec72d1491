// want: code 0
#include "host.h"
static iovec v[2] = {{"ab", 1}, {"cd", 1}};
START { wants(fd_write(1, v, 2, &v[1].n), 0); wants(v[1].n, 2); }
