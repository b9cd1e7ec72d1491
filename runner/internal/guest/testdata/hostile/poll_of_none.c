// want: code 0
#include "host.h"
START { u32 n; wants(poll_oneoff(0, 0, 0, &n), INVAL); }
