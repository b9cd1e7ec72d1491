// want: code 4294967295
#include "host.h"
START { proc_exit(0xffffffff); }
