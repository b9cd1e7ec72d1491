// want: trap indirect call type mismatch
#include "host.h"
static void real(void) {}
START { void (*volatile f)(void) = real; ((u64 (*)(double))f)(1.0); }
