// want: trap unreachable
#include "host.h"
START { __builtin_trap(); }
