// want: fuel
#include "host.h"
START { volatile u32 at = 0; for (;;) switch (at) { case 0: at = 3; break; case 1: at = 2; break; case 2: at = 0; break; case 3: at = 4; break; case 4: at = 1; break; default: return; } }
