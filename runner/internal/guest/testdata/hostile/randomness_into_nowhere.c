// want: code 0
#include "host.h"
START { wants(random_get((void *)0xffffff00u, 4096), FAULT); }
