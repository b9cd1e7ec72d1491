// want: fuel
#include "host.h"
START { u32 at = 16, n = ~0u - 16; hide(at); hide(n); __builtin_memset((void *)at, 1, n); }
