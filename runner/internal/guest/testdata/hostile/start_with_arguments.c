// want: refused no function _start
#include "host.h"
u32 _start(u32 a) { return a; }
