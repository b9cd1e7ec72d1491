// want: trap out of bounds memory access
#include "host.h"
START { for (u32 at = PAGE * 2;; at += 4096) *(volatile u8 *)at = 0xa5; }
