// want: fuel
#include "host.h"
START { volatile u32 n = 0; for (;;) n++; }
