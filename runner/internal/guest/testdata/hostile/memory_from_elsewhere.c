// want: refused is a memory
// flags: -Wl,--import-memory
#include "host.h"
START {}
