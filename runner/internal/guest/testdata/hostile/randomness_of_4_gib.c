// want: fuel
#include "host.h"
START { random_get(0, ~0u); }
