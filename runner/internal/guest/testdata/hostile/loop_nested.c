// want: fuel
#include "host.h"
START { for (volatile u32 i = 0;; i++) for (volatile u32 j = 0; j < i; j++) for (volatile u32 k = 0; k < j; k++) ; }
