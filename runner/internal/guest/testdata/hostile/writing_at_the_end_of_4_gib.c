// want: trap out of bounds memory access
#include "host.h"
START { u32 at = ~0u - 3; hide(at); *(volatile u64 *)at = 1; }
