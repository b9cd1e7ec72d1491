// want: fuel
#include "host.h"
START { u64 t; do clock_time_get(0, 1, &t); while (t < 1ULL << 62); }
