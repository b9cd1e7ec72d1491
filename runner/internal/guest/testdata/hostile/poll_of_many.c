// want: fuel
#include "host.h"
static u8 in[48 * 20000], out[32 * 20000];
START { u32 n; for (;;) poll_oneoff(in, out, 20000, &n); }
