// want: trap out of bounds memory access
#include "host.h"
START { u32 at = ~0u; hide(at); ((volatile u64 *)at)[0x1ffffff] = 1; }
