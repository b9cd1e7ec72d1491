// want: code 0
#include "host.h"
START { wants(proc_raise(9), NOSYS); }
