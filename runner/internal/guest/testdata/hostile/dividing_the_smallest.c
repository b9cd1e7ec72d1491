// want: trap integer overflow
#include "host.h"
START { volatile int n = -1; volatile int m = -2147483647 - 1; volatile int x = m / n; }
