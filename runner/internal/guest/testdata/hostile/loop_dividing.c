// want: fuel
#include "host.h"
START { volatile u64 n = 1; for (;;) n = (n / 3) % 7 + 0x123456789ULL; }
