// want: code 0
#include "host.h"
START { wants(fd_filestat_set_size(1, 1ULL << 60) == 0, 0); }
