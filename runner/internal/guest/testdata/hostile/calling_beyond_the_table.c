// want: trap invalid table access
#include "host.h"
START { void (*volatile f)(void) = (void (*)(void))100000; f(); }
