// want: code 0
#include "host.h"
START { wants(args_get((void *)0xfffffffcu, (void *)0xfffffffcu), FAULT); }
