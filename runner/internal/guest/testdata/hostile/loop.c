// want: fuel
#include "host.h"
START { for (;;) __asm__ volatile(""); }
