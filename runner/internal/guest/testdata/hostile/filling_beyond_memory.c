// want: trap out of bounds memory access
#include "host.h"
START { u32 at = PAGE * 100, n = PAGE; hide(at); hide(n); __builtin_memset((void *)at, 1, n); }
