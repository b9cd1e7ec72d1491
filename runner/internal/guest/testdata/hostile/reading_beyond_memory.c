// want: trap out of bounds memory access
#include "host.h"
START { u32 at = PAGE * 1000; hide(at); *(volatile u8 *)at; }
