// want: code 0
#include "host.h"
START { u32 n; u8 out[32]; wants(poll_oneoff((void *)0xffffff00u, out, 1000, &n), FAULT); }
