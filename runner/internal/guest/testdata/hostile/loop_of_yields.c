// want: fuel
#include "host.h"
START { for (;;) sched_yield(); }
