// want: trap out of bounds memory access
#include "host.h"
START { u32 to = ~0u - 10, from = 16, n = 1000; hide(to); hide(from); hide(n); __builtin_memmove((void *)to, (void *)from, n); }
