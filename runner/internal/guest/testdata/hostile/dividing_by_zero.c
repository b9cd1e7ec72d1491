// want: trap integer divide by zero
#include "host.h"
START { volatile u32 n = 0, m = 7; volatile u32 x = m / n; }
