// want: code 4026531839
#include "host.h"
START { proc_exit(0xefffffff); }
