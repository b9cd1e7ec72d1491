// want: code 0
#include "host.h"
START { proc_exit(0); }
