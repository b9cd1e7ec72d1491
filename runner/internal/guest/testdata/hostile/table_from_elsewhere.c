// want: refused is a table
// flags: -Wl,--import-table
#include "host.h"
START { void (*volatile f)(void) = 0; f(); }
