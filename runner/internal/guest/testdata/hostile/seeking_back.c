// want: code 0
#include "host.h"
START { u64 at; wants(fd_seek(0, -1000000, 1, &at) == 0, 0); }
