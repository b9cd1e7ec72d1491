// want: refused reserved
#include "host.h"
__attribute__((export_name("assize:fuel"))) u64 fuel(void) { return ~0ULL; }
START {}
