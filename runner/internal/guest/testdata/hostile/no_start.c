// want: refused no function _start
// flags: -Wl,--no-entry
#include "host.h"
__attribute__((export_name("main"))) void begin(void) {}
