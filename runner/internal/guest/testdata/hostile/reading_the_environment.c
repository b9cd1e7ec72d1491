// want: code 0
#include "host.h"
START { u32 at[4] = {0}; u8 room[100] = {0}; wants(environ_get(at, room), 0); wants(at[0] | room[0], 0); }
