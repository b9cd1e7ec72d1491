// want: code 0
#include "host.h"
START { u64 t; wants(clock_time_get(77, 0, &t), INVAL); }
