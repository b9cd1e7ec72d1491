// want: trap invalid table access
#include "host.h"
START { void (*volatile f)(void) = 0; f(); }
