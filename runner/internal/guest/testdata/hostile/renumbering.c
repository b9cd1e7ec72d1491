// want: code 0
#include "host.h"
START { wants(fd_renumber(0, 1) == 0, 0); }
